# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

# environments.flow:81
provider "aws" {
  region              = "eu-west-1"
  allowed_account_ids = ["321098765432"]

  default_tags {
    tags = {
      service     = "shop"
      environment = "pilot"
    }
  }
}
