# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

mock_provider "aws" {
  override_during = plan

  mock_resource "aws_vpc" {
    defaults = {
      arn = "arn:aws:vpc:eu-west-1:321098765432:vpc/mock"
    }
  }

  mock_resource "aws_default_security_group" {
    defaults = {
      arn = "arn:aws:default:eu-west-1:321098765432:default_security_group/mock"
    }
  }

  mock_resource "aws_subnet" {
    defaults = {
      arn = "arn:aws:subnet:eu-west-1:321098765432:subnet/mock"
    }
  }

  mock_resource "aws_internet_gateway" {
    defaults = {
      arn = "arn:aws:internet:eu-west-1:321098765432:internet_gateway/mock"
    }
  }

  mock_resource "aws_route_table" {
    defaults = {
      arn = "arn:aws:route:eu-west-1:321098765432:route_table/mock"
    }
  }

  mock_resource "aws_eip" {
    defaults = {
      arn = "arn:aws:eip:eu-west-1:321098765432:eip/mock"
    }
  }

  mock_resource "aws_vpc_endpoint" {
    defaults = {
      arn = "arn:aws:vpc:eu-west-1:321098765432:vpc_endpoint/mock"
    }
  }

  mock_resource "aws_cloudwatch_log_group" {
    defaults = {
      arn = "arn:aws:cloudwatch:eu-west-1:321098765432:cloudwatch_log_group/mock"
    }
  }

  mock_data "aws_caller_identity" {
    defaults = {
      arn = "arn:aws:caller:eu-west-1:321098765432:caller_identity/mock"
    }
  }

  mock_data "aws_iam_policy_document" {
    defaults = {
      json = "{}"
    }
  }

  mock_resource "aws_iam_role" {
    defaults = {
      arn = "arn:aws:iam:eu-west-1:321098765432:iam_role/mock"
    }
  }

  mock_resource "aws_flow_log" {
    defaults = {
      arn = "arn:aws:flow:eu-west-1:321098765432:flow_log/mock"
    }
  }

  mock_resource "aws_route53_zone" {
    defaults = {
      arn = "arn:aws:route53:eu-west-1:321098765432:route53_zone/mock"
    }
  }

  mock_resource "aws_acm_certificate" {
    defaults = {
      arn = "arn:aws:acm:eu-west-1:321098765432:acm_certificate/mock"
      domain_validation_options = [
        {
          domain_name           = "api.pilot.shop.example.com"
          resource_record_name  = "resource_record_name-1"
          resource_record_type  = "CNAME"
          resource_record_value = "resource_record_value-1"
        },
      ]
    }
  }

  mock_resource "aws_ecr_repository" {
    defaults = {
      arn = "arn:aws:ecr:eu-west-1:321098765432:ecr_repository/mock"
    }
  }

  mock_resource "aws_sns_topic" {
    defaults = {
      arn = "arn:aws:sns:eu-west-1:321098765432:sns_topic/mock"
    }
  }

  mock_resource "aws_sns_topic_subscription" {
    defaults = {
      arn = "arn:aws:sns:eu-west-1:321098765432:sns_topic_subscription/mock"
    }
  }

  mock_resource "aws_db_subnet_group" {
    defaults = {
      arn = "arn:aws:db:eu-west-1:321098765432:db_subnet_group/mock"
    }
  }

  mock_resource "aws_security_group" {
    defaults = {
      arn = "arn:aws:security:eu-west-1:321098765432:security_group/mock"
    }
  }

  mock_resource "aws_db_parameter_group" {
    defaults = {
      arn = "arn:aws:db:eu-west-1:321098765432:db_parameter_group/mock"
    }
  }

  mock_resource "aws_db_instance" {
    defaults = {
      arn = "arn:aws:db:eu-west-1:321098765432:db_instance/mock"
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
      arn = "arn:aws:cloudwatch:eu-west-1:321098765432:cloudwatch_metric_alarm/mock"
    }
  }

  mock_resource "aws_s3_bucket" {
    defaults = {
      arn = "arn:aws:s3:eu-west-1:321098765432:s3_bucket/mock"
    }
  }

  mock_resource "aws_sqs_queue" {
    defaults = {
      arn = "arn:aws:sqs:eu-west-1:321098765432:sqs_queue/mock"
    }
  }

  mock_data "aws_secretsmanager_secret" {
    defaults = {
      arn = "arn:aws:secretsmanager:eu-west-1:321098765432:secretsmanager_secret/mock"
    }
  }

  mock_resource "aws_iam_openid_connect_provider" {
    defaults = {
      arn = "arn:aws:iam:eu-west-1:321098765432:iam_openid_connect_provider/mock"
    }
  }

  mock_resource "aws_kms_key" {
    defaults = {
      arn = "arn:aws:kms:eu-west-1:321098765432:kms_key/mock"
    }
  }

  mock_resource "aws_eks_cluster" {
    defaults = {
      arn = "arn:aws:eks:eu-west-1:321098765432:eks_cluster/mock"
    }
  }

  mock_resource "aws_vpc_security_group_ingress_rule" {
    defaults = {
      arn = "arn:aws:vpc:eu-west-1:321098765432:vpc_security_group_ingress_rule/mock"
    }
  }

  mock_resource "aws_eks_addon" {
    defaults = {
      arn = "arn:aws:eks:eu-west-1:321098765432:eks_addon/mock"
    }
  }
}

# Nothing is made: the providers are mocked.
run "pilot" {
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
      aws_cloudwatch_log_group.main-flow-log-group.name == "/pilot/main/flow-logs",
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
    condition     = aws_iam_role.main-flow-log-role.name_prefix == "pilot-main-flow-logs-"
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
      aws_route53_zone.site.name == "pilot.shop.example.com",
      aws_route53_zone.site.force_destroy == false,
    ])
    error_message = "aws_route53_zone.site is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_acm_certificate.tls.domain_name == "api.pilot.shop.example.com",
      aws_acm_certificate.tls.validation_method == "DNS",
    ])
    error_message = "aws_acm_certificate.tls is not what the model says."
  }

  assert {
    condition = alltrue([
      sort(keys(aws_route53_record.tls-proof)) == sort(tolist(["api.pilot.shop.example.com"])),
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
      aws_ecr_repository.images.name == "pilot/images",
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
    condition     = aws_sns_topic.incidents.name == "pilot-incidents"
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
      aws_db_subnet_group.orders.name == "pilot-orders",
      aws_db_subnet_group.orders.description == "The private subnets",
    ])
    error_message = "aws_db_subnet_group.orders is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_security_group.orders.name == "pilot-orders-database",
      aws_security_group.orders.description == "Who may connect to pilot-orders",
      aws_security_group.orders.vpc_id == aws_vpc.main.id,
    ])
    error_message = "aws_security_group.orders is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_db_parameter_group.orders.name_prefix == "pilot-orders-",
      aws_db_parameter_group.orders.family == "postgres16",
      aws_db_parameter_group.orders.description == "TLS alone, and what pilot-orders sets besides",
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
    condition     = aws_iam_role.orders-monitoring-role.name_prefix == "pilot-orders-monitoring-"
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
        for key, copy in aws_cloudwatch_log_group.orders : copy.name == "/aws/rds/instance/pilot-orders/${key}"
      ]),
      alltrue([for copy in aws_cloudwatch_log_group.orders : copy.retention_in_days == 30]),
    ])
    error_message = "aws_cloudwatch_log_group.orders is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_db_instance.orders.identifier == "pilot-orders",
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
      aws_cloudwatch_metric_alarm.orders-storage-runs-out.alarm_name == "pilot-orders-storage-runs-out",
      aws_cloudwatch_metric_alarm.orders-storage-runs-out.alarm_description == "pilot-orders has less than 10% of its storage left. When nothing is left it stops: find out what grows, or give it more",
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
      aws_cloudwatch_metric_alarm.orders-processors-busy.alarm_name == "pilot-orders-processors-busy",
      aws_cloudwatch_metric_alarm.orders-processors-busy.alarm_description == "The processors of pilot-orders are busy, so that statements wait. Performance Insights shows which",
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
      aws_s3_bucket.receipts.bucket_prefix == "pilot-receipts-",
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
      aws_sqs_queue.jobs.name == "pilot-jobs",
      aws_sqs_queue.jobs.visibility_timeout_seconds == 180,
      aws_sqs_queue.jobs.message_retention_seconds == 345600,
      aws_sqs_queue.jobs.receive_wait_time_seconds == 20,
      aws_sqs_queue.jobs.sqs_managed_sse_enabled == true,
    ])
    error_message = "aws_sqs_queue.jobs is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_sqs_queue.jobs-dead-letters.name == "pilot-jobs-dead-letters",
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
      aws_cloudwatch_metric_alarm.jobs-waits.alarm_name == "pilot-jobs-waits",
      aws_cloudwatch_metric_alarm.jobs-waits.alarm_description == "Messages of pilot-jobs wait for more than 15m: is somebody working on them?",
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
      aws_cloudwatch_metric_alarm.jobs-put-aside.alarm_name == "pilot-jobs-put-aside",
      aws_cloudwatch_metric_alarm.jobs-put-aside.alarm_description == "Messages of pilot-jobs could not be handled, and wait in ${aws_sqs_queue.jobs-dead-letters.name}",
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
      aws_s3_bucket.logs.bucket_prefix == "pilot-logs-",
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
      aws_iam_role.deployer.name == "pilot-deployer",
      aws_iam_role.deployer.max_session_duration == 3600,
    ])
    error_message = "aws_iam_role.deployer is not what the model says."
  }

  assert {
    condition = alltrue([
      length(data.aws_iam_policy_document.deployer-allowed.statement) == 3,
      data.aws_iam_policy_document.deployer-allowed.statement[0].sid == "ImagesPush",
      data.aws_iam_policy_document.deployer-allowed.statement[0].actions == toset(["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "ecr:InitiateLayerUpload", "ecr:UploadLayerPart", "ecr:CompleteLayerUpload", "ecr:PutImage"]),
      data.aws_iam_policy_document.deployer-allowed.statement[0].resources == toset([aws_ecr_repository.images.arn]),
      data.aws_iam_policy_document.deployer-allowed.statement[1].sid == "ImagesPush2",
      data.aws_iam_policy_document.deployer-allowed.statement[1].actions == toset(["ecr:GetAuthorizationToken"]),
      data.aws_iam_policy_document.deployer-allowed.statement[1].resources == toset(["*"]),
      data.aws_iam_policy_document.deployer-allowed.statement[2].sid == "PodsFind",
      data.aws_iam_policy_document.deployer-allowed.statement[2].actions == toset(["eks:DescribeCluster"]),
      data.aws_iam_policy_document.deployer-allowed.statement[2].resources == toset([aws_eks_cluster.pods.arn]),
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

  assert {
    condition = alltrue([
      aws_kms_key.pods-own-key.description == "Secrets of the cluster pilot-pods",
      aws_kms_key.pods-own-key.enable_key_rotation == true,
      aws_kms_key.pods-own-key.deletion_window_in_days == 30,
    ])
    error_message = "aws_kms_key.pods-own-key is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_cloudwatch_log_group.pods.name == "/aws/eks/pilot-pods/cluster",
      aws_cloudwatch_log_group.pods.retention_in_days == 30,
    ])
    error_message = "aws_cloudwatch_log_group.pods is not what the model says."
  }

  assert {
    condition = alltrue([
      one(data.aws_iam_policy_document.pods-cluster-trust.statement).actions == toset(["sts:AssumeRole", "sts:TagSession"]),
      one(one(data.aws_iam_policy_document.pods-cluster-trust.statement).principals).type == "Service",
      one(one(data.aws_iam_policy_document.pods-cluster-trust.statement).principals).identifiers == toset(["eks.amazonaws.com"]),
      one(one(data.aws_iam_policy_document.pods-cluster-trust.statement).condition).test == "StringEquals",
      one(one(data.aws_iam_policy_document.pods-cluster-trust.statement).condition).variable == "aws:SourceAccount",
    ])
    error_message = "data.aws_iam_policy_document.pods-cluster-trust is not what the model says."
  }

  assert {
    condition     = aws_iam_role.pods-cluster-role.name_prefix == "pilot-pods-cluster-"
    error_message = "aws_iam_role.pods-cluster-role is not what the model says."
  }

  assert {
    condition = alltrue([
      sort(keys(aws_iam_role_policy_attachment.pods-cluster-policy)) == sort(tolist(["AmazonEKSBlockStoragePolicy", "AmazonEKSClusterPolicy", "AmazonEKSComputePolicy", "AmazonEKSLoadBalancingPolicy", "AmazonEKSNetworkingPolicy"])),
      alltrue([
        for copy in aws_iam_role_policy_attachment.pods-cluster-policy : copy.role == aws_iam_role.pods-cluster-role.name
      ]),
      alltrue([
        for key, copy in aws_iam_role_policy_attachment.pods-cluster-policy : copy.policy_arn == "arn:aws:iam::aws:policy/${key}"
      ]),
    ])
    error_message = "aws_iam_role_policy_attachment.pods-cluster-policy is not what the model says."
  }

  assert {
    condition = alltrue([
      one(data.aws_iam_policy_document.pods-node-trust.statement).actions == toset(["sts:AssumeRole"]),
      one(one(data.aws_iam_policy_document.pods-node-trust.statement).principals).type == "Service",
      one(one(data.aws_iam_policy_document.pods-node-trust.statement).principals).identifiers == toset(["ec2.amazonaws.com"]),
    ])
    error_message = "data.aws_iam_policy_document.pods-node-trust is not what the model says."
  }

  assert {
    condition     = aws_iam_role.pods-node-role.name_prefix == "pilot-pods-nodes-"
    error_message = "aws_iam_role.pods-node-role is not what the model says."
  }

  assert {
    condition = alltrue([
      sort(keys(aws_iam_role_policy_attachment.pods-node-policy)) == sort(tolist(["AmazonEC2ContainerRegistryPullOnly", "AmazonEKSWorkerNodeMinimalPolicy"])),
      alltrue([
        for copy in aws_iam_role_policy_attachment.pods-node-policy : copy.role == aws_iam_role.pods-node-role.name
      ]),
      alltrue([
        for key, copy in aws_iam_role_policy_attachment.pods-node-policy : copy.policy_arn == "arn:aws:iam::aws:policy/${key}"
      ]),
    ])
    error_message = "aws_iam_role_policy_attachment.pods-node-policy is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_eks_cluster.pods.name == "pilot-pods",
      aws_eks_cluster.pods.version == "1.35",
      aws_eks_cluster.pods.role_arn == aws_iam_role.pods-cluster-role.arn,
      aws_eks_cluster.pods.bootstrap_self_managed_addons == false,
      aws_eks_cluster.pods.enabled_cluster_log_types == toset(["api", "audit", "authenticator", "controllerManager", "scheduler"]),
      aws_eks_cluster.pods.access_config[0].authentication_mode == "API",
      aws_eks_cluster.pods.access_config[0].bootstrap_cluster_creator_admin_permissions == true,
      aws_eks_cluster.pods.compute_config[0].enabled == true,
      aws_eks_cluster.pods.compute_config[0].node_pools == toset(["general-purpose", "system"]),
      aws_eks_cluster.pods.compute_config[0].node_role_arn == aws_iam_role.pods-node-role.arn,
      aws_eks_cluster.pods.kubernetes_network_config[0].elastic_load_balancing[0].enabled == true,
      aws_eks_cluster.pods.storage_config[0].block_storage[0].enabled == true,
      aws_eks_cluster.pods.vpc_config[0].endpoint_private_access == true,
      aws_eks_cluster.pods.vpc_config[0].endpoint_public_access == true,
      aws_eks_cluster.pods.vpc_config[0].public_access_cidrs == toset(["192.0.2.0/24"]),
      aws_eks_cluster.pods.encryption_config[0].resources == toset(["secrets"]),
      aws_eks_cluster.pods.encryption_config[0].provider[0].key_arn == aws_kms_key.pods-own-key.arn,
      aws_eks_cluster.pods.upgrade_policy[0].support_type == "STANDARD",
      aws_eks_cluster.pods.zonal_shift_config[0].enabled == true,
    ])
    error_message = "aws_eks_cluster.pods is not what the model says."
  }

  assert {
    condition = alltrue([
      sort(keys(aws_eks_access_entry.pods-deployer)) == sort(tolist(["deployer"])),
      alltrue([
        for copy in aws_eks_access_entry.pods-deployer : copy.cluster_name == aws_eks_cluster.pods.name
      ]),
      { for key, copy in aws_eks_access_entry.pods-deployer : key => copy.principal_arn } == { deployer = aws_iam_role.deployer.arn },
    ])
    error_message = "aws_eks_access_entry.pods-deployer is not what the model says."
  }

  assert {
    condition = alltrue([
      sort(keys(aws_eks_access_policy_association.pods-deployer-policy)) == sort(tolist(["deployer"])),
      alltrue([
        for copy in aws_eks_access_policy_association.pods-deployer-policy : copy.cluster_name == aws_eks_cluster.pods.name
      ]),
      { for key, copy in aws_eks_access_policy_association.pods-deployer-policy : key => copy.principal_arn } == { deployer = aws_iam_role.deployer.arn },
      alltrue([
        for copy in aws_eks_access_policy_association.pods-deployer-policy : copy.policy_arn == "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"
      ]),
      alltrue([
        for copy in aws_eks_access_policy_association.pods-deployer-policy : copy.access_scope[0].type == "cluster"
      ]),
    ])
    error_message = "aws_eks_access_policy_association.pods-deployer-policy is not what the model says."
  }

  assert {
    condition = alltrue([
      sort(keys(aws_vpc_security_group_ingress_rule.pods-incoming)) == sort(tolist(["orders"])),
      { for key, copy in aws_vpc_security_group_ingress_rule.pods-incoming : key => copy.security_group_id } == { orders = aws_security_group.orders.id },
      alltrue([
        for copy in aws_vpc_security_group_ingress_rule.pods-incoming : copy.description == "From the cluster pilot-pods"
      ]),
      alltrue([
        for copy in aws_vpc_security_group_ingress_rule.pods-incoming : copy.referenced_security_group_id == try(aws_eks_cluster.pods.vpc_config[0].cluster_security_group_id, null)
      ]),
      alltrue([
        for copy in aws_vpc_security_group_ingress_rule.pods-incoming : copy.ip_protocol == "tcp"
      ]),
      { for key, copy in aws_vpc_security_group_ingress_rule.pods-incoming : key => copy.from_port } == { orders = 5432 },
      { for key, copy in aws_vpc_security_group_ingress_rule.pods-incoming : key => copy.to_port } == { orders = 5432 },
    ])
    error_message = "aws_vpc_security_group_ingress_rule.pods-incoming is not what the model says."
  }

  assert {
    condition = alltrue([
      one(data.aws_iam_policy_document.pods-pod-trust.statement).actions == toset(["sts:AssumeRole", "sts:TagSession"]),
      one(one(data.aws_iam_policy_document.pods-pod-trust.statement).principals).type == "Service",
      one(one(data.aws_iam_policy_document.pods-pod-trust.statement).principals).identifiers == toset(["pods.eks.amazonaws.com"]),
      one(one(data.aws_iam_policy_document.pods-pod-trust.statement).condition).test == "ArnEquals",
      one(one(data.aws_iam_policy_document.pods-pod-trust.statement).condition).variable == "aws:SourceArn",
      one(one(data.aws_iam_policy_document.pods-pod-trust.statement).condition).values == tolist([aws_eks_cluster.pods.arn]),
    ])
    error_message = "data.aws_iam_policy_document.pods-pod-trust is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_eks_addon.pods-metrics-server.cluster_name == aws_eks_cluster.pods.name,
      aws_eks_addon.pods-metrics-server.addon_name == "metrics-server",
    ])
    error_message = "aws_eks_addon.pods-metrics-server is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_eks_addon.pods-secrets-store.cluster_name == aws_eks_cluster.pods.name,
      aws_eks_addon.pods-secrets-store.addon_name == "aws-secrets-store-csi-driver-provider",
      aws_eks_addon.pods-secrets-store.configuration_values == "{\n  \"secrets-store-csi-driver\": {\n    \"syncSecret\": {\n      \"enabled\": true\n    },\n    \"enableSecretRotation\": true\n  }\n}",
    ])
    error_message = "aws_eks_addon.pods-secrets-store is not what the model says."
  }

  assert {
    condition     = aws_iam_role.pods-names-role.name_prefix == "pilot-pods-names-"
    error_message = "aws_iam_role.pods-names-role is not what the model says."
  }

  assert {
    condition = alltrue([
      one(data.aws_iam_policy_document.pods-names-look.statement).sid == "FindZones",
      one(data.aws_iam_policy_document.pods-names-look.statement).actions == toset(["route53:ListHostedZones", "route53:ListTagsForResources"]),
      one(data.aws_iam_policy_document.pods-names-look.statement).resources == toset(["*"]),
    ])
    error_message = "data.aws_iam_policy_document.pods-names-look is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_iam_role_policy.pods-names-policy.name == "find-zones",
      aws_iam_role_policy.pods-names-policy.role == aws_iam_role.pods-names-role.id,
    ])
    error_message = "aws_iam_role_policy.pods-names-policy is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_eks_addon.pods-external-dns.cluster_name == aws_eks_cluster.pods.name,
      aws_eks_addon.pods-external-dns.addon_name == "external-dns",
      aws_eks_addon.pods-external-dns.configuration_values == "{\n  \"policy\": \"sync\",\n  \"txtOwnerId\": \"pilot-pods\"\n}",
      one(aws_eks_addon.pods-external-dns.pod_identity_association).service_account == "external-dns",
      one(aws_eks_addon.pods-external-dns.pod_identity_association).role_arn == aws_iam_role.pods-names-role.arn,
    ])
    error_message = "aws_eks_addon.pods-external-dns is not what the model says."
  }

  assert {
    condition = alltrue([
      sort(keys(aws_cloudwatch_log_group.pods-containers-log)) == sort(tolist(["application", "dataplane", "host", "performance"])),
      alltrue([
        for key, copy in aws_cloudwatch_log_group.pods-containers-log : copy.name == "/aws/containerinsights/pilot-pods/${key}"
      ]),
      alltrue([
        for copy in aws_cloudwatch_log_group.pods-containers-log : copy.retention_in_days == 30
      ]),
    ])
    error_message = "aws_cloudwatch_log_group.pods-containers-log is not what the model says."
  }

  assert {
    condition     = aws_iam_role.pods-insights-role.name_prefix == "pilot-pods-insights-"
    error_message = "aws_iam_role.pods-insights-role is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_iam_role_policy_attachment.pods-insights-policy.role == aws_iam_role.pods-insights-role.name,
      aws_iam_role_policy_attachment.pods-insights-policy.policy_arn == "arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy",
    ])
    error_message = "aws_iam_role_policy_attachment.pods-insights-policy is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_eks_addon.pods-observability.cluster_name == aws_eks_cluster.pods.name,
      aws_eks_addon.pods-observability.addon_name == "amazon-cloudwatch-observability",
      one(aws_eks_addon.pods-observability.pod_identity_association).service_account == "cloudwatch-agent",
      one(aws_eks_addon.pods-observability.pod_identity_association).role_arn == aws_iam_role.pods-insights-role.arn,
    ])
    error_message = "aws_eks_addon.pods-observability is not what the model says."
  }

  assert {
    condition     = aws_iam_role.api-pod-role.name_prefix == "pilot-api-does-"
    error_message = "aws_iam_role.api-pod-role is not what the model says."
  }

  assert {
    condition = alltrue([
      length(data.aws_iam_policy_document.api-allowed.statement) == 3,
      data.aws_iam_policy_document.api-allowed.statement[0].sid == "JobsSend",
      data.aws_iam_policy_document.api-allowed.statement[0].actions == toset(["sqs:SendMessage", "sqs:GetQueueUrl", "sqs:GetQueueAttributes"]),
      data.aws_iam_policy_document.api-allowed.statement[0].resources == toset([aws_sqs_queue.jobs.arn]),
      data.aws_iam_policy_document.api-allowed.statement[1].sid == "ReceiptsRead",
      data.aws_iam_policy_document.api-allowed.statement[1].actions == toset(["s3:GetObject"]),
      data.aws_iam_policy_document.api-allowed.statement[1].resources == toset(["${aws_s3_bucket.receipts.arn}/*"]),
      data.aws_iam_policy_document.api-allowed.statement[2].sid == "Secrets",
      data.aws_iam_policy_document.api-allowed.statement[2].actions == toset(["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"]),
    ])
    error_message = "data.aws_iam_policy_document.api-allowed is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_iam_role_policy.api.name == "use",
      aws_iam_role_policy.api.role == aws_iam_role.api-pod-role.id,
    ])
    error_message = "aws_iam_role_policy.api is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_eks_pod_identity_association.api-identity.cluster_name == aws_eks_cluster.pods.name,
      aws_eks_pod_identity_association.api-identity.namespace == "shop",
      aws_eks_pod_identity_association.api-identity.service_account == "api",
      aws_eks_pod_identity_association.api-identity.role_arn == aws_iam_role.api-pod-role.arn,
    ])
    error_message = "aws_eks_pod_identity_association.api-identity is not what the model says."
  }

  assert {
    condition = alltrue([
      one(data.aws_iam_policy_document.api-record.statement).sid == "WriteNames",
      one(data.aws_iam_policy_document.api-record.statement).actions == toset(["route53:ChangeResourceRecordSets", "route53:ListResourceRecordSets"]),
      one(data.aws_iam_policy_document.api-record.statement).resources == toset(["arn:aws:route53:::hostedzone/${aws_route53_zone.site.zone_id}"]),
    ])
    error_message = "data.aws_iam_policy_document.api-record is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_iam_role_policy.api-record-policy.name == "api",
      aws_iam_role_policy.api-record-policy.role == aws_iam_role.pods-names-role.id,
    ])
    error_message = "aws_iam_role_policy.api-record-policy is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_cloudwatch_metric_alarm.api-nothing-well.alarm_name == "pilot-api-nothing-well",
      aws_cloudwatch_metric_alarm.api-nothing-well.alarm_description == "No container of pilot-api runs: nobody is answered",
      aws_cloudwatch_metric_alarm.api-nothing-well.namespace == "ContainerInsights",
      aws_cloudwatch_metric_alarm.api-nothing-well.metric_name == "service_number_of_running_pods",
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
      aws_cloudwatch_metric_alarm.api-starts-again.alarm_name == "pilot-api-starts-again",
      aws_cloudwatch_metric_alarm.api-starts-again.alarm_description == "Containers of pilot-api end and are started again. `kubectl logs --previous` shows why",
      aws_cloudwatch_metric_alarm.api-starts-again.namespace == "ContainerInsights",
      aws_cloudwatch_metric_alarm.api-starts-again.metric_name == "pod_number_of_container_restarts",
      aws_cloudwatch_metric_alarm.api-starts-again.statistic == "Sum",
      aws_cloudwatch_metric_alarm.api-starts-again.comparison_operator == "GreaterThanThreshold",
      aws_cloudwatch_metric_alarm.api-starts-again.threshold == 3,
      aws_cloudwatch_metric_alarm.api-starts-again.period == 300,
      aws_cloudwatch_metric_alarm.api-starts-again.evaluation_periods == 1,
      aws_cloudwatch_metric_alarm.api-starts-again.treat_missing_data == "notBreaching",
      aws_cloudwatch_metric_alarm.api-starts-again.alarm_actions == toset([aws_sns_topic.incidents.arn]),
      aws_cloudwatch_metric_alarm.api-starts-again.ok_actions == toset([aws_sns_topic.incidents.arn]),
    ])
    error_message = "aws_cloudwatch_metric_alarm.api-starts-again is not what the model says."
  }

  assert {
    condition     = aws_iam_role.worker-pod-role.name_prefix == "pilot-worker-does-"
    error_message = "aws_iam_role.worker-pod-role is not what the model says."
  }

  assert {
    condition = alltrue([
      length(data.aws_iam_policy_document.worker-allowed.statement) == 3,
      data.aws_iam_policy_document.worker-allowed.statement[0].sid == "JobsReceive",
      data.aws_iam_policy_document.worker-allowed.statement[0].actions == toset(["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueUrl", "sqs:GetQueueAttributes"]),
      data.aws_iam_policy_document.worker-allowed.statement[0].resources == toset([aws_sqs_queue.jobs.arn]),
      data.aws_iam_policy_document.worker-allowed.statement[1].sid == "ReceiptsWrite",
      data.aws_iam_policy_document.worker-allowed.statement[1].actions == toset(["s3:PutObject", "s3:AbortMultipartUpload"]),
      data.aws_iam_policy_document.worker-allowed.statement[1].resources == toset(["${aws_s3_bucket.receipts.arn}/*"]),
      data.aws_iam_policy_document.worker-allowed.statement[2].sid == "Secrets",
      data.aws_iam_policy_document.worker-allowed.statement[2].actions == toset(["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"]),
      data.aws_iam_policy_document.worker-allowed.statement[2].resources == toset([try(aws_db_instance.orders.master_user_secret[0].secret_arn, null)]),
    ])
    error_message = "data.aws_iam_policy_document.worker-allowed is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_iam_role_policy.worker.name == "use",
      aws_iam_role_policy.worker.role == aws_iam_role.worker-pod-role.id,
    ])
    error_message = "aws_iam_role_policy.worker is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_eks_pod_identity_association.worker-identity.cluster_name == aws_eks_cluster.pods.name,
      aws_eks_pod_identity_association.worker-identity.namespace == "shop",
      aws_eks_pod_identity_association.worker-identity.service_account == "worker",
      aws_eks_pod_identity_association.worker-identity.role_arn == aws_iam_role.worker-pod-role.arn,
    ])
    error_message = "aws_eks_pod_identity_association.worker-identity is not what the model says."
  }
}
