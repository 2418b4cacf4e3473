# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.
#
# What the sources say about themselves stands on top.

# main.flow:7
provider "aws" {
  region = "eu-central-1"
}
