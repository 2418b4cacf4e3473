# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

mock_provider "aws" {
  override_during = plan

  mock_resource "aws_vpc" {
    defaults = {
      arn = "arn:aws:vpc:eu-west-1:321098765432:mock"
    }
  }

  mock_resource "aws_default_security_group" {
    defaults = {
      arn = "arn:aws:default:eu-west-1:321098765432:mock"
    }
  }

  mock_resource "aws_subnet" {
    defaults = {
      arn = "arn:aws:subnet:eu-west-1:321098765432:mock"
    }
  }

  mock_resource "aws_internet_gateway" {
    defaults = {
      arn = "arn:aws:internet:eu-west-1:321098765432:mock"
    }
  }

  mock_resource "aws_route_table" {
    defaults = {
      arn = "arn:aws:route:eu-west-1:321098765432:mock"
    }
  }

  mock_resource "aws_eip" {
    defaults = {
      arn = "arn:aws:eip:eu-west-1:321098765432:mock"
    }
  }

  mock_resource "aws_vpc_endpoint" {
    defaults = {
      arn = "arn:aws:vpc:eu-west-1:321098765432:mock"
    }
  }

  mock_resource "aws_cloudwatch_log_group" {
    defaults = {
      arn = "arn:aws:cloudwatch:eu-west-1:321098765432:mock"
    }
  }

  mock_data "aws_iam_policy_document" {
    defaults = {
      json = "{}"
    }
  }

  mock_resource "aws_iam_role" {
    defaults = {
      arn = "arn:aws:iam:eu-west-1:321098765432:mock"
    }
  }

  mock_resource "aws_flow_log" {
    defaults = {
      arn = "arn:aws:flow:eu-west-1:321098765432:mock"
    }
  }

  mock_resource "aws_route53_zone" {
    defaults = {
      arn = "arn:aws:route53:eu-west-1:321098765432:mock"
    }
  }

  mock_resource "aws_acm_certificate" {
    defaults = {
      arn = "arn:aws:acm:eu-west-1:321098765432:mock"
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
      arn = "arn:aws:ecr:eu-west-1:321098765432:mock"
    }
  }

  mock_resource "aws_sns_topic" {
    defaults = {
      arn = "arn:aws:sns:eu-west-1:321098765432:mock"
    }
  }

  mock_resource "aws_sns_topic_subscription" {
    defaults = {
      arn = "arn:aws:sns:eu-west-1:321098765432:mock"
    }
  }

  mock_data "aws_caller_identity" {
    defaults = {
      arn = "arn:aws:caller:eu-west-1:321098765432:mock"
    }
  }

  mock_resource "aws_db_subnet_group" {
    defaults = {
      arn = "arn:aws:db:eu-west-1:321098765432:mock"
    }
  }

  mock_resource "aws_security_group" {
    defaults = {
      arn = "arn:aws:security:eu-west-1:321098765432:mock"
    }
  }

  mock_resource "aws_db_parameter_group" {
    defaults = {
      arn = "arn:aws:db:eu-west-1:321098765432:mock"
    }
  }

  mock_resource "aws_db_instance" {
    defaults = {
      arn = "arn:aws:db:eu-west-1:321098765432:mock"
    }
  }

  mock_resource "aws_cloudwatch_metric_alarm" {
    defaults = {
      arn = "arn:aws:cloudwatch:eu-west-1:321098765432:mock"
    }
  }

  mock_resource "aws_s3_bucket" {
    defaults = {
      arn = "arn:aws:s3:eu-west-1:321098765432:mock"
    }
  }

  mock_resource "aws_sqs_queue" {
    defaults = {
      arn = "arn:aws:sqs:eu-west-1:321098765432:mock"
    }
  }

  mock_data "aws_secretsmanager_secret" {
    defaults = {
      arn = "arn:aws:secretsmanager:eu-west-1:321098765432:mock"
    }
  }

  mock_resource "aws_iam_openid_connect_provider" {
    defaults = {
      arn = "arn:aws:iam:eu-west-1:321098765432:mock"
    }
  }

  mock_resource "aws_kms_key" {
    defaults = {
      arn = "arn:aws:kms:eu-west-1:321098765432:mock"
    }
  }

  mock_resource "aws_eks_cluster" {
    defaults = {
      arn = "arn:aws:eks:eu-west-1:321098765432:mock"
    }
  }

  mock_resource "aws_vpc_security_group_ingress_rule" {
    defaults = {
      arn = "arn:aws:vpc:eu-west-1:321098765432:mock"
    }
  }

  mock_resource "aws_eks_addon" {
    defaults = {
      arn = "arn:aws:eks:eu-west-1:321098765432:mock"
    }
  }
}

# Nothing is made: the providers are mocked.
run "pilot" {
  command = plan

  assert {
    condition     = aws_vpc.main.cidr_block == "10.20.0.0/16"
    error_message = "aws_vpc.main.cidr_block is not what the model says."
  }

  assert {
    condition     = aws_vpc.main.enable_dns_support == true
    error_message = "aws_vpc.main.enable_dns_support is not what the model says."
  }

  assert {
    condition     = aws_vpc.main.enable_dns_hostnames == true
    error_message = "aws_vpc.main.enable_dns_hostnames is not what the model says."
  }

  assert {
    condition     = aws_default_security_group.main.vpc_id == aws_vpc.main.id
    error_message = "aws_default_security_group.main.vpc_id is not what the model says."
  }

  assert {
    condition     = sort(keys(aws_subnet.main-public)) == sort(tolist(["a", "b", "c"]))
    error_message = "aws_subnet.main-public has other copies than the model."
  }

  assert {
    condition     = sort(keys(aws_subnet.main-private)) == sort(tolist(["a", "b", "c"]))
    error_message = "aws_subnet.main-private has other copies than the model."
  }

  assert {
    condition     = aws_internet_gateway.main.vpc_id == aws_vpc.main.id
    error_message = "aws_internet_gateway.main.vpc_id is not what the model says."
  }

  assert {
    condition     = aws_route_table.main-public-routes.vpc_id == aws_vpc.main.id
    error_message = "aws_route_table.main-public-routes.vpc_id is not what the model says."
  }

  assert {
    condition     = aws_route.main-internet.route_table_id == aws_route_table.main-public-routes.id
    error_message = "aws_route.main-internet.route_table_id is not what the model says."
  }

  assert {
    condition     = aws_route.main-internet.destination_cidr_block == "0.0.0.0/0"
    error_message = "aws_route.main-internet.destination_cidr_block is not what the model says."
  }

  assert {
    condition     = aws_route.main-internet.gateway_id == aws_internet_gateway.main.id
    error_message = "aws_route.main-internet.gateway_id is not what the model says."
  }

  assert {
    condition     = sort(keys(aws_route_table_association.main-public-routed)) == sort(tolist(["a", "b", "c"]))
    error_message = "aws_route_table_association.main-public-routed has other copies than the model."
  }

  assert {
    condition     = sort(keys(aws_eip.main)) == sort(tolist(["a", "b", "c"]))
    error_message = "aws_eip.main has other copies than the model."
  }

  assert {
    condition     = sort(keys(aws_nat_gateway.main)) == sort(tolist(["a", "b", "c"]))
    error_message = "aws_nat_gateway.main has other copies than the model."
  }

  assert {
    condition     = sort(keys(aws_route_table.main-private-routes)) == sort(tolist(["a", "b", "c"]))
    error_message = "aws_route_table.main-private-routes has other copies than the model."
  }

  assert {
    condition     = sort(keys(aws_route.main-out)) == sort(tolist(["a", "b", "c"]))
    error_message = "aws_route.main-out has other copies than the model."
  }

  assert {
    condition     = sort(keys(aws_route_table_association.main-private-routed)) == sort(tolist(["a", "b", "c"]))
    error_message = "aws_route_table_association.main-private-routed has other copies than the model."
  }

  assert {
    condition     = sort(keys(aws_vpc_endpoint.main-gateway)) == sort(tolist(["s3", "dynamodb"]))
    error_message = "aws_vpc_endpoint.main-gateway has other copies than the model."
  }

  assert {
    condition     = aws_cloudwatch_log_group.main-flow-log-group.name == "/pilot/main/flow-logs"
    error_message = "aws_cloudwatch_log_group.main-flow-log-group.name is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_log_group.main-flow-log-group.retention_in_days == 30
    error_message = "aws_cloudwatch_log_group.main-flow-log-group.retention_in_days is not what the model says."
  }

  assert {
    condition     = aws_iam_role.main-flow-log-role.name_prefix == "pilot-main-flow-logs-"
    error_message = "aws_iam_role.main-flow-log-role.name_prefix is not what the model says."
  }

  assert {
    condition     = aws_iam_role_policy.main-flow-log-policy.name == "write"
    error_message = "aws_iam_role_policy.main-flow-log-policy.name is not what the model says."
  }

  assert {
    condition     = aws_iam_role_policy.main-flow-log-policy.role == aws_iam_role.main-flow-log-role.id
    error_message = "aws_iam_role_policy.main-flow-log-policy.role is not what the model says."
  }

  assert {
    condition     = aws_flow_log.main.vpc_id == aws_vpc.main.id
    error_message = "aws_flow_log.main.vpc_id is not what the model says."
  }

  assert {
    condition     = aws_flow_log.main.traffic_type == "ALL"
    error_message = "aws_flow_log.main.traffic_type is not what the model says."
  }

  assert {
    condition     = aws_flow_log.main.log_destination_type == "cloud-watch-logs"
    error_message = "aws_flow_log.main.log_destination_type is not what the model says."
  }

  assert {
    condition     = aws_flow_log.main.log_destination == aws_cloudwatch_log_group.main-flow-log-group.arn
    error_message = "aws_flow_log.main.log_destination is not what the model says."
  }

  assert {
    condition     = aws_flow_log.main.iam_role_arn == aws_iam_role.main-flow-log-role.arn
    error_message = "aws_flow_log.main.iam_role_arn is not what the model says."
  }

  assert {
    condition     = aws_route53_zone.site.name == "pilot.shop.example.com"
    error_message = "aws_route53_zone.site.name is not what the model says."
  }

  assert {
    condition     = aws_route53_zone.site.force_destroy == false
    error_message = "aws_route53_zone.site.force_destroy is not what the model says."
  }

  assert {
    condition     = aws_acm_certificate.tls.domain_name == "api.pilot.shop.example.com"
    error_message = "aws_acm_certificate.tls.domain_name is not what the model says."
  }

  assert {
    condition     = aws_acm_certificate.tls.validation_method == "DNS"
    error_message = "aws_acm_certificate.tls.validation_method is not what the model says."
  }

  assert {
    condition     = sort(keys(aws_route53_record.tls-proof)) == sort(tolist(["api.pilot.shop.example.com"]))
    error_message = "aws_route53_record.tls-proof has other copies than the model."
  }

  assert {
    condition     = aws_acm_certificate_validation.tls.certificate_arn == aws_acm_certificate.tls.arn
    error_message = "aws_acm_certificate_validation.tls.certificate_arn is not what the model says."
  }

  assert {
    condition     = aws_ecr_repository.images.name == "pilot/images"
    error_message = "aws_ecr_repository.images.name is not what the model says."
  }

  assert {
    condition     = aws_ecr_repository.images.image_tag_mutability == "IMMUTABLE"
    error_message = "aws_ecr_repository.images.image_tag_mutability is not what the model says."
  }

  assert {
    condition     = aws_ecr_repository.images.force_delete == false
    error_message = "aws_ecr_repository.images.force_delete is not what the model says."
  }

  assert {
    condition     = aws_ecr_lifecycle_policy.images.repository == aws_ecr_repository.images.name
    error_message = "aws_ecr_lifecycle_policy.images.repository is not what the model says."
  }

  assert {
    condition     = aws_ecr_lifecycle_policy.images.policy == "{\n  \"rules\": [\n    {\n      \"rulePriority\": 1,\n      \"description\": \"images without a tag\",\n      \"selection\": {\n        \"tagStatus\": \"untagged\",\n        \"countType\": \"sinceImagePushed\",\n        \"countUnit\": \"days\",\n        \"countNumber\": 14\n      },\n      \"action\": {\n        \"type\": \"expire\"\n      }\n    },\n    {\n      \"rulePriority\": 2,\n      \"description\": \"the oldest images\",\n      \"selection\": {\n        \"tagStatus\": \"any\",\n        \"countType\": \"imageCountMoreThan\",\n        \"countNumber\": 100\n      },\n      \"action\": {\n        \"type\": \"expire\"\n      }\n    }\n  ]\n}"
    error_message = "aws_ecr_lifecycle_policy.images.policy is not what the model says."
  }

  assert {
    condition     = aws_sns_topic.incidents.name == "pilot-incidents"
    error_message = "aws_sns_topic.incidents.name is not what the model says."
  }

  assert {
    condition     = sort(keys(aws_sns_topic_subscription.incidents-email)) == sort(tolist(["payments@shop.example.com"]))
    error_message = "aws_sns_topic_subscription.incidents-email has other copies than the model."
  }

  assert {
    condition     = aws_sns_topic_policy.incidents.arn == aws_sns_topic.incidents.arn
    error_message = "aws_sns_topic_policy.incidents.arn is not what the model says."
  }

  assert {
    condition     = aws_db_subnet_group.orders.name == "pilot-orders"
    error_message = "aws_db_subnet_group.orders.name is not what the model says."
  }

  assert {
    condition     = aws_db_subnet_group.orders.description == "The private subnets"
    error_message = "aws_db_subnet_group.orders.description is not what the model says."
  }

  assert {
    condition     = aws_security_group.orders.name == "pilot-orders-database"
    error_message = "aws_security_group.orders.name is not what the model says."
  }

  assert {
    condition     = aws_security_group.orders.description == "Who may connect to pilot-orders"
    error_message = "aws_security_group.orders.description is not what the model says."
  }

  assert {
    condition     = aws_security_group.orders.vpc_id == aws_vpc.main.id
    error_message = "aws_security_group.orders.vpc_id is not what the model says."
  }

  assert {
    condition     = aws_db_parameter_group.orders.name_prefix == "pilot-orders-"
    error_message = "aws_db_parameter_group.orders.name_prefix is not what the model says."
  }

  assert {
    condition     = aws_db_parameter_group.orders.family == "postgres16"
    error_message = "aws_db_parameter_group.orders.family is not what the model says."
  }

  assert {
    condition     = aws_db_parameter_group.orders.description == "TLS alone, and what pilot-orders sets besides"
    error_message = "aws_db_parameter_group.orders.description is not what the model says."
  }

  assert {
    condition     = aws_iam_role.orders-monitoring-role.name_prefix == "pilot-orders-monitoring-"
    error_message = "aws_iam_role.orders-monitoring-role.name_prefix is not what the model says."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.orders-monitoring.role == aws_iam_role.orders-monitoring-role.name
    error_message = "aws_iam_role_policy_attachment.orders-monitoring.role is not what the model says."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.orders-monitoring.policy_arn == "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
    error_message = "aws_iam_role_policy_attachment.orders-monitoring.policy_arn is not what the model says."
  }

  assert {
    condition     = sort(keys(aws_cloudwatch_log_group.orders)) == sort(tolist(["postgresql", "upgrade"]))
    error_message = "aws_cloudwatch_log_group.orders has other copies than the model."
  }

  assert {
    condition     = aws_db_instance.orders.identifier == "pilot-orders"
    error_message = "aws_db_instance.orders.identifier is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.engine == "postgres"
    error_message = "aws_db_instance.orders.engine is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.engine_version == "16"
    error_message = "aws_db_instance.orders.engine_version is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.instance_class == "db.t4g.medium"
    error_message = "aws_db_instance.orders.instance_class is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.db_name == "app"
    error_message = "aws_db_instance.orders.db_name is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.allocated_storage == 100
    error_message = "aws_db_instance.orders.allocated_storage is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.max_allocated_storage == 500
    error_message = "aws_db_instance.orders.max_allocated_storage is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.storage_type == "gp3"
    error_message = "aws_db_instance.orders.storage_type is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.storage_encrypted == true
    error_message = "aws_db_instance.orders.storage_encrypted is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.username == "root_user"
    error_message = "aws_db_instance.orders.username is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.manage_master_user_password == true
    error_message = "aws_db_instance.orders.manage_master_user_password is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.multi_az == true
    error_message = "aws_db_instance.orders.multi_az is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.db_subnet_group_name == aws_db_subnet_group.orders.name
    error_message = "aws_db_instance.orders.db_subnet_group_name is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.publicly_accessible == false
    error_message = "aws_db_instance.orders.publicly_accessible is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.parameter_group_name == aws_db_parameter_group.orders.name
    error_message = "aws_db_instance.orders.parameter_group_name is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.ca_cert_identifier == "rds-ca-rsa2048-g1"
    error_message = "aws_db_instance.orders.ca_cert_identifier is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.iam_database_authentication_enabled == true
    error_message = "aws_db_instance.orders.iam_database_authentication_enabled is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.auto_minor_version_upgrade == true
    error_message = "aws_db_instance.orders.auto_minor_version_upgrade is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.apply_immediately == false
    error_message = "aws_db_instance.orders.apply_immediately is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.backup_retention_period == 14
    error_message = "aws_db_instance.orders.backup_retention_period is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.backup_window == "02:00-03:00"
    error_message = "aws_db_instance.orders.backup_window is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.maintenance_window == "sun:03:30-sun:04:30"
    error_message = "aws_db_instance.orders.maintenance_window is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.delete_automated_backups == false
    error_message = "aws_db_instance.orders.delete_automated_backups is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.copy_tags_to_snapshot == true
    error_message = "aws_db_instance.orders.copy_tags_to_snapshot is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.deletion_protection == true
    error_message = "aws_db_instance.orders.deletion_protection is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.skip_final_snapshot == false
    error_message = "aws_db_instance.orders.skip_final_snapshot is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.performance_insights_enabled == true
    error_message = "aws_db_instance.orders.performance_insights_enabled is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.monitoring_interval == 60
    error_message = "aws_db_instance.orders.monitoring_interval is not what the model says."
  }

  assert {
    condition     = aws_db_instance.orders.monitoring_role_arn == aws_iam_role.orders-monitoring-role.arn
    error_message = "aws_db_instance.orders.monitoring_role_arn is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.orders-storage-runs-out.alarm_name == "pilot-orders-storage-runs-out"
    error_message = "aws_cloudwatch_metric_alarm.orders-storage-runs-out.alarm_name is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.orders-storage-runs-out.alarm_description == "pilot-orders has less than 10% of its storage left. When nothing is left it stops: find out what grows, or give it more"
    error_message = "aws_cloudwatch_metric_alarm.orders-storage-runs-out.alarm_description is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.orders-storage-runs-out.namespace == "AWS/RDS"
    error_message = "aws_cloudwatch_metric_alarm.orders-storage-runs-out.namespace is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.orders-storage-runs-out.metric_name == "FreeStorageSpace"
    error_message = "aws_cloudwatch_metric_alarm.orders-storage-runs-out.metric_name is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.orders-storage-runs-out.statistic == "Minimum"
    error_message = "aws_cloudwatch_metric_alarm.orders-storage-runs-out.statistic is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.orders-storage-runs-out.comparison_operator == "LessThanThreshold"
    error_message = "aws_cloudwatch_metric_alarm.orders-storage-runs-out.comparison_operator is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.orders-storage-runs-out.threshold == 10737418240
    error_message = "aws_cloudwatch_metric_alarm.orders-storage-runs-out.threshold is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.orders-storage-runs-out.period == 300
    error_message = "aws_cloudwatch_metric_alarm.orders-storage-runs-out.period is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.orders-storage-runs-out.evaluation_periods == 3
    error_message = "aws_cloudwatch_metric_alarm.orders-storage-runs-out.evaluation_periods is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.orders-storage-runs-out.treat_missing_data == "missing"
    error_message = "aws_cloudwatch_metric_alarm.orders-storage-runs-out.treat_missing_data is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.orders-processors-busy.alarm_name == "pilot-orders-processors-busy"
    error_message = "aws_cloudwatch_metric_alarm.orders-processors-busy.alarm_name is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.orders-processors-busy.alarm_description == "The processors of pilot-orders are busy, so that statements wait. Performance Insights shows which"
    error_message = "aws_cloudwatch_metric_alarm.orders-processors-busy.alarm_description is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.orders-processors-busy.namespace == "AWS/RDS"
    error_message = "aws_cloudwatch_metric_alarm.orders-processors-busy.namespace is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.orders-processors-busy.metric_name == "CPUUtilization"
    error_message = "aws_cloudwatch_metric_alarm.orders-processors-busy.metric_name is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.orders-processors-busy.statistic == "Average"
    error_message = "aws_cloudwatch_metric_alarm.orders-processors-busy.statistic is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.orders-processors-busy.comparison_operator == "GreaterThanThreshold"
    error_message = "aws_cloudwatch_metric_alarm.orders-processors-busy.comparison_operator is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.orders-processors-busy.threshold == 90
    error_message = "aws_cloudwatch_metric_alarm.orders-processors-busy.threshold is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.orders-processors-busy.period == 300
    error_message = "aws_cloudwatch_metric_alarm.orders-processors-busy.period is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.orders-processors-busy.evaluation_periods == 3
    error_message = "aws_cloudwatch_metric_alarm.orders-processors-busy.evaluation_periods is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.orders-processors-busy.treat_missing_data == "missing"
    error_message = "aws_cloudwatch_metric_alarm.orders-processors-busy.treat_missing_data is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket.receipts.bucket_prefix == "pilot-receipts-"
    error_message = "aws_s3_bucket.receipts.bucket_prefix is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket.receipts.force_destroy == false
    error_message = "aws_s3_bucket.receipts.force_destroy is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_public_access_block.receipts.bucket == aws_s3_bucket.receipts.id
    error_message = "aws_s3_bucket_public_access_block.receipts.bucket is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_public_access_block.receipts.block_public_acls == true
    error_message = "aws_s3_bucket_public_access_block.receipts.block_public_acls is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_public_access_block.receipts.block_public_policy == true
    error_message = "aws_s3_bucket_public_access_block.receipts.block_public_policy is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_public_access_block.receipts.ignore_public_acls == true
    error_message = "aws_s3_bucket_public_access_block.receipts.ignore_public_acls is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_public_access_block.receipts.restrict_public_buckets == true
    error_message = "aws_s3_bucket_public_access_block.receipts.restrict_public_buckets is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_ownership_controls.receipts.bucket == aws_s3_bucket.receipts.id
    error_message = "aws_s3_bucket_ownership_controls.receipts.bucket is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_server_side_encryption_configuration.receipts.bucket == aws_s3_bucket.receipts.id
    error_message = "aws_s3_bucket_server_side_encryption_configuration.receipts.bucket is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_versioning.receipts.bucket == aws_s3_bucket.receipts.id
    error_message = "aws_s3_bucket_versioning.receipts.bucket is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_lifecycle_configuration.receipts.bucket == aws_s3_bucket.receipts.id
    error_message = "aws_s3_bucket_lifecycle_configuration.receipts.bucket is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_policy.receipts.bucket == aws_s3_bucket.receipts.id
    error_message = "aws_s3_bucket_policy.receipts.bucket is not what the model says."
  }

  assert {
    condition     = aws_sqs_queue.jobs.name == "pilot-jobs"
    error_message = "aws_sqs_queue.jobs.name is not what the model says."
  }

  assert {
    condition     = aws_sqs_queue.jobs.visibility_timeout_seconds == 180
    error_message = "aws_sqs_queue.jobs.visibility_timeout_seconds is not what the model says."
  }

  assert {
    condition     = aws_sqs_queue.jobs.message_retention_seconds == 345600
    error_message = "aws_sqs_queue.jobs.message_retention_seconds is not what the model says."
  }

  assert {
    condition     = aws_sqs_queue.jobs.receive_wait_time_seconds == 20
    error_message = "aws_sqs_queue.jobs.receive_wait_time_seconds is not what the model says."
  }

  assert {
    condition     = aws_sqs_queue.jobs.sqs_managed_sse_enabled == true
    error_message = "aws_sqs_queue.jobs.sqs_managed_sse_enabled is not what the model says."
  }

  assert {
    condition     = aws_sqs_queue.jobs-dead-letters.name == "pilot-jobs-dead-letters"
    error_message = "aws_sqs_queue.jobs-dead-letters.name is not what the model says."
  }

  assert {
    condition     = aws_sqs_queue.jobs-dead-letters.message_retention_seconds == 1209600
    error_message = "aws_sqs_queue.jobs-dead-letters.message_retention_seconds is not what the model says."
  }

  assert {
    condition     = aws_sqs_queue.jobs-dead-letters.sqs_managed_sse_enabled == true
    error_message = "aws_sqs_queue.jobs-dead-letters.sqs_managed_sse_enabled is not what the model says."
  }

  assert {
    condition     = aws_sqs_queue_redrive_policy.jobs.queue_url == aws_sqs_queue.jobs.id
    error_message = "aws_sqs_queue_redrive_policy.jobs.queue_url is not what the model says."
  }

  assert {
    condition     = aws_sqs_queue_redrive_allow_policy.jobs.queue_url == aws_sqs_queue.jobs-dead-letters.id
    error_message = "aws_sqs_queue_redrive_allow_policy.jobs.queue_url is not what the model says."
  }

  assert {
    condition     = aws_sqs_queue_policy.jobs.queue_url == aws_sqs_queue.jobs.id
    error_message = "aws_sqs_queue_policy.jobs.queue_url is not what the model says."
  }

  assert {
    condition     = aws_sqs_queue_policy.jobs-dead-letters-policy.queue_url == aws_sqs_queue.jobs-dead-letters.id
    error_message = "aws_sqs_queue_policy.jobs-dead-letters-policy.queue_url is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.jobs-waits.alarm_name == "pilot-jobs-waits"
    error_message = "aws_cloudwatch_metric_alarm.jobs-waits.alarm_name is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.jobs-waits.alarm_description == "Messages of pilot-jobs wait for more than 15m: is somebody working on them?"
    error_message = "aws_cloudwatch_metric_alarm.jobs-waits.alarm_description is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.jobs-waits.namespace == "AWS/SQS"
    error_message = "aws_cloudwatch_metric_alarm.jobs-waits.namespace is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.jobs-waits.metric_name == "ApproximateAgeOfOldestMessage"
    error_message = "aws_cloudwatch_metric_alarm.jobs-waits.metric_name is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.jobs-waits.statistic == "Maximum"
    error_message = "aws_cloudwatch_metric_alarm.jobs-waits.statistic is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.jobs-waits.comparison_operator == "GreaterThanThreshold"
    error_message = "aws_cloudwatch_metric_alarm.jobs-waits.comparison_operator is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.jobs-waits.threshold == 900
    error_message = "aws_cloudwatch_metric_alarm.jobs-waits.threshold is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.jobs-waits.period == 60
    error_message = "aws_cloudwatch_metric_alarm.jobs-waits.period is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.jobs-waits.evaluation_periods == 5
    error_message = "aws_cloudwatch_metric_alarm.jobs-waits.evaluation_periods is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.jobs-waits.treat_missing_data == "notBreaching"
    error_message = "aws_cloudwatch_metric_alarm.jobs-waits.treat_missing_data is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.jobs-put-aside.alarm_name == "pilot-jobs-put-aside"
    error_message = "aws_cloudwatch_metric_alarm.jobs-put-aside.alarm_name is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.jobs-put-aside.namespace == "AWS/SQS"
    error_message = "aws_cloudwatch_metric_alarm.jobs-put-aside.namespace is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.jobs-put-aside.metric_name == "ApproximateNumberOfMessagesVisible"
    error_message = "aws_cloudwatch_metric_alarm.jobs-put-aside.metric_name is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.jobs-put-aside.statistic == "Maximum"
    error_message = "aws_cloudwatch_metric_alarm.jobs-put-aside.statistic is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.jobs-put-aside.comparison_operator == "GreaterThanThreshold"
    error_message = "aws_cloudwatch_metric_alarm.jobs-put-aside.comparison_operator is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.jobs-put-aside.threshold == 0
    error_message = "aws_cloudwatch_metric_alarm.jobs-put-aside.threshold is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.jobs-put-aside.period == 300
    error_message = "aws_cloudwatch_metric_alarm.jobs-put-aside.period is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.jobs-put-aside.evaluation_periods == 1
    error_message = "aws_cloudwatch_metric_alarm.jobs-put-aside.evaluation_periods is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.jobs-put-aside.treat_missing_data == "notBreaching"
    error_message = "aws_cloudwatch_metric_alarm.jobs-put-aside.treat_missing_data is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket.logs.bucket_prefix == "pilot-logs-"
    error_message = "aws_s3_bucket.logs.bucket_prefix is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket.logs.force_destroy == false
    error_message = "aws_s3_bucket.logs.force_destroy is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_public_access_block.logs.bucket == aws_s3_bucket.logs.id
    error_message = "aws_s3_bucket_public_access_block.logs.bucket is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_public_access_block.logs.block_public_acls == true
    error_message = "aws_s3_bucket_public_access_block.logs.block_public_acls is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_public_access_block.logs.block_public_policy == true
    error_message = "aws_s3_bucket_public_access_block.logs.block_public_policy is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_public_access_block.logs.ignore_public_acls == true
    error_message = "aws_s3_bucket_public_access_block.logs.ignore_public_acls is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_public_access_block.logs.restrict_public_buckets == true
    error_message = "aws_s3_bucket_public_access_block.logs.restrict_public_buckets is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_ownership_controls.logs.bucket == aws_s3_bucket.logs.id
    error_message = "aws_s3_bucket_ownership_controls.logs.bucket is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_server_side_encryption_configuration.logs.bucket == aws_s3_bucket.logs.id
    error_message = "aws_s3_bucket_server_side_encryption_configuration.logs.bucket is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_versioning.logs.bucket == aws_s3_bucket.logs.id
    error_message = "aws_s3_bucket_versioning.logs.bucket is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_lifecycle_configuration.logs.bucket == aws_s3_bucket.logs.id
    error_message = "aws_s3_bucket_lifecycle_configuration.logs.bucket is not what the model says."
  }

  assert {
    condition     = aws_s3_bucket_policy.logs.bucket == aws_s3_bucket.logs.id
    error_message = "aws_s3_bucket_policy.logs.bucket is not what the model says."
  }

  assert {
    condition     = aws_iam_openid_connect_provider.deployer.url == "https://token.actions.githubusercontent.com"
    error_message = "aws_iam_openid_connect_provider.deployer.url is not what the model says."
  }

  assert {
    condition     = aws_iam_role.deployer.name == "pilot-deployer"
    error_message = "aws_iam_role.deployer.name is not what the model says."
  }

  assert {
    condition     = aws_iam_role.deployer.max_session_duration == 3600
    error_message = "aws_iam_role.deployer.max_session_duration is not what the model says."
  }

  assert {
    condition     = aws_iam_role_policy.deployer.name == "deploy"
    error_message = "aws_iam_role_policy.deployer.name is not what the model says."
  }

  assert {
    condition     = aws_iam_role_policy.deployer.role == aws_iam_role.deployer.id
    error_message = "aws_iam_role_policy.deployer.role is not what the model says."
  }

  assert {
    condition     = aws_kms_key.pods-own-key.description == "Secrets of the cluster pilot-pods"
    error_message = "aws_kms_key.pods-own-key.description is not what the model says."
  }

  assert {
    condition     = aws_kms_key.pods-own-key.enable_key_rotation == true
    error_message = "aws_kms_key.pods-own-key.enable_key_rotation is not what the model says."
  }

  assert {
    condition     = aws_kms_key.pods-own-key.deletion_window_in_days == 30
    error_message = "aws_kms_key.pods-own-key.deletion_window_in_days is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_log_group.pods.name == "/aws/eks/pilot-pods/cluster"
    error_message = "aws_cloudwatch_log_group.pods.name is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_log_group.pods.retention_in_days == 30
    error_message = "aws_cloudwatch_log_group.pods.retention_in_days is not what the model says."
  }

  assert {
    condition     = aws_iam_role.pods-cluster-role.name_prefix == "pilot-pods-cluster-"
    error_message = "aws_iam_role.pods-cluster-role.name_prefix is not what the model says."
  }

  assert {
    condition     = sort(keys(aws_iam_role_policy_attachment.pods-cluster-policy)) == sort(tolist(["AmazonEKSBlockStoragePolicy", "AmazonEKSClusterPolicy", "AmazonEKSComputePolicy", "AmazonEKSLoadBalancingPolicy", "AmazonEKSNetworkingPolicy"]))
    error_message = "aws_iam_role_policy_attachment.pods-cluster-policy has other copies than the model."
  }

  assert {
    condition     = aws_iam_role.pods-node-role.name_prefix == "pilot-pods-nodes-"
    error_message = "aws_iam_role.pods-node-role.name_prefix is not what the model says."
  }

  assert {
    condition     = sort(keys(aws_iam_role_policy_attachment.pods-node-policy)) == sort(tolist(["AmazonEC2ContainerRegistryPullOnly", "AmazonEKSWorkerNodeMinimalPolicy"]))
    error_message = "aws_iam_role_policy_attachment.pods-node-policy has other copies than the model."
  }

  assert {
    condition     = aws_eks_cluster.pods.name == "pilot-pods"
    error_message = "aws_eks_cluster.pods.name is not what the model says."
  }

  assert {
    condition     = aws_eks_cluster.pods.version == "1.35"
    error_message = "aws_eks_cluster.pods.version is not what the model says."
  }

  assert {
    condition     = aws_eks_cluster.pods.role_arn == aws_iam_role.pods-cluster-role.arn
    error_message = "aws_eks_cluster.pods.role_arn is not what the model says."
  }

  assert {
    condition     = aws_eks_cluster.pods.bootstrap_self_managed_addons == false
    error_message = "aws_eks_cluster.pods.bootstrap_self_managed_addons is not what the model says."
  }

  assert {
    condition     = sort(keys(aws_eks_access_entry.pods-deployer)) == sort(tolist(["deployer"]))
    error_message = "aws_eks_access_entry.pods-deployer has other copies than the model."
  }

  assert {
    condition     = sort(keys(aws_eks_access_policy_association.pods-deployer-policy)) == sort(tolist(["deployer"]))
    error_message = "aws_eks_access_policy_association.pods-deployer-policy has other copies than the model."
  }

  assert {
    condition     = sort(keys(aws_vpc_security_group_ingress_rule.pods-incoming)) == sort(tolist(["orders"]))
    error_message = "aws_vpc_security_group_ingress_rule.pods-incoming has other copies than the model."
  }

  assert {
    condition     = aws_eks_addon.pods-metrics-server.cluster_name == aws_eks_cluster.pods.name
    error_message = "aws_eks_addon.pods-metrics-server.cluster_name is not what the model says."
  }

  assert {
    condition     = aws_eks_addon.pods-metrics-server.addon_name == "metrics-server"
    error_message = "aws_eks_addon.pods-metrics-server.addon_name is not what the model says."
  }

  assert {
    condition     = aws_eks_addon.pods-secrets-store.cluster_name == aws_eks_cluster.pods.name
    error_message = "aws_eks_addon.pods-secrets-store.cluster_name is not what the model says."
  }

  assert {
    condition     = aws_eks_addon.pods-secrets-store.addon_name == "aws-secrets-store-csi-driver-provider"
    error_message = "aws_eks_addon.pods-secrets-store.addon_name is not what the model says."
  }

  assert {
    condition     = aws_eks_addon.pods-secrets-store.configuration_values == "{\n  \"secrets-store-csi-driver\": {\n    \"syncSecret\": {\n      \"enabled\": true\n    },\n    \"enableSecretRotation\": true\n  }\n}"
    error_message = "aws_eks_addon.pods-secrets-store.configuration_values is not what the model says."
  }

  assert {
    condition     = aws_iam_role.pods-names-role.name_prefix == "pilot-pods-names-"
    error_message = "aws_iam_role.pods-names-role.name_prefix is not what the model says."
  }

  assert {
    condition     = aws_iam_role_policy.pods-names-policy.name == "find-zones"
    error_message = "aws_iam_role_policy.pods-names-policy.name is not what the model says."
  }

  assert {
    condition     = aws_iam_role_policy.pods-names-policy.role == aws_iam_role.pods-names-role.id
    error_message = "aws_iam_role_policy.pods-names-policy.role is not what the model says."
  }

  assert {
    condition     = aws_eks_addon.pods-external-dns.cluster_name == aws_eks_cluster.pods.name
    error_message = "aws_eks_addon.pods-external-dns.cluster_name is not what the model says."
  }

  assert {
    condition     = aws_eks_addon.pods-external-dns.addon_name == "external-dns"
    error_message = "aws_eks_addon.pods-external-dns.addon_name is not what the model says."
  }

  assert {
    condition     = aws_eks_addon.pods-external-dns.configuration_values == "{\n  \"policy\": \"sync\",\n  \"txtOwnerId\": \"pilot-pods\"\n}"
    error_message = "aws_eks_addon.pods-external-dns.configuration_values is not what the model says."
  }

  assert {
    condition     = sort(keys(aws_cloudwatch_log_group.pods-containers-log)) == sort(tolist(["application", "dataplane", "host", "performance"]))
    error_message = "aws_cloudwatch_log_group.pods-containers-log has other copies than the model."
  }

  assert {
    condition     = aws_iam_role.pods-insights-role.name_prefix == "pilot-pods-insights-"
    error_message = "aws_iam_role.pods-insights-role.name_prefix is not what the model says."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.pods-insights-policy.role == aws_iam_role.pods-insights-role.name
    error_message = "aws_iam_role_policy_attachment.pods-insights-policy.role is not what the model says."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.pods-insights-policy.policy_arn == "arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy"
    error_message = "aws_iam_role_policy_attachment.pods-insights-policy.policy_arn is not what the model says."
  }

  assert {
    condition     = aws_eks_addon.pods-observability.cluster_name == aws_eks_cluster.pods.name
    error_message = "aws_eks_addon.pods-observability.cluster_name is not what the model says."
  }

  assert {
    condition     = aws_eks_addon.pods-observability.addon_name == "amazon-cloudwatch-observability"
    error_message = "aws_eks_addon.pods-observability.addon_name is not what the model says."
  }

  assert {
    condition     = aws_iam_role.api-pod-role.name_prefix == "pilot-api-does-"
    error_message = "aws_iam_role.api-pod-role.name_prefix is not what the model says."
  }

  assert {
    condition     = aws_iam_role_policy.api.name == "use"
    error_message = "aws_iam_role_policy.api.name is not what the model says."
  }

  assert {
    condition     = aws_iam_role_policy.api.role == aws_iam_role.api-pod-role.id
    error_message = "aws_iam_role_policy.api.role is not what the model says."
  }

  assert {
    condition     = aws_eks_pod_identity_association.api-identity.cluster_name == aws_eks_cluster.pods.name
    error_message = "aws_eks_pod_identity_association.api-identity.cluster_name is not what the model says."
  }

  assert {
    condition     = aws_eks_pod_identity_association.api-identity.namespace == "shop"
    error_message = "aws_eks_pod_identity_association.api-identity.namespace is not what the model says."
  }

  assert {
    condition     = aws_eks_pod_identity_association.api-identity.service_account == "api"
    error_message = "aws_eks_pod_identity_association.api-identity.service_account is not what the model says."
  }

  assert {
    condition     = aws_eks_pod_identity_association.api-identity.role_arn == aws_iam_role.api-pod-role.arn
    error_message = "aws_eks_pod_identity_association.api-identity.role_arn is not what the model says."
  }

  assert {
    condition     = aws_iam_role_policy.api-record-policy.name == "api"
    error_message = "aws_iam_role_policy.api-record-policy.name is not what the model says."
  }

  assert {
    condition     = aws_iam_role_policy.api-record-policy.role == aws_iam_role.pods-names-role.id
    error_message = "aws_iam_role_policy.api-record-policy.role is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.api-nothing-well.alarm_name == "pilot-api-nothing-well"
    error_message = "aws_cloudwatch_metric_alarm.api-nothing-well.alarm_name is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.api-nothing-well.alarm_description == "No container of pilot-api runs: nobody is answered"
    error_message = "aws_cloudwatch_metric_alarm.api-nothing-well.alarm_description is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.api-nothing-well.namespace == "ContainerInsights"
    error_message = "aws_cloudwatch_metric_alarm.api-nothing-well.namespace is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.api-nothing-well.metric_name == "service_number_of_running_pods"
    error_message = "aws_cloudwatch_metric_alarm.api-nothing-well.metric_name is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.api-nothing-well.statistic == "Maximum"
    error_message = "aws_cloudwatch_metric_alarm.api-nothing-well.statistic is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.api-nothing-well.comparison_operator == "LessThanThreshold"
    error_message = "aws_cloudwatch_metric_alarm.api-nothing-well.comparison_operator is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.api-nothing-well.threshold == 1
    error_message = "aws_cloudwatch_metric_alarm.api-nothing-well.threshold is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.api-nothing-well.period == 60
    error_message = "aws_cloudwatch_metric_alarm.api-nothing-well.period is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.api-nothing-well.evaluation_periods == 3
    error_message = "aws_cloudwatch_metric_alarm.api-nothing-well.evaluation_periods is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.api-nothing-well.treat_missing_data == "breaching"
    error_message = "aws_cloudwatch_metric_alarm.api-nothing-well.treat_missing_data is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.api-starts-again.alarm_name == "pilot-api-starts-again"
    error_message = "aws_cloudwatch_metric_alarm.api-starts-again.alarm_name is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.api-starts-again.alarm_description == "Containers of pilot-api end and are started again. `kubectl logs --previous` shows why"
    error_message = "aws_cloudwatch_metric_alarm.api-starts-again.alarm_description is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.api-starts-again.namespace == "ContainerInsights"
    error_message = "aws_cloudwatch_metric_alarm.api-starts-again.namespace is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.api-starts-again.metric_name == "pod_number_of_container_restarts"
    error_message = "aws_cloudwatch_metric_alarm.api-starts-again.metric_name is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.api-starts-again.statistic == "Sum"
    error_message = "aws_cloudwatch_metric_alarm.api-starts-again.statistic is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.api-starts-again.comparison_operator == "GreaterThanThreshold"
    error_message = "aws_cloudwatch_metric_alarm.api-starts-again.comparison_operator is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.api-starts-again.threshold == 3
    error_message = "aws_cloudwatch_metric_alarm.api-starts-again.threshold is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.api-starts-again.period == 300
    error_message = "aws_cloudwatch_metric_alarm.api-starts-again.period is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.api-starts-again.evaluation_periods == 1
    error_message = "aws_cloudwatch_metric_alarm.api-starts-again.evaluation_periods is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.api-starts-again.treat_missing_data == "notBreaching"
    error_message = "aws_cloudwatch_metric_alarm.api-starts-again.treat_missing_data is not what the model says."
  }

  assert {
    condition     = aws_iam_role.worker-pod-role.name_prefix == "pilot-worker-does-"
    error_message = "aws_iam_role.worker-pod-role.name_prefix is not what the model says."
  }

  assert {
    condition     = aws_iam_role_policy.worker.name == "use"
    error_message = "aws_iam_role_policy.worker.name is not what the model says."
  }

  assert {
    condition     = aws_iam_role_policy.worker.role == aws_iam_role.worker-pod-role.id
    error_message = "aws_iam_role_policy.worker.role is not what the model says."
  }

  assert {
    condition     = aws_eks_pod_identity_association.worker-identity.cluster_name == aws_eks_cluster.pods.name
    error_message = "aws_eks_pod_identity_association.worker-identity.cluster_name is not what the model says."
  }

  assert {
    condition     = aws_eks_pod_identity_association.worker-identity.namespace == "shop"
    error_message = "aws_eks_pod_identity_association.worker-identity.namespace is not what the model says."
  }

  assert {
    condition     = aws_eks_pod_identity_association.worker-identity.service_account == "worker"
    error_message = "aws_eks_pod_identity_association.worker-identity.service_account is not what the model says."
  }

  assert {
    condition     = aws_eks_pod_identity_association.worker-identity.role_arn == aws_iam_role.worker-pod-role.arn
    error_message = "aws_eks_pod_identity_association.worker-identity.role_arn is not what the model says."
  }
}
