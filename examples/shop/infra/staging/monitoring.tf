# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

# environments.flow:52
resource "aws_cloudwatch_log_group" "main-flow-log-group" {
  name              = "/staging/main/flow-logs"
  retention_in_days = 30
}

# environments.flow:52
resource "aws_cloudwatch_log_group" "orders" {
  for_each = toset(["postgresql", "upgrade"])

  name              = "/aws/rds/instance/staging-orders/${each.key}"
  retention_in_days = 30
}

# environments.flow:52
resource "aws_cloudwatch_log_group" "api" {
  name              = "/staging/api"
  retention_in_days = 30
}

# environments.flow:52
resource "aws_cloudwatch_log_group" "worker" {
  name              = "/staging/worker"
  retention_in_days = 30
}
