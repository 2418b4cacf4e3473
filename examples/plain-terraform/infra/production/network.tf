# Generated from production.flow. Change that file and run `flow build`; changes made here are lost.

# The network: one subnet in each zone, none of them reachable from outside.
# production.flow:11
resource "aws_vpc" "main" {
  cidr_block           = "10.20.0.0/16"
  enable_dns_hostnames = true
  tags = {
    Name = "shop"
  }
}

# production.flow:17
resource "aws_subnet" "private" {
  for_each = {
    a = {
      name = "a"
      cidr = "10.20.0.0/20"
    }
    b = {
      name = "b"
      cidr = "10.20.16.0/20"
    }
  }

  vpc_id            = aws_vpc.main.id
  cidr_block        = each.value.cidr
  availability_zone = "eu-west-1${each.value.name}"
  tags = {
    Name = "shop-private-${each.value.name}"
  }
}

# production.flow:27
resource "aws_security_group" "orders-access" {
  name        = "orders"
  description = "Who reaches the orders database"
  vpc_id      = aws_vpc.main.id
}

# production.flow:33
resource "aws_vpc_security_group_ingress_rule" "orders-from-inside" {
  security_group_id = aws_security_group.orders-access.id
  description       = "PostgreSQL from inside of the network"
  cidr_ipv4         = aws_vpc.main.cidr_block
  ip_protocol       = "tcp"
  from_port         = 5432
  to_port           = 5432
}
