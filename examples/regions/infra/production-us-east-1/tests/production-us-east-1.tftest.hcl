# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

mock_provider "aws" {
  override_during = plan

  mock_resource "aws_s3_bucket" {
    defaults = {
      arn = "arn:aws:s3:us-east-1:123456789012:s3_bucket/mock"
    }
  }

  mock_data "aws_iam_policy_document" {
    defaults = {
      json = "{}"
    }
  }

  mock_resource "aws_sqs_queue" {
    defaults = {
      arn = "arn:aws:sqs:us-east-1:123456789012:sqs_queue/mock"
    }
  }

  mock_resource "aws_cloudwatch_log_group" {
    defaults = {
      arn = "arn:aws:cloudwatch:us-east-1:123456789012:cloudwatch_log_group/mock"
    }
  }

  mock_resource "aws_iam_role" {
    defaults = {
      arn = "arn:aws:iam:us-east-1:123456789012:iam_role/mock"
    }
  }

  mock_resource "aws_lambda_function" {
    defaults = {
      arn = "arn:aws:lambda:us-east-1:123456789012:lambda_function/mock"
    }
  }

  mock_data "aws_iam_openid_connect_provider" {
    defaults = {
      arn = "arn:aws:iam:us-east-1:123456789012:iam_openid_connect_provider/mock"
    }
  }
}

# Nothing is made: the providers are mocked.
run "production-us-east-1" {
  command = plan

  assert {
    condition = alltrue([
      aws_s3_bucket.labels.bucket == "example-labels-us-east-1",
      aws_s3_bucket.labels.force_destroy == false,
    ])
    error_message = "aws_s3_bucket.labels is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_s3_bucket_public_access_block.labels.bucket == aws_s3_bucket.labels.id,
      aws_s3_bucket_public_access_block.labels.block_public_acls == true,
      aws_s3_bucket_public_access_block.labels.block_public_policy == true,
      aws_s3_bucket_public_access_block.labels.ignore_public_acls == true,
      aws_s3_bucket_public_access_block.labels.restrict_public_buckets == true,
    ])
    error_message = "aws_s3_bucket_public_access_block.labels is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_s3_bucket_ownership_controls.labels.bucket == aws_s3_bucket.labels.id,
      aws_s3_bucket_ownership_controls.labels.rule[0].object_ownership == "BucketOwnerEnforced",
    ])
    error_message = "aws_s3_bucket_ownership_controls.labels is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_s3_bucket_server_side_encryption_configuration.labels.bucket == aws_s3_bucket.labels.id,
      one(aws_s3_bucket_server_side_encryption_configuration.labels.rule).apply_server_side_encryption_by_default[0].sse_algorithm == "AES256",
    ])
    error_message = "aws_s3_bucket_server_side_encryption_configuration.labels is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_s3_bucket_versioning.labels.bucket == aws_s3_bucket.labels.id,
      aws_s3_bucket_versioning.labels.versioning_configuration[0].status == "Enabled",
    ])
    error_message = "aws_s3_bucket_versioning.labels is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_s3_bucket_lifecycle_configuration.labels.bucket == aws_s3_bucket.labels.id,
      length(aws_s3_bucket_lifecycle_configuration.labels.rule) == 3,
      aws_s3_bucket_lifecycle_configuration.labels.rule[0].id == "uploads-that-were-not-finished",
      aws_s3_bucket_lifecycle_configuration.labels.rule[0].status == "Enabled",
      one(aws_s3_bucket_lifecycle_configuration.labels.rule[0].filter).prefix == "",
      one(aws_s3_bucket_lifecycle_configuration.labels.rule[0].abort_incomplete_multipart_upload).days_after_initiation == 7,
      aws_s3_bucket_lifecycle_configuration.labels.rule[1].id == "old-versions",
      aws_s3_bucket_lifecycle_configuration.labels.rule[1].status == "Enabled",
      one(aws_s3_bucket_lifecycle_configuration.labels.rule[1].filter).prefix == "",
      one(aws_s3_bucket_lifecycle_configuration.labels.rule[1].noncurrent_version_expiration).noncurrent_days == 90,
      aws_s3_bucket_lifecycle_configuration.labels.rule[2].id == "expiry",
      aws_s3_bucket_lifecycle_configuration.labels.rule[2].status == "Enabled",
      one(aws_s3_bucket_lifecycle_configuration.labels.rule[2].filter).prefix == "",
      one(aws_s3_bucket_lifecycle_configuration.labels.rule[2].expiration).days == 30,
    ])
    error_message = "aws_s3_bucket_lifecycle_configuration.labels is not what the model says."
  }

  assert {
    condition = alltrue([
      one(data.aws_iam_policy_document.labels-tls-only.statement).sid == "OnlyOverTls",
      one(data.aws_iam_policy_document.labels-tls-only.statement).effect == "Deny",
      one(data.aws_iam_policy_document.labels-tls-only.statement).actions == toset(["s3:*"]),
      one(data.aws_iam_policy_document.labels-tls-only.statement).resources == toset([aws_s3_bucket.labels.arn, "${aws_s3_bucket.labels.arn}/*"]),
      one(one(data.aws_iam_policy_document.labels-tls-only.statement).principals).type == "*",
      one(one(data.aws_iam_policy_document.labels-tls-only.statement).principals).identifiers == toset(["*"]),
      one(one(data.aws_iam_policy_document.labels-tls-only.statement).condition).test == "Bool",
      one(one(data.aws_iam_policy_document.labels-tls-only.statement).condition).variable == "aws:SecureTransport",
      one(one(data.aws_iam_policy_document.labels-tls-only.statement).condition).values == tolist(["false"]),
    ])
    error_message = "data.aws_iam_policy_document.labels-tls-only is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_policy.labels.bucket == aws_s3_bucket.labels.id
    error_message = "aws_s3_bucket_policy.labels is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_sqs_queue.parcels.name == "production-us-east-1-parcels",
      aws_sqs_queue.parcels.visibility_timeout_seconds == 120,
      aws_sqs_queue.parcels.message_retention_seconds == 345600,
      aws_sqs_queue.parcels.receive_wait_time_seconds == 20,
      aws_sqs_queue.parcels.sqs_managed_sse_enabled == true,
    ])
    error_message = "aws_sqs_queue.parcels is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_sqs_queue.parcels-dead-letters.name == "production-us-east-1-parcels-dead-letters",
      aws_sqs_queue.parcels-dead-letters.message_retention_seconds == 1209600,
      aws_sqs_queue.parcels-dead-letters.sqs_managed_sse_enabled == true,
    ])
    error_message = "aws_sqs_queue.parcels-dead-letters is not what the model says."
  }

  assert {
    condition     = aws_sqs_queue_redrive_policy.parcels.queue_url == aws_sqs_queue.parcels.id
    error_message = "aws_sqs_queue_redrive_policy.parcels is not what the model says."
  }

  assert {
    condition     = aws_sqs_queue_redrive_allow_policy.parcels.queue_url == aws_sqs_queue.parcels-dead-letters.id
    error_message = "aws_sqs_queue_redrive_allow_policy.parcels is not what the model says."
  }

  assert {
    condition = alltrue([
      one(data.aws_iam_policy_document.parcels-tls-only.statement).sid == "OnlyOverTls",
      one(data.aws_iam_policy_document.parcels-tls-only.statement).effect == "Deny",
      one(data.aws_iam_policy_document.parcels-tls-only.statement).actions == toset(["sqs:*"]),
      one(data.aws_iam_policy_document.parcels-tls-only.statement).resources == toset([aws_sqs_queue.parcels.arn]),
      one(one(data.aws_iam_policy_document.parcels-tls-only.statement).principals).type == "*",
      one(one(data.aws_iam_policy_document.parcels-tls-only.statement).principals).identifiers == toset(["*"]),
      one(one(data.aws_iam_policy_document.parcels-tls-only.statement).condition).test == "Bool",
      one(one(data.aws_iam_policy_document.parcels-tls-only.statement).condition).variable == "aws:SecureTransport",
      one(one(data.aws_iam_policy_document.parcels-tls-only.statement).condition).values == tolist(["false"]),
    ])
    error_message = "data.aws_iam_policy_document.parcels-tls-only is not what the model says."
  }

  assert {
    condition     = aws_sqs_queue_policy.parcels.queue_url == aws_sqs_queue.parcels.id
    error_message = "aws_sqs_queue_policy.parcels is not what the model says."
  }

  assert {
    condition = alltrue([
      one(data.aws_iam_policy_document.parcels-dead-letters-tls-only.statement).sid == "OnlyOverTls",
      one(data.aws_iam_policy_document.parcels-dead-letters-tls-only.statement).effect == "Deny",
      one(data.aws_iam_policy_document.parcels-dead-letters-tls-only.statement).actions == toset(["sqs:*"]),
      one(data.aws_iam_policy_document.parcels-dead-letters-tls-only.statement).resources == toset([aws_sqs_queue.parcels-dead-letters.arn]),
      one(one(data.aws_iam_policy_document.parcels-dead-letters-tls-only.statement).principals).type == "*",
      one(one(data.aws_iam_policy_document.parcels-dead-letters-tls-only.statement).principals).identifiers == toset(["*"]),
      one(one(data.aws_iam_policy_document.parcels-dead-letters-tls-only.statement).condition).test == "Bool",
      one(one(data.aws_iam_policy_document.parcels-dead-letters-tls-only.statement).condition).variable == "aws:SecureTransport",
      one(one(data.aws_iam_policy_document.parcels-dead-letters-tls-only.statement).condition).values == tolist(["false"]),
    ])
    error_message = "data.aws_iam_policy_document.parcels-dead-letters-tls-only is not what the model says."
  }

  assert {
    condition     = aws_sqs_queue_policy.parcels-dead-letters-policy.queue_url == aws_sqs_queue.parcels-dead-letters.id
    error_message = "aws_sqs_queue_policy.parcels-dead-letters-policy is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_cloudwatch_log_group.print.name == "/aws/lambda/production-us-east-1-print",
      aws_cloudwatch_log_group.print.retention_in_days == 30,
    ])
    error_message = "aws_cloudwatch_log_group.print is not what the model says."
  }

  assert {
    condition = alltrue([
      one(data.aws_iam_policy_document.print-trust.statement).actions == toset(["sts:AssumeRole"]),
      one(one(data.aws_iam_policy_document.print-trust.statement).principals).type == "Service",
      one(one(data.aws_iam_policy_document.print-trust.statement).principals).identifiers == toset(["lambda.amazonaws.com"]),
    ])
    error_message = "data.aws_iam_policy_document.print-trust is not what the model says."
  }

  assert {
    condition     = aws_iam_role.print-run-role.name_prefix == "production-us-east-1-print-runs-"
    error_message = "aws_iam_role.print-run-role is not what the model says."
  }

  assert {
    condition = alltrue([
      length(data.aws_iam_policy_document.print-run.statement) == 3,
      data.aws_iam_policy_document.print-run.statement[0].actions == toset(["logs:CreateLogStream", "logs:PutLogEvents"]),
      data.aws_iam_policy_document.print-run.statement[0].resources == toset(["${aws_cloudwatch_log_group.print.arn}:*"]),
      data.aws_iam_policy_document.print-run.statement[1].actions == toset(["xray:PutTraceSegments", "xray:PutTelemetryRecords"]),
      data.aws_iam_policy_document.print-run.statement[1].resources == toset(["*"]),
      data.aws_iam_policy_document.print-run.statement[2].actions == toset(["sqs:SendMessage"]),
      data.aws_iam_policy_document.print-run.statement[2].resources == toset([aws_sqs_queue.print-dead-letters-queue.arn]),
    ])
    error_message = "data.aws_iam_policy_document.print-run is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_iam_role_policy.print-run-policy.name == "run",
      aws_iam_role_policy.print-run-policy.role == aws_iam_role.print-run-role.id,
    ])
    error_message = "aws_iam_role_policy.print-run-policy is not what the model says."
  }

  assert {
    condition = alltrue([
      length(data.aws_iam_policy_document.print-allowed.statement) == 2,
      data.aws_iam_policy_document.print-allowed.statement[0].sid == "ParcelsReceive",
      data.aws_iam_policy_document.print-allowed.statement[0].actions == toset(["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueUrl", "sqs:GetQueueAttributes"]),
      data.aws_iam_policy_document.print-allowed.statement[0].resources == toset([aws_sqs_queue.parcels.arn]),
      data.aws_iam_policy_document.print-allowed.statement[1].sid == "LabelsWrite",
      data.aws_iam_policy_document.print-allowed.statement[1].actions == toset(["s3:PutObject", "s3:AbortMultipartUpload"]),
      data.aws_iam_policy_document.print-allowed.statement[1].resources == toset(["${aws_s3_bucket.labels.arn}/*"]),
    ])
    error_message = "data.aws_iam_policy_document.print-allowed is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_iam_role_policy.print-access-policy.name == "access",
      aws_iam_role_policy.print-access-policy.role == aws_iam_role.print-run-role.id,
    ])
    error_message = "aws_iam_role_policy.print-access-policy is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_sqs_queue.print-dead-letters-queue.name == "production-us-east-1-print-dead-letters",
      aws_sqs_queue.print-dead-letters-queue.message_retention_seconds == 1209600,
      aws_sqs_queue.print-dead-letters-queue.sqs_managed_sse_enabled == true,
    ])
    error_message = "aws_sqs_queue.print-dead-letters-queue is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_lambda_function.print.function_name == "production-us-east-1-print",
      aws_lambda_function.print.description == "print of production-us-east-1",
      aws_lambda_function.print.role == aws_iam_role.print-run-role.arn,
      aws_lambda_function.print.package_type == "Image",
      aws_lambda_function.print.image_uri == "123456789012.dkr.ecr.us-east-1.amazonaws.com/print:1.4.2",
      aws_lambda_function.print.memory_size == 512,
      aws_lambda_function.print.timeout == 30,
      aws_lambda_function.print.architectures == tolist(["arm64"]),
      aws_lambda_function.print.reserved_concurrent_executions == 100,
      aws_lambda_function.print.tracing_config[0].mode == "Active",
      aws_lambda_function.print.logging_config[0].log_format == "JSON",
      aws_lambda_function.print.logging_config[0].log_group == aws_cloudwatch_log_group.print.name,
    ])
    error_message = "aws_lambda_function.print is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_lambda_function_event_invoke_config.print.function_name == aws_lambda_function.print.function_name,
      aws_lambda_function_event_invoke_config.print.maximum_retry_attempts == 2,
      aws_lambda_function_event_invoke_config.print.destination_config[0].on_failure[0].destination == aws_sqs_queue.print-dead-letters-queue.arn,
    ])
    error_message = "aws_lambda_function_event_invoke_config.print is not what the model says."
  }

  assert {
    condition = alltrue([
      one(data.aws_iam_policy_document.deployer-trust.statement).actions == toset(["sts:AssumeRoleWithWebIdentity"]),
      one(one(data.aws_iam_policy_document.deployer-trust.statement).principals).type == "Federated",
      length(one(data.aws_iam_policy_document.deployer-trust.statement).condition) == 2,
      anytrue([
        for block in one(data.aws_iam_policy_document.deployer-trust.statement).condition : alltrue([
          block.test == "StringEquals",
          block.variable == "token.actions.githubusercontent.com:aud",
          block.values == tolist(["sts.amazonaws.com"]),
        ])
      ]),
      anytrue([
        for block in one(data.aws_iam_policy_document.deployer-trust.statement).condition : alltrue([
          block.test == "StringEquals",
          block.variable == "token.actions.githubusercontent.com:sub",
        ])
      ]),
    ])
    error_message = "data.aws_iam_policy_document.deployer-trust is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_iam_role.deployer.name == "production-us-east-1-deployer",
      aws_iam_role.deployer.max_session_duration == 3600,
    ])
    error_message = "aws_iam_role.deployer is not what the model says."
  }

  assert {
    condition = alltrue([
      one(data.aws_iam_policy_document.deployer-allowed.statement).sid == "LabelsWrite",
      one(data.aws_iam_policy_document.deployer-allowed.statement).actions == toset(["s3:PutObject", "s3:AbortMultipartUpload"]),
      one(data.aws_iam_policy_document.deployer-allowed.statement).resources == toset(["${aws_s3_bucket.labels.arn}/*"]),
    ])
    error_message = "data.aws_iam_policy_document.deployer-allowed is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_iam_role_policy.deployer.name == "deploy",
      aws_iam_role_policy.deployer.role == aws_iam_role.deployer.id,
    ])
    error_message = "aws_iam_role_policy.deployer is not what the model says."
  }
}
