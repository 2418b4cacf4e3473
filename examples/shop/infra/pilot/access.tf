# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

# environments.flow:80
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

# environments.flow:80
data "aws_iam_policy_document" "main-flow-log-write" {
  statement {
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"]
    resources = ["${aws_cloudwatch_log_group.main-flow-log-group.arn}:*"]
  }
}

# environments.flow:80
resource "aws_iam_role" "main-flow-log-role" {
  name_prefix        = "pilot-main-flow-logs-"
  assume_role_policy = data.aws_iam_policy_document.main-flow-log-trust.json
}

# environments.flow:80
resource "aws_iam_role_policy" "main-flow-log-policy" {
  name   = "write"
  role   = aws_iam_role.main-flow-log-role.id
  policy = data.aws_iam_policy_document.main-flow-log-write.json
}

# environments.flow:80
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

# environments.flow:80
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

# environments.flow:80
resource "aws_iam_role" "orders-monitoring-role" {
  name_prefix        = "pilot-orders-monitoring-"
  assume_role_policy = data.aws_iam_policy_document.orders-monitoring-trust.json

  lifecycle {
    ignore_changes = [name_prefix]
  }
}

# The policy of AWS for measuring the machine. It names log groups by `RDS*`, because RDS itself makes the group, one for all databases of a region.
# environments.flow:80
resource "aws_iam_role_policy_attachment" "orders-monitoring" {
  role       = aws_iam_role.orders-monitoring-role.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
}

# environments.flow:80
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

# environments.flow:80
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

# environments.flow:80
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

# environments.flow:80
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

# environments.flow:80
resource "aws_iam_openid_connect_provider" "deployer" {
  url            = "https://token.actions.githubusercontent.com"
  client_id_list = ["sts.amazonaws.com"]
}

# environments.flow:80
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
      values   = ["repo:example/shop:environment:pilot"]
    }
  }
}

# environments.flow:80
resource "aws_iam_role" "deployer" {
  name                 = "pilot-deployer"
  assume_role_policy   = data.aws_iam_policy_document.deployer-trust.json
  max_session_duration = 3600
}

# environments.flow:80
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

  statement {
    sid       = "PodsFind"
    actions   = ["eks:DescribeCluster"]
    resources = [aws_eks_cluster.pods.arn]
  }
}

# environments.flow:80
resource "aws_iam_role_policy" "deployer" {
  name   = "deploy"
  role   = aws_iam_role.deployer.id
  policy = data.aws_iam_policy_document.deployer-allowed.json
}

# environments.flow:86
data "aws_iam_policy_document" "pods-cluster-trust" {
  statement {
    actions = ["sts:AssumeRole", "sts:TagSession"]

    principals {
      type        = "Service"
      identifiers = ["eks.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.pods-account.account_id]
    }
  }
}

# environments.flow:86
resource "aws_iam_role" "pods-cluster-role" {
  name_prefix        = "pilot-pods-cluster-"
  assume_role_policy = data.aws_iam_policy_document.pods-cluster-trust.json
}

# What Auto Mode needs: "Amazon EKS Auto Mode cluster IAM role" in the documentation of EKS.
# environments.flow:86
resource "aws_iam_role_policy_attachment" "pods-cluster-policy" {
  for_each = toset([
    "AmazonEKSBlockStoragePolicy",
    "AmazonEKSClusterPolicy",
    "AmazonEKSComputePolicy",
    "AmazonEKSLoadBalancingPolicy",
    "AmazonEKSNetworkingPolicy",
  ])

  role       = aws_iam_role.pods-cluster-role.name
  policy_arn = "arn:aws:iam::aws:policy/${each.key}"
}

# environments.flow:86
data "aws_iam_policy_document" "pods-node-trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}

# environments.flow:86
resource "aws_iam_role" "pods-node-role" {
  name_prefix        = "pilot-pods-nodes-"
  assume_role_policy = data.aws_iam_policy_document.pods-node-trust.json
}

# What a machine may do: join the cluster and take images, also those of add-ons from registries of AWS.
# environments.flow:86
resource "aws_iam_role_policy_attachment" "pods-node-policy" {
  for_each = toset(["AmazonEC2ContainerRegistryPullOnly", "AmazonEKSWorkerNodeMinimalPolicy"])

  role       = aws_iam_role.pods-node-role.name
  policy_arn = "arn:aws:iam::aws:policy/${each.key}"
}

# environments.flow:86
data "aws_iam_policy_document" "pods-pod-trust" {
  statement {
    actions = ["sts:AssumeRole", "sts:TagSession"]

    principals {
      type        = "Service"
      identifiers = ["pods.eks.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_eks_cluster.pods.arn]
    }
  }
}

# environments.flow:86
resource "aws_iam_role" "pods-names-role" {
  name_prefix        = "pilot-pods-names-"
  assume_role_policy = data.aws_iam_policy_document.pods-pod-trust.json
}

# environments.flow:86
data "aws_iam_policy_document" "pods-names-look" {
  # Zones are listed as a whole; which of them it may change is said for each service.
  statement {
    sid       = "FindZones"
    actions   = ["route53:ListHostedZones", "route53:ListTagsForResources"]
    resources = ["*"]
  }
}

# environments.flow:86
resource "aws_iam_role_policy" "pods-names-policy" {
  name   = "find-zones"
  role   = aws_iam_role.pods-names-role.id
  policy = data.aws_iam_policy_document.pods-names-look.json
}

# environments.flow:86
resource "aws_iam_role" "pods-insights-role" {
  name_prefix        = "pilot-pods-insights-"
  assume_role_policy = data.aws_iam_policy_document.pods-pod-trust.json
}

# The policy of AWS for the agent. It is wide because metrics and traces have no ARNs, and the agent reads what it describes them with, volumes and tags, on any resource.
# environments.flow:86
resource "aws_iam_role_policy_attachment" "pods-insights-policy" {
  role       = aws_iam_role.pods-insights-role.name
  policy_arn = "arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy"
}

# What the service may do, and which secrets its pods get.
# environments.flow:87
resource "aws_iam_role" "api-pod-role" {
  name_prefix        = "pilot-api-does-"
  assume_role_policy = data.aws_iam_policy_document.pods-pod-trust.json
}

# environments.flow:87
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

  statement {
    sid     = "Secrets"
    actions = ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"]
    resources = [
      try(aws_db_instance.orders.master_user_secret[0].secret_arn, null),
      data.aws_secretsmanager_secret.stripe-known.arn,
    ]
  }
}

# environments.flow:87
resource "aws_iam_role_policy" "api" {
  name   = "use"
  role   = aws_iam_role.api-pod-role.id
  policy = data.aws_iam_policy_document.api-allowed.json
}

# environments.flow:87
data "aws_iam_policy_document" "api-record" {
  statement {
    sid       = "WriteNames"
    actions   = ["route53:ChangeResourceRecordSets", "route53:ListResourceRecordSets"]
    resources = ["arn:aws:route53:::hostedzone/${aws_route53_zone.site.zone_id}"]
  }
}

# The cluster may write names into the zone of this service.
# environments.flow:87
resource "aws_iam_role_policy" "api-record-policy" {
  name   = "api"
  role   = aws_iam_role.pods-names-role.id
  policy = data.aws_iam_policy_document.api-record.json
}

# What the service may do, and which secrets its pods get.
# environments.flow:87
resource "aws_iam_role" "worker-pod-role" {
  name_prefix        = "pilot-worker-does-"
  assume_role_policy = data.aws_iam_policy_document.pods-pod-trust.json
}

# environments.flow:87
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

  statement {
    sid       = "Secrets"
    actions   = ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"]
    resources = [try(aws_db_instance.orders.master_user_secret[0].secret_arn, null)]
  }
}

# environments.flow:87
resource "aws_iam_role_policy" "worker" {
  name   = "use"
  role   = aws_iam_role.worker-pod-role.id
  policy = data.aws_iam_policy_document.worker-allowed.json
}
