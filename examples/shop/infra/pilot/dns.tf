# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

# environments.flow:80
resource "aws_route53_zone" "site" {
  name          = "pilot.shop.example.com"
  force_destroy = false
}

# environments.flow:80
resource "aws_acm_certificate" "tls" {
  domain_name               = "api.pilot.shop.example.com"
  subject_alternative_names = []
  validation_method         = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}

# environments.flow:80
resource "aws_route53_record" "tls-proof" {
  for_each = toset(["api.pilot.shop.example.com"])

  zone_id = aws_route53_zone.site.zone_id
  name = try(
    [for o in aws_acm_certificate.tls.domain_validation_options : o.resource_record_name if o.domain_name == each.key][0],
    null
  )
  type = try(
    [for o in aws_acm_certificate.tls.domain_validation_options : o.resource_record_type if o.domain_name == each.key][0],
    null
  )
  records = [
    for o in aws_acm_certificate.tls.domain_validation_options : o.resource_record_value
    if o.domain_name == each.key
  ]
  ttl             = 60
  allow_overwrite = true
}

# environments.flow:80
resource "aws_acm_certificate_validation" "tls" {
  certificate_arn         = aws_acm_certificate.tls.arn
  validation_record_fqdns = values(aws_route53_record.tls-proof)[*].fqdn
}
