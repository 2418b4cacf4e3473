# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.

# The network.
# main.flow:32
resource "aws_vpc" "main" {
  cidr_block           = "10.20.0.0/16"
  enable_dns_hostnames = true
  tags = {
    Name = "shop"
  }
}

# main.flow:37
resource "aws_subnet" "app" {
  for_each = {
    a = {
      name   = "a"
      cidr   = "10.20.0.0/20"
      public = null
    }
    b = {
      name   = "b"
      cidr   = "10.20.16.0/20"
      public = true
    }
  }

  vpc_id            = aws_vpc.main.id
  cidr_block        = each.value.cidr
  availability_zone = "eu-west-1${each.value.name}"
}

# main.flow:46
resource "aws_security_group" "db" {
  name   = "db"
  vpc_id = aws_vpc.main.id

  ingress {
    from_port   = 5432
    to_port     = 5432
    protocol    = "tcp"
    cidr_blocks = [aws_vpc.main.cidr_block]
  }
}
