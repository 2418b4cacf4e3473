# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

# environments.flow:16
resource "aws_cloudwatch_log_group" "main-flow-log-group" {
  name              = "/production/main/flow-logs"
  retention_in_days = 30
}

# environments.flow:22
resource "aws_cloudwatch_log_group" "orders" {
  for_each = toset(["postgresql", "upgrade"])

  name              = "/aws/rds/instance/production-orders/${each.key}"
  retention_in_days = 30
}

# environments.flow:36
resource "aws_cloudwatch_log_group" "api" {
  name              = "/production/api"
  retention_in_days = 30
}

# environments.flow:36
resource "aws_cloudwatch_log_group" "worker" {
  name              = "/production/worker"
  retention_in_days = 30
}
