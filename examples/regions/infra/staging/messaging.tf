# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

# environments.flow:33
resource "aws_sqs_queue" "parcels" {
  name                       = "staging-parcels"
  visibility_timeout_seconds = 120
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  sqs_managed_sse_enabled    = true
}

# environments.flow:33
resource "aws_sqs_queue" "parcels-dead-letters" {
  name                      = "staging-parcels-dead-letters"
  message_retention_seconds = 1209600
  sqs_managed_sse_enabled   = true
}

# environments.flow:33
resource "aws_sqs_queue_redrive_policy" "parcels" {
  queue_url = aws_sqs_queue.parcels.id
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.parcels-dead-letters.arn
    maxReceiveCount     = 5
  })
}

# environments.flow:33
resource "aws_sqs_queue_redrive_allow_policy" "parcels" {
  queue_url = aws_sqs_queue.parcels-dead-letters.id
  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.parcels.arn]
  })
}

# environments.flow:33
resource "aws_sqs_queue_policy" "parcels" {
  queue_url = aws_sqs_queue.parcels.id
  policy    = data.aws_iam_policy_document.parcels-tls-only.json
}

# environments.flow:33
resource "aws_sqs_queue_policy" "parcels-dead-letters-policy" {
  queue_url = aws_sqs_queue.parcels-dead-letters.id
  policy    = data.aws_iam_policy_document.parcels-dead-letters-tls-only.json
}

# environments.flow:33
resource "aws_sqs_queue" "print-dead-letters-queue" {
  name                      = "staging-print-dead-letters"
  message_retention_seconds = 1209600
  sqs_managed_sse_enabled   = true
}
