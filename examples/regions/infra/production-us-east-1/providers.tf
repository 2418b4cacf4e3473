# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

# environments.flow:5
provider "aws" {
  region              = "us-east-1"
  allowed_account_ids = ["123456789012"]

  default_tags {
    tags = {
      owner = "operations"
    }
  }
}
