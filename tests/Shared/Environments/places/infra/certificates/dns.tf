# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.
#
# What only the provider knows is read by its place, in lists, in sets, and in lists inside of them.

# main.flow:9
data "aws_route53_zone" "zone" {
  name = "example.com"
}

# main.flow:10
resource "aws_acm_certificate" "cert" {
  domain_name       = "example.com"
  validation_method = "DNS"
}

# main.flow:11
resource "aws_route53_record" "proof" {
  zone_id = data.aws_route53_zone.zone.zone_id
  name    = one(aws_acm_certificate.cert.domain_validation_options).resource_record_name
  type    = one(aws_acm_certificate.cert.domain_validation_options).resource_record_type
  ttl     = 60
  records = [one(aws_acm_certificate.cert.domain_validation_options).resource_record_value]
}

# main.flow:19
resource "aws_acm_certificate" "other" {
  for_each = toset(["example.org", "example.net"])

  domain_name       = each.key
  validation_method = "DNS"
}

# main.flow:20
resource "aws_route53_record" "proof-of-other" {
  for_each = toset(["example.org", "example.net"])

  zone_id = data.aws_route53_zone.zone.zone_id
  name    = one(aws_acm_certificate.other[each.key].domain_validation_options).resource_record_name
  type    = one(aws_acm_certificate.other[each.key].domain_validation_options).resource_record_type
  ttl     = 60
  records = [
    one(aws_acm_certificate.other[each.key].domain_validation_options).resource_record_value,
  ]
}
