# Generated from production.flow. Change that file and run `flow build`; changes made here are lost.

mock_provider "aws" {
  override_during = plan

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

  mock_resource "aws_vpc_security_group_ingress_rule" {
    defaults = {
      arn = "arn:aws:vpc:eu-west-1:123456789012:vpc_security_group_ingress_rule/mock"
    }
  }

  mock_resource "aws_s3_bucket" {
    defaults = {
      arn = "arn:aws:s3:eu-west-1:123456789012:s3_bucket/mock"
    }
  }

  mock_resource "aws_sqs_queue" {
    defaults = {
      arn = "arn:aws:sqs:eu-west-1:123456789012:sqs_queue/mock"
    }
  }

  mock_resource "aws_db_subnet_group" {
    defaults = {
      arn = "arn:aws:db:eu-west-1:123456789012:db_subnet_group/mock"
    }
  }

  mock_resource "aws_db_instance" {
    defaults = {
      arn = "arn:aws:db:eu-west-1:123456789012:db_instance/mock"
    }
  }
}

# Nothing is made: the providers are mocked.
run "production" {
  command = plan

  assert {
    condition = alltrue([
      aws_vpc.main.cidr_block == "10.20.0.0/16",
      aws_vpc.main.enable_dns_hostnames == true,
    ])
    error_message = "aws_vpc.main is not what the model says."
  }

  assert {
    condition = alltrue([
      sort(keys(aws_subnet.private)) == sort(tolist(["a", "b"])),
      alltrue([for copy in aws_subnet.private : copy.vpc_id == aws_vpc.main.id]),
      { for key, copy in aws_subnet.private : key => copy.cidr_block } == { a = "10.20.0.0/20", b = "10.20.16.0/20" },
      { for key, copy in aws_subnet.private : key => copy.availability_zone } == { a = "eu-west-1a", b = "eu-west-1b" },
    ])
    error_message = "aws_subnet.private is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_security_group.orders-access.name == "orders",
      aws_security_group.orders-access.description == "Who reaches the orders database",
      aws_security_group.orders-access.vpc_id == aws_vpc.main.id,
    ])
    error_message = "aws_security_group.orders-access is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_vpc_security_group_ingress_rule.orders-from-inside.security_group_id == aws_security_group.orders-access.id,
      aws_vpc_security_group_ingress_rule.orders-from-inside.description == "PostgreSQL from inside of the network",
      aws_vpc_security_group_ingress_rule.orders-from-inside.cidr_ipv4 == aws_vpc.main.cidr_block,
      aws_vpc_security_group_ingress_rule.orders-from-inside.ip_protocol == "tcp",
      aws_vpc_security_group_ingress_rule.orders-from-inside.from_port == 5432,
      aws_vpc_security_group_ingress_rule.orders-from-inside.to_port == 5432,
    ])
    error_message = "aws_vpc_security_group_ingress_rule.orders-from-inside is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket.receipts.bucket == "example-shop-receipts"
    error_message = "aws_s3_bucket.receipts is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_s3_bucket_versioning.receipts-versions.bucket == aws_s3_bucket.receipts.id,
      aws_s3_bucket_versioning.receipts-versions.versioning_configuration[0].status == "Enabled",
    ])
    error_message = "aws_s3_bucket_versioning.receipts-versions is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_s3_bucket_public_access_block.receipts-private.bucket == aws_s3_bucket.receipts.id,
      aws_s3_bucket_public_access_block.receipts-private.block_public_acls == true,
      aws_s3_bucket_public_access_block.receipts-private.block_public_policy == true,
      aws_s3_bucket_public_access_block.receipts-private.ignore_public_acls == true,
      aws_s3_bucket_public_access_block.receipts-private.restrict_public_buckets == true,
    ])
    error_message = "aws_s3_bucket_public_access_block.receipts-private is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_sqs_queue.orders-dead.name == "orders-dead",
      aws_sqs_queue.orders-dead.message_retention_seconds == 1209600,
      aws_sqs_queue.orders-dead.sqs_managed_sse_enabled == true,
    ])
    error_message = "aws_sqs_queue.orders-dead is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_sqs_queue.orders-new.name == "orders",
      aws_sqs_queue.orders-new.visibility_timeout_seconds == 180,
      aws_sqs_queue.orders-new.sqs_managed_sse_enabled == true,
    ])
    error_message = "aws_sqs_queue.orders-new is not what the model says."
  }

  assert {
    condition     = aws_db_subnet_group.orders-subnets.name == "orders"
    error_message = "aws_db_subnet_group.orders-subnets is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_db_instance.orders.identifier == "orders",
      aws_db_instance.orders.engine == "postgres",
      aws_db_instance.orders.engine_version == "16",
      aws_db_instance.orders.instance_class == "db.t4g.medium",
      aws_db_instance.orders.allocated_storage == 100,
      aws_db_instance.orders.storage_encrypted == true,
      aws_db_instance.orders.multi_az == true,
      aws_db_instance.orders.db_name == "orders",
      aws_db_instance.orders.username == "orders",
      aws_db_instance.orders.manage_master_user_password == true,
      aws_db_instance.orders.db_subnet_group_name == aws_db_subnet_group.orders-subnets.name,
      aws_db_instance.orders.vpc_security_group_ids == toset([aws_security_group.orders-access.id]),
      aws_db_instance.orders.backup_retention_period == 30,
      aws_db_instance.orders.deletion_protection == true,
      aws_db_instance.orders.final_snapshot_identifier == "orders-last",
    ])
    error_message = "aws_db_instance.orders is not what the model says."
  }
}
