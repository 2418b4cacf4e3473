# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

# environments.flow:66
data "aws_secretsmanager_secret" "stripe-known" {
  name = "shop/stripe"
}
