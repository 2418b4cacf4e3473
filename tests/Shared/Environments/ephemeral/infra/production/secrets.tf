# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.

# Had for a moment.
# main.flow:9
ephemeral "aws_secretsmanager_secret_version" "orders" {
  secret_id = "shop/orders"
}

# main.flow:10
ephemeral "aws_ssm_parameter" "part" {
  for_each = toset(["a", "b"])

  arn = "arn:aws:ssm:eu-central-1:123456789012:parameter/${each.key}"
}

# main.flow:13
resource "aws_ssm_parameter" "copy" {
  name             = "copy"
  type             = "SecureString"
  value_wo         = ephemeral.aws_secretsmanager_secret_version.orders.secret_string
  value_wo_version = 3
}

# main.flow:14
resource "aws_ssm_parameter" "joined" {
  name             = "joined"
  type             = "SecureString"
  value_wo         = "${ephemeral.aws_ssm_parameter.part["a"].value}-${try(jsondecode(ephemeral.aws_secretsmanager_secret_version.orders.secret_string).password, null)}"
  value_wo_version = 1
}

# main.flow:15
resource "aws_secretsmanager_secret" "all" {
  name = "kept"
}

# main.flow:16
resource "aws_secretsmanager_secret_version" "kept" {
  secret_id                = aws_secretsmanager_secret.all.id
  secret_string_wo         = var.code
  secret_string_wo_version = 1
}
