# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

# environments.flow:42
data "aws_secretsmanager_secret" "stripe-known" {
  name = "shop/stripe"
}
