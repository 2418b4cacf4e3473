# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.
#
# What the sources say about themselves stands on top.

# main.flow:80
data "aws_availability_zones" "zones" {
  state = "available"
}

# The network of everything.
# main.flow:80
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16" # a whole class
  # Names are needed inside.
  enable_dns_hostnames = true
  tags = {
    Name      = "main"
    "cost/of" = "platform"
    Started   = "2026-12-24"
  }
}

# main.flow:80
resource "aws_subnet" "app" {
  for_each = toset(["a", "b"])

  vpc_id     = aws_vpc.main.id
  cidr_block = each.key == "a" ? "10.0.0.0/20" : "10.0.16.0/20"
  availability_zone = (
    try(data.aws_availability_zones.zones.names[0], null) == null
    ? "eu-central-1a"
    : try(data.aws_availability_zones.zones.names[0], null)
  )
}
