# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

terraform {
  required_version = "~> 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }

  # environments.flow:33
  backend "s3" {
    bucket       = "example-post-state"
    region       = "eu-west-1"
    key          = "post/staging/terraform.tfstate"
    encrypt      = true
    use_lockfile = true
  }
}
