# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

# environments.flow:80
output "name-servers" {
  description = "The servers of the zone, for the zone above it."
  value       = aws_route53_zone.site.name_servers
}

# environments.flow:80
output "api-url" {
  description = "Where the interface is."
  value       = "https://api.pilot.shop.example.com"
}

# environments.flow:80
output "images-url" {
  description = "Where images are pushed to."
  value       = aws_ecr_repository.images.repository_url
}

# environments.flow:80
output "kubernetes-values" {
  description = "What the manifests of pilot need to know: `terraform output -raw kubernetes-values` writes k8s/overlays/pilot/values.yaml."
  value = jsonencode({
    apiVersion = "flow/v1"
    kind       = "Values"
    metadata = {
      name = "pilot"
      annotations = {
        "config.kubernetes.io/local-config" = "true"
      }
    }
    values = {
      api = {
        image = aws_ecr_repository.images.repository_url
        env = {
          DATABASE_HOST = aws_db_instance.orders.address
          JOBS          = aws_sqs_queue.jobs.url
        }
        secrets = jsonencode([
          {
            objectName  = try(aws_db_instance.orders.master_user_secret[0].secret_arn, null)
            objectType  = "secretsmanager"
            objectAlias = "DATABASE"
          },
          {
            objectName  = data.aws_secretsmanager_secret.stripe-known.arn
            objectType  = "secretsmanager"
            objectAlias = "STRIPE"
          },
        ])
        certificate = aws_acm_certificate_validation.tls.certificate_arn
        subnets     = values(aws_subnet.main-public)[*].id
        log-bucket  = aws_s3_bucket_policy.logs.bucket
      }
      worker = {
        image = aws_ecr_repository.images.repository_url
        env = {
          DATABASE_HOST = aws_db_instance.orders.address
          JOBS          = aws_sqs_queue.jobs.url
          RECEIPTS      = aws_s3_bucket.receipts.id
        }
        secrets = jsonencode([
          {
            objectName  = try(aws_db_instance.orders.master_user_secret[0].secret_arn, null)
            objectType  = "secretsmanager"
            objectAlias = "DATABASE"
          },
        ])
      }
    }
  })
}
