# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.

# main.flow:51
resource "aws_sqs_queue" "dead" {}

# main.flow:52
resource "aws_sqs_queue" "jobs" {
  for_each = toset(["small", "large"])

  name = "jobs-${each.key}"
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead.arn
    maxReceiveCount     = 5
  })
}
