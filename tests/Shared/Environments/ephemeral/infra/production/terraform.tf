# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.

terraform {
  required_version = "~> 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }

  # main.flow:4
  backend "local" {}
}
