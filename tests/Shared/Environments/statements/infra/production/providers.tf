# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.

# main.flow:5
provider "aws" {
  region              = "eu-west-1"
  allowed_account_ids = ["123456789012"]

  default_tags {
    tags = {
      service     = "shop"
      environment = "production"
    }
  }
}

# main.flow:11
provider "aws" {
  alias               = "virginia"
  region              = "us-east-1"
  allowed_account_ids = ["123456789012"]

  default_tags {
    tags = {
      service     = "shop"
      environment = "production"
    }
  }
}
