# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.

# main.flow:11
ephemeral "aws_lambda_invocation" "made" {
  function_name = "make"
  payload = jsonencode({
    token = ephemeral.aws_secretsmanager_secret_version.orders.secret_string
    code  = var.code
  })

  depends_on = [aws_ssm_parameter.copy]
}
