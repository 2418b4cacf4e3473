# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.
#
# What only Terraform can decide.

# main.flow:33
data "aws_route53_zone" "main" {
  name = "example.com"
}
