# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.

mock_provider "aws" {
  override_during = plan

  mock_resource "aws_db_instance" {
    defaults = {
      arn = "arn:aws:db:eu-west-1:123456789012:mock"
    }
  }

  mock_resource "aws_ssm_parameter" {
    defaults = {
      arn = "arn:aws:ssm:eu-west-1:123456789012:mock"
    }
  }

  mock_resource "aws_vpc" {
    defaults = {
      arn = "arn:aws:vpc:eu-west-1:123456789012:mock"
    }
  }

  mock_resource "aws_subnet" {
    defaults = {
      arn = "arn:aws:subnet:eu-west-1:123456789012:mock"
    }
  }

  mock_resource "aws_security_group" {
    defaults = {
      arn = "arn:aws:security:eu-west-1:123456789012:mock"
    }
  }

  mock_resource "aws_sqs_queue" {
    defaults = {
      arn = "arn:aws:sqs:eu-west-1:123456789012:mock"
    }
  }

  mock_resource "aws_s3_bucket" {
    defaults = {
      arn = "arn:aws:s3:eu-west-1:123456789012:mock"
    }
  }

  mock_data "aws_caller_identity" {
    defaults = {
      arn = "arn:aws:caller:eu-west-1:123456789012:mock"
    }
  }
}

mock_provider "aws" {
  alias           = "virginia"
  override_during = plan

  mock_resource "aws_acm_certificate" {
    defaults = {
      arn = "arn:aws:acm:eu-west-1:123456789012:mock"
    }
  }
}

# A mocked provider has nothing to take over.
override_resource {
  target = aws_s3_bucket.receipts
}

variables {
  version_ = "given"
  password = "given"
  token    = "given"
}

# Nothing is made: the providers are mocked.
run "production" {
  command = plan

  assert {
    condition     = aws_db_instance.kept.instance_class == "db.t4g.small"
    error_message = "aws_db_instance.kept.instance_class is not what the model says."
  }

  assert {
    condition     = aws_db_instance.kept.engine == "postgres"
    error_message = "aws_db_instance.kept.engine is not what the model says."
  }

  assert {
    condition     = aws_db_instance.kept.username == "boss"
    error_message = "aws_db_instance.kept.username is not what the model says."
  }

  assert {
    condition     = aws_db_instance.kept.skip_final_snapshot == true
    error_message = "aws_db_instance.kept.skip_final_snapshot is not what the model says."
  }

  assert {
    condition     = aws_ssm_parameter.kept-token.name == "/token"
    error_message = "aws_ssm_parameter.kept-token.name is not what the model says."
  }

  assert {
    condition     = aws_ssm_parameter.kept-token.type == "SecureString"
    error_message = "aws_ssm_parameter.kept-token.type is not what the model says."
  }

  assert {
    condition     = aws_vpc.main.cidr_block == "10.20.0.0/16"
    error_message = "aws_vpc.main.cidr_block is not what the model says."
  }

  assert {
    condition     = aws_vpc.main.enable_dns_hostnames == true
    error_message = "aws_vpc.main.enable_dns_hostnames is not what the model says."
  }

  assert {
    condition     = sort(keys(aws_subnet.app)) == sort(tolist(["a", "b"]))
    error_message = "aws_subnet.app has other copies than the model."
  }

  assert {
    condition     = aws_security_group.db.name == "db"
    error_message = "aws_security_group.db.name is not what the model says."
  }

  assert {
    condition     = aws_security_group.db.vpc_id == aws_vpc.main.id
    error_message = "aws_security_group.db.vpc_id is not what the model says."
  }

  assert {
    condition     = sort(keys(aws_sqs_queue.jobs)) == sort(tolist(["small", "large"]))
    error_message = "aws_sqs_queue.jobs has other copies than the model."
  }

  assert {
    condition     = aws_s3_bucket.receipts.bucket == "shop-receipts"
    error_message = "aws_s3_bucket.receipts.bucket is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_versioning.receipts-versioning.bucket == aws_s3_bucket.receipts.id
    error_message = "aws_s3_bucket_versioning.receipts-versioning.bucket is not what the model says."
  }

  assert {
    condition     = aws_acm_certificate.site.domain_name == "shop.example.com"
    error_message = "aws_acm_certificate.site.domain_name is not what the model says."
  }

  assert {
    condition     = aws_acm_certificate.site.validation_method == "DNS"
    error_message = "aws_acm_certificate.site.validation_method is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.instance_class == "db.t4g.medium"
    error_message = "aws_db_instance.orders.instance_class is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.engine == "postgres"
    error_message = "aws_db_instance.orders.engine is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.allocated_storage == 100
    error_message = "aws_db_instance.orders.allocated_storage is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.manage_master_user_password == true
    error_message = "aws_db_instance.orders.manage_master_user_password is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.username == "orders"
    error_message = "aws_db_instance.orders.username is not what the model says."
  }
}
