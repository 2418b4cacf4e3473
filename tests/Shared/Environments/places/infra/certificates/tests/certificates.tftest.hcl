# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.
#
# What only the provider knows is read by its place, in lists, in sets, and in lists inside of them.

mock_provider "aws" {
  override_during = plan

  mock_data "aws_route53_zone" {
    defaults = {
      arn = "arn:aws:route53:eu-west-1:123456789012:route53_zone/mock"
    }
  }

  mock_resource "aws_acm_certificate" {
    defaults = {
      arn = "arn:aws:acm:eu-west-1:123456789012:acm_certificate/mock"
      domain_validation_options = [
        {
          domain_name           = "domain_name-1"
          resource_record_name  = "resource_record_name-1"
          resource_record_type  = "CNAME"
          resource_record_value = "resource_record_value-1"
        },
      ]
    }
  }
}

# Nothing is made: the providers are mocked.
run "certificates" {
  command = plan

  assert {
    condition = alltrue([
      aws_acm_certificate.cert.domain_name == "example.com",
      aws_acm_certificate.cert.validation_method == "DNS",
    ])
    error_message = "aws_acm_certificate.cert is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_route53_record.proof.name == one(aws_acm_certificate.cert.domain_validation_options).resource_record_name,
      aws_route53_record.proof.type == one(aws_acm_certificate.cert.domain_validation_options).resource_record_type,
      aws_route53_record.proof.ttl == 60,
      aws_route53_record.proof.records == toset([one(aws_acm_certificate.cert.domain_validation_options).resource_record_value]),
    ])
    error_message = "aws_route53_record.proof is not what the model says."
  }

  assert {
    condition = alltrue([
      sort(keys(aws_acm_certificate.other)) == sort(tolist(["example.org", "example.net"])),
      alltrue([for key, copy in aws_acm_certificate.other : copy.domain_name == key]),
      alltrue([for copy in aws_acm_certificate.other : copy.validation_method == "DNS"]),
    ])
    error_message = "aws_acm_certificate.other is not what the model says."
  }

  assert {
    condition = alltrue([
      sort(keys(aws_route53_record.proof-of-other)) == sort(tolist(["example.org", "example.net"])),
      alltrue([
        for key, copy in aws_route53_record.proof-of-other : copy.name == one(aws_acm_certificate.other[key].domain_validation_options).resource_record_name
      ]),
      alltrue([
        for key, copy in aws_route53_record.proof-of-other : copy.type == one(aws_acm_certificate.other[key].domain_validation_options).resource_record_type
      ]),
      alltrue([for copy in aws_route53_record.proof-of-other : copy.ttl == 60]),
      alltrue([
        for key, copy in aws_route53_record.proof-of-other : copy.records == toset([one(aws_acm_certificate.other[key].domain_validation_options).resource_record_value])
      ]),
    ])
    error_message = "aws_route53_record.proof-of-other is not what the model says."
  }
}
