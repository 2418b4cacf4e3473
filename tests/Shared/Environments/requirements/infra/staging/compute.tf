# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.
#
# What only Terraform can decide.

# main.flow:50
data "aws_ami" "linux" {
  owners      = ["amazon"]
  most_recent = true

  lifecycle {
    postcondition {
      condition     = self.architecture == "arm64"
      error_message = "machines are of ARM, and ${self.id} is not (main.flow:46)"
    }
  }
}
