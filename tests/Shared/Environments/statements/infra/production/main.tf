# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.

# main.flow:62
data "aws_caller_identity" "me" {}
