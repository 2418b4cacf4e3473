# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

# environments.flow:80
data "aws_caller_identity" "incidents-account" {}

# environments.flow:80
data "aws_caller_identity" "logs-account" {}
