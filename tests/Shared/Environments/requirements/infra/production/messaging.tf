# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.
#
# What only Terraform can decide.

# main.flow:36
resource "aws_sqs_queue" "jobs" {
  name                      = "jobs-${data.aws_route53_zone.main.zone_id}"
  message_retention_seconds = var.days * 86400
  tags = {
    Owner = data.aws_caller_identity.jobs-me.account_id
    Tell  = "nobody"
  }

  lifecycle {
    create_before_destroy = true

    # Route 53 says so.
    precondition {
      condition     = startswith(data.aws_route53_zone.main.zone_id, "Z")
      error_message = "`watched-queue jobs`: the identifier of a zone begins with `Z`, and this is `${data.aws_route53_zone.main.zone_id}` (main.flow:12)"
    }

    precondition { # in days
      condition     = var.days >= 2
      error_message = "`watched-queue jobs`: something is kept for two days at least (main.flow:13)"
    }
  }
}

# main.flow:37
resource "aws_sqs_queue" "orders" {
  name                      = "orders-Z123"
  message_retention_seconds = 345600
  tags = {
    Owner = data.aws_caller_identity.orders-me.account_id
    Tell  = aws_sqs_queue.jobs.name
  }

  lifecycle {
    create_before_destroy = true

    precondition {
      condition     = aws_sqs_queue.jobs.name != ""
      error_message = "`watched-queue orders`: somebody is told (main.flow:14)"
    }
  }
}
