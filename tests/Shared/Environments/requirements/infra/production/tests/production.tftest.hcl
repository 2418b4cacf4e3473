# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.
#
# What only Terraform can decide.

mock_provider "aws" {
  override_during = plan

  mock_data "aws_route53_zone" {
    defaults = {
      arn = "arn:aws:route53:eu-central-1:123456789012:route53_zone/mock"
    }
  }

  mock_data "aws_ami" {
    defaults = {
      arn = "arn:aws:ami:eu-central-1:123456789012:ami/mock"
    }
  }

  mock_data "aws_caller_identity" {
    defaults = {
      arn = "arn:aws:caller:eu-central-1:123456789012:caller_identity/mock"
    }
  }

  mock_resource "aws_sqs_queue" {
    defaults = {
      arn = "arn:aws:sqs:eu-central-1:123456789012:sqs_queue/mock"
    }
  }

  mock_resource "aws_s3_bucket" {
    defaults = {
      arn = "arn:aws:s3:eu-central-1:123456789012:s3_bucket/mock"
    }
  }

  mock_data "aws_iam_policy_document" {
    defaults = {
      json = "{}"
    }
  }

  mock_resource "aws_vpc" {
    defaults = {
      arn = "arn:aws:vpc:eu-central-1:123456789012:vpc/mock"
    }
  }

  mock_resource "aws_subnet" {
    defaults = {
      arn = "arn:aws:subnet:eu-central-1:123456789012:subnet/mock"
    }
  }
}

# What is required holds.
override_data {
  target          = data.aws_route53_zone.main
  override_during = plan
  values = {
    zone_id = "Z"
    arn     = "arn:aws:route53:eu-central-1:123456789012:route53_zone/mock"
  }
}

# What is required holds.
override_data {
  target          = data.aws_ami.linux
  override_during = plan
  values = {
    architecture = "arm64"
    arn          = "arn:aws:ami:eu-central-1:123456789012:ami/mock"
  }
}

# What is required holds.
override_resource {
  target          = aws_vpc.net
  override_during = plan
  values = {
    id  = "given"
    arn = "arn:aws:vpc:eu-central-1:123456789012:vpc/mock"
  }
}

variables {
  days  = 2
  owner = "shop"
}

# Nothing is made: the providers are mocked.
run "production" {
  command = plan

  assert {
    condition = alltrue([
      aws_sqs_queue.orders.name == "orders-Z123",
      aws_sqs_queue.orders.message_retention_seconds == 345600,
    ])
    error_message = "aws_sqs_queue.orders is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket.files.force_destroy == false
    error_message = "aws_s3_bucket.files is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_s3_bucket_public_access_block.files.bucket == aws_s3_bucket.files.id,
      aws_s3_bucket_public_access_block.files.block_public_acls == true,
      aws_s3_bucket_public_access_block.files.block_public_policy == true,
      aws_s3_bucket_public_access_block.files.ignore_public_acls == true,
      aws_s3_bucket_public_access_block.files.restrict_public_buckets == true,
    ])
    error_message = "aws_s3_bucket_public_access_block.files is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_s3_bucket_ownership_controls.files.bucket == aws_s3_bucket.files.id,
      aws_s3_bucket_ownership_controls.files.rule[0].object_ownership == "BucketOwnerEnforced",
    ])
    error_message = "aws_s3_bucket_ownership_controls.files is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_s3_bucket_server_side_encryption_configuration.files.bucket == aws_s3_bucket.files.id,
      one(aws_s3_bucket_server_side_encryption_configuration.files.rule).apply_server_side_encryption_by_default[0].sse_algorithm == "AES256",
    ])
    error_message = "aws_s3_bucket_server_side_encryption_configuration.files is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_s3_bucket_versioning.files.bucket == aws_s3_bucket.files.id,
      aws_s3_bucket_versioning.files.versioning_configuration[0].status == "Enabled",
    ])
    error_message = "aws_s3_bucket_versioning.files is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_s3_bucket_lifecycle_configuration.files.bucket == aws_s3_bucket.files.id,
      length(aws_s3_bucket_lifecycle_configuration.files.rule) == 2,
      aws_s3_bucket_lifecycle_configuration.files.rule[0].id == "uploads-that-were-not-finished",
      aws_s3_bucket_lifecycle_configuration.files.rule[0].status == "Enabled",
      one(aws_s3_bucket_lifecycle_configuration.files.rule[0].filter).prefix == "",
      one(aws_s3_bucket_lifecycle_configuration.files.rule[0].abort_incomplete_multipart_upload).days_after_initiation == 7,
      aws_s3_bucket_lifecycle_configuration.files.rule[1].id == "old-versions",
      aws_s3_bucket_lifecycle_configuration.files.rule[1].status == "Enabled",
      one(aws_s3_bucket_lifecycle_configuration.files.rule[1].filter).prefix == "",
      one(aws_s3_bucket_lifecycle_configuration.files.rule[1].noncurrent_version_expiration).noncurrent_days == 90,
    ])
    error_message = "aws_s3_bucket_lifecycle_configuration.files is not what the model says."
  }

  assert {
    condition = alltrue([
      one(data.aws_iam_policy_document.files-tls-only.statement).sid == "OnlyOverTls",
      one(data.aws_iam_policy_document.files-tls-only.statement).effect == "Deny",
      one(data.aws_iam_policy_document.files-tls-only.statement).actions == toset(["s3:*"]),
      one(data.aws_iam_policy_document.files-tls-only.statement).resources == toset([aws_s3_bucket.files.arn, "${aws_s3_bucket.files.arn}/*"]),
      one(one(data.aws_iam_policy_document.files-tls-only.statement).principals).type == "*",
      one(one(data.aws_iam_policy_document.files-tls-only.statement).principals).identifiers == toset(["*"]),
      one(one(data.aws_iam_policy_document.files-tls-only.statement).condition).test == "Bool",
      one(one(data.aws_iam_policy_document.files-tls-only.statement).condition).variable == "aws:SecureTransport",
      one(one(data.aws_iam_policy_document.files-tls-only.statement).condition).values == tolist(["false"]),
    ])
    error_message = "data.aws_iam_policy_document.files-tls-only is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_policy.files.bucket == aws_s3_bucket.files.id
    error_message = "aws_s3_bucket_policy.files is not what the model says."
  }

  assert {
    condition     = aws_vpc.net.cidr_block == "10.0.0.0/16"
    error_message = "aws_vpc.net is not what the model says."
  }

  assert {
    condition = alltrue([
      sort(keys(aws_subnet.app)) == sort(tolist(["a", "b"])),
      alltrue([for copy in aws_subnet.app : copy.vpc_id == aws_vpc.net.id]),
    ])
    error_message = "aws_subnet.app is not what the model says."
  }
}
