# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.
#
# What only Terraform can decide.

# main.flow:50
resource "aws_vpc" "net" {
  cidr_block = "10.0.0.0/16"
}

# main.flow:50
resource "aws_subnet" "app" {
  for_each = toset(["a", "b"])

  vpc_id     = aws_vpc.net.id
  cidr_block = each.key == "a" ? "10.0.0.0/20" : "10.0.16.0/20"
}
