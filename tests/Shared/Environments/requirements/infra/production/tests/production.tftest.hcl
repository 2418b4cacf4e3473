# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.
#
# What only Terraform can decide.

mock_provider "aws" {
  override_during = plan

  mock_data "aws_route53_zone" {
    defaults = {
      arn = "arn:aws:route53:eu-central-1:123456789012:mock"
    }
  }

  mock_data "aws_ami" {
    defaults = {
      arn = "arn:aws:ami:eu-central-1:123456789012:mock"
    }
  }

  mock_data "aws_caller_identity" {
    defaults = {
      arn = "arn:aws:caller:eu-central-1:123456789012:mock"
    }
  }

  mock_resource "aws_sqs_queue" {
    defaults = {
      arn = "arn:aws:sqs:eu-central-1:123456789012:mock"
    }
  }

  mock_resource "aws_s3_bucket" {
    defaults = {
      arn = "arn:aws:s3:eu-central-1:123456789012:mock"
    }
  }

  mock_data "aws_iam_policy_document" {
    defaults = {
      json = "{}"
    }
  }

  mock_resource "aws_vpc" {
    defaults = {
      arn = "arn:aws:vpc:eu-central-1:123456789012:mock"
    }
  }

  mock_resource "aws_subnet" {
    defaults = {
      arn = "arn:aws:subnet:eu-central-1:123456789012:mock"
    }
  }
}

# What is required holds.
override_data {
  target          = data.aws_route53_zone.main
  override_during = plan
  values = {
    zone_id = "Z"
    arn     = "arn:aws:route53:eu-central-1:123456789012:mock"
  }
}

# What is required holds.
override_data {
  target          = data.aws_ami.linux
  override_during = plan
  values = {
    architecture = "arm64"
    arn          = "arn:aws:ami:eu-central-1:123456789012:mock"
  }
}

# What is required holds.
override_resource {
  target          = aws_vpc.net
  override_during = plan
  values = {
    id  = "given"
    arn = "arn:aws:vpc:eu-central-1:123456789012:mock"
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
    condition     = aws_sqs_queue.orders.name == "orders-Z123"
    error_message = "aws_sqs_queue.orders.name is not what the model says."
  }

  assert {
    condition     = aws_sqs_queue.orders.message_retention_seconds == 345600
    error_message = "aws_sqs_queue.orders.message_retention_seconds is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket.files.force_destroy == false
    error_message = "aws_s3_bucket.files.force_destroy is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_public_access_block.files.bucket == aws_s3_bucket.files.id
    error_message = "aws_s3_bucket_public_access_block.files.bucket is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_public_access_block.files.block_public_acls == true
    error_message = "aws_s3_bucket_public_access_block.files.block_public_acls is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_public_access_block.files.block_public_policy == true
    error_message = "aws_s3_bucket_public_access_block.files.block_public_policy is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_public_access_block.files.ignore_public_acls == true
    error_message = "aws_s3_bucket_public_access_block.files.ignore_public_acls is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_public_access_block.files.restrict_public_buckets == true
    error_message = "aws_s3_bucket_public_access_block.files.restrict_public_buckets is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_ownership_controls.files.bucket == aws_s3_bucket.files.id
    error_message = "aws_s3_bucket_ownership_controls.files.bucket is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_server_side_encryption_configuration.files.bucket == aws_s3_bucket.files.id
    error_message = "aws_s3_bucket_server_side_encryption_configuration.files.bucket is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_versioning.files.bucket == aws_s3_bucket.files.id
    error_message = "aws_s3_bucket_versioning.files.bucket is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_lifecycle_configuration.files.bucket == aws_s3_bucket.files.id
    error_message = "aws_s3_bucket_lifecycle_configuration.files.bucket is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_policy.files.bucket == aws_s3_bucket.files.id
    error_message = "aws_s3_bucket_policy.files.bucket is not what the model says."
  }

  assert {
    condition     = aws_vpc.net.cidr_block == "10.0.0.0/16"
    error_message = "aws_vpc.net.cidr_block is not what the model says."
  }

  assert {
    condition     = sort(keys(aws_subnet.app)) == sort(tolist(["a", "b"]))
    error_message = "aws_subnet.app has other copies than the model."
  }
}
