# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

# environments.flow:27
resource "aws_ecr_repository" "images" {
  name                 = "production/images"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = false

  encryption_configuration {
    encryption_type = "AES256"
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

# environments.flow:27
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

# environments.flow:47
resource "aws_ecs_cluster" "cluster" {
  name = "production-cluster"

  setting {
    name  = "containerInsights"
    value = "enabled"
  }
}

# environments.flow:47
resource "aws_ecs_task_definition" "api" {
  family                   = "production-api"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = "512"
  memory                   = "1024"
  execution_role_arn       = aws_iam_role.api-starting-role.arn
  task_role_arn            = aws_iam_role.api-task-role.arn

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }

  container_definitions = jsonencode([
    {
      name                   = "api"
      image                  = "${aws_ecr_repository.images.repository_url}:api-1.4.2"
      essential              = true
      readonlyRootFilesystem = true
      portMappings = [
        {
          containerPort = 8080
          protocol      = "tcp"
        },
      ]
      environment = [
        {
          name  = "OTEL_SERVICE_NAME"
          value = "api"
        },
        {
          name  = "OTEL_EXPORTER_OTLP_ENDPOINT"
          value = "http://otel.shop.internal:4318"
        },
        {
          name  = "OTEL_EXPORTER_OTLP_PROTOCOL"
          value = "http/protobuf"
        },
        {
          name  = "OTEL_LOGS_EXPORTER"
          value = "none"
        },
        {
          name  = "OTEL_METRICS_EXPORTER"
          value = "none"
        },
        {
          name  = "OTEL_TRACES_EXPORTER"
          value = "otlp"
        },
        {
          name  = "OTEL_TRACES_SAMPLER"
          value = "parentbased_always_on"
        },
        {
          name  = "OTEL_RESOURCE_ATTRIBUTES"
          value = "deployment.environment.name=production,service.version=api-1.4.2"
        },
        {
          name  = "LOG_LEVEL"
          value = "info"
        },
        {
          name  = "DATABASE_HOST"
          value = aws_db_instance.orders.address
        },
        {
          name  = "JOBS"
          value = aws_sqs_queue.jobs.url
        },
      ]
      secrets = [
        {
          name      = "DATABASE"
          valueFrom = try(aws_db_instance.orders.master_user_secret[0].secret_arn, null)
        },
        {
          name      = "STRIPE"
          valueFrom = data.aws_secretsmanager_secret.stripe-known.arn
        },
      ]
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.api.name
          awslogs-region        = "eu-west-1"
          awslogs-stream-prefix = "api"
        }
      }
    },
  ])
}

# environments.flow:47
resource "aws_lb" "api" {
  name                       = "production-api"
  load_balancer_type         = "application"
  internal                   = false
  subnets                    = values(aws_subnet.main-public)[*].id
  security_groups            = [aws_security_group.api-balancer-group.id]
  drop_invalid_header_fields = true
  enable_deletion_protection = true

  access_logs {
    bucket  = aws_s3_bucket_policy.logs.bucket
    prefix  = "production-api"
    enabled = true
  }
}

# With another port it is another group, which is made before the old one goes, under a name of its own.
# environments.flow:47
resource "aws_lb_target_group" "api" {
  name                 = "production-api-8080"
  vpc_id               = aws_vpc.main.id
  target_type          = "ip"
  protocol             = "HTTP"
  port                 = 8080
  deregistration_delay = "30"

  health_check {
    path                = "/healthz"
    matcher             = "200-299"
    interval            = 15
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 3
  }

  lifecycle {
    create_before_destroy = true
  }
}

# environments.flow:47
resource "aws_lb_listener" "api" {
  load_balancer_arn = aws_lb.api.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = aws_acm_certificate_validation.tls.certificate_arn

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.api.arn
  }
}

# environments.flow:47
resource "aws_lb_listener" "api-to-https" {
  load_balancer_arn = aws_lb.api.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type = "redirect"

    redirect {
      protocol    = "HTTPS"
      port        = "443"
      status_code = "HTTP_301"
    }
  }
}

# environments.flow:47
resource "aws_ecs_service" "api" {
  name                               = "production-api"
  cluster                            = aws_ecs_cluster.cluster.id
  task_definition                    = aws_ecs_task_definition.api.arn
  desired_count                      = 2
  launch_type                        = "FARGATE"
  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200
  health_check_grace_period_seconds  = 60
  propagate_tags                     = "SERVICE"

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = values(aws_subnet.main-private)[*].id
    security_groups  = [aws_security_group.api.id]
    assign_public_ip = false
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.api.arn
    container_name   = "api"
    container_port   = 8080
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [
    aws_lb_listener.api,
    aws_iam_role_policy.api-starting-policy,
    aws_iam_role_policy.api-task-policy,
  ]
}

# environments.flow:47
resource "aws_appautoscaling_target" "api" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.cluster.name}/${aws_ecs_service.api.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = 2
  max_capacity       = 10
}

# environments.flow:47
resource "aws_appautoscaling_policy" "api-policy-by-load" {
  name               = "by-load"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.api.service_namespace
  resource_id        = aws_appautoscaling_target.api.resource_id
  scalable_dimension = aws_appautoscaling_target.api.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value       = 60
    scale_in_cooldown  = 300
    scale_out_cooldown = 60

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

# environments.flow:47
resource "aws_ecs_task_definition" "worker" {
  family                   = "production-worker"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = "512"
  memory                   = "1024"
  execution_role_arn       = aws_iam_role.worker-starting-role.arn
  task_role_arn            = aws_iam_role.worker-task-role.arn

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }

  container_definitions = jsonencode([
    {
      name                   = "worker"
      image                  = "${aws_ecr_repository.images.repository_url}:worker-1.4.2"
      essential              = true
      readonlyRootFilesystem = true
      portMappings           = []
      environment = [
        {
          name  = "OTEL_SERVICE_NAME"
          value = "worker"
        },
        {
          name  = "OTEL_EXPORTER_OTLP_ENDPOINT"
          value = "http://otel.shop.internal:4318"
        },
        {
          name  = "OTEL_EXPORTER_OTLP_PROTOCOL"
          value = "http/protobuf"
        },
        {
          name  = "OTEL_LOGS_EXPORTER"
          value = "none"
        },
        {
          name  = "OTEL_METRICS_EXPORTER"
          value = "none"
        },
        {
          name  = "OTEL_TRACES_EXPORTER"
          value = "otlp"
        },
        {
          name  = "OTEL_TRACES_SAMPLER"
          value = "parentbased_always_on"
        },
        {
          name  = "OTEL_RESOURCE_ATTRIBUTES"
          value = "deployment.environment.name=production,service.version=worker-1.4.2"
        },
        {
          name  = "LOG_LEVEL"
          value = "info"
        },
        {
          name  = "DATABASE_HOST"
          value = aws_db_instance.orders.address
        },
        {
          name  = "JOBS"
          value = aws_sqs_queue.jobs.url
        },
        {
          name  = "RECEIPTS"
          value = aws_s3_bucket.receipts.id
        },
      ]
      secrets = [
        {
          name      = "DATABASE"
          valueFrom = try(aws_db_instance.orders.master_user_secret[0].secret_arn, null)
        },
      ]
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.worker.name
          awslogs-region        = "eu-west-1"
          awslogs-stream-prefix = "worker"
        }
      }
    },
  ])
}

# environments.flow:47
resource "aws_ecs_service" "worker" {
  name                               = "production-worker"
  cluster                            = aws_ecs_cluster.cluster.id
  task_definition                    = aws_ecs_task_definition.worker.arn
  desired_count                      = 1
  launch_type                        = "FARGATE"
  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200
  propagate_tags                     = "SERVICE"

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = values(aws_subnet.main-private)[*].id
    security_groups  = [aws_security_group.worker.id]
    assign_public_ip = false
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [aws_iam_role_policy.worker-starting-policy, aws_iam_role_policy.worker-task-policy]
}

# environments.flow:47
resource "aws_appautoscaling_target" "worker" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.cluster.name}/${aws_ecs_service.worker.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = 1
  max_capacity       = 4
}

# environments.flow:47
resource "aws_appautoscaling_policy" "worker-policy-by-load" {
  name               = "by-load"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.worker.service_namespace
  resource_id        = aws_appautoscaling_target.worker.resource_id
  scalable_dimension = aws_appautoscaling_target.worker.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value       = 70
    scale_in_cooldown  = 300
    scale_out_cooldown = 60

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}
