# Generated from production.flow. Change that file and run `flow build`; changes made here are lost.

mock_provider "aws" {
  override_during = plan

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

  mock_resource "aws_vpc_security_group_ingress_rule" {
    defaults = {
      arn = "arn:aws:vpc:eu-west-1:123456789012:mock"
    }
  }

  mock_resource "aws_s3_bucket" {
    defaults = {
      arn = "arn:aws:s3:eu-west-1:123456789012:mock"
    }
  }

  mock_resource "aws_sqs_queue" {
    defaults = {
      arn = "arn:aws:sqs:eu-west-1:123456789012:mock"
    }
  }

  mock_resource "aws_db_subnet_group" {
    defaults = {
      arn = "arn:aws:db:eu-west-1:123456789012:mock"
    }
  }

  mock_resource "aws_db_instance" {
    defaults = {
      arn = "arn:aws:db:eu-west-1:123456789012:mock"
    }
  }
}

# Nothing is made: the providers are mocked.
run "production" {
  command = plan

  assert {
    condition     = aws_vpc.main.cidr_block == "10.20.0.0/16"
    error_message = "aws_vpc.main.cidr_block is not what the model says."
  }

  assert {
    condition     = aws_vpc.main.enable_dns_hostnames == true
    error_message = "aws_vpc.main.enable_dns_hostnames is not what the model says."
  }

  assert {
    condition     = sort(keys(aws_subnet.private)) == sort(tolist(["a", "b"]))
    error_message = "aws_subnet.private has other copies than the model."
  }

  assert {
    condition     = aws_security_group.orders-access.name == "orders"
    error_message = "aws_security_group.orders-access.name is not what the model says."
  }

  assert {
    condition     = aws_security_group.orders-access.description == "Who reaches the orders database"
    error_message = "aws_security_group.orders-access.description is not what the model says."
  }

  assert {
    condition     = aws_security_group.orders-access.vpc_id == aws_vpc.main.id
    error_message = "aws_security_group.orders-access.vpc_id is not what the model says."
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.orders-from-inside.security_group_id == aws_security_group.orders-access.id
    error_message = "aws_vpc_security_group_ingress_rule.orders-from-inside.security_group_id is not what the model says."
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.orders-from-inside.description == "PostgreSQL from inside of the network"
    error_message = "aws_vpc_security_group_ingress_rule.orders-from-inside.description is not what the model says."
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.orders-from-inside.cidr_ipv4 == aws_vpc.main.cidr_block
    error_message = "aws_vpc_security_group_ingress_rule.orders-from-inside.cidr_ipv4 is not what the model says."
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.orders-from-inside.ip_protocol == "tcp"
    error_message = "aws_vpc_security_group_ingress_rule.orders-from-inside.ip_protocol is not what the model says."
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.orders-from-inside.from_port == 5432
    error_message = "aws_vpc_security_group_ingress_rule.orders-from-inside.from_port is not what the model says."
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.orders-from-inside.to_port == 5432
    error_message = "aws_vpc_security_group_ingress_rule.orders-from-inside.to_port is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket.receipts.bucket == "example-shop-receipts"
    error_message = "aws_s3_bucket.receipts.bucket is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_versioning.receipts-versions.bucket == aws_s3_bucket.receipts.id
    error_message = "aws_s3_bucket_versioning.receipts-versions.bucket is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_public_access_block.receipts-private.bucket == aws_s3_bucket.receipts.id
    error_message = "aws_s3_bucket_public_access_block.receipts-private.bucket is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_public_access_block.receipts-private.block_public_acls == true
    error_message = "aws_s3_bucket_public_access_block.receipts-private.block_public_acls is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_public_access_block.receipts-private.block_public_policy == true
    error_message = "aws_s3_bucket_public_access_block.receipts-private.block_public_policy is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_public_access_block.receipts-private.ignore_public_acls == true
    error_message = "aws_s3_bucket_public_access_block.receipts-private.ignore_public_acls is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_public_access_block.receipts-private.restrict_public_buckets == true
    error_message = "aws_s3_bucket_public_access_block.receipts-private.restrict_public_buckets is not what the model says."
  }

  assert {
    condition     = aws_sqs_queue.orders-dead.name == "orders-dead"
    error_message = "aws_sqs_queue.orders-dead.name is not what the model says."
  }

  assert {
    condition     = aws_sqs_queue.orders-dead.message_retention_seconds == 1209600
    error_message = "aws_sqs_queue.orders-dead.message_retention_seconds is not what the model says."
  }

  assert {
    condition     = aws_sqs_queue.orders-dead.sqs_managed_sse_enabled == true
    error_message = "aws_sqs_queue.orders-dead.sqs_managed_sse_enabled is not what the model says."
  }

  assert {
    condition     = aws_sqs_queue.orders-new.name == "orders"
    error_message = "aws_sqs_queue.orders-new.name is not what the model says."
  }

  assert {
    condition     = aws_sqs_queue.orders-new.visibility_timeout_seconds == 180
    error_message = "aws_sqs_queue.orders-new.visibility_timeout_seconds is not what the model says."
  }

  assert {
    condition     = aws_sqs_queue.orders-new.sqs_managed_sse_enabled == true
    error_message = "aws_sqs_queue.orders-new.sqs_managed_sse_enabled is not what the model says."
  }

  assert {
    condition     = aws_db_subnet_group.orders-subnets.name == "orders"
    error_message = "aws_db_subnet_group.orders-subnets.name is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.identifier == "orders"
    error_message = "aws_db_instance.orders.identifier is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.engine == "postgres"
    error_message = "aws_db_instance.orders.engine is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.engine_version == "16"
    error_message = "aws_db_instance.orders.engine_version is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.instance_class == "db.t4g.medium"
    error_message = "aws_db_instance.orders.instance_class is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.allocated_storage == 100
    error_message = "aws_db_instance.orders.allocated_storage is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.storage_encrypted == true
    error_message = "aws_db_instance.orders.storage_encrypted is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.multi_az == true
    error_message = "aws_db_instance.orders.multi_az is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.db_name == "orders"
    error_message = "aws_db_instance.orders.db_name is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.username == "orders"
    error_message = "aws_db_instance.orders.username is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.manage_master_user_password == true
    error_message = "aws_db_instance.orders.manage_master_user_password is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.db_subnet_group_name == aws_db_subnet_group.orders-subnets.name
    error_message = "aws_db_instance.orders.db_subnet_group_name is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.backup_retention_period == 30
    error_message = "aws_db_instance.orders.backup_retention_period is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.deletion_protection == true
    error_message = "aws_db_instance.orders.deletion_protection is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.final_snapshot_identifier == "orders-last"
    error_message = "aws_db_instance.orders.final_snapshot_identifier is not what the model says."
  }
}
