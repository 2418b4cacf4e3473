# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

# environments.flow:22
resource "aws_lambda_function" "print" {
  function_name                  = "production-us-east-1-print"
  description                    = "print of production-us-east-1"
  role                           = aws_iam_role.print-run-role.arn
  package_type                   = "Image"
  image_uri                      = "123456789012.dkr.ecr.us-east-1.amazonaws.com/print:1.4.2"
  memory_size                    = 512
  timeout                        = 30
  architectures                  = ["arm64"]
  reserved_concurrent_executions = 100

  tracing_config {
    mode = "Active"
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.print.name
  }

  depends_on = [
    aws_cloudwatch_log_group.print,
    aws_iam_role_policy.print-run-policy,
    aws_iam_role_policy.print-access-policy,
  ]
}

# environments.flow:22
resource "aws_lambda_function_event_invoke_config" "print" {
  function_name          = aws_lambda_function.print.function_name
  maximum_retry_attempts = 2

  destination_config {
    on_failure {
      destination = aws_sqs_queue.print-dead-letters-queue.arn
    }
  }
}
