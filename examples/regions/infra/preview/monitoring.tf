# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

# environments.flow:42
resource "aws_cloudwatch_log_group" "print" {
  name              = "/aws/lambda/preview-${var.number}-print"
  retention_in_days = 30
}
