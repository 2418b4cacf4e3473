# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

# environments.flow:33
data "aws_iam_policy_document" "labels-tls-only" {
  # It refuses, so it names all: whoever asks for whatever, without encryption.
  statement {
    sid       = "OnlyOverTls"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.labels.arn, "${aws_s3_bucket.labels.arn}/*"]

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

# environments.flow:33
data "aws_iam_policy_document" "parcels-tls-only" {
  # It refuses, so it names all: whoever asks for whatever, without encryption.
  statement {
    sid       = "OnlyOverTls"
    effect    = "Deny"
    actions   = ["sqs:*"]
    resources = [aws_sqs_queue.parcels.arn]

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

# environments.flow:33
data "aws_iam_policy_document" "parcels-dead-letters-tls-only" {
  # It refuses, so it names all: whoever asks for whatever, without encryption.
  statement {
    sid       = "OnlyOverTls"
    effect    = "Deny"
    actions   = ["sqs:*"]
    resources = [aws_sqs_queue.parcels-dead-letters.arn]

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

# environments.flow:33
data "aws_iam_policy_document" "print-trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

# environments.flow:33
resource "aws_iam_role" "print-run-role" {
  name_prefix        = "staging-print-runs-"
  assume_role_policy = data.aws_iam_policy_document.print-trust.json
}

# environments.flow:33
data "aws_iam_policy_document" "print-run" {
  statement {
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.print.arn}:*"]
  }

  # AWS checks no resource for these: traces belong to none.
  statement {
    actions   = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"]
    resources = ["*"]
  }

  statement {
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.print-dead-letters-queue.arn]
  }
}

# environments.flow:33
resource "aws_iam_role_policy" "print-run-policy" {
  name   = "run"
  role   = aws_iam_role.print-run-role.id
  policy = data.aws_iam_policy_document.print-run.json
}

# environments.flow:33
data "aws_iam_policy_document" "print-allowed" {
  statement {
    sid = "ParcelsReceive"
    actions = [
      "sqs:ReceiveMessage",
      "sqs:DeleteMessage",
      "sqs:ChangeMessageVisibility",
      "sqs:GetQueueUrl",
      "sqs:GetQueueAttributes",
    ]
    resources = [aws_sqs_queue.parcels.arn]
  }

  statement {
    sid       = "LabelsWrite"
    actions   = ["s3:PutObject", "s3:AbortMultipartUpload"]
    resources = ["${aws_s3_bucket.labels.arn}/*"]
  }
}

# environments.flow:33
resource "aws_iam_role_policy" "print-access-policy" {
  name   = "access"
  role   = aws_iam_role.print-run-role.id
  policy = data.aws_iam_policy_document.print-allowed.json
}

# environments.flow:33
resource "aws_iam_openid_connect_provider" "deployer" {
  url            = "https://token.actions.githubusercontent.com"
  client_id_list = ["sts.amazonaws.com"]
}

# environments.flow:33
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
      values   = ["repo:example/post:environment:staging"]
    }
  }
}

# environments.flow:33
resource "aws_iam_role" "deployer" {
  name                 = "staging-deployer"
  assume_role_policy   = data.aws_iam_policy_document.deployer-trust.json
  max_session_duration = 3600
}

# environments.flow:33
data "aws_iam_policy_document" "deployer-allowed" {
  statement {
    sid       = "LabelsWrite"
    actions   = ["s3:PutObject", "s3:AbortMultipartUpload"]
    resources = ["${aws_s3_bucket.labels.arn}/*"]
  }
}

# environments.flow:33
resource "aws_iam_role_policy" "deployer" {
  name   = "deploy"
  role   = aws_iam_role.deployer.id
  policy = data.aws_iam_policy_document.deployer-allowed.json
}
