# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.

# main.flow:4
provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["123456789012"]

  default_tags {
    tags = {
      service = "shop"
    }
  }
}

# main.flow:5
provider "aws" {
  alias               = "other"
  region              = "us-east-1"
  token               = ephemeral.aws_secretsmanager_secret_version.orders.secret_string
  allowed_account_ids = ["123456789012"]

  default_tags {
    tags = {
      service = "shop"
    }
  }
}
