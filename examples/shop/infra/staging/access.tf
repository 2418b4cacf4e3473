# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

# environments.flow:66
data "aws_iam_policy_document" "main-flow-log-trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["vpc-flow-logs.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.main-account.account_id]
    }
  }
}

# environments.flow:66
data "aws_iam_policy_document" "main-flow-log-write" {
  statement {
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"]
    resources = ["${aws_cloudwatch_log_group.main-flow-log-group.arn}:*"]
  }
}

# environments.flow:66
resource "aws_iam_role" "main-flow-log-role" {
  name_prefix        = "staging-main-flow-logs-"
  assume_role_policy = data.aws_iam_policy_document.main-flow-log-trust.json
}

# environments.flow:66
resource "aws_iam_role_policy" "main-flow-log-policy" {
  name   = "write"
  role   = aws_iam_role.main-flow-log-role.id
  policy = data.aws_iam_policy_document.main-flow-log-write.json
}

# environments.flow:66
data "aws_iam_policy_document" "incidents-access" {
  statement {
    sid       = "ServicesOfThisAccount"
    effect    = "Allow"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.incidents.arn]

    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com", "budgets.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.incidents-account.account_id]
    }
  }

  # It refuses, so it names all: whoever asks for whatever, without encryption.
  statement {
    sid       = "OnlyOverTls"
    effect    = "Deny"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.incidents.arn]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

# environments.flow:66
data "aws_iam_policy_document" "orders-monitoring-trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["monitoring.rds.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.orders-account.account_id]
    }
  }
}

# environments.flow:66
resource "aws_iam_role" "orders-monitoring-role" {
  name_prefix        = "staging-orders-monitoring-"
  assume_role_policy = data.aws_iam_policy_document.orders-monitoring-trust.json

  lifecycle {
    ignore_changes = [name_prefix]
  }
}

# The policy of AWS for measuring the machine. It names log groups by `RDS*`, because RDS itself makes the group, one for all databases of a region.
# environments.flow:66
resource "aws_iam_role_policy_attachment" "orders-monitoring" {
  role       = aws_iam_role.orders-monitoring-role.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
}

# environments.flow:66
data "aws_iam_policy_document" "receipts-tls-only" {
  # It refuses, so it names all: whoever asks for whatever, without encryption.
  statement {
    sid       = "OnlyOverTls"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.receipts.arn, "${aws_s3_bucket.receipts.arn}/*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

# environments.flow:66
data "aws_iam_policy_document" "jobs-tls-only" {
  # It refuses, so it names all: whoever asks for whatever, without encryption.
  statement {
    sid       = "OnlyOverTls"
    effect    = "Deny"
    actions   = ["sqs:*"]
    resources = [aws_sqs_queue.jobs.arn]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

# environments.flow:66
data "aws_iam_policy_document" "jobs-dead-letters-tls-only" {
  # It refuses, so it names all: whoever asks for whatever, without encryption.
  statement {
    sid       = "OnlyOverTls"
    effect    = "Deny"
    actions   = ["sqs:*"]
    resources = [aws_sqs_queue.jobs-dead-letters.arn]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

# environments.flow:66
data "aws_iam_policy_document" "logs-tls-only" {
  statement {
    sid       = "LogsOfLoadBalancers"
    actions   = ["s3:PutObject"]
    resources = ["${aws_s3_bucket.logs.arn}/*"]

    principals {
      type        = "Service"
      identifiers = ["logdelivery.elasticloadbalancing.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.logs-account.account_id]
    }
  }

  statement {
    sid       = "LogsOfOtherBuckets"
    actions   = ["s3:PutObject"]
    resources = ["${aws_s3_bucket.logs.arn}/*"]

    principals {
      type        = "Service"
      identifiers = ["logging.s3.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.logs-account.account_id]
    }
  }

  # It refuses, so it names all: whoever asks for whatever, without encryption.
  statement {
    sid       = "OnlyOverTls"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.logs.arn, "${aws_s3_bucket.logs.arn}/*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

# environments.flow:66
data "aws_iam_policy_document" "api-trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com"]
    }
  }
}

# Starts the container: takes its image and its secrets, writes its log.
# environments.flow:66
resource "aws_iam_role" "api-starting-role" {
  name_prefix        = "staging-api-starts-"
  assume_role_policy = data.aws_iam_policy_document.api-trust.json
}

# environments.flow:66
data "aws_iam_policy_document" "api-starting" {
  statement {
    sid       = "Log"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.api.arn}:*"]
  }

  statement {
    sid       = "ImagesPull"
    actions   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
    resources = [aws_ecr_repository.images.arn]
  }

  # Because a token is for all registries of the account
  statement {
    sid       = "ImagesPull2"
    actions   = ["ecr:GetAuthorizationToken"]
    resources = ["*"]
  }

  statement {
    sid     = "Secrets"
    actions = ["secretsmanager:GetSecretValue"]
    resources = [
      try(aws_db_instance.orders.master_user_secret[0].secret_arn, null),
      data.aws_secretsmanager_secret.stripe-known.arn,
    ]
  }
}

# environments.flow:66
resource "aws_iam_role_policy" "api-starting-policy" {
  name   = "start"
  role   = aws_iam_role.api-starting-role.id
  policy = data.aws_iam_policy_document.api-starting.json
}

# environments.flow:66
data "aws_iam_policy_document" "api-task-trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.api-account.account_id]
    }
  }
}

# What the service itself may do.
# environments.flow:66
resource "aws_iam_role" "api-task-role" {
  name_prefix        = "staging-api-does-"
  assume_role_policy = data.aws_iam_policy_document.api-task-trust.json
}

# environments.flow:66
data "aws_iam_policy_document" "api-allowed" {
  statement {
    sid       = "JobsSend"
    actions   = ["sqs:SendMessage", "sqs:GetQueueUrl", "sqs:GetQueueAttributes"]
    resources = [aws_sqs_queue.jobs.arn]
  }

  statement {
    sid       = "ReceiptsRead"
    actions   = ["s3:GetObject"]
    resources = ["${aws_s3_bucket.receipts.arn}/*"]
  }
}

# environments.flow:66
resource "aws_iam_role_policy" "api-task-policy" {
  name   = "use"
  role   = aws_iam_role.api-task-role.id
  policy = data.aws_iam_policy_document.api-allowed.json
}

# environments.flow:66
data "aws_iam_policy_document" "worker-trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com"]
    }
  }
}

# Starts the container: takes its image and its secrets, writes its log.
# environments.flow:66
resource "aws_iam_role" "worker-starting-role" {
  name_prefix        = "staging-worker-starts-"
  assume_role_policy = data.aws_iam_policy_document.worker-trust.json
}

# environments.flow:66
data "aws_iam_policy_document" "worker-starting" {
  statement {
    sid       = "Log"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.worker.arn}:*"]
  }

  statement {
    sid       = "ImagesPull"
    actions   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
    resources = [aws_ecr_repository.images.arn]
  }

  # Because a token is for all registries of the account
  statement {
    sid       = "ImagesPull2"
    actions   = ["ecr:GetAuthorizationToken"]
    resources = ["*"]
  }

  statement {
    sid       = "Secrets"
    actions   = ["secretsmanager:GetSecretValue"]
    resources = [try(aws_db_instance.orders.master_user_secret[0].secret_arn, null)]
  }
}

# environments.flow:66
resource "aws_iam_role_policy" "worker-starting-policy" {
  name   = "start"
  role   = aws_iam_role.worker-starting-role.id
  policy = data.aws_iam_policy_document.worker-starting.json
}

# environments.flow:66
data "aws_iam_policy_document" "worker-task-trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.worker-account.account_id]
    }
  }
}

# What the service itself may do.
# environments.flow:66
resource "aws_iam_role" "worker-task-role" {
  name_prefix        = "staging-worker-does-"
  assume_role_policy = data.aws_iam_policy_document.worker-task-trust.json
}

# environments.flow:66
data "aws_iam_policy_document" "worker-allowed" {
  statement {
    sid = "JobsReceive"
    actions = [
      "sqs:ReceiveMessage",
      "sqs:DeleteMessage",
      "sqs:ChangeMessageVisibility",
      "sqs:GetQueueUrl",
      "sqs:GetQueueAttributes",
    ]
    resources = [aws_sqs_queue.jobs.arn]
  }

  statement {
    sid       = "ReceiptsWrite"
    actions   = ["s3:PutObject", "s3:AbortMultipartUpload"]
    resources = ["${aws_s3_bucket.receipts.arn}/*"]
  }
}

# environments.flow:66
resource "aws_iam_role_policy" "worker-task-policy" {
  name   = "use"
  role   = aws_iam_role.worker-task-role.id
  policy = data.aws_iam_policy_document.worker-allowed.json
}

# environments.flow:66
resource "aws_iam_openid_connect_provider" "deployer" {
  url            = "https://token.actions.githubusercontent.com"
  client_id_list = ["sts.amazonaws.com"]
}

# environments.flow:66
data "aws_iam_policy_document" "deployer-trust" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]

    principals {
      type        = "Federated"
      identifiers = [aws_iam_openid_connect_provider.deployer.arn]
    }

    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:aud"
      values   = ["sts.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:sub"
      values   = ["repo:example/shop:environment:staging"]
    }
  }
}

# environments.flow:66
resource "aws_iam_role" "deployer" {
  name                 = "staging-deployer"
  assume_role_policy   = data.aws_iam_policy_document.deployer-trust.json
  max_session_duration = 3600
}

# environments.flow:66
data "aws_iam_policy_document" "deployer-allowed" {
  statement {
    sid = "ImagesPush"
    actions = [
      "ecr:BatchCheckLayerAvailability",
      "ecr:BatchGetImage",
      "ecr:GetDownloadUrlForLayer",
      "ecr:InitiateLayerUpload",
      "ecr:UploadLayerPart",
      "ecr:CompleteLayerUpload",
      "ecr:PutImage",
    ]
    resources = [aws_ecr_repository.images.arn]
  }

  # Because a token is for all registries of the account
  statement {
    sid       = "ImagesPush2"
    actions   = ["ecr:GetAuthorizationToken"]
    resources = ["*"]
  }
}

# environments.flow:66
resource "aws_iam_role_policy" "deployer" {
  name   = "deploy"
  role   = aws_iam_role.deployer.id
  policy = data.aws_iam_policy_document.deployer-allowed.json
}
