# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

mock_provider "aws" {
  override_during = plan

  mock_resource "aws_vpc" {
    defaults = {
      arn = "arn:aws:vpc:eu-west-1:123456789012:vpc/mock"
    }
  }

  mock_resource "aws_default_security_group" {
    defaults = {
      arn = "arn:aws:default:eu-west-1:123456789012:default_security_group/mock"
    }
  }

  mock_resource "aws_subnet" {
    defaults = {
      arn = "arn:aws:subnet:eu-west-1:123456789012:subnet/mock"
    }
  }

  mock_resource "aws_internet_gateway" {
    defaults = {
      arn = "arn:aws:internet:eu-west-1:123456789012:internet_gateway/mock"
    }
  }

  mock_resource "aws_route_table" {
    defaults = {
      arn = "arn:aws:route:eu-west-1:123456789012:route_table/mock"
    }
  }

  mock_resource "aws_eip" {
    defaults = {
      arn = "arn:aws:eip:eu-west-1:123456789012:eip/mock"
    }
  }

  mock_resource "aws_vpc_endpoint" {
    defaults = {
      arn = "arn:aws:vpc:eu-west-1:123456789012:vpc_endpoint/mock"
    }
  }

  mock_resource "aws_cloudwatch_log_group" {
    defaults = {
      arn = "arn:aws:cloudwatch:eu-west-1:123456789012:cloudwatch_log_group/mock"
    }
  }

  mock_data "aws_caller_identity" {
    defaults = {
      arn = "arn:aws:caller:eu-west-1:123456789012:caller_identity/mock"
    }
  }

  mock_data "aws_iam_policy_document" {
    defaults = {
      json = "{}"
    }
  }

  mock_resource "aws_iam_role" {
    defaults = {
      arn = "arn:aws:iam:eu-west-1:123456789012:iam_role/mock"
    }
  }

  mock_resource "aws_flow_log" {
    defaults = {
      arn = "arn:aws:flow:eu-west-1:123456789012:flow_log/mock"
    }
  }

  mock_resource "aws_route53_zone" {
    defaults = {
      arn = "arn:aws:route53:eu-west-1:123456789012:route53_zone/mock"
    }
  }

  mock_resource "aws_acm_certificate" {
    defaults = {
      arn = "arn:aws:acm:eu-west-1:123456789012:acm_certificate/mock"
      domain_validation_options = [
        {
          domain_name           = "api.shop.example.com"
          resource_record_name  = "resource_record_name-1"
          resource_record_type  = "CNAME"
          resource_record_value = "resource_record_value-1"
        },
      ]
    }
  }

  mock_resource "aws_ecr_repository" {
    defaults = {
      arn = "arn:aws:ecr:eu-west-1:123456789012:ecr_repository/mock"
    }
  }

  mock_resource "aws_sns_topic" {
    defaults = {
      arn = "arn:aws:sns:eu-west-1:123456789012:sns_topic/mock"
    }
  }

  mock_resource "aws_sns_topic_subscription" {
    defaults = {
      arn = "arn:aws:sns:eu-west-1:123456789012:sns_topic_subscription/mock"
    }
  }

  mock_resource "aws_db_subnet_group" {
    defaults = {
      arn = "arn:aws:db:eu-west-1:123456789012:db_subnet_group/mock"
    }
  }

  mock_resource "aws_security_group" {
    defaults = {
      arn = "arn:aws:security:eu-west-1:123456789012:security_group/mock"
    }
  }

  mock_resource "aws_db_parameter_group" {
    defaults = {
      arn = "arn:aws:db:eu-west-1:123456789012:db_parameter_group/mock"
    }
  }

  mock_resource "aws_db_instance" {
    defaults = {
      arn = "arn:aws:db:eu-west-1:123456789012:db_instance/mock"
      master_user_secret = [
        {
          kms_key_id    = "kms_key_id-1"
          secret_arn    = "arn:aws:iam::123456789012:role/mock"
          secret_status = "secret_status-1"
        },
      ]
    }
  }

  mock_resource "aws_cloudwatch_metric_alarm" {
    defaults = {
      arn = "arn:aws:cloudwatch:eu-west-1:123456789012:cloudwatch_metric_alarm/mock"
    }
  }

  mock_resource "aws_s3_bucket" {
    defaults = {
      arn = "arn:aws:s3:eu-west-1:123456789012:s3_bucket/mock"
    }
  }

  mock_resource "aws_sqs_queue" {
    defaults = {
      arn = "arn:aws:sqs:eu-west-1:123456789012:sqs_queue/mock"
    }
  }

  mock_data "aws_secretsmanager_secret" {
    defaults = {
      arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secretsmanager_secret/mock"
    }
  }

  mock_resource "aws_ecs_cluster" {
    defaults = {
      arn = "arn:aws:ecs:eu-west-1:123456789012:ecs_cluster/mock"
    }
  }

  mock_resource "aws_ecs_task_definition" {
    defaults = {
      arn = "arn:aws:ecs:eu-west-1:123456789012:ecs_task_definition/mock"
    }
  }

  mock_resource "aws_vpc_security_group_egress_rule" {
    defaults = {
      arn = "arn:aws:vpc:eu-west-1:123456789012:vpc_security_group_egress_rule/mock"
    }
  }

  mock_resource "aws_vpc_security_group_ingress_rule" {
    defaults = {
      arn = "arn:aws:vpc:eu-west-1:123456789012:vpc_security_group_ingress_rule/mock"
    }
  }

  mock_resource "aws_lb" {
    defaults = {
      arn = "arn:aws:lb:eu-west-1:123456789012:lb/mock"
    }
  }

  mock_resource "aws_lb_target_group" {
    defaults = {
      arn = "arn:aws:lb:eu-west-1:123456789012:lb_target_group/mock"
    }
  }

  mock_resource "aws_lb_listener" {
    defaults = {
      arn = "arn:aws:lb:eu-west-1:123456789012:lb_listener/mock"
    }
  }

  mock_resource "aws_ecs_service" {
    defaults = {
      id = "arn:aws:ecs:eu-west-1:123456789012:ecs_service/mock"
    }
  }

  mock_resource "aws_appautoscaling_target" {
    defaults = {
      arn = "arn:aws:appautoscaling:eu-west-1:123456789012:appautoscaling_target/mock"
    }
  }

  mock_resource "aws_appautoscaling_policy" {
    defaults = {
      arn = "arn:aws:appautoscaling:eu-west-1:123456789012:appautoscaling_policy/mock"
    }
  }

  mock_resource "aws_iam_openid_connect_provider" {
    defaults = {
      arn = "arn:aws:iam:eu-west-1:123456789012:iam_openid_connect_provider/mock"
    }
  }
}

# Nothing is made: the providers are mocked.
run "production" {
  command = plan

  assert {
    condition = alltrue([
      aws_vpc.main.cidr_block == "10.20.0.0/16",
      aws_vpc.main.enable_dns_support == true,
      aws_vpc.main.enable_dns_hostnames == true,
    ])
    error_message = "aws_vpc.main is not what the model says."
  }

  assert {
    condition     = aws_default_security_group.main.vpc_id == aws_vpc.main.id
    error_message = "aws_default_security_group.main is not what the model says."
  }

  assert {
    condition = alltrue([
      sort(keys(aws_subnet.main-public)) == sort(tolist(["a", "b", "c"])),
      alltrue([for copy in aws_subnet.main-public : copy.vpc_id == aws_vpc.main.id]),
      { for key, copy in aws_subnet.main-public : key => copy.availability_zone } == { a = "eu-west-1a", b = "eu-west-1b", c = "eu-west-1c" },
      { for key, copy in aws_subnet.main-public : key => copy.cidr_block } == { a = "10.20.0.0/20", b = "10.20.16.0/20", c = "10.20.32.0/20" },
      alltrue([for copy in aws_subnet.main-public : copy.map_public_ip_on_launch == false]),
    ])
    error_message = "aws_subnet.main-public is not what the model says."
  }

  assert {
    condition = alltrue([
      sort(keys(aws_subnet.main-private)) == sort(tolist(["a", "b", "c"])),
      alltrue([for copy in aws_subnet.main-private : copy.vpc_id == aws_vpc.main.id]),
      { for key, copy in aws_subnet.main-private : key => copy.availability_zone } == { a = "eu-west-1a", b = "eu-west-1b", c = "eu-west-1c" },
      { for key, copy in aws_subnet.main-private : key => copy.cidr_block } == { a = "10.20.64.0/19", b = "10.20.96.0/19", c = "10.20.128.0/19" },
      alltrue([for copy in aws_subnet.main-private : copy.map_public_ip_on_launch == false]),
    ])
    error_message = "aws_subnet.main-private is not what the model says."
  }

  assert {
    condition     = aws_internet_gateway.main.vpc_id == aws_vpc.main.id
    error_message = "aws_internet_gateway.main is not what the model says."
  }

  assert {
    condition     = aws_route_table.main-public-routes.vpc_id == aws_vpc.main.id
    error_message = "aws_route_table.main-public-routes is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_route.main-internet.route_table_id == aws_route_table.main-public-routes.id,
      aws_route.main-internet.destination_cidr_block == "0.0.0.0/0",
      aws_route.main-internet.gateway_id == aws_internet_gateway.main.id,
    ])
    error_message = "aws_route.main-internet is not what the model says."
  }

  assert {
    condition = alltrue([
      sort(keys(aws_route_table_association.main-public-routed)) == sort(tolist(["a", "b", "c"])),
      alltrue([
        for copy in aws_route_table_association.main-public-routed : copy.route_table_id == aws_route_table.main-public-routes.id
      ]),
    ])
    error_message = "aws_route_table_association.main-public-routed is not what the model says."
  }

  assert {
    condition = alltrue([
      sort(keys(aws_eip.main)) == sort(tolist(["a", "b", "c"])),
      alltrue([for copy in aws_eip.main : copy.domain == "vpc"]),
    ])
    error_message = "aws_eip.main is not what the model says."
  }

  assert {
    condition     = sort(keys(aws_nat_gateway.main)) == sort(tolist(["a", "b", "c"]))
    error_message = "aws_nat_gateway.main is not what the model says."
  }

  assert {
    condition = alltrue([
      sort(keys(aws_route_table.main-private-routes)) == sort(tolist(["a", "b", "c"])),
      alltrue([for copy in aws_route_table.main-private-routes : copy.vpc_id == aws_vpc.main.id]),
    ])
    error_message = "aws_route_table.main-private-routes is not what the model says."
  }

  assert {
    condition = alltrue([
      sort(keys(aws_route.main-out)) == sort(tolist(["a", "b", "c"])),
      alltrue([for copy in aws_route.main-out : copy.destination_cidr_block == "0.0.0.0/0"]),
    ])
    error_message = "aws_route.main-out is not what the model says."
  }

  assert {
    condition     = sort(keys(aws_route_table_association.main-private-routed)) == sort(tolist(["a", "b", "c"]))
    error_message = "aws_route_table_association.main-private-routed is not what the model says."
  }

  assert {
    condition = alltrue([
      sort(keys(aws_vpc_endpoint.main-gateway)) == sort(tolist(["s3", "dynamodb"])),
      alltrue([for copy in aws_vpc_endpoint.main-gateway : copy.vpc_id == aws_vpc.main.id]),
      alltrue([
        for key, copy in aws_vpc_endpoint.main-gateway : copy.service_name == "com.amazonaws.eu-west-1.${key}"
      ]),
      alltrue([for copy in aws_vpc_endpoint.main-gateway : copy.vpc_endpoint_type == "Gateway"]),
    ])
    error_message = "aws_vpc_endpoint.main-gateway is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_cloudwatch_log_group.main-flow-log-group.name == "/production/main/flow-logs",
      aws_cloudwatch_log_group.main-flow-log-group.retention_in_days == 30,
    ])
    error_message = "aws_cloudwatch_log_group.main-flow-log-group is not what the model says."
  }

  assert {
    condition = alltrue([
      one(data.aws_iam_policy_document.main-flow-log-trust.statement).actions == toset(["sts:AssumeRole"]),
      one(one(data.aws_iam_policy_document.main-flow-log-trust.statement).principals).type == "Service",
      one(one(data.aws_iam_policy_document.main-flow-log-trust.statement).principals).identifiers == toset(["vpc-flow-logs.amazonaws.com"]),
      one(one(data.aws_iam_policy_document.main-flow-log-trust.statement).condition).test == "StringEquals",
      one(one(data.aws_iam_policy_document.main-flow-log-trust.statement).condition).variable == "aws:SourceAccount",
    ])
    error_message = "data.aws_iam_policy_document.main-flow-log-trust is not what the model says."
  }

  assert {
    condition = alltrue([
      one(data.aws_iam_policy_document.main-flow-log-write.statement).actions == toset(["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"]),
      one(data.aws_iam_policy_document.main-flow-log-write.statement).resources == toset(["${aws_cloudwatch_log_group.main-flow-log-group.arn}:*"]),
    ])
    error_message = "data.aws_iam_policy_document.main-flow-log-write is not what the model says."
  }

  assert {
    condition     = aws_iam_role.main-flow-log-role.name_prefix == "production-main-flow-logs-"
    error_message = "aws_iam_role.main-flow-log-role is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_iam_role_policy.main-flow-log-policy.name == "write",
      aws_iam_role_policy.main-flow-log-policy.role == aws_iam_role.main-flow-log-role.id,
    ])
    error_message = "aws_iam_role_policy.main-flow-log-policy is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_flow_log.main.vpc_id == aws_vpc.main.id,
      aws_flow_log.main.traffic_type == "ALL",
      aws_flow_log.main.log_destination_type == "cloud-watch-logs",
      aws_flow_log.main.log_destination == aws_cloudwatch_log_group.main-flow-log-group.arn,
      aws_flow_log.main.iam_role_arn == aws_iam_role.main-flow-log-role.arn,
    ])
    error_message = "aws_flow_log.main is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_route53_zone.site.name == "shop.example.com",
      aws_route53_zone.site.force_destroy == false,
    ])
    error_message = "aws_route53_zone.site is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_acm_certificate.tls.domain_name == "api.shop.example.com",
      aws_acm_certificate.tls.validation_method == "DNS",
    ])
    error_message = "aws_acm_certificate.tls is not what the model says."
  }

  assert {
    condition = alltrue([
      sort(keys(aws_route53_record.tls-proof)) == sort(tolist(["api.shop.example.com"])),
      alltrue([
        for copy in aws_route53_record.tls-proof : copy.zone_id == aws_route53_zone.site.zone_id
      ]),
      alltrue([for copy in aws_route53_record.tls-proof : copy.ttl == 60]),
      alltrue([for copy in aws_route53_record.tls-proof : copy.allow_overwrite == true]),
    ])
    error_message = "aws_route53_record.tls-proof is not what the model says."
  }

  assert {
    condition     = aws_acm_certificate_validation.tls.certificate_arn == aws_acm_certificate.tls.arn
    error_message = "aws_acm_certificate_validation.tls is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_ecr_repository.images.name == "production/images",
      aws_ecr_repository.images.image_tag_mutability == "IMMUTABLE",
      aws_ecr_repository.images.force_delete == false,
      one(aws_ecr_repository.images.encryption_configuration).encryption_type == "AES256",
      aws_ecr_repository.images.image_scanning_configuration[0].scan_on_push == true,
    ])
    error_message = "aws_ecr_repository.images is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_ecr_lifecycle_policy.images.repository == aws_ecr_repository.images.name,
      aws_ecr_lifecycle_policy.images.policy == "{\n  \"rules\": [\n    {\n      \"rulePriority\": 1,\n      \"description\": \"images without a tag\",\n      \"selection\": {\n        \"tagStatus\": \"untagged\",\n        \"countType\": \"sinceImagePushed\",\n        \"countUnit\": \"days\",\n        \"countNumber\": 14\n      },\n      \"action\": {\n        \"type\": \"expire\"\n      }\n    },\n    {\n      \"rulePriority\": 2,\n      \"description\": \"the oldest images\",\n      \"selection\": {\n        \"tagStatus\": \"any\",\n        \"countType\": \"imageCountMoreThan\",\n        \"countNumber\": 100\n      },\n      \"action\": {\n        \"type\": \"expire\"\n      }\n    }\n  ]\n}",
    ])
    error_message = "aws_ecr_lifecycle_policy.images is not what the model says."
  }

  assert {
    condition     = aws_sns_topic.incidents.name == "production-incidents"
    error_message = "aws_sns_topic.incidents is not what the model says."
  }

  assert {
    condition = alltrue([
      sort(keys(aws_sns_topic_subscription.incidents-email)) == sort(tolist(["payments@shop.example.com"])),
      alltrue([
        for copy in aws_sns_topic_subscription.incidents-email : copy.topic_arn == aws_sns_topic.incidents.arn
      ]),
      alltrue([for copy in aws_sns_topic_subscription.incidents-email : copy.protocol == "email"]),
      alltrue([for key, copy in aws_sns_topic_subscription.incidents-email : copy.endpoint == key]),
    ])
    error_message = "aws_sns_topic_subscription.incidents-email is not what the model says."
  }

  assert {
    condition = alltrue([
      length(data.aws_iam_policy_document.incidents-access.statement) == 2,
      data.aws_iam_policy_document.incidents-access.statement[0].sid == "ServicesOfThisAccount",
      data.aws_iam_policy_document.incidents-access.statement[0].effect == "Allow",
      data.aws_iam_policy_document.incidents-access.statement[0].actions == toset(["sns:Publish"]),
      data.aws_iam_policy_document.incidents-access.statement[0].resources == toset([aws_sns_topic.incidents.arn]),
      one(data.aws_iam_policy_document.incidents-access.statement[0].principals).type == "Service",
      one(data.aws_iam_policy_document.incidents-access.statement[0].principals).identifiers == toset(["cloudwatch.amazonaws.com", "budgets.amazonaws.com"]),
      one(data.aws_iam_policy_document.incidents-access.statement[0].condition).test == "StringEquals",
      one(data.aws_iam_policy_document.incidents-access.statement[0].condition).variable == "aws:SourceAccount",
      data.aws_iam_policy_document.incidents-access.statement[1].sid == "OnlyOverTls",
      data.aws_iam_policy_document.incidents-access.statement[1].effect == "Deny",
      data.aws_iam_policy_document.incidents-access.statement[1].actions == toset(["sns:Publish"]),
      data.aws_iam_policy_document.incidents-access.statement[1].resources == toset([aws_sns_topic.incidents.arn]),
      one(data.aws_iam_policy_document.incidents-access.statement[1].principals).type == "*",
      one(data.aws_iam_policy_document.incidents-access.statement[1].principals).identifiers == toset(["*"]),
      one(data.aws_iam_policy_document.incidents-access.statement[1].condition).test == "Bool",
      one(data.aws_iam_policy_document.incidents-access.statement[1].condition).variable == "aws:SecureTransport",
      one(data.aws_iam_policy_document.incidents-access.statement[1].condition).values == tolist(["false"]),
    ])
    error_message = "data.aws_iam_policy_document.incidents-access is not what the model says."
  }

  assert {
    condition     = aws_sns_topic_policy.incidents.arn == aws_sns_topic.incidents.arn
    error_message = "aws_sns_topic_policy.incidents is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_db_subnet_group.orders.name == "production-orders",
      aws_db_subnet_group.orders.description == "The private subnets",
    ])
    error_message = "aws_db_subnet_group.orders is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_security_group.orders.name == "production-orders-database",
      aws_security_group.orders.description == "Who may connect to production-orders",
      aws_security_group.orders.vpc_id == aws_vpc.main.id,
    ])
    error_message = "aws_security_group.orders is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_db_parameter_group.orders.name_prefix == "production-orders-",
      aws_db_parameter_group.orders.family == "postgres16",
      aws_db_parameter_group.orders.description == "TLS alone, and what production-orders sets besides",
      one(aws_db_parameter_group.orders.parameter).name == "rds.force_ssl",
      one(aws_db_parameter_group.orders.parameter).value == "1",
    ])
    error_message = "aws_db_parameter_group.orders is not what the model says."
  }

  assert {
    condition = alltrue([
      one(data.aws_iam_policy_document.orders-monitoring-trust.statement).actions == toset(["sts:AssumeRole"]),
      one(one(data.aws_iam_policy_document.orders-monitoring-trust.statement).principals).type == "Service",
      one(one(data.aws_iam_policy_document.orders-monitoring-trust.statement).principals).identifiers == toset(["monitoring.rds.amazonaws.com"]),
      one(one(data.aws_iam_policy_document.orders-monitoring-trust.statement).condition).test == "StringEquals",
      one(one(data.aws_iam_policy_document.orders-monitoring-trust.statement).condition).variable == "aws:SourceAccount",
    ])
    error_message = "data.aws_iam_policy_document.orders-monitoring-trust is not what the model says."
  }

  assert {
    condition     = aws_iam_role.orders-monitoring-role.name_prefix == "production-orders-monitoring-"
    error_message = "aws_iam_role.orders-monitoring-role is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_iam_role_policy_attachment.orders-monitoring.role == aws_iam_role.orders-monitoring-role.name,
      aws_iam_role_policy_attachment.orders-monitoring.policy_arn == "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole",
    ])
    error_message = "aws_iam_role_policy_attachment.orders-monitoring is not what the model says."
  }

  assert {
    condition = alltrue([
      sort(keys(aws_cloudwatch_log_group.orders)) == sort(tolist(["postgresql", "upgrade"])),
      alltrue([
        for key, copy in aws_cloudwatch_log_group.orders : copy.name == "/aws/rds/instance/production-orders/${key}"
      ]),
      alltrue([for copy in aws_cloudwatch_log_group.orders : copy.retention_in_days == 30]),
    ])
    error_message = "aws_cloudwatch_log_group.orders is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_db_instance.orders.identifier == "production-orders",
      aws_db_instance.orders.engine == "postgres",
      aws_db_instance.orders.engine_version == "16",
      aws_db_instance.orders.instance_class == "db.t4g.medium",
      aws_db_instance.orders.db_name == "app",
      aws_db_instance.orders.allocated_storage == 100,
      aws_db_instance.orders.max_allocated_storage == 500,
      aws_db_instance.orders.storage_type == "gp3",
      aws_db_instance.orders.storage_encrypted == true,
      aws_db_instance.orders.username == "root_user",
      aws_db_instance.orders.manage_master_user_password == true,
      aws_db_instance.orders.multi_az == true,
      aws_db_instance.orders.db_subnet_group_name == aws_db_subnet_group.orders.name,
      aws_db_instance.orders.vpc_security_group_ids == toset([aws_security_group.orders.id]),
      aws_db_instance.orders.publicly_accessible == false,
      aws_db_instance.orders.parameter_group_name == aws_db_parameter_group.orders.name,
      aws_db_instance.orders.ca_cert_identifier == "rds-ca-rsa2048-g1",
      aws_db_instance.orders.iam_database_authentication_enabled == true,
      aws_db_instance.orders.auto_minor_version_upgrade == true,
      aws_db_instance.orders.apply_immediately == false,
      aws_db_instance.orders.backup_retention_period == 14,
      aws_db_instance.orders.backup_window == "02:00-03:00",
      aws_db_instance.orders.maintenance_window == "sun:03:30-sun:04:30",
      aws_db_instance.orders.delete_automated_backups == false,
      aws_db_instance.orders.copy_tags_to_snapshot == true,
      aws_db_instance.orders.deletion_protection == true,
      aws_db_instance.orders.skip_final_snapshot == false,
      aws_db_instance.orders.final_snapshot_identifier == "final-${aws_db_parameter_group.orders.name}",
      aws_db_instance.orders.performance_insights_enabled == true,
      aws_db_instance.orders.monitoring_interval == 60,
      aws_db_instance.orders.monitoring_role_arn == aws_iam_role.orders-monitoring-role.arn,
      aws_db_instance.orders.enabled_cloudwatch_logs_exports == toset(["postgresql", "upgrade"]),
    ])
    error_message = "aws_db_instance.orders is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_cloudwatch_metric_alarm.orders-storage-runs-out.alarm_name == "production-orders-storage-runs-out",
      aws_cloudwatch_metric_alarm.orders-storage-runs-out.alarm_description == "production-orders has less than 10% of its storage left. When nothing is left it stops: find out what grows, or give it more",
      aws_cloudwatch_metric_alarm.orders-storage-runs-out.namespace == "AWS/RDS",
      aws_cloudwatch_metric_alarm.orders-storage-runs-out.metric_name == "FreeStorageSpace",
      aws_cloudwatch_metric_alarm.orders-storage-runs-out.statistic == "Minimum",
      aws_cloudwatch_metric_alarm.orders-storage-runs-out.comparison_operator == "LessThanThreshold",
      aws_cloudwatch_metric_alarm.orders-storage-runs-out.threshold == 10737418240,
      aws_cloudwatch_metric_alarm.orders-storage-runs-out.period == 300,
      aws_cloudwatch_metric_alarm.orders-storage-runs-out.evaluation_periods == 3,
      aws_cloudwatch_metric_alarm.orders-storage-runs-out.treat_missing_data == "missing",
      aws_cloudwatch_metric_alarm.orders-storage-runs-out.alarm_actions == toset([aws_sns_topic.incidents.arn]),
      aws_cloudwatch_metric_alarm.orders-storage-runs-out.ok_actions == toset([aws_sns_topic.incidents.arn]),
    ])
    error_message = "aws_cloudwatch_metric_alarm.orders-storage-runs-out is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_cloudwatch_metric_alarm.orders-processors-busy.alarm_name == "production-orders-processors-busy",
      aws_cloudwatch_metric_alarm.orders-processors-busy.alarm_description == "The processors of production-orders are busy, so that statements wait. Performance Insights shows which",
      aws_cloudwatch_metric_alarm.orders-processors-busy.namespace == "AWS/RDS",
      aws_cloudwatch_metric_alarm.orders-processors-busy.metric_name == "CPUUtilization",
      aws_cloudwatch_metric_alarm.orders-processors-busy.statistic == "Average",
      aws_cloudwatch_metric_alarm.orders-processors-busy.comparison_operator == "GreaterThanThreshold",
      aws_cloudwatch_metric_alarm.orders-processors-busy.threshold == 90,
      aws_cloudwatch_metric_alarm.orders-processors-busy.period == 300,
      aws_cloudwatch_metric_alarm.orders-processors-busy.evaluation_periods == 3,
      aws_cloudwatch_metric_alarm.orders-processors-busy.treat_missing_data == "missing",
      aws_cloudwatch_metric_alarm.orders-processors-busy.alarm_actions == toset([aws_sns_topic.incidents.arn]),
      aws_cloudwatch_metric_alarm.orders-processors-busy.ok_actions == toset([aws_sns_topic.incidents.arn]),
    ])
    error_message = "aws_cloudwatch_metric_alarm.orders-processors-busy is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_s3_bucket.receipts.bucket_prefix == "production-receipts-",
      aws_s3_bucket.receipts.force_destroy == false,
    ])
    error_message = "aws_s3_bucket.receipts is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_s3_bucket_public_access_block.receipts.bucket == aws_s3_bucket.receipts.id,
      aws_s3_bucket_public_access_block.receipts.block_public_acls == true,
      aws_s3_bucket_public_access_block.receipts.block_public_policy == true,
      aws_s3_bucket_public_access_block.receipts.ignore_public_acls == true,
      aws_s3_bucket_public_access_block.receipts.restrict_public_buckets == true,
    ])
    error_message = "aws_s3_bucket_public_access_block.receipts is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_s3_bucket_ownership_controls.receipts.bucket == aws_s3_bucket.receipts.id,
      aws_s3_bucket_ownership_controls.receipts.rule[0].object_ownership == "BucketOwnerEnforced",
    ])
    error_message = "aws_s3_bucket_ownership_controls.receipts is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_s3_bucket_server_side_encryption_configuration.receipts.bucket == aws_s3_bucket.receipts.id,
      one(aws_s3_bucket_server_side_encryption_configuration.receipts.rule).apply_server_side_encryption_by_default[0].sse_algorithm == "AES256",
    ])
    error_message = "aws_s3_bucket_server_side_encryption_configuration.receipts is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_s3_bucket_versioning.receipts.bucket == aws_s3_bucket.receipts.id,
      aws_s3_bucket_versioning.receipts.versioning_configuration[0].status == "Enabled",
    ])
    error_message = "aws_s3_bucket_versioning.receipts is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_s3_bucket_lifecycle_configuration.receipts.bucket == aws_s3_bucket.receipts.id,
      length(aws_s3_bucket_lifecycle_configuration.receipts.rule) == 3,
      aws_s3_bucket_lifecycle_configuration.receipts.rule[0].id == "uploads-that-were-not-finished",
      aws_s3_bucket_lifecycle_configuration.receipts.rule[0].status == "Enabled",
      one(aws_s3_bucket_lifecycle_configuration.receipts.rule[0].filter).prefix == "",
      one(aws_s3_bucket_lifecycle_configuration.receipts.rule[0].abort_incomplete_multipart_upload).days_after_initiation == 7,
      aws_s3_bucket_lifecycle_configuration.receipts.rule[1].id == "old-versions",
      aws_s3_bucket_lifecycle_configuration.receipts.rule[1].status == "Enabled",
      one(aws_s3_bucket_lifecycle_configuration.receipts.rule[1].filter).prefix == "",
      one(aws_s3_bucket_lifecycle_configuration.receipts.rule[1].noncurrent_version_expiration).noncurrent_days == 90,
      aws_s3_bucket_lifecycle_configuration.receipts.rule[2].id == "expiry",
      aws_s3_bucket_lifecycle_configuration.receipts.rule[2].status == "Enabled",
      one(aws_s3_bucket_lifecycle_configuration.receipts.rule[2].filter).prefix == "",
      one(aws_s3_bucket_lifecycle_configuration.receipts.rule[2].expiration).days == 3650,
    ])
    error_message = "aws_s3_bucket_lifecycle_configuration.receipts is not what the model says."
  }

  assert {
    condition = alltrue([
      one(data.aws_iam_policy_document.receipts-tls-only.statement).sid == "OnlyOverTls",
      one(data.aws_iam_policy_document.receipts-tls-only.statement).effect == "Deny",
      one(data.aws_iam_policy_document.receipts-tls-only.statement).actions == toset(["s3:*"]),
      one(data.aws_iam_policy_document.receipts-tls-only.statement).resources == toset([aws_s3_bucket.receipts.arn, "${aws_s3_bucket.receipts.arn}/*"]),
      one(one(data.aws_iam_policy_document.receipts-tls-only.statement).principals).type == "*",
      one(one(data.aws_iam_policy_document.receipts-tls-only.statement).principals).identifiers == toset(["*"]),
      one(one(data.aws_iam_policy_document.receipts-tls-only.statement).condition).test == "Bool",
      one(one(data.aws_iam_policy_document.receipts-tls-only.statement).condition).variable == "aws:SecureTransport",
      one(one(data.aws_iam_policy_document.receipts-tls-only.statement).condition).values == tolist(["false"]),
    ])
    error_message = "data.aws_iam_policy_document.receipts-tls-only is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_policy.receipts.bucket == aws_s3_bucket.receipts.id
    error_message = "aws_s3_bucket_policy.receipts is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_sqs_queue.jobs.name == "production-jobs",
      aws_sqs_queue.jobs.visibility_timeout_seconds == 180,
      aws_sqs_queue.jobs.message_retention_seconds == 345600,
      aws_sqs_queue.jobs.receive_wait_time_seconds == 20,
      aws_sqs_queue.jobs.sqs_managed_sse_enabled == true,
    ])
    error_message = "aws_sqs_queue.jobs is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_sqs_queue.jobs-dead-letters.name == "production-jobs-dead-letters",
      aws_sqs_queue.jobs-dead-letters.message_retention_seconds == 1209600,
      aws_sqs_queue.jobs-dead-letters.sqs_managed_sse_enabled == true,
    ])
    error_message = "aws_sqs_queue.jobs-dead-letters is not what the model says."
  }

  assert {
    condition     = aws_sqs_queue_redrive_policy.jobs.queue_url == aws_sqs_queue.jobs.id
    error_message = "aws_sqs_queue_redrive_policy.jobs is not what the model says."
  }

  assert {
    condition     = aws_sqs_queue_redrive_allow_policy.jobs.queue_url == aws_sqs_queue.jobs-dead-letters.id
    error_message = "aws_sqs_queue_redrive_allow_policy.jobs is not what the model says."
  }

  assert {
    condition = alltrue([
      one(data.aws_iam_policy_document.jobs-tls-only.statement).sid == "OnlyOverTls",
      one(data.aws_iam_policy_document.jobs-tls-only.statement).effect == "Deny",
      one(data.aws_iam_policy_document.jobs-tls-only.statement).actions == toset(["sqs:*"]),
      one(data.aws_iam_policy_document.jobs-tls-only.statement).resources == toset([aws_sqs_queue.jobs.arn]),
      one(one(data.aws_iam_policy_document.jobs-tls-only.statement).principals).type == "*",
      one(one(data.aws_iam_policy_document.jobs-tls-only.statement).principals).identifiers == toset(["*"]),
      one(one(data.aws_iam_policy_document.jobs-tls-only.statement).condition).test == "Bool",
      one(one(data.aws_iam_policy_document.jobs-tls-only.statement).condition).variable == "aws:SecureTransport",
      one(one(data.aws_iam_policy_document.jobs-tls-only.statement).condition).values == tolist(["false"]),
    ])
    error_message = "data.aws_iam_policy_document.jobs-tls-only is not what the model says."
  }

  assert {
    condition     = aws_sqs_queue_policy.jobs.queue_url == aws_sqs_queue.jobs.id
    error_message = "aws_sqs_queue_policy.jobs is not what the model says."
  }

  assert {
    condition = alltrue([
      one(data.aws_iam_policy_document.jobs-dead-letters-tls-only.statement).sid == "OnlyOverTls",
      one(data.aws_iam_policy_document.jobs-dead-letters-tls-only.statement).effect == "Deny",
      one(data.aws_iam_policy_document.jobs-dead-letters-tls-only.statement).actions == toset(["sqs:*"]),
      one(data.aws_iam_policy_document.jobs-dead-letters-tls-only.statement).resources == toset([aws_sqs_queue.jobs-dead-letters.arn]),
      one(one(data.aws_iam_policy_document.jobs-dead-letters-tls-only.statement).principals).type == "*",
      one(one(data.aws_iam_policy_document.jobs-dead-letters-tls-only.statement).principals).identifiers == toset(["*"]),
      one(one(data.aws_iam_policy_document.jobs-dead-letters-tls-only.statement).condition).test == "Bool",
      one(one(data.aws_iam_policy_document.jobs-dead-letters-tls-only.statement).condition).variable == "aws:SecureTransport",
      one(one(data.aws_iam_policy_document.jobs-dead-letters-tls-only.statement).condition).values == tolist(["false"]),
    ])
    error_message = "data.aws_iam_policy_document.jobs-dead-letters-tls-only is not what the model says."
  }

  assert {
    condition     = aws_sqs_queue_policy.jobs-dead-letters-policy.queue_url == aws_sqs_queue.jobs-dead-letters.id
    error_message = "aws_sqs_queue_policy.jobs-dead-letters-policy is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_cloudwatch_metric_alarm.jobs-waits.alarm_name == "production-jobs-waits",
      aws_cloudwatch_metric_alarm.jobs-waits.alarm_description == "Messages of production-jobs wait for more than 15m: is somebody working on them?",
      aws_cloudwatch_metric_alarm.jobs-waits.namespace == "AWS/SQS",
      aws_cloudwatch_metric_alarm.jobs-waits.metric_name == "ApproximateAgeOfOldestMessage",
      aws_cloudwatch_metric_alarm.jobs-waits.statistic == "Maximum",
      aws_cloudwatch_metric_alarm.jobs-waits.comparison_operator == "GreaterThanThreshold",
      aws_cloudwatch_metric_alarm.jobs-waits.threshold == 900,
      aws_cloudwatch_metric_alarm.jobs-waits.period == 60,
      aws_cloudwatch_metric_alarm.jobs-waits.evaluation_periods == 5,
      aws_cloudwatch_metric_alarm.jobs-waits.treat_missing_data == "notBreaching",
      aws_cloudwatch_metric_alarm.jobs-waits.alarm_actions == toset([aws_sns_topic.incidents.arn]),
      aws_cloudwatch_metric_alarm.jobs-waits.ok_actions == toset([aws_sns_topic.incidents.arn]),
    ])
    error_message = "aws_cloudwatch_metric_alarm.jobs-waits is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_cloudwatch_metric_alarm.jobs-put-aside.alarm_name == "production-jobs-put-aside",
      aws_cloudwatch_metric_alarm.jobs-put-aside.alarm_description == "Messages of production-jobs could not be handled, and wait in ${aws_sqs_queue.jobs-dead-letters.name}",
      aws_cloudwatch_metric_alarm.jobs-put-aside.namespace == "AWS/SQS",
      aws_cloudwatch_metric_alarm.jobs-put-aside.metric_name == "ApproximateNumberOfMessagesVisible",
      aws_cloudwatch_metric_alarm.jobs-put-aside.statistic == "Maximum",
      aws_cloudwatch_metric_alarm.jobs-put-aside.comparison_operator == "GreaterThanThreshold",
      aws_cloudwatch_metric_alarm.jobs-put-aside.threshold == 0,
      aws_cloudwatch_metric_alarm.jobs-put-aside.period == 300,
      aws_cloudwatch_metric_alarm.jobs-put-aside.evaluation_periods == 1,
      aws_cloudwatch_metric_alarm.jobs-put-aside.treat_missing_data == "notBreaching",
      aws_cloudwatch_metric_alarm.jobs-put-aside.alarm_actions == toset([aws_sns_topic.incidents.arn]),
      aws_cloudwatch_metric_alarm.jobs-put-aside.ok_actions == toset([aws_sns_topic.incidents.arn]),
    ])
    error_message = "aws_cloudwatch_metric_alarm.jobs-put-aside is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_s3_bucket.logs.bucket_prefix == "production-logs-",
      aws_s3_bucket.logs.force_destroy == false,
    ])
    error_message = "aws_s3_bucket.logs is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_s3_bucket_public_access_block.logs.bucket == aws_s3_bucket.logs.id,
      aws_s3_bucket_public_access_block.logs.block_public_acls == true,
      aws_s3_bucket_public_access_block.logs.block_public_policy == true,
      aws_s3_bucket_public_access_block.logs.ignore_public_acls == true,
      aws_s3_bucket_public_access_block.logs.restrict_public_buckets == true,
    ])
    error_message = "aws_s3_bucket_public_access_block.logs is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_s3_bucket_ownership_controls.logs.bucket == aws_s3_bucket.logs.id,
      aws_s3_bucket_ownership_controls.logs.rule[0].object_ownership == "BucketOwnerEnforced",
    ])
    error_message = "aws_s3_bucket_ownership_controls.logs is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_s3_bucket_server_side_encryption_configuration.logs.bucket == aws_s3_bucket.logs.id,
      one(aws_s3_bucket_server_side_encryption_configuration.logs.rule).apply_server_side_encryption_by_default[0].sse_algorithm == "AES256",
    ])
    error_message = "aws_s3_bucket_server_side_encryption_configuration.logs is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_s3_bucket_versioning.logs.bucket == aws_s3_bucket.logs.id,
      aws_s3_bucket_versioning.logs.versioning_configuration[0].status == "Enabled",
    ])
    error_message = "aws_s3_bucket_versioning.logs is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_s3_bucket_lifecycle_configuration.logs.bucket == aws_s3_bucket.logs.id,
      length(aws_s3_bucket_lifecycle_configuration.logs.rule) == 3,
      aws_s3_bucket_lifecycle_configuration.logs.rule[0].id == "uploads-that-were-not-finished",
      aws_s3_bucket_lifecycle_configuration.logs.rule[0].status == "Enabled",
      one(aws_s3_bucket_lifecycle_configuration.logs.rule[0].filter).prefix == "",
      one(aws_s3_bucket_lifecycle_configuration.logs.rule[0].abort_incomplete_multipart_upload).days_after_initiation == 7,
      aws_s3_bucket_lifecycle_configuration.logs.rule[1].id == "old-versions",
      aws_s3_bucket_lifecycle_configuration.logs.rule[1].status == "Enabled",
      one(aws_s3_bucket_lifecycle_configuration.logs.rule[1].filter).prefix == "",
      one(aws_s3_bucket_lifecycle_configuration.logs.rule[1].noncurrent_version_expiration).noncurrent_days == 90,
      aws_s3_bucket_lifecycle_configuration.logs.rule[2].id == "expiry",
      aws_s3_bucket_lifecycle_configuration.logs.rule[2].status == "Enabled",
      one(aws_s3_bucket_lifecycle_configuration.logs.rule[2].filter).prefix == "",
      one(aws_s3_bucket_lifecycle_configuration.logs.rule[2].expiration).days == 90,
    ])
    error_message = "aws_s3_bucket_lifecycle_configuration.logs is not what the model says."
  }

  assert {
    condition = alltrue([
      length(data.aws_iam_policy_document.logs-tls-only.statement) == 3,
      data.aws_iam_policy_document.logs-tls-only.statement[0].sid == "LogsOfLoadBalancers",
      data.aws_iam_policy_document.logs-tls-only.statement[0].actions == toset(["s3:PutObject"]),
      data.aws_iam_policy_document.logs-tls-only.statement[0].resources == toset(["${aws_s3_bucket.logs.arn}/*"]),
      one(data.aws_iam_policy_document.logs-tls-only.statement[0].principals).type == "Service",
      one(data.aws_iam_policy_document.logs-tls-only.statement[0].principals).identifiers == toset(["logdelivery.elasticloadbalancing.amazonaws.com"]),
      one(data.aws_iam_policy_document.logs-tls-only.statement[0].condition).test == "StringEquals",
      one(data.aws_iam_policy_document.logs-tls-only.statement[0].condition).variable == "aws:SourceAccount",
      data.aws_iam_policy_document.logs-tls-only.statement[1].sid == "LogsOfOtherBuckets",
      data.aws_iam_policy_document.logs-tls-only.statement[1].actions == toset(["s3:PutObject"]),
      data.aws_iam_policy_document.logs-tls-only.statement[1].resources == toset(["${aws_s3_bucket.logs.arn}/*"]),
      one(data.aws_iam_policy_document.logs-tls-only.statement[1].principals).type == "Service",
      one(data.aws_iam_policy_document.logs-tls-only.statement[1].principals).identifiers == toset(["logging.s3.amazonaws.com"]),
      one(data.aws_iam_policy_document.logs-tls-only.statement[1].condition).test == "StringEquals",
      one(data.aws_iam_policy_document.logs-tls-only.statement[1].condition).variable == "aws:SourceAccount",
      data.aws_iam_policy_document.logs-tls-only.statement[2].sid == "OnlyOverTls",
      data.aws_iam_policy_document.logs-tls-only.statement[2].effect == "Deny",
      data.aws_iam_policy_document.logs-tls-only.statement[2].actions == toset(["s3:*"]),
      data.aws_iam_policy_document.logs-tls-only.statement[2].resources == toset([aws_s3_bucket.logs.arn, "${aws_s3_bucket.logs.arn}/*"]),
      one(data.aws_iam_policy_document.logs-tls-only.statement[2].principals).type == "*",
      one(data.aws_iam_policy_document.logs-tls-only.statement[2].principals).identifiers == toset(["*"]),
      one(data.aws_iam_policy_document.logs-tls-only.statement[2].condition).test == "Bool",
      one(data.aws_iam_policy_document.logs-tls-only.statement[2].condition).variable == "aws:SecureTransport",
      one(data.aws_iam_policy_document.logs-tls-only.statement[2].condition).values == tolist(["false"]),
    ])
    error_message = "data.aws_iam_policy_document.logs-tls-only is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_policy.logs.bucket == aws_s3_bucket.logs.id
    error_message = "aws_s3_bucket_policy.logs is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_ecs_cluster.cluster.name == "production-cluster",
      one(aws_ecs_cluster.cluster.setting).name == "containerInsights",
      one(aws_ecs_cluster.cluster.setting).value == "enabled",
    ])
    error_message = "aws_ecs_cluster.cluster is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_cloudwatch_log_group.api.name == "/production/api",
      aws_cloudwatch_log_group.api.retention_in_days == 30,
    ])
    error_message = "aws_cloudwatch_log_group.api is not what the model says."
  }

  assert {
    condition = alltrue([
      one(data.aws_iam_policy_document.api-trust.statement).actions == toset(["sts:AssumeRole"]),
      one(one(data.aws_iam_policy_document.api-trust.statement).principals).type == "Service",
      one(one(data.aws_iam_policy_document.api-trust.statement).principals).identifiers == toset(["ecs-tasks.amazonaws.com"]),
    ])
    error_message = "data.aws_iam_policy_document.api-trust is not what the model says."
  }

  assert {
    condition     = aws_iam_role.api-starting-role.name_prefix == "production-api-starts-"
    error_message = "aws_iam_role.api-starting-role is not what the model says."
  }

  assert {
    condition = alltrue([
      length(data.aws_iam_policy_document.api-starting.statement) == 4,
      data.aws_iam_policy_document.api-starting.statement[0].sid == "Log",
      data.aws_iam_policy_document.api-starting.statement[0].actions == toset(["logs:CreateLogStream", "logs:PutLogEvents"]),
      data.aws_iam_policy_document.api-starting.statement[0].resources == toset(["${aws_cloudwatch_log_group.api.arn}:*"]),
      data.aws_iam_policy_document.api-starting.statement[1].sid == "ImagesPull",
      data.aws_iam_policy_document.api-starting.statement[1].actions == toset(["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]),
      data.aws_iam_policy_document.api-starting.statement[1].resources == toset([aws_ecr_repository.images.arn]),
      data.aws_iam_policy_document.api-starting.statement[2].sid == "ImagesPull2",
      data.aws_iam_policy_document.api-starting.statement[2].actions == toset(["ecr:GetAuthorizationToken"]),
      data.aws_iam_policy_document.api-starting.statement[2].resources == toset(["*"]),
      data.aws_iam_policy_document.api-starting.statement[3].sid == "Secrets",
      data.aws_iam_policy_document.api-starting.statement[3].actions == toset(["secretsmanager:GetSecretValue"]),
    ])
    error_message = "data.aws_iam_policy_document.api-starting is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_iam_role_policy.api-starting-policy.name == "start",
      aws_iam_role_policy.api-starting-policy.role == aws_iam_role.api-starting-role.id,
    ])
    error_message = "aws_iam_role_policy.api-starting-policy is not what the model says."
  }

  assert {
    condition = alltrue([
      one(data.aws_iam_policy_document.api-task-trust.statement).actions == toset(["sts:AssumeRole"]),
      one(one(data.aws_iam_policy_document.api-task-trust.statement).principals).type == "Service",
      one(one(data.aws_iam_policy_document.api-task-trust.statement).principals).identifiers == toset(["ecs-tasks.amazonaws.com"]),
      one(one(data.aws_iam_policy_document.api-task-trust.statement).condition).test == "StringEquals",
      one(one(data.aws_iam_policy_document.api-task-trust.statement).condition).variable == "aws:SourceAccount",
    ])
    error_message = "data.aws_iam_policy_document.api-task-trust is not what the model says."
  }

  assert {
    condition     = aws_iam_role.api-task-role.name_prefix == "production-api-does-"
    error_message = "aws_iam_role.api-task-role is not what the model says."
  }

  assert {
    condition = alltrue([
      length(data.aws_iam_policy_document.api-allowed.statement) == 2,
      data.aws_iam_policy_document.api-allowed.statement[0].sid == "JobsSend",
      data.aws_iam_policy_document.api-allowed.statement[0].actions == toset(["sqs:SendMessage", "sqs:GetQueueUrl", "sqs:GetQueueAttributes"]),
      data.aws_iam_policy_document.api-allowed.statement[0].resources == toset([aws_sqs_queue.jobs.arn]),
      data.aws_iam_policy_document.api-allowed.statement[1].sid == "ReceiptsRead",
      data.aws_iam_policy_document.api-allowed.statement[1].actions == toset(["s3:GetObject"]),
      data.aws_iam_policy_document.api-allowed.statement[1].resources == toset(["${aws_s3_bucket.receipts.arn}/*"]),
    ])
    error_message = "data.aws_iam_policy_document.api-allowed is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_iam_role_policy.api-task-policy.name == "use",
      aws_iam_role_policy.api-task-policy.role == aws_iam_role.api-task-role.id,
    ])
    error_message = "aws_iam_role_policy.api-task-policy is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_ecs_task_definition.api.family == "production-api",
      aws_ecs_task_definition.api.requires_compatibilities == toset(["FARGATE"]),
      aws_ecs_task_definition.api.network_mode == "awsvpc",
      aws_ecs_task_definition.api.cpu == "512",
      aws_ecs_task_definition.api.memory == "1024",
      aws_ecs_task_definition.api.execution_role_arn == aws_iam_role.api-starting-role.arn,
      aws_ecs_task_definition.api.task_role_arn == aws_iam_role.api-task-role.arn,
      aws_ecs_task_definition.api.runtime_platform[0].operating_system_family == "LINUX",
      aws_ecs_task_definition.api.runtime_platform[0].cpu_architecture == "X86_64",
    ])
    error_message = "aws_ecs_task_definition.api is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_security_group.api.name == "production-api-service",
      aws_security_group.api.description == "The containers of production-api",
      aws_security_group.api.vpc_id == aws_vpc.main.id,
    ])
    error_message = "aws_security_group.api is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_vpc_security_group_egress_rule.api-https.security_group_id == aws_security_group.api.id,
      aws_vpc_security_group_egress_rule.api-https.description == "HTTPS",
      aws_vpc_security_group_egress_rule.api-https.cidr_ipv4 == "0.0.0.0/0",
      aws_vpc_security_group_egress_rule.api-https.ip_protocol == "tcp",
      aws_vpc_security_group_egress_rule.api-https.from_port == 443,
      aws_vpc_security_group_egress_rule.api-https.to_port == 443,
    ])
    error_message = "aws_vpc_security_group_egress_rule.api-https is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_vpc_security_group_egress_rule.api-telemetry.security_group_id == aws_security_group.api.id,
      aws_vpc_security_group_egress_rule.api-telemetry.description == "To the collector of telemetry",
      aws_vpc_security_group_egress_rule.api-telemetry.cidr_ipv4 == "10.20.0.0/16",
      aws_vpc_security_group_egress_rule.api-telemetry.ip_protocol == "tcp",
      aws_vpc_security_group_egress_rule.api-telemetry.from_port == 4318,
      aws_vpc_security_group_egress_rule.api-telemetry.to_port == 4318,
    ])
    error_message = "aws_vpc_security_group_egress_rule.api-telemetry is not what the model says."
  }

  assert {
    condition = alltrue([
      sort(keys(aws_vpc_security_group_egress_rule.api-outgoing)) == sort(tolist(["orders"])),
      alltrue([
        for copy in aws_vpc_security_group_egress_rule.api-outgoing : copy.security_group_id == aws_security_group.api.id
      ]),
      { for key, copy in aws_vpc_security_group_egress_rule.api-outgoing : key => copy.referenced_security_group_id } == { orders = aws_security_group.orders.id },
      alltrue([
        for copy in aws_vpc_security_group_egress_rule.api-outgoing : copy.ip_protocol == "tcp"
      ]),
      { for key, copy in aws_vpc_security_group_egress_rule.api-outgoing : key => copy.from_port } == { orders = 5432 },
      { for key, copy in aws_vpc_security_group_egress_rule.api-outgoing : key => copy.to_port } == { orders = 5432 },
    ])
    error_message = "aws_vpc_security_group_egress_rule.api-outgoing is not what the model says."
  }

  assert {
    condition = alltrue([
      sort(keys(aws_vpc_security_group_ingress_rule.api-incoming)) == sort(tolist(["orders"])),
      { for key, copy in aws_vpc_security_group_ingress_rule.api-incoming : key => copy.security_group_id } == { orders = aws_security_group.orders.id },
      alltrue([
        for copy in aws_vpc_security_group_ingress_rule.api-incoming : copy.description == "From production-api"
      ]),
      alltrue([
        for copy in aws_vpc_security_group_ingress_rule.api-incoming : copy.referenced_security_group_id == aws_security_group.api.id
      ]),
      alltrue([
        for copy in aws_vpc_security_group_ingress_rule.api-incoming : copy.ip_protocol == "tcp"
      ]),
      { for key, copy in aws_vpc_security_group_ingress_rule.api-incoming : key => copy.from_port } == { orders = 5432 },
      { for key, copy in aws_vpc_security_group_ingress_rule.api-incoming : key => copy.to_port } == { orders = 5432 },
    ])
    error_message = "aws_vpc_security_group_ingress_rule.api-incoming is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_security_group.api-balancer-group.name == "production-api-balancer",
      aws_security_group.api-balancer-group.description == "Who reaches production-api",
      aws_security_group.api-balancer-group.vpc_id == aws_vpc.main.id,
    ])
    error_message = "aws_security_group.api-balancer-group is not what the model says."
  }

  assert {
    condition = alltrue([
      sort(keys(aws_vpc_security_group_ingress_rule.api-visitors)) == sort(tolist(["0.0.0.0/0"])),
      alltrue([
        for copy in aws_vpc_security_group_ingress_rule.api-visitors : copy.security_group_id == aws_security_group.api-balancer-group.id
      ]),
      alltrue([
        for key, copy in aws_vpc_security_group_ingress_rule.api-visitors : copy.description == "From ${key}"
      ]),
      alltrue([
        for key, copy in aws_vpc_security_group_ingress_rule.api-visitors : copy.cidr_ipv4 == key
      ]),
      alltrue([
        for copy in aws_vpc_security_group_ingress_rule.api-visitors : copy.ip_protocol == "tcp"
      ]),
      alltrue([
        for copy in aws_vpc_security_group_ingress_rule.api-visitors : copy.from_port == 443
      ]),
      alltrue([for copy in aws_vpc_security_group_ingress_rule.api-visitors : copy.to_port == 443]),
    ])
    error_message = "aws_vpc_security_group_ingress_rule.api-visitors is not what the model says."
  }

  assert {
    condition = alltrue([
      sort(keys(aws_vpc_security_group_ingress_rule.api-visitors-http)) == sort(tolist(["0.0.0.0/0"])),
      alltrue([
        for copy in aws_vpc_security_group_ingress_rule.api-visitors-http : copy.security_group_id == aws_security_group.api-balancer-group.id
      ]),
      alltrue([
        for key, copy in aws_vpc_security_group_ingress_rule.api-visitors-http : copy.description == "From ${key}, to be sent on to HTTPS"
      ]),
      alltrue([
        for key, copy in aws_vpc_security_group_ingress_rule.api-visitors-http : copy.cidr_ipv4 == key
      ]),
      alltrue([
        for copy in aws_vpc_security_group_ingress_rule.api-visitors-http : copy.ip_protocol == "tcp"
      ]),
      alltrue([
        for copy in aws_vpc_security_group_ingress_rule.api-visitors-http : copy.from_port == 80
      ]),
      alltrue([
        for copy in aws_vpc_security_group_ingress_rule.api-visitors-http : copy.to_port == 80
      ]),
    ])
    error_message = "aws_vpc_security_group_ingress_rule.api-visitors-http is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_vpc_security_group_egress_rule.api-to-service.security_group_id == aws_security_group.api-balancer-group.id,
      aws_vpc_security_group_egress_rule.api-to-service.description == "To the service",
      aws_vpc_security_group_egress_rule.api-to-service.referenced_security_group_id == aws_security_group.api.id,
      aws_vpc_security_group_egress_rule.api-to-service.ip_protocol == "tcp",
      aws_vpc_security_group_egress_rule.api-to-service.from_port == 8080,
      aws_vpc_security_group_egress_rule.api-to-service.to_port == 8080,
    ])
    error_message = "aws_vpc_security_group_egress_rule.api-to-service is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_vpc_security_group_ingress_rule.api-from-balancer.security_group_id == aws_security_group.api.id,
      aws_vpc_security_group_ingress_rule.api-from-balancer.description == "From the load balancer",
      aws_vpc_security_group_ingress_rule.api-from-balancer.referenced_security_group_id == aws_security_group.api-balancer-group.id,
      aws_vpc_security_group_ingress_rule.api-from-balancer.ip_protocol == "tcp",
      aws_vpc_security_group_ingress_rule.api-from-balancer.from_port == 8080,
      aws_vpc_security_group_ingress_rule.api-from-balancer.to_port == 8080,
    ])
    error_message = "aws_vpc_security_group_ingress_rule.api-from-balancer is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_lb.api.name == "production-api",
      aws_lb.api.load_balancer_type == "application",
      aws_lb.api.internal == false,
      aws_lb.api.security_groups == toset([aws_security_group.api-balancer-group.id]),
      aws_lb.api.drop_invalid_header_fields == true,
      aws_lb.api.enable_deletion_protection == true,
      aws_lb.api.access_logs[0].bucket == aws_s3_bucket_policy.logs.bucket,
      aws_lb.api.access_logs[0].prefix == "production-api",
      aws_lb.api.access_logs[0].enabled == true,
    ])
    error_message = "aws_lb.api is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_lb_target_group.api.name == "production-api-8080",
      aws_lb_target_group.api.vpc_id == aws_vpc.main.id,
      aws_lb_target_group.api.target_type == "ip",
      aws_lb_target_group.api.protocol == "HTTP",
      aws_lb_target_group.api.port == 8080,
      aws_lb_target_group.api.deregistration_delay == "30",
      aws_lb_target_group.api.health_check[0].path == "/healthz",
      aws_lb_target_group.api.health_check[0].matcher == "200-299",
      aws_lb_target_group.api.health_check[0].interval == 15,
      aws_lb_target_group.api.health_check[0].timeout == 5,
      aws_lb_target_group.api.health_check[0].healthy_threshold == 2,
      aws_lb_target_group.api.health_check[0].unhealthy_threshold == 3,
    ])
    error_message = "aws_lb_target_group.api is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_lb_listener.api.load_balancer_arn == aws_lb.api.arn,
      aws_lb_listener.api.port == 443,
      aws_lb_listener.api.protocol == "HTTPS",
      aws_lb_listener.api.ssl_policy == "ELBSecurityPolicy-TLS13-1-2-2021-06",
      aws_lb_listener.api.certificate_arn == aws_acm_certificate_validation.tls.certificate_arn,
      one(aws_lb_listener.api.default_action).type == "forward",
      one(aws_lb_listener.api.default_action).target_group_arn == aws_lb_target_group.api.arn,
    ])
    error_message = "aws_lb_listener.api is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_lb_listener.api-to-https.load_balancer_arn == aws_lb.api.arn,
      aws_lb_listener.api-to-https.port == 80,
      aws_lb_listener.api-to-https.protocol == "HTTP",
      one(aws_lb_listener.api-to-https.default_action).type == "redirect",
      one(aws_lb_listener.api-to-https.default_action).redirect[0].protocol == "HTTPS",
      one(aws_lb_listener.api-to-https.default_action).redirect[0].port == "443",
      one(aws_lb_listener.api-to-https.default_action).redirect[0].status_code == "HTTP_301",
    ])
    error_message = "aws_lb_listener.api-to-https is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_route53_record.api.zone_id == aws_route53_zone.site.zone_id,
      aws_route53_record.api.name == "api.shop.example.com",
      aws_route53_record.api.type == "A",
      aws_route53_record.api.alias[0].name == aws_lb.api.dns_name,
      aws_route53_record.api.alias[0].zone_id == aws_lb.api.zone_id,
      aws_route53_record.api.alias[0].evaluate_target_health == true,
    ])
    error_message = "aws_route53_record.api is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_ecs_service.api.name == "production-api",
      aws_ecs_service.api.cluster == aws_ecs_cluster.cluster.id,
      aws_ecs_service.api.task_definition == aws_ecs_task_definition.api.arn,
      aws_ecs_service.api.desired_count == 2,
      aws_ecs_service.api.launch_type == "FARGATE",
      aws_ecs_service.api.deployment_minimum_healthy_percent == 100,
      aws_ecs_service.api.deployment_maximum_percent == 200,
      aws_ecs_service.api.health_check_grace_period_seconds == 60,
      aws_ecs_service.api.propagate_tags == "SERVICE",
      aws_ecs_service.api.deployment_circuit_breaker[0].enable == true,
      aws_ecs_service.api.deployment_circuit_breaker[0].rollback == true,
      aws_ecs_service.api.network_configuration[0].security_groups == toset([aws_security_group.api.id]),
      aws_ecs_service.api.network_configuration[0].assign_public_ip == false,
      one(aws_ecs_service.api.load_balancer).target_group_arn == aws_lb_target_group.api.arn,
      one(aws_ecs_service.api.load_balancer).container_name == "api",
      one(aws_ecs_service.api.load_balancer).container_port == 8080,
    ])
    error_message = "aws_ecs_service.api is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_appautoscaling_target.api.service_namespace == "ecs",
      aws_appautoscaling_target.api.resource_id == "service/${aws_ecs_cluster.cluster.name}/${aws_ecs_service.api.name}",
      aws_appautoscaling_target.api.scalable_dimension == "ecs:service:DesiredCount",
      aws_appautoscaling_target.api.min_capacity == 2,
      aws_appautoscaling_target.api.max_capacity == 10,
    ])
    error_message = "aws_appautoscaling_target.api is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_appautoscaling_policy.api-policy-by-load.name == "by-load",
      aws_appautoscaling_policy.api-policy-by-load.policy_type == "TargetTrackingScaling",
      aws_appautoscaling_policy.api-policy-by-load.service_namespace == aws_appautoscaling_target.api.service_namespace,
      aws_appautoscaling_policy.api-policy-by-load.resource_id == aws_appautoscaling_target.api.resource_id,
      aws_appautoscaling_policy.api-policy-by-load.scalable_dimension == aws_appautoscaling_target.api.scalable_dimension,
      aws_appautoscaling_policy.api-policy-by-load.target_tracking_scaling_policy_configuration[0].target_value == 60,
      aws_appautoscaling_policy.api-policy-by-load.target_tracking_scaling_policy_configuration[0].scale_in_cooldown == 300,
      aws_appautoscaling_policy.api-policy-by-load.target_tracking_scaling_policy_configuration[0].scale_out_cooldown == 60,
      aws_appautoscaling_policy.api-policy-by-load.target_tracking_scaling_policy_configuration[0].predefined_metric_specification[0].predefined_metric_type == "ECSServiceAverageCPUUtilization",
    ])
    error_message = "aws_appautoscaling_policy.api-policy-by-load is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_cloudwatch_metric_alarm.api-fails.alarm_name == "production-api-fails",
      aws_cloudwatch_metric_alarm.api-fails.alarm_description == "More than 5% of the answers of production-api are errors. Its log says which: ${aws_cloudwatch_log_group.api.name}",
      aws_cloudwatch_metric_alarm.api-fails.comparison_operator == "GreaterThanThreshold",
      aws_cloudwatch_metric_alarm.api-fails.threshold == 5,
      aws_cloudwatch_metric_alarm.api-fails.evaluation_periods == 5,
      aws_cloudwatch_metric_alarm.api-fails.datapoints_to_alarm == 3,
      aws_cloudwatch_metric_alarm.api-fails.treat_missing_data == "notBreaching",
      aws_cloudwatch_metric_alarm.api-fails.alarm_actions == toset([aws_sns_topic.incidents.arn]),
      aws_cloudwatch_metric_alarm.api-fails.ok_actions == toset([aws_sns_topic.incidents.arn]),
      length(aws_cloudwatch_metric_alarm.api-fails.metric_query) == 4,
      anytrue([
        for block in aws_cloudwatch_metric_alarm.api-fails.metric_query : alltrue([
          block.id == "share",
          block.label == "Share of errors, in percent",
          block.expression == "IF(requests >= 20, 100 * (FILL(failed, 0) + FILL(unreached, 0)) / requests, 0)",
          block.return_data == true,
        ])
      ]),
      anytrue([
        for block in aws_cloudwatch_metric_alarm.api-fails.metric_query : try(
          alltrue([
            block.id == "failed",
            block.metric[0].namespace == "AWS/ApplicationELB",
            block.metric[0].metric_name == "HTTPCode_Target_5XX_Count",
            block.metric[0].period == 60,
            block.metric[0].stat == "Sum",
          ]),
          false
        )
      ]),
      anytrue([
        for block in aws_cloudwatch_metric_alarm.api-fails.metric_query : try(
          alltrue([
            block.id == "unreached",
            block.metric[0].namespace == "AWS/ApplicationELB",
            block.metric[0].metric_name == "HTTPCode_ELB_5XX_Count",
            block.metric[0].period == 60,
            block.metric[0].stat == "Sum",
          ]),
          false
        )
      ]),
      anytrue([
        for block in aws_cloudwatch_metric_alarm.api-fails.metric_query : try(
          alltrue([
            block.id == "requests",
            block.metric[0].namespace == "AWS/ApplicationELB",
            block.metric[0].metric_name == "RequestCount",
            block.metric[0].period == 60,
            block.metric[0].stat == "Sum",
          ]),
          false
        )
      ]),
    ])
    error_message = "aws_cloudwatch_metric_alarm.api-fails is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_cloudwatch_metric_alarm.api-slow.alarm_name == "production-api-slow",
      aws_cloudwatch_metric_alarm.api-slow.alarm_description == "Five of 100 answers of production-api take longer than 1s",
      aws_cloudwatch_metric_alarm.api-slow.namespace == "AWS/ApplicationELB",
      aws_cloudwatch_metric_alarm.api-slow.metric_name == "TargetResponseTime",
      aws_cloudwatch_metric_alarm.api-slow.extended_statistic == "p95",
      aws_cloudwatch_metric_alarm.api-slow.comparison_operator == "GreaterThanThreshold",
      aws_cloudwatch_metric_alarm.api-slow.threshold == 1,
      aws_cloudwatch_metric_alarm.api-slow.period == 60,
      aws_cloudwatch_metric_alarm.api-slow.evaluation_periods == 5,
      aws_cloudwatch_metric_alarm.api-slow.treat_missing_data == "notBreaching",
      aws_cloudwatch_metric_alarm.api-slow.alarm_actions == toset([aws_sns_topic.incidents.arn]),
      aws_cloudwatch_metric_alarm.api-slow.ok_actions == toset([aws_sns_topic.incidents.arn]),
    ])
    error_message = "aws_cloudwatch_metric_alarm.api-slow is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_cloudwatch_metric_alarm.api-nothing-well.alarm_name == "production-api-nothing-well",
      aws_cloudwatch_metric_alarm.api-nothing-well.alarm_description == "No container of production-api is well: nobody is answered",
      aws_cloudwatch_metric_alarm.api-nothing-well.namespace == "AWS/ApplicationELB",
      aws_cloudwatch_metric_alarm.api-nothing-well.metric_name == "HealthyHostCount",
      aws_cloudwatch_metric_alarm.api-nothing-well.statistic == "Maximum",
      aws_cloudwatch_metric_alarm.api-nothing-well.comparison_operator == "LessThanThreshold",
      aws_cloudwatch_metric_alarm.api-nothing-well.threshold == 1,
      aws_cloudwatch_metric_alarm.api-nothing-well.period == 60,
      aws_cloudwatch_metric_alarm.api-nothing-well.evaluation_periods == 3,
      aws_cloudwatch_metric_alarm.api-nothing-well.treat_missing_data == "breaching",
      aws_cloudwatch_metric_alarm.api-nothing-well.alarm_actions == toset([aws_sns_topic.incidents.arn]),
      aws_cloudwatch_metric_alarm.api-nothing-well.ok_actions == toset([aws_sns_topic.incidents.arn]),
    ])
    error_message = "aws_cloudwatch_metric_alarm.api-nothing-well is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_cloudwatch_log_group.worker.name == "/production/worker",
      aws_cloudwatch_log_group.worker.retention_in_days == 30,
    ])
    error_message = "aws_cloudwatch_log_group.worker is not what the model says."
  }

  assert {
    condition = alltrue([
      one(data.aws_iam_policy_document.worker-trust.statement).actions == toset(["sts:AssumeRole"]),
      one(one(data.aws_iam_policy_document.worker-trust.statement).principals).type == "Service",
      one(one(data.aws_iam_policy_document.worker-trust.statement).principals).identifiers == toset(["ecs-tasks.amazonaws.com"]),
    ])
    error_message = "data.aws_iam_policy_document.worker-trust is not what the model says."
  }

  assert {
    condition     = aws_iam_role.worker-starting-role.name_prefix == "production-worker-starts-"
    error_message = "aws_iam_role.worker-starting-role is not what the model says."
  }

  assert {
    condition = alltrue([
      length(data.aws_iam_policy_document.worker-starting.statement) == 4,
      data.aws_iam_policy_document.worker-starting.statement[0].sid == "Log",
      data.aws_iam_policy_document.worker-starting.statement[0].actions == toset(["logs:CreateLogStream", "logs:PutLogEvents"]),
      data.aws_iam_policy_document.worker-starting.statement[0].resources == toset(["${aws_cloudwatch_log_group.worker.arn}:*"]),
      data.aws_iam_policy_document.worker-starting.statement[1].sid == "ImagesPull",
      data.aws_iam_policy_document.worker-starting.statement[1].actions == toset(["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]),
      data.aws_iam_policy_document.worker-starting.statement[1].resources == toset([aws_ecr_repository.images.arn]),
      data.aws_iam_policy_document.worker-starting.statement[2].sid == "ImagesPull2",
      data.aws_iam_policy_document.worker-starting.statement[2].actions == toset(["ecr:GetAuthorizationToken"]),
      data.aws_iam_policy_document.worker-starting.statement[2].resources == toset(["*"]),
      data.aws_iam_policy_document.worker-starting.statement[3].sid == "Secrets",
      data.aws_iam_policy_document.worker-starting.statement[3].actions == toset(["secretsmanager:GetSecretValue"]),
      data.aws_iam_policy_document.worker-starting.statement[3].resources == toset([try(aws_db_instance.orders.master_user_secret[0].secret_arn, null)]),
    ])
    error_message = "data.aws_iam_policy_document.worker-starting is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_iam_role_policy.worker-starting-policy.name == "start",
      aws_iam_role_policy.worker-starting-policy.role == aws_iam_role.worker-starting-role.id,
    ])
    error_message = "aws_iam_role_policy.worker-starting-policy is not what the model says."
  }

  assert {
    condition = alltrue([
      one(data.aws_iam_policy_document.worker-task-trust.statement).actions == toset(["sts:AssumeRole"]),
      one(one(data.aws_iam_policy_document.worker-task-trust.statement).principals).type == "Service",
      one(one(data.aws_iam_policy_document.worker-task-trust.statement).principals).identifiers == toset(["ecs-tasks.amazonaws.com"]),
      one(one(data.aws_iam_policy_document.worker-task-trust.statement).condition).test == "StringEquals",
      one(one(data.aws_iam_policy_document.worker-task-trust.statement).condition).variable == "aws:SourceAccount",
    ])
    error_message = "data.aws_iam_policy_document.worker-task-trust is not what the model says."
  }

  assert {
    condition     = aws_iam_role.worker-task-role.name_prefix == "production-worker-does-"
    error_message = "aws_iam_role.worker-task-role is not what the model says."
  }

  assert {
    condition = alltrue([
      length(data.aws_iam_policy_document.worker-allowed.statement) == 2,
      data.aws_iam_policy_document.worker-allowed.statement[0].sid == "JobsReceive",
      data.aws_iam_policy_document.worker-allowed.statement[0].actions == toset(["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueUrl", "sqs:GetQueueAttributes"]),
      data.aws_iam_policy_document.worker-allowed.statement[0].resources == toset([aws_sqs_queue.jobs.arn]),
      data.aws_iam_policy_document.worker-allowed.statement[1].sid == "ReceiptsWrite",
      data.aws_iam_policy_document.worker-allowed.statement[1].actions == toset(["s3:PutObject", "s3:AbortMultipartUpload"]),
      data.aws_iam_policy_document.worker-allowed.statement[1].resources == toset(["${aws_s3_bucket.receipts.arn}/*"]),
    ])
    error_message = "data.aws_iam_policy_document.worker-allowed is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_iam_role_policy.worker-task-policy.name == "use",
      aws_iam_role_policy.worker-task-policy.role == aws_iam_role.worker-task-role.id,
    ])
    error_message = "aws_iam_role_policy.worker-task-policy is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_ecs_task_definition.worker.family == "production-worker",
      aws_ecs_task_definition.worker.requires_compatibilities == toset(["FARGATE"]),
      aws_ecs_task_definition.worker.network_mode == "awsvpc",
      aws_ecs_task_definition.worker.cpu == "512",
      aws_ecs_task_definition.worker.memory == "1024",
      aws_ecs_task_definition.worker.execution_role_arn == aws_iam_role.worker-starting-role.arn,
      aws_ecs_task_definition.worker.task_role_arn == aws_iam_role.worker-task-role.arn,
      aws_ecs_task_definition.worker.runtime_platform[0].operating_system_family == "LINUX",
      aws_ecs_task_definition.worker.runtime_platform[0].cpu_architecture == "X86_64",
    ])
    error_message = "aws_ecs_task_definition.worker is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_security_group.worker.name == "production-worker-service",
      aws_security_group.worker.description == "The containers of production-worker",
      aws_security_group.worker.vpc_id == aws_vpc.main.id,
    ])
    error_message = "aws_security_group.worker is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_vpc_security_group_egress_rule.worker-https.security_group_id == aws_security_group.worker.id,
      aws_vpc_security_group_egress_rule.worker-https.description == "HTTPS",
      aws_vpc_security_group_egress_rule.worker-https.cidr_ipv4 == "0.0.0.0/0",
      aws_vpc_security_group_egress_rule.worker-https.ip_protocol == "tcp",
      aws_vpc_security_group_egress_rule.worker-https.from_port == 443,
      aws_vpc_security_group_egress_rule.worker-https.to_port == 443,
    ])
    error_message = "aws_vpc_security_group_egress_rule.worker-https is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_vpc_security_group_egress_rule.worker-telemetry.security_group_id == aws_security_group.worker.id,
      aws_vpc_security_group_egress_rule.worker-telemetry.description == "To the collector of telemetry",
      aws_vpc_security_group_egress_rule.worker-telemetry.cidr_ipv4 == "10.20.0.0/16",
      aws_vpc_security_group_egress_rule.worker-telemetry.ip_protocol == "tcp",
      aws_vpc_security_group_egress_rule.worker-telemetry.from_port == 4318,
      aws_vpc_security_group_egress_rule.worker-telemetry.to_port == 4318,
    ])
    error_message = "aws_vpc_security_group_egress_rule.worker-telemetry is not what the model says."
  }

  assert {
    condition = alltrue([
      sort(keys(aws_vpc_security_group_egress_rule.worker-outgoing)) == sort(tolist(["orders"])),
      alltrue([
        for copy in aws_vpc_security_group_egress_rule.worker-outgoing : copy.security_group_id == aws_security_group.worker.id
      ]),
      { for key, copy in aws_vpc_security_group_egress_rule.worker-outgoing : key => copy.referenced_security_group_id } == { orders = aws_security_group.orders.id },
      alltrue([
        for copy in aws_vpc_security_group_egress_rule.worker-outgoing : copy.ip_protocol == "tcp"
      ]),
      { for key, copy in aws_vpc_security_group_egress_rule.worker-outgoing : key => copy.from_port } == { orders = 5432 },
      { for key, copy in aws_vpc_security_group_egress_rule.worker-outgoing : key => copy.to_port } == { orders = 5432 },
    ])
    error_message = "aws_vpc_security_group_egress_rule.worker-outgoing is not what the model says."
  }

  assert {
    condition = alltrue([
      sort(keys(aws_vpc_security_group_ingress_rule.worker-incoming)) == sort(tolist(["orders"])),
      { for key, copy in aws_vpc_security_group_ingress_rule.worker-incoming : key => copy.security_group_id } == { orders = aws_security_group.orders.id },
      alltrue([
        for copy in aws_vpc_security_group_ingress_rule.worker-incoming : copy.description == "From production-worker"
      ]),
      alltrue([
        for copy in aws_vpc_security_group_ingress_rule.worker-incoming : copy.referenced_security_group_id == aws_security_group.worker.id
      ]),
      alltrue([
        for copy in aws_vpc_security_group_ingress_rule.worker-incoming : copy.ip_protocol == "tcp"
      ]),
      { for key, copy in aws_vpc_security_group_ingress_rule.worker-incoming : key => copy.from_port } == { orders = 5432 },
      { for key, copy in aws_vpc_security_group_ingress_rule.worker-incoming : key => copy.to_port } == { orders = 5432 },
    ])
    error_message = "aws_vpc_security_group_ingress_rule.worker-incoming is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_ecs_service.worker.name == "production-worker",
      aws_ecs_service.worker.cluster == aws_ecs_cluster.cluster.id,
      aws_ecs_service.worker.task_definition == aws_ecs_task_definition.worker.arn,
      aws_ecs_service.worker.desired_count == 1,
      aws_ecs_service.worker.launch_type == "FARGATE",
      aws_ecs_service.worker.deployment_minimum_healthy_percent == 100,
      aws_ecs_service.worker.deployment_maximum_percent == 200,
      aws_ecs_service.worker.propagate_tags == "SERVICE",
      aws_ecs_service.worker.deployment_circuit_breaker[0].enable == true,
      aws_ecs_service.worker.deployment_circuit_breaker[0].rollback == true,
      aws_ecs_service.worker.network_configuration[0].security_groups == toset([aws_security_group.worker.id]),
      aws_ecs_service.worker.network_configuration[0].assign_public_ip == false,
    ])
    error_message = "aws_ecs_service.worker is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_appautoscaling_target.worker.service_namespace == "ecs",
      aws_appautoscaling_target.worker.resource_id == "service/${aws_ecs_cluster.cluster.name}/${aws_ecs_service.worker.name}",
      aws_appautoscaling_target.worker.scalable_dimension == "ecs:service:DesiredCount",
      aws_appautoscaling_target.worker.min_capacity == 1,
      aws_appautoscaling_target.worker.max_capacity == 4,
    ])
    error_message = "aws_appautoscaling_target.worker is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_appautoscaling_policy.worker-policy-by-load.name == "by-load",
      aws_appautoscaling_policy.worker-policy-by-load.policy_type == "TargetTrackingScaling",
      aws_appautoscaling_policy.worker-policy-by-load.service_namespace == aws_appautoscaling_target.worker.service_namespace,
      aws_appautoscaling_policy.worker-policy-by-load.resource_id == aws_appautoscaling_target.worker.resource_id,
      aws_appautoscaling_policy.worker-policy-by-load.scalable_dimension == aws_appautoscaling_target.worker.scalable_dimension,
      aws_appautoscaling_policy.worker-policy-by-load.target_tracking_scaling_policy_configuration[0].target_value == 70,
      aws_appautoscaling_policy.worker-policy-by-load.target_tracking_scaling_policy_configuration[0].scale_in_cooldown == 300,
      aws_appautoscaling_policy.worker-policy-by-load.target_tracking_scaling_policy_configuration[0].scale_out_cooldown == 60,
      aws_appautoscaling_policy.worker-policy-by-load.target_tracking_scaling_policy_configuration[0].predefined_metric_specification[0].predefined_metric_type == "ECSServiceAverageCPUUtilization",
    ])
    error_message = "aws_appautoscaling_policy.worker-policy-by-load is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_iam_openid_connect_provider.deployer.url == "https://token.actions.githubusercontent.com",
      aws_iam_openid_connect_provider.deployer.client_id_list == toset(["sts.amazonaws.com"]),
    ])
    error_message = "aws_iam_openid_connect_provider.deployer is not what the model says."
  }

  assert {
    condition = alltrue([
      one(data.aws_iam_policy_document.deployer-trust.statement).actions == toset(["sts:AssumeRoleWithWebIdentity"]),
      one(one(data.aws_iam_policy_document.deployer-trust.statement).principals).type == "Federated",
      one(one(data.aws_iam_policy_document.deployer-trust.statement).principals).identifiers == toset([aws_iam_openid_connect_provider.deployer.arn]),
      length(one(data.aws_iam_policy_document.deployer-trust.statement).condition) == 2,
      anytrue([
        for block in one(data.aws_iam_policy_document.deployer-trust.statement).condition : alltrue([
          block.test == "StringEquals",
          block.variable == "token.actions.githubusercontent.com:aud",
          block.values == tolist(["sts.amazonaws.com"]),
        ])
      ]),
      anytrue([
        for block in one(data.aws_iam_policy_document.deployer-trust.statement).condition : alltrue([
          block.test == "StringEquals",
          block.variable == "token.actions.githubusercontent.com:sub",
        ])
      ]),
    ])
    error_message = "data.aws_iam_policy_document.deployer-trust is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_iam_role.deployer.name == "production-deployer",
      aws_iam_role.deployer.max_session_duration == 3600,
    ])
    error_message = "aws_iam_role.deployer is not what the model says."
  }

  assert {
    condition = alltrue([
      length(data.aws_iam_policy_document.deployer-allowed.statement) == 2,
      data.aws_iam_policy_document.deployer-allowed.statement[0].sid == "ImagesPush",
      data.aws_iam_policy_document.deployer-allowed.statement[0].actions == toset(["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "ecr:InitiateLayerUpload", "ecr:UploadLayerPart", "ecr:CompleteLayerUpload", "ecr:PutImage"]),
      data.aws_iam_policy_document.deployer-allowed.statement[0].resources == toset([aws_ecr_repository.images.arn]),
      data.aws_iam_policy_document.deployer-allowed.statement[1].sid == "ImagesPush2",
      data.aws_iam_policy_document.deployer-allowed.statement[1].actions == toset(["ecr:GetAuthorizationToken"]),
      data.aws_iam_policy_document.deployer-allowed.statement[1].resources == toset(["*"]),
    ])
    error_message = "data.aws_iam_policy_document.deployer-allowed is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_iam_role_policy.deployer.name == "deploy",
      aws_iam_role_policy.deployer.role == aws_iam_role.deployer.id,
    ])
    error_message = "aws_iam_role_policy.deployer is not what the model says."
  }
}
