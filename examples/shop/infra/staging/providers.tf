# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

# environments.flow:67
provider "aws" {
  region              = "eu-west-1"
  allowed_account_ids = ["210987654321"]

  default_tags {
    tags = {
      service     = "shop"
      environment = "staging"
    }
  }
}
