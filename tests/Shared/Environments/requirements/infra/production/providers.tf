# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.
#
# What only Terraform can decide.

# main.flow:27
provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["123456789012"]
}
