# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

mock_provider "aws" {
  override_during = plan

  mock_resource "aws_s3_bucket" {
    defaults = {
      arn = "arn:aws:s3:us-east-1:123456789012:mock"
    }
  }

  mock_data "aws_iam_policy_document" {
    defaults = {
      json = "{}"
    }
  }

  mock_resource "aws_sqs_queue" {
    defaults = {
      arn = "arn:aws:sqs:us-east-1:123456789012:mock"
    }
  }

  mock_resource "aws_cloudwatch_log_group" {
    defaults = {
      arn = "arn:aws:cloudwatch:us-east-1:123456789012:mock"
    }
  }

  mock_resource "aws_iam_role" {
    defaults = {
      arn = "arn:aws:iam:us-east-1:123456789012:mock"
    }
  }

  mock_resource "aws_lambda_function" {
    defaults = {
      arn = "arn:aws:lambda:us-east-1:123456789012:mock"
    }
  }

  mock_data "aws_iam_openid_connect_provider" {
    defaults = {
      arn = "arn:aws:iam:us-east-1:123456789012:mock"
    }
  }
}

# Nothing is made: the providers are mocked.
run "production-us-east-1" {
  command = plan

  assert {
    condition     = aws_s3_bucket.labels.bucket == "example-labels-us-east-1"
    error_message = "aws_s3_bucket.labels.bucket is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket.labels.force_destroy == false
    error_message = "aws_s3_bucket.labels.force_destroy is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_public_access_block.labels.bucket == aws_s3_bucket.labels.id
    error_message = "aws_s3_bucket_public_access_block.labels.bucket is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_public_access_block.labels.block_public_acls == true
    error_message = "aws_s3_bucket_public_access_block.labels.block_public_acls is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_public_access_block.labels.block_public_policy == true
    error_message = "aws_s3_bucket_public_access_block.labels.block_public_policy is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_public_access_block.labels.ignore_public_acls == true
    error_message = "aws_s3_bucket_public_access_block.labels.ignore_public_acls is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_public_access_block.labels.restrict_public_buckets == true
    error_message = "aws_s3_bucket_public_access_block.labels.restrict_public_buckets is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_ownership_controls.labels.bucket == aws_s3_bucket.labels.id
    error_message = "aws_s3_bucket_ownership_controls.labels.bucket is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_server_side_encryption_configuration.labels.bucket == aws_s3_bucket.labels.id
    error_message = "aws_s3_bucket_server_side_encryption_configuration.labels.bucket is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_versioning.labels.bucket == aws_s3_bucket.labels.id
    error_message = "aws_s3_bucket_versioning.labels.bucket is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_lifecycle_configuration.labels.bucket == aws_s3_bucket.labels.id
    error_message = "aws_s3_bucket_lifecycle_configuration.labels.bucket is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_policy.labels.bucket == aws_s3_bucket.labels.id
    error_message = "aws_s3_bucket_policy.labels.bucket is not what the model says."
  }

  assert {
    condition     = aws_sqs_queue.parcels.name == "production-us-east-1-parcels"
    error_message = "aws_sqs_queue.parcels.name is not what the model says."
  }

  assert {
    condition     = aws_sqs_queue.parcels.visibility_timeout_seconds == 120
    error_message = "aws_sqs_queue.parcels.visibility_timeout_seconds is not what the model says."
  }

  assert {
    condition     = aws_sqs_queue.parcels.message_retention_seconds == 345600
    error_message = "aws_sqs_queue.parcels.message_retention_seconds is not what the model says."
  }

  assert {
    condition     = aws_sqs_queue.parcels.receive_wait_time_seconds == 20
    error_message = "aws_sqs_queue.parcels.receive_wait_time_seconds is not what the model says."
  }

  assert {
    condition     = aws_sqs_queue.parcels.sqs_managed_sse_enabled == true
    error_message = "aws_sqs_queue.parcels.sqs_managed_sse_enabled is not what the model says."
  }

  assert {
    condition     = aws_sqs_queue.parcels-dead-letters.name == "production-us-east-1-parcels-dead-letters"
    error_message = "aws_sqs_queue.parcels-dead-letters.name is not what the model says."
  }

  assert {
    condition     = aws_sqs_queue.parcels-dead-letters.message_retention_seconds == 1209600
    error_message = "aws_sqs_queue.parcels-dead-letters.message_retention_seconds is not what the model says."
  }

  assert {
    condition     = aws_sqs_queue.parcels-dead-letters.sqs_managed_sse_enabled == true
    error_message = "aws_sqs_queue.parcels-dead-letters.sqs_managed_sse_enabled is not what the model says."
  }

  assert {
    condition     = aws_sqs_queue_redrive_policy.parcels.queue_url == aws_sqs_queue.parcels.id
    error_message = "aws_sqs_queue_redrive_policy.parcels.queue_url is not what the model says."
  }

  assert {
    condition     = aws_sqs_queue_redrive_allow_policy.parcels.queue_url == aws_sqs_queue.parcels-dead-letters.id
    error_message = "aws_sqs_queue_redrive_allow_policy.parcels.queue_url is not what the model says."
  }

  assert {
    condition     = aws_sqs_queue_policy.parcels.queue_url == aws_sqs_queue.parcels.id
    error_message = "aws_sqs_queue_policy.parcels.queue_url is not what the model says."
  }

  assert {
    condition     = aws_sqs_queue_policy.parcels-dead-letters-policy.queue_url == aws_sqs_queue.parcels-dead-letters.id
    error_message = "aws_sqs_queue_policy.parcels-dead-letters-policy.queue_url is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_log_group.print.name == "/aws/lambda/production-us-east-1-print"
    error_message = "aws_cloudwatch_log_group.print.name is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_log_group.print.retention_in_days == 30
    error_message = "aws_cloudwatch_log_group.print.retention_in_days is not what the model says."
  }

  assert {
    condition     = aws_iam_role.print-run-role.name_prefix == "production-us-east-1-print-runs-"
    error_message = "aws_iam_role.print-run-role.name_prefix is not what the model says."
  }

  assert {
    condition     = aws_iam_role_policy.print-run-policy.name == "run"
    error_message = "aws_iam_role_policy.print-run-policy.name is not what the model says."
  }

  assert {
    condition     = aws_iam_role_policy.print-run-policy.role == aws_iam_role.print-run-role.id
    error_message = "aws_iam_role_policy.print-run-policy.role is not what the model says."
  }

  assert {
    condition     = aws_iam_role_policy.print-access-policy.name == "access"
    error_message = "aws_iam_role_policy.print-access-policy.name is not what the model says."
  }

  assert {
    condition     = aws_iam_role_policy.print-access-policy.role == aws_iam_role.print-run-role.id
    error_message = "aws_iam_role_policy.print-access-policy.role is not what the model says."
  }

  assert {
    condition     = aws_sqs_queue.print-dead-letters-queue.name == "production-us-east-1-print-dead-letters"
    error_message = "aws_sqs_queue.print-dead-letters-queue.name is not what the model says."
  }

  assert {
    condition     = aws_sqs_queue.print-dead-letters-queue.message_retention_seconds == 1209600
    error_message = "aws_sqs_queue.print-dead-letters-queue.message_retention_seconds is not what the model says."
  }

  assert {
    condition     = aws_sqs_queue.print-dead-letters-queue.sqs_managed_sse_enabled == true
    error_message = "aws_sqs_queue.print-dead-letters-queue.sqs_managed_sse_enabled is not what the model says."
  }

  assert {
    condition     = aws_lambda_function.print.function_name == "production-us-east-1-print"
    error_message = "aws_lambda_function.print.function_name is not what the model says."
  }

  assert {
    condition     = aws_lambda_function.print.description == "print of production-us-east-1"
    error_message = "aws_lambda_function.print.description is not what the model says."
  }

  assert {
    condition     = aws_lambda_function.print.role == aws_iam_role.print-run-role.arn
    error_message = "aws_lambda_function.print.role is not what the model says."
  }

  assert {
    condition     = aws_lambda_function.print.package_type == "Image"
    error_message = "aws_lambda_function.print.package_type is not what the model says."
  }

  assert {
    condition     = aws_lambda_function.print.image_uri == "123456789012.dkr.ecr.us-east-1.amazonaws.com/print:1.4.2"
    error_message = "aws_lambda_function.print.image_uri is not what the model says."
  }

  assert {
    condition     = aws_lambda_function.print.memory_size == 512
    error_message = "aws_lambda_function.print.memory_size is not what the model says."
  }

  assert {
    condition     = aws_lambda_function.print.timeout == 30
    error_message = "aws_lambda_function.print.timeout is not what the model says."
  }

  assert {
    condition     = aws_lambda_function.print.reserved_concurrent_executions == 100
    error_message = "aws_lambda_function.print.reserved_concurrent_executions is not what the model says."
  }

  assert {
    condition     = aws_lambda_function_event_invoke_config.print.function_name == aws_lambda_function.print.function_name
    error_message = "aws_lambda_function_event_invoke_config.print.function_name is not what the model says."
  }

  assert {
    condition     = aws_lambda_function_event_invoke_config.print.maximum_retry_attempts == 2
    error_message = "aws_lambda_function_event_invoke_config.print.maximum_retry_attempts is not what the model says."
  }

  assert {
    condition     = aws_iam_role.deployer.name == "production-us-east-1-deployer"
    error_message = "aws_iam_role.deployer.name is not what the model says."
  }

  assert {
    condition     = aws_iam_role.deployer.max_session_duration == 3600
    error_message = "aws_iam_role.deployer.max_session_duration is not what the model says."
  }

  assert {
    condition     = aws_iam_role_policy.deployer.name == "deploy"
    error_message = "aws_iam_role_policy.deployer.name is not what the model says."
  }

  assert {
    condition     = aws_iam_role_policy.deployer.role == aws_iam_role.deployer.id
    error_message = "aws_iam_role_policy.deployer.role is not what the model says."
  }
}
