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
      arn = "arn:aws:vpc:eu-west-1:123456789012:vpc/mock"
    }
  }

  mock_resource "aws_subnet" {
    defaults = {
      arn = "arn:aws:subnet:eu-west-1:123456789012:subnet/mock"
    }
  }

  mock_resource "aws_iam_role" {
    defaults = {
      arn = "arn:aws:iam:eu-west-1:123456789012:iam_role/mock"
    }
  }

  mock_resource "aws_s3_bucket" {
    defaults = {
      arn = "arn:aws:s3:eu-west-1:123456789012:s3_bucket/mock"
    }
  }

  mock_resource "aws_instance" {
    defaults = {
      arn = "arn:aws:instance:eu-west-1:123456789012:instance/mock"
    }
  }

  mock_resource "aws_db_instance" {
    defaults = {
      arn = "arn:aws:db:eu-west-1:123456789012:db_instance/mock"
    }
  }
}

# Nothing is made: the providers are mocked.
run "staging" {
  command = plan

  assert {
    condition = alltrue([
      aws_vpc.main.cidr_block == "10.0.0.0/16",
      aws_vpc.main.enable_dns_hostnames == true,
    ])
    error_message = "aws_vpc.main is not what the model says."
  }

  assert {
    condition = alltrue([
      sort(keys(aws_subnet.app)) == sort(tolist(["a", "b"])),
      alltrue([for copy in aws_subnet.app : copy.vpc_id == aws_vpc.main.id]),
    ])
    error_message = "aws_subnet.app is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_iam_role.task.name == "task",
      aws_iam_role.task.assume_role_policy == "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\n      \"Effect\": \"Allow\",\n      \"Action\": \"sts:AssumeRole\",\n      \"Principal\": {\n        \"Service\": \"ecs-tasks.amazonaws.com\"\n      }\n    }\n  ]\n}",
    ])
    error_message = "aws_iam_role.task is not what the model says."
  }

  assert {
    condition     = aws_iam_role_policy.read.role == aws_iam_role.task.id
    error_message = "aws_iam_role_policy.read is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket.files.bucket_prefix == "files-"
    error_message = "aws_s3_bucket.files is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_instance.host.ami == "ami-0123456789abcdef0",
      aws_instance.host.instance_type == "t3.micro",
      aws_instance.host.subnet_id == aws_subnet.app["a"].id,
      aws_instance.host.user_data == "#!/bin/bash\necho \"$${HOME} of ${aws_vpc.main.id}\"\napt-get update\n\napt-get install -y nginx",
      aws_instance.host.root_block_device[0].volume_size == 20,
      aws_instance.host.root_block_device[0].encrypted == true,
      length(aws_instance.host.ebs_block_device) == 2,
      anytrue([
        for block in aws_instance.host.ebs_block_device : alltrue([
          block.device_name == "/dev/sdf",
          block.volume_size == 10,
        ])
      ]),
      anytrue([
        for block in aws_instance.host.ebs_block_device : alltrue([
          block.device_name == "/dev/sdg",
          block.volume_size == 30,
        ])
      ]),
    ])
    error_message = "aws_instance.host is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_db_instance.orders.instance_class == "db.t4g.medium",
      aws_db_instance.orders.engine == "postgres",
      aws_db_instance.orders.allocated_storage == 10,
      aws_db_instance.orders.username == "orders",
      aws_db_instance.orders.manage_master_user_password == true,
      aws_db_instance.orders.skip_final_snapshot == true,
    ])
    error_message = "aws_db_instance.orders is not what the model says."
  }
}
