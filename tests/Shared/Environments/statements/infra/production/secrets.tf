# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.

# main.flow:29
resource "aws_ssm_parameter" "kept-token" {
  name  = "/token"
  type  = "SecureString"
  value = "${var.token}-1"
}
