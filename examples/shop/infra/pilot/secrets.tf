# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

# environments.flow:80
data "aws_secretsmanager_secret" "stripe-known" {
  name = "shop/stripe"
}

# environments.flow:86
resource "aws_kms_key" "pods-own-key" {
  description             = "Secrets of the cluster pilot-pods"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}
