# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

# environments.flow:80
resource "aws_sns_topic" "incidents" {
  name = "pilot-incidents"
}

# environments.flow:80
resource "aws_sns_topic_subscription" "incidents-email" {
  for_each = toset(["payments@shop.example.com"])

  topic_arn = aws_sns_topic.incidents.arn
  protocol  = "email"
  endpoint  = each.key
}

# environments.flow:80
resource "aws_sns_topic_policy" "incidents" {
  arn    = aws_sns_topic.incidents.arn
  policy = data.aws_iam_policy_document.incidents-access.json
}

# environments.flow:80
resource "aws_sqs_queue" "jobs" {
  name                       = "pilot-jobs"
  visibility_timeout_seconds = 180
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  sqs_managed_sse_enabled    = true
}

# environments.flow:80
resource "aws_sqs_queue" "jobs-dead-letters" {
  name                      = "pilot-jobs-dead-letters"
  message_retention_seconds = 1209600
  sqs_managed_sse_enabled   = true
}

# environments.flow:80
resource "aws_sqs_queue_redrive_policy" "jobs" {
  queue_url = aws_sqs_queue.jobs.id
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.jobs-dead-letters.arn
    maxReceiveCount     = 5
  })
}

# environments.flow:80
resource "aws_sqs_queue_redrive_allow_policy" "jobs" {
  queue_url = aws_sqs_queue.jobs-dead-letters.id
  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.jobs.arn]
  })
}

# environments.flow:80
resource "aws_sqs_queue_policy" "jobs" {
  queue_url = aws_sqs_queue.jobs.id
  policy    = data.aws_iam_policy_document.jobs-tls-only.json
}

# environments.flow:80
resource "aws_sqs_queue_policy" "jobs-dead-letters-policy" {
  queue_url = aws_sqs_queue.jobs-dead-letters.id
  policy    = data.aws_iam_policy_document.jobs-dead-letters-tls-only.json
}
