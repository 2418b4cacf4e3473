# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.

# main.flow:57
output "subnets" {
  value = values(aws_subnet.app)[*].id
}

# main.flow:58
output "record" {
  value = (
    one(aws_acm_certificate.site.domain_validation_options) == null
    ? null
    : one(aws_acm_certificate.site.domain_validation_options).resource_record_name
  )
}

# main.flow:59
output "queue" {
  value = aws_sqs_queue.jobs["small"].url
}

# main.flow:60
output "account" {
  value = data.aws_caller_identity.me.account_id
}
