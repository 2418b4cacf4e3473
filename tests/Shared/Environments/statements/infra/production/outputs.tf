# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.

# main.flow:75
output "subnets" {
  value = values(aws_subnet.app)[*].id
}

# main.flow:76
output "record" {
  value = (
    one(aws_acm_certificate.site.domain_validation_options) == null
    ? null
    : one(aws_acm_certificate.site.domain_validation_options).resource_record_name
  )
}

# main.flow:77
output "queue" {
  value = aws_sqs_queue.jobs["small"].url
}

# main.flow:78
output "account" {
  value = data.aws_caller_identity.me.account_id
}
