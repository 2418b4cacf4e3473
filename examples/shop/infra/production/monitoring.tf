# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

# environments.flow:24
resource "aws_cloudwatch_log_group" "main-flow-log-group" {
  name              = "/production/main/flow-logs"
  retention_in_days = 30
}

# environments.flow:33
resource "aws_cloudwatch_log_group" "orders" {
  for_each = toset(["postgresql", "upgrade"])

  name              = "/aws/rds/instance/production-orders/${each.key}"
  retention_in_days = 30
}

# environments.flow:33
resource "aws_cloudwatch_metric_alarm" "orders-storage-runs-out" {
  alarm_name        = "production-orders-storage-runs-out"
  alarm_description = "production-orders has less than 10% of its storage left. When nothing is left it stops: find out what grows, or give it more"
  namespace         = "AWS/RDS"
  metric_name       = "FreeStorageSpace"
  dimensions = {
    DBInstanceIdentifier = aws_db_instance.orders.identifier
  }
  statistic           = "Minimum"
  comparison_operator = "LessThanThreshold"
  threshold           = 10737418240
  period              = 300
  evaluation_periods  = 3
  treat_missing_data  = "missing"
  alarm_actions       = [aws_sns_topic.incidents.arn]
  ok_actions          = [aws_sns_topic.incidents.arn]
}

# environments.flow:33
resource "aws_cloudwatch_metric_alarm" "orders-processors-busy" {
  alarm_name        = "production-orders-processors-busy"
  alarm_description = "The processors of production-orders are busy, so that statements wait. Performance Insights shows which"
  namespace         = "AWS/RDS"
  metric_name       = "CPUUtilization"
  dimensions = {
    DBInstanceIdentifier = aws_db_instance.orders.identifier
  }
  statistic           = "Average"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 90
  period              = 300
  evaluation_periods  = 3
  treat_missing_data  = "missing"
  alarm_actions       = [aws_sns_topic.incidents.arn]
  ok_actions          = [aws_sns_topic.incidents.arn]
}

# environments.flow:39
resource "aws_cloudwatch_metric_alarm" "jobs-waits" {
  alarm_name        = "production-jobs-waits"
  alarm_description = "Messages of production-jobs wait for more than 15m: is somebody working on them?"
  namespace         = "AWS/SQS"
  metric_name       = "ApproximateAgeOfOldestMessage"
  dimensions = {
    QueueName = aws_sqs_queue.jobs.name
  }
  statistic           = "Maximum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 900
  period              = 60
  evaluation_periods  = 5
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.incidents.arn]
  ok_actions          = [aws_sns_topic.incidents.arn]
}

# environments.flow:39
resource "aws_cloudwatch_metric_alarm" "jobs-put-aside" {
  alarm_name        = "production-jobs-put-aside"
  alarm_description = "Messages of production-jobs could not be handled, and wait in ${aws_sqs_queue.jobs-dead-letters.name}"
  namespace         = "AWS/SQS"
  metric_name       = "ApproximateNumberOfMessagesVisible"
  dimensions = {
    QueueName = aws_sqs_queue.jobs-dead-letters.name
  }
  statistic           = "Maximum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  period              = 300
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.incidents.arn]
  ok_actions          = [aws_sns_topic.incidents.arn]
}

# environments.flow:47
resource "aws_cloudwatch_log_group" "api" {
  name              = "/production/api"
  retention_in_days = 30
}

# environments.flow:47
resource "aws_cloudwatch_metric_alarm" "api-fails" {
  alarm_name          = "production-api-fails"
  alarm_description   = "More than 5% of the answers of production-api are errors. Its log says which: ${aws_cloudwatch_log_group.api.name}"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 5
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.incidents.arn]
  ok_actions          = [aws_sns_topic.incidents.arn]

  metric_query {
    id    = "share"
    label = "Share of errors, in percent"
    # With few requests one error is a large share.
    expression  = "IF(requests >= 20, 100 * (FILL(failed, 0) + FILL(unreached, 0)) / requests, 0)"
    return_data = true
  }

  metric_query {
    id = "failed"

    metric {
      namespace   = "AWS/ApplicationELB"
      metric_name = "HTTPCode_Target_5XX_Count"
      period      = 60
      stat        = "Sum"
      dimensions = {
        LoadBalancer = aws_lb.api.arn_suffix
      }
    }
  }

  metric_query {
    id = "unreached"

    metric {
      namespace   = "AWS/ApplicationELB"
      metric_name = "HTTPCode_ELB_5XX_Count"
      period      = 60
      stat        = "Sum"
      dimensions = {
        LoadBalancer = aws_lb.api.arn_suffix
      }
    }
  }

  metric_query {
    id = "requests"

    metric {
      namespace   = "AWS/ApplicationELB"
      metric_name = "RequestCount"
      period      = 60
      stat        = "Sum"
      dimensions = {
        LoadBalancer = aws_lb.api.arn_suffix
      }
    }
  }
}

# environments.flow:47
resource "aws_cloudwatch_metric_alarm" "api-slow" {
  alarm_name        = "production-api-slow"
  alarm_description = "Five of 100 answers of production-api take longer than 1s"
  namespace         = "AWS/ApplicationELB"
  metric_name       = "TargetResponseTime"
  dimensions = {
    LoadBalancer = aws_lb.api.arn_suffix
    TargetGroup  = aws_lb_target_group.api.arn_suffix
  }
  extended_statistic  = "p95"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 1
  period              = 60
  evaluation_periods  = 5
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.incidents.arn]
  ok_actions          = [aws_sns_topic.incidents.arn]
}

# environments.flow:47
resource "aws_cloudwatch_metric_alarm" "api-nothing-well" {
  alarm_name        = "production-api-nothing-well"
  alarm_description = "No container of production-api is well: nobody is answered"
  namespace         = "AWS/ApplicationELB"
  metric_name       = "HealthyHostCount"
  dimensions = {
    LoadBalancer = aws_lb.api.arn_suffix
    TargetGroup  = aws_lb_target_group.api.arn_suffix
  }
  statistic           = "Maximum"
  comparison_operator = "LessThanThreshold"
  threshold           = 1
  period              = 60
  evaluation_periods  = 3
  treat_missing_data  = "breaching"
  alarm_actions       = [aws_sns_topic.incidents.arn]
  ok_actions          = [aws_sns_topic.incidents.arn]
}

# environments.flow:47
resource "aws_cloudwatch_log_group" "worker" {
  name              = "/production/worker"
  retention_in_days = 30
}
