# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

# environments.flow:80
resource "aws_cloudwatch_log_group" "main-flow-log-group" {
  name              = "/pilot/main/flow-logs"
  retention_in_days = 30
}

# environments.flow:80
resource "aws_cloudwatch_log_group" "orders" {
  for_each = toset(["postgresql", "upgrade"])

  name              = "/aws/rds/instance/pilot-orders/${each.key}"
  retention_in_days = 30
}

# environments.flow:80
resource "aws_cloudwatch_metric_alarm" "orders-storage-runs-out" {
  alarm_name        = "pilot-orders-storage-runs-out"
  alarm_description = "pilot-orders has less than 10% of its storage left. When nothing is left it stops: find out what grows, or give it more"
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

# environments.flow:80
resource "aws_cloudwatch_metric_alarm" "orders-processors-busy" {
  alarm_name        = "pilot-orders-processors-busy"
  alarm_description = "The processors of pilot-orders are busy, so that statements wait. Performance Insights shows which"
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

# environments.flow:80
resource "aws_cloudwatch_metric_alarm" "jobs-waits" {
  alarm_name        = "pilot-jobs-waits"
  alarm_description = "Messages of pilot-jobs wait for more than 15m: is somebody working on them?"
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

# environments.flow:80
resource "aws_cloudwatch_metric_alarm" "jobs-put-aside" {
  alarm_name        = "pilot-jobs-put-aside"
  alarm_description = "Messages of pilot-jobs could not be handled, and wait in ${aws_sqs_queue.jobs-dead-letters.name}"
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

# environments.flow:86
resource "aws_cloudwatch_log_group" "pods" {
  name              = "/aws/eks/pilot-pods/cluster"
  retention_in_days = 30
}

# environments.flow:86
resource "aws_cloudwatch_log_group" "pods-containers-log" {
  for_each = toset(["application", "dataplane", "host", "performance"])

  name              = "/aws/containerinsights/pilot-pods/${each.key}"
  retention_in_days = 30
}

# environments.flow:87
resource "aws_cloudwatch_metric_alarm" "api-nothing-well" {
  alarm_name        = "pilot-api-nothing-well"
  alarm_description = "No container of pilot-api runs: nobody is answered"
  namespace         = "ContainerInsights"
  metric_name       = "service_number_of_running_pods"
  dimensions = {
    ClusterName = aws_eks_cluster.pods.name
    Namespace   = "shop"
    Service     = "api"
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

# environments.flow:87
resource "aws_cloudwatch_metric_alarm" "api-starts-again" {
  alarm_name        = "pilot-api-starts-again"
  alarm_description = "Containers of pilot-api end and are started again. `kubectl logs --previous` shows why"
  namespace         = "ContainerInsights"
  metric_name       = "pod_number_of_container_restarts"
  dimensions = {
    ClusterName = aws_eks_cluster.pods.name
    Namespace   = "shop"
    PodName     = "api"
  }
  statistic           = "Sum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 3
  period              = 300
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.incidents.arn]
  ok_actions          = [aws_sns_topic.incidents.arn]
}
