# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.
#
# What only the provider knows is read by its place, in lists, in sets, and in lists inside of them.

terraform {
  required_version = "~> 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }

  # main.flow:31
  backend "local" {}
}
