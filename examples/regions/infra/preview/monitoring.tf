# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

# environments.flow:42
resource "aws_cloudwatch_log_group" "print" {
  name              = "/aws/lambda/preview-${var.number}-print"
  retention_in_days = 30
}

# environments.flow:42
resource "aws_cloudwatch_metric_alarm" "print-fails" {
  alarm_name        = "preview-${var.number}-print-fails"
  alarm_description = "Calls of preview-${var.number}-print end with an error. Its log says which: ${aws_cloudwatch_log_group.print.name}"
  namespace         = "AWS/Lambda"
  metric_name       = "Errors"
  dimensions = {
    FunctionName = aws_lambda_function.print.function_name
  }
  statistic           = "Sum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  period              = 300
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = []
  ok_actions          = []
}

# environments.flow:42
resource "aws_cloudwatch_metric_alarm" "print-throttled" {
  alarm_name        = "preview-${var.number}-print-throttled"
  alarm_description = "Calls of preview-${var.number}-print are refused, because too many run at once"
  namespace         = "AWS/Lambda"
  metric_name       = "Throttles"
  dimensions = {
    FunctionName = aws_lambda_function.print.function_name
  }
  statistic           = "Sum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  period              = 300
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = []
  ok_actions          = []
}

# environments.flow:42
resource "aws_cloudwatch_metric_alarm" "print-slow" {
  alarm_name        = "preview-${var.number}-print-slow"
  alarm_description = "Calls of preview-${var.number}-print take nearly as long as they may, 30s"
  namespace         = "AWS/Lambda"
  metric_name       = "Duration"
  dimensions = {
    FunctionName = aws_lambda_function.print.function_name
  }
  extended_statistic  = "p99"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 27000
  period              = 300
  evaluation_periods  = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = []
  ok_actions          = []
}

# environments.flow:42
resource "aws_cloudwatch_metric_alarm" "print-waiting" {
  alarm_name        = "preview-${var.number}-print-dead-letters"
  alarm_description = "Calls of preview-${var.number}-print failed to the end, and wait in ${aws_sqs_queue.print-dead-letters-queue.name}"
  namespace         = "AWS/SQS"
  metric_name       = "ApproximateNumberOfMessagesVisible"
  dimensions = {
    QueueName = aws_sqs_queue.print-dead-letters-queue.name
  }
  statistic           = "Maximum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  period              = 300
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = []
  ok_actions          = []
}
