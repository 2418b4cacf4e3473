# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.

# main.flow:29
resource "aws_ssm_parameter" "kept-token" {
  name             = "/token"
  type             = "SecureString"
  value_wo         = "${var.token}-1"
  value_wo_version = 1
}
