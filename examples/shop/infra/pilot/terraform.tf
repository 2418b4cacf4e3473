# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

terraform {
  required_version = "~> 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }

  # environments.flow:80
  backend "s3" {
    bucket       = "example-shop-state"
    key          = "shop/pilot/terraform.tfstate"
    region       = "eu-west-1"
    encrypt      = true
    use_lockfile = true
  }
}
