# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.
#
# What only Terraform can decide.

# main.flow:50
data "aws_caller_identity" "jobs-me" {}

# main.flow:50
data "aws_caller_identity" "orders-me" {}
