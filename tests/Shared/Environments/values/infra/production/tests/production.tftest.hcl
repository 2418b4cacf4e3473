# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.
#
# What the sources say about themselves stands on top.

mock_provider "aws" {
  override_during = plan

  mock_data "aws_availability_zones" {
    defaults = {
      names = ["names-1", "names-2", "names-3"]
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

  mock_resource "aws_iam_role" {
    defaults = {
      arn = "arn:aws:iam:eu-central-1:123456789012:mock"
    }
  }

  mock_resource "aws_s3_bucket" {
    defaults = {
      arn = "arn:aws:s3:eu-central-1:123456789012:mock"
    }
  }

  mock_resource "aws_instance" {
    defaults = {
      arn = "arn:aws:instance:eu-central-1:123456789012:mock"
    }
  }

  mock_resource "aws_db_instance" {
    defaults = {
      arn = "arn:aws:db:eu-central-1:123456789012:mock"
    }
  }
}

# Nothing is made: the providers are mocked.
run "production" {
  command = plan

  assert {
    condition     = aws_vpc.main.cidr_block == "10.0.0.0/16"
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
    condition     = aws_iam_role.task.name == "task"
    error_message = "aws_iam_role.task.name is not what the model says."
  }

  assert {
    condition     = aws_iam_role.task.assume_role_policy == "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\n      \"Effect\": \"Allow\",\n      \"Action\": \"sts:AssumeRole\",\n      \"Principal\": {\n        \"Service\": \"ecs-tasks.amazonaws.com\"\n      }\n    }\n  ]\n}"
    error_message = "aws_iam_role.task.assume_role_policy is not what the model says."
  }

  assert {
    condition     = aws_iam_role_policy.read.role == aws_iam_role.task.id
    error_message = "aws_iam_role_policy.read.role is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket.files.bucket_prefix == "files-"
    error_message = "aws_s3_bucket.files.bucket_prefix is not what the model says."
  }

  assert {
    condition     = aws_instance.host.ami == "ami-0123456789abcdef0"
    error_message = "aws_instance.host.ami is not what the model says."
  }

  assert {
    condition     = aws_instance.host.instance_type == "t3.micro"
    error_message = "aws_instance.host.instance_type is not what the model says."
  }

  assert {
    condition     = aws_instance.host.subnet_id == aws_subnet.app["a"].id
    error_message = "aws_instance.host.subnet_id is not what the model says."
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
    condition     = aws_db_instance.orders.allocated_storage == 20
    error_message = "aws_db_instance.orders.allocated_storage is not what the model says."
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
    condition     = aws_db_instance.orders.skip_final_snapshot == true
    error_message = "aws_db_instance.orders.skip_final_snapshot is not what the model says."
  }
}
