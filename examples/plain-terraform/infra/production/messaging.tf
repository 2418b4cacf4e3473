# Generated from production.flow. Change that file and run `flow build`; changes made here are lost.

# An order that cannot be worked on is put aside after five tries.
# production.flow:62
resource "aws_sqs_queue" "orders-dead" {
  name                      = "orders-dead"
  message_retention_seconds = 1209600
  sqs_managed_sse_enabled   = true
}

# production.flow:68
resource "aws_sqs_queue" "orders-new" {
  name                       = "orders"
  visibility_timeout_seconds = 180
  sqs_managed_sse_enabled    = true
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.orders-dead.arn
    maxReceiveCount     = 5
  })
}
