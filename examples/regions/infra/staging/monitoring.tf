# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

# environments.flow:33
resource "aws_cloudwatch_log_group" "print" {
  name              = "/aws/lambda/staging-print"
  retention_in_days = 30
}
