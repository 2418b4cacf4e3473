# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.

mock_provider "aws" {
  override_during = plan

  mock_resource "aws_db_instance" {
    defaults = {
      arn = "arn:aws:db:eu-west-1:123456789012:db_instance/mock"
    }
  }

  mock_resource "aws_ssm_parameter" {
    defaults = {
      arn = "arn:aws:ssm:eu-west-1:123456789012:ssm_parameter/mock"
    }
  }

  mock_resource "aws_vpc" {
    defaults = {
      arn = "arn:aws:vpc:eu-west-1:123456789012:vpc/mock"
    }
  }

  mock_resource "aws_subnet" {
    defaults = {
      arn = "arn:aws:subnet:eu-west-1:123456789012:subnet/mock"
    }
  }

  mock_resource "aws_security_group" {
    defaults = {
      arn = "arn:aws:security:eu-west-1:123456789012:security_group/mock"
    }
  }

  mock_resource "aws_sqs_queue" {
    defaults = {
      arn = "arn:aws:sqs:eu-west-1:123456789012:sqs_queue/mock"
    }
  }

  mock_resource "aws_s3_bucket" {
    defaults = {
      arn = "arn:aws:s3:eu-west-1:123456789012:s3_bucket/mock"
    }
  }

  mock_data "aws_caller_identity" {
    defaults = {
      arn = "arn:aws:caller:eu-west-1:123456789012:caller_identity/mock"
    }
  }
}

mock_provider "aws" {
  alias           = "virginia"
  override_during = plan

  mock_resource "aws_acm_certificate" {
    defaults = {
      arn = "arn:aws:acm:eu-west-1:123456789012:acm_certificate/mock"
      domain_validation_options = [
        {
          domain_name           = "domain_name-1"
          resource_record_name  = "resource_record_name-1"
          resource_record_type  = "CNAME"
          resource_record_value = "resource_record_value-1"
        },
      ]
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
    condition = alltrue([
      aws_db_instance.kept.instance_class == "db.t4g.small",
      aws_db_instance.kept.engine == "postgres",
      aws_db_instance.kept.username == "boss",
      aws_db_instance.kept.skip_final_snapshot == true,
    ])
    error_message = "aws_db_instance.kept is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_ssm_parameter.kept-token.name == "/token",
      aws_ssm_parameter.kept-token.type == "SecureString",
    ])
    error_message = "aws_ssm_parameter.kept-token is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_vpc.main.cidr_block == "10.20.0.0/16",
      aws_vpc.main.enable_dns_hostnames == true,
    ])
    error_message = "aws_vpc.main is not what the model says."
  }

  assert {
    condition = alltrue([
      sort(keys(aws_subnet.app)) == sort(tolist(["a", "b"])),
      alltrue([for copy in aws_subnet.app : copy.vpc_id == aws_vpc.main.id]),
      { for key, copy in aws_subnet.app : key => copy.cidr_block } == { a = "10.20.0.0/20", b = "10.20.16.0/20" },
      { for key, copy in aws_subnet.app : key => copy.availability_zone } == { a = "eu-west-1a", b = "eu-west-1b" },
    ])
    error_message = "aws_subnet.app is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_security_group.db.name == "db",
      aws_security_group.db.vpc_id == aws_vpc.main.id,
      one(aws_security_group.db.ingress).from_port == 5432,
      one(aws_security_group.db.ingress).to_port == 5432,
      one(aws_security_group.db.ingress).protocol == "tcp",
      one(aws_security_group.db.ingress).cidr_blocks == tolist([aws_vpc.main.cidr_block]),
    ])
    error_message = "aws_security_group.db is not what the model says."
  }

  assert {
    condition = alltrue([
      sort(keys(aws_sqs_queue.jobs)) == sort(tolist(["small", "large"])),
      alltrue([for key, copy in aws_sqs_queue.jobs : copy.name == "jobs-${key}"]),
    ])
    error_message = "aws_sqs_queue.jobs is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket.receipts.bucket == "shop-receipts"
    error_message = "aws_s3_bucket.receipts is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_s3_bucket_versioning.receipts-versioning.bucket == aws_s3_bucket.receipts.id,
      aws_s3_bucket_versioning.receipts-versioning.versioning_configuration[0].status == "Enabled",
    ])
    error_message = "aws_s3_bucket_versioning.receipts-versioning is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_acm_certificate.site.domain_name == "shop.example.com",
      aws_acm_certificate.site.validation_method == "DNS",
    ])
    error_message = "aws_acm_certificate.site is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_db_instance.orders.instance_class == "db.t4g.medium",
      aws_db_instance.orders.engine == "postgres",
      aws_db_instance.orders.allocated_storage == 100,
      aws_db_instance.orders.manage_master_user_password == true,
      aws_db_instance.orders.vpc_security_group_ids == toset([aws_security_group.db.id]),
      aws_db_instance.orders.username == "orders",
    ])
    error_message = "aws_db_instance.orders is not what the model says."
  }
}
