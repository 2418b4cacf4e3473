# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

# environments.flow:66
data "aws_caller_identity" "main-account" {}

# environments.flow:66
data "aws_caller_identity" "incidents-account" {}

# environments.flow:66
data "aws_caller_identity" "orders-account" {}

# environments.flow:66
data "aws_caller_identity" "logs-account" {}

# environments.flow:66
data "aws_caller_identity" "api-account" {}

# environments.flow:66
data "aws_caller_identity" "worker-account" {}
