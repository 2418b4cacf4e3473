# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

# environments.flow:80
resource "aws_ecr_repository" "images" {
  name                 = "pilot/images"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = false

  encryption_configuration {
    encryption_type = "AES256"
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

# environments.flow:80
resource "aws_ecr_lifecycle_policy" "images" {
  repository = aws_ecr_repository.images.name
  policy = chomp(<<-EOT
    {
      "rules": [
        {
          "rulePriority": 1,
          "description": "images without a tag",
          "selection": {
            "tagStatus": "untagged",
            "countType": "sinceImagePushed",
            "countUnit": "days",
            "countNumber": 14
          },
          "action": {
            "type": "expire"
          }
        },
        {
          "rulePriority": 2,
          "description": "the oldest images",
          "selection": {
            "tagStatus": "any",
            "countType": "imageCountMoreThan",
            "countNumber": 100
          },
          "action": {
            "type": "expire"
          }
        }
      ]
    }
  EOT
  )
}

# environments.flow:86
resource "aws_eks_cluster" "pods" {
  name                          = "pilot-pods"
  version                       = "1.35"
  role_arn                      = aws_iam_role.pods-cluster-role.arn
  bootstrap_self_managed_addons = false
  enabled_cluster_log_types     = ["api", "audit", "authenticator", "controllerManager", "scheduler"]

  access_config {
    authentication_mode                         = "API"
    bootstrap_cluster_creator_admin_permissions = true
  }

  compute_config {
    enabled       = true
    node_pools    = ["general-purpose", "system"]
    node_role_arn = aws_iam_role.pods-node-role.arn
  }

  kubernetes_network_config {
    elastic_load_balancing {
      enabled = true
    }
  }

  storage_config {
    block_storage {
      enabled = true
    }
  }

  vpc_config {
    subnet_ids              = values(aws_subnet.main-private)[*].id
    endpoint_private_access = true
    endpoint_public_access  = true
    public_access_cidrs     = ["192.0.2.0/24"]
  }

  encryption_config {
    resources = ["secrets"]

    provider {
      key_arn = aws_kms_key.pods-own-key.arn
    }
  }

  upgrade_policy {
    support_type = "STANDARD"
  }

  zonal_shift_config {
    enabled = true
  }

  depends_on = [
    aws_iam_role_policy_attachment.pods-cluster-policy,
    aws_iam_role_policy_attachment.pods-node-policy,
    aws_cloudwatch_log_group.pods,
  ]
}

# environments.flow:86
resource "aws_eks_access_entry" "pods-deployer" {
  for_each = local.pods-changing

  cluster_name  = aws_eks_cluster.pods.name
  principal_arn = each.value.arn
}

# A deployment applies what the manifests hold, and the namespace itself, which is no part of any namespace: EKS has no narrower policy that may.
# environments.flow:86
resource "aws_eks_access_policy_association" "pods-deployer-policy" {
  for_each = local.pods-changing

  cluster_name  = aws_eks_cluster.pods.name
  principal_arn = each.value.arn
  policy_arn    = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"

  access_scope {
    type = "cluster"
  }

  depends_on = [aws_eks_access_entry.pods-deployer]
}

# environments.flow:86
resource "aws_eks_addon" "pods-metrics-server" {
  cluster_name = aws_eks_cluster.pods.name
  addon_name   = "metrics-server"
}

# environments.flow:86
resource "aws_eks_addon" "pods-secrets-store" {
  cluster_name = aws_eks_cluster.pods.name
  addon_name   = "aws-secrets-store-csi-driver-provider"
  configuration_values = chomp(<<-EOT
    {
      "secrets-store-csi-driver": {
        "syncSecret": {
          "enabled": true
        },
        "enableSecretRotation": true
      }
    }
  EOT
  )
}

# environments.flow:86
resource "aws_eks_addon" "pods-external-dns" {
  cluster_name = aws_eks_cluster.pods.name
  addon_name   = "external-dns"
  configuration_values = chomp(<<-EOT
    {
      "policy": "sync",
      "txtOwnerId": "pilot-pods"
    }
  EOT
  )

  pod_identity_association {
    service_account = "external-dns"
    role_arn        = aws_iam_role.pods-names-role.arn
  }
}

# environments.flow:86
resource "aws_eks_addon" "pods-observability" {
  cluster_name = aws_eks_cluster.pods.name
  addon_name   = "amazon-cloudwatch-observability"

  pod_identity_association {
    service_account = "cloudwatch-agent"
    role_arn        = aws_iam_role.pods-insights-role.arn
  }

  depends_on = [
    aws_cloudwatch_log_group.pods-containers-log,
    aws_iam_role_policy_attachment.pods-insights-policy,
  ]
}

# environments.flow:87
resource "aws_eks_pod_identity_association" "api-identity" {
  cluster_name    = aws_eks_cluster.pods.name
  namespace       = "shop"
  service_account = "api"
  role_arn        = aws_iam_role.api-pod-role.arn
}

# environments.flow:87
resource "aws_eks_pod_identity_association" "worker-identity" {
  cluster_name    = aws_eks_cluster.pods.name
  namespace       = "shop"
  service_account = "worker"
  role_arn        = aws_iam_role.worker-pod-role.arn
}
