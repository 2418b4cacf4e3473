# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

# environments.flow:22
resource "aws_cloudwatch_log_group" "print" {
  name              = "/aws/lambda/production-us-east-1-print"
  retention_in_days = 30
}
