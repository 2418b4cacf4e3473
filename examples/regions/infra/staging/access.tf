# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

# environments.flow:27
data "aws_iam_policy_document" "labels-tls-only" {
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

# environments.flow:27
data "aws_iam_policy_document" "parcels-tls-only" {
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

# environments.flow:27
data "aws_iam_policy_document" "parcels-dead-letters-tls-only" {
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

# environments.flow:27
resource "aws_iam_openid_connect_provider" "deployer" {
  url            = "https://token.actions.githubusercontent.com"
  client_id_list = ["sts.amazonaws.com"]
}

# environments.flow:27
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

# environments.flow:27
resource "aws_iam_role" "deployer" {
  name                 = "staging-deployer"
  assume_role_policy   = data.aws_iam_policy_document.deployer-trust.json
  max_session_duration = 3600
}

# environments.flow:27
data "aws_iam_policy_document" "deployer-allowed" {
  statement {
    sid       = "LabelsWrite"
    actions   = ["s3:PutObject", "s3:AbortMultipartUpload"]
    resources = ["${aws_s3_bucket.labels.arn}/*"]
  }
}

# environments.flow:27
resource "aws_iam_role_policy" "deployer" {
  name   = "deploy"
  role   = aws_iam_role.deployer.id
  policy = data.aws_iam_policy_document.deployer-allowed.json
}
