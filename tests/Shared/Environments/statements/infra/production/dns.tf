# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.

# main.flow:61
resource "aws_acm_certificate" "site" {
  provider = aws.virginia

  domain_name       = "shop.example.com"
  validation_method = "DNS"
}
