# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.
#
# What only Terraform can decide.

# main.flow:50
provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["210987654321"]
}
