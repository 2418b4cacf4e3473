# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

mock_provider "aws" {
  override_during = plan

  mock_resource "aws_vpc" {
    defaults = {
      arn = "arn:aws:vpc:eu-west-1:210987654321:mock"
    }
  }

  mock_resource "aws_default_security_group" {
    defaults = {
      arn = "arn:aws:default:eu-west-1:210987654321:mock"
    }
  }

  mock_resource "aws_subnet" {
    defaults = {
      arn = "arn:aws:subnet:eu-west-1:210987654321:mock"
    }
  }

  mock_resource "aws_internet_gateway" {
    defaults = {
      arn = "arn:aws:internet:eu-west-1:210987654321:mock"
    }
  }

  mock_resource "aws_route_table" {
    defaults = {
      arn = "arn:aws:route:eu-west-1:210987654321:mock"
    }
  }

  mock_resource "aws_eip" {
    defaults = {
      arn = "arn:aws:eip:eu-west-1:210987654321:mock"
    }
  }

  mock_resource "aws_vpc_endpoint" {
    defaults = {
      arn = "arn:aws:vpc:eu-west-1:210987654321:mock"
    }
  }

  mock_resource "aws_cloudwatch_log_group" {
    defaults = {
      arn = "arn:aws:cloudwatch:eu-west-1:210987654321:mock"
    }
  }

  mock_data "aws_iam_policy_document" {
    defaults = {
      json = "{}"
    }
  }

  mock_resource "aws_iam_role" {
    defaults = {
      arn = "arn:aws:iam:eu-west-1:210987654321:mock"
    }
  }

  mock_resource "aws_flow_log" {
    defaults = {
      arn = "arn:aws:flow:eu-west-1:210987654321:mock"
    }
  }

  mock_resource "aws_route53_zone" {
    defaults = {
      arn = "arn:aws:route53:eu-west-1:210987654321:mock"
    }
  }

  mock_resource "aws_acm_certificate" {
    defaults = {
      arn = "arn:aws:acm:eu-west-1:210987654321:mock"
      domain_validation_options = [
        {
          domain_name           = "api.staging.shop.example.com"
          resource_record_name  = "resource_record_name-1"
          resource_record_type  = "CNAME"
          resource_record_value = "resource_record_value-1"
        },
      ]
    }
  }

  mock_resource "aws_ecr_repository" {
    defaults = {
      arn = "arn:aws:ecr:eu-west-1:210987654321:mock"
    }
  }

  mock_resource "aws_sns_topic" {
    defaults = {
      arn = "arn:aws:sns:eu-west-1:210987654321:mock"
    }
  }

  mock_resource "aws_sns_topic_subscription" {
    defaults = {
      arn = "arn:aws:sns:eu-west-1:210987654321:mock"
    }
  }

  mock_data "aws_caller_identity" {
    defaults = {
      arn = "arn:aws:caller:eu-west-1:210987654321:mock"
    }
  }

  mock_resource "aws_db_subnet_group" {
    defaults = {
      arn = "arn:aws:db:eu-west-1:210987654321:mock"
    }
  }

  mock_resource "aws_security_group" {
    defaults = {
      arn = "arn:aws:security:eu-west-1:210987654321:mock"
    }
  }

  mock_resource "aws_db_parameter_group" {
    defaults = {
      arn = "arn:aws:db:eu-west-1:210987654321:mock"
    }
  }

  mock_resource "aws_db_instance" {
    defaults = {
      arn = "arn:aws:db:eu-west-1:210987654321:mock"
    }
  }

  mock_resource "aws_cloudwatch_metric_alarm" {
    defaults = {
      arn = "arn:aws:cloudwatch:eu-west-1:210987654321:mock"
    }
  }

  mock_resource "aws_s3_bucket" {
    defaults = {
      arn = "arn:aws:s3:eu-west-1:210987654321:mock"
    }
  }

  mock_resource "aws_sqs_queue" {
    defaults = {
      arn = "arn:aws:sqs:eu-west-1:210987654321:mock"
    }
  }

  mock_data "aws_secretsmanager_secret" {
    defaults = {
      arn = "arn:aws:secretsmanager:eu-west-1:210987654321:mock"
    }
  }

  mock_resource "aws_ecs_cluster" {
    defaults = {
      arn = "arn:aws:ecs:eu-west-1:210987654321:mock"
    }
  }

  mock_resource "aws_ecs_task_definition" {
    defaults = {
      arn = "arn:aws:ecs:eu-west-1:210987654321:mock"
    }
  }

  mock_resource "aws_vpc_security_group_egress_rule" {
    defaults = {
      arn = "arn:aws:vpc:eu-west-1:210987654321:mock"
    }
  }

  mock_resource "aws_vpc_security_group_ingress_rule" {
    defaults = {
      arn = "arn:aws:vpc:eu-west-1:210987654321:mock"
    }
  }

  mock_resource "aws_lb" {
    defaults = {
      arn = "arn:aws:lb:eu-west-1:210987654321:mock"
    }
  }

  mock_resource "aws_lb_target_group" {
    defaults = {
      arn = "arn:aws:lb:eu-west-1:210987654321:mock"
    }
  }

  mock_resource "aws_lb_listener" {
    defaults = {
      arn = "arn:aws:lb:eu-west-1:210987654321:mock"
    }
  }

  mock_resource "aws_appautoscaling_target" {
    defaults = {
      arn = "arn:aws:appautoscaling:eu-west-1:210987654321:mock"
    }
  }

  mock_resource "aws_appautoscaling_policy" {
    defaults = {
      arn = "arn:aws:appautoscaling:eu-west-1:210987654321:mock"
    }
  }

  mock_resource "aws_iam_openid_connect_provider" {
    defaults = {
      arn = "arn:aws:iam:eu-west-1:210987654321:mock"
    }
  }
}

# Nothing is made: the providers are mocked.
run "staging" {
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
    condition     = sort(keys(aws_eip.main)) == sort(tolist(["a"]))
    error_message = "aws_eip.main has other copies than the model."
  }

  assert {
    condition     = sort(keys(aws_nat_gateway.main)) == sort(tolist(["a"]))
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
    condition     = aws_cloudwatch_log_group.main-flow-log-group.name == "/staging/main/flow-logs"
    error_message = "aws_cloudwatch_log_group.main-flow-log-group.name is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_log_group.main-flow-log-group.retention_in_days == 30
    error_message = "aws_cloudwatch_log_group.main-flow-log-group.retention_in_days is not what the model says."
  }

  assert {
    condition     = aws_iam_role.main-flow-log-role.name_prefix == "staging-main-flow-logs-"
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
    condition     = aws_route53_zone.site.name == "staging.shop.example.com"
    error_message = "aws_route53_zone.site.name is not what the model says."
  }

  assert {
    condition     = aws_route53_zone.site.force_destroy == false
    error_message = "aws_route53_zone.site.force_destroy is not what the model says."
  }

  assert {
    condition     = aws_acm_certificate.tls.domain_name == "api.staging.shop.example.com"
    error_message = "aws_acm_certificate.tls.domain_name is not what the model says."
  }

  assert {
    condition     = aws_acm_certificate.tls.validation_method == "DNS"
    error_message = "aws_acm_certificate.tls.validation_method is not what the model says."
  }

  assert {
    condition     = sort(keys(aws_route53_record.tls-proof)) == sort(tolist(["api.staging.shop.example.com"]))
    error_message = "aws_route53_record.tls-proof has other copies than the model."
  }

  assert {
    condition     = aws_acm_certificate_validation.tls.certificate_arn == aws_acm_certificate.tls.arn
    error_message = "aws_acm_certificate_validation.tls.certificate_arn is not what the model says."
  }

  assert {
    condition     = aws_ecr_repository.images.name == "staging/images"
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
    condition     = aws_sns_topic.incidents.name == "staging-incidents"
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
    condition     = aws_db_subnet_group.orders.name == "staging-orders"
    error_message = "aws_db_subnet_group.orders.name is not what the model says."
  }

  assert {
    condition     = aws_db_subnet_group.orders.description == "The private subnets"
    error_message = "aws_db_subnet_group.orders.description is not what the model says."
  }

  assert {
    condition     = aws_security_group.orders.name == "staging-orders-database"
    error_message = "aws_security_group.orders.name is not what the model says."
  }

  assert {
    condition     = aws_security_group.orders.description == "Who may connect to staging-orders"
    error_message = "aws_security_group.orders.description is not what the model says."
  }

  assert {
    condition     = aws_security_group.orders.vpc_id == aws_vpc.main.id
    error_message = "aws_security_group.orders.vpc_id is not what the model says."
  }

  assert {
    condition     = aws_db_parameter_group.orders.name_prefix == "staging-orders-"
    error_message = "aws_db_parameter_group.orders.name_prefix is not what the model says."
  }

  assert {
    condition     = aws_db_parameter_group.orders.family == "postgres16"
    error_message = "aws_db_parameter_group.orders.family is not what the model says."
  }

  assert {
    condition     = aws_db_parameter_group.orders.description == "TLS alone, and what staging-orders sets besides"
    error_message = "aws_db_parameter_group.orders.description is not what the model says."
  }

  assert {
    condition     = aws_iam_role.orders-monitoring-role.name_prefix == "staging-orders-monitoring-"
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
    condition     = aws_db_instance.orders.identifier == "staging-orders"
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
    condition     = aws_db_instance.orders.allocated_storage == 20
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
    condition     = aws_db_instance.orders.multi_az == false
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
    condition     = aws_cloudwatch_metric_alarm.orders-storage-runs-out.alarm_name == "staging-orders-storage-runs-out"
    error_message = "aws_cloudwatch_metric_alarm.orders-storage-runs-out.alarm_name is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.orders-storage-runs-out.alarm_description == "staging-orders has less than 10% of its storage left. When nothing is left it stops: find out what grows, or give it more"
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
    condition     = aws_cloudwatch_metric_alarm.orders-storage-runs-out.threshold == 2147483648
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
    condition     = aws_cloudwatch_metric_alarm.orders-processors-busy.alarm_name == "staging-orders-processors-busy"
    error_message = "aws_cloudwatch_metric_alarm.orders-processors-busy.alarm_name is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.orders-processors-busy.alarm_description == "The processors of staging-orders are busy, so that statements wait. Performance Insights shows which"
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
    condition     = aws_s3_bucket.receipts.bucket_prefix == "staging-receipts-"
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
    condition     = aws_sqs_queue.jobs.name == "staging-jobs"
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
    condition     = aws_sqs_queue.jobs-dead-letters.name == "staging-jobs-dead-letters"
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
    condition     = aws_cloudwatch_metric_alarm.jobs-waits.alarm_name == "staging-jobs-waits"
    error_message = "aws_cloudwatch_metric_alarm.jobs-waits.alarm_name is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.jobs-waits.alarm_description == "Messages of staging-jobs wait for more than 15m: is somebody working on them?"
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
    condition     = aws_cloudwatch_metric_alarm.jobs-put-aside.alarm_name == "staging-jobs-put-aside"
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
    condition     = aws_s3_bucket.logs.bucket_prefix == "staging-logs-"
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
    condition     = aws_ecs_cluster.cluster.name == "staging-cluster"
    error_message = "aws_ecs_cluster.cluster.name is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_log_group.api.name == "/staging/api"
    error_message = "aws_cloudwatch_log_group.api.name is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_log_group.api.retention_in_days == 30
    error_message = "aws_cloudwatch_log_group.api.retention_in_days is not what the model says."
  }

  assert {
    condition     = aws_iam_role.api-starting-role.name_prefix == "staging-api-starts-"
    error_message = "aws_iam_role.api-starting-role.name_prefix is not what the model says."
  }

  assert {
    condition     = aws_iam_role_policy.api-starting-policy.name == "start"
    error_message = "aws_iam_role_policy.api-starting-policy.name is not what the model says."
  }

  assert {
    condition     = aws_iam_role_policy.api-starting-policy.role == aws_iam_role.api-starting-role.id
    error_message = "aws_iam_role_policy.api-starting-policy.role is not what the model says."
  }

  assert {
    condition     = aws_iam_role.api-task-role.name_prefix == "staging-api-does-"
    error_message = "aws_iam_role.api-task-role.name_prefix is not what the model says."
  }

  assert {
    condition     = aws_iam_role_policy.api-task-policy.name == "use"
    error_message = "aws_iam_role_policy.api-task-policy.name is not what the model says."
  }

  assert {
    condition     = aws_iam_role_policy.api-task-policy.role == aws_iam_role.api-task-role.id
    error_message = "aws_iam_role_policy.api-task-policy.role is not what the model says."
  }

  assert {
    condition     = aws_ecs_task_definition.api.family == "staging-api"
    error_message = "aws_ecs_task_definition.api.family is not what the model says."
  }

  assert {
    condition     = aws_ecs_task_definition.api.network_mode == "awsvpc"
    error_message = "aws_ecs_task_definition.api.network_mode is not what the model says."
  }

  assert {
    condition     = aws_ecs_task_definition.api.cpu == "512"
    error_message = "aws_ecs_task_definition.api.cpu is not what the model says."
  }

  assert {
    condition     = aws_ecs_task_definition.api.memory == "1024"
    error_message = "aws_ecs_task_definition.api.memory is not what the model says."
  }

  assert {
    condition     = aws_ecs_task_definition.api.execution_role_arn == aws_iam_role.api-starting-role.arn
    error_message = "aws_ecs_task_definition.api.execution_role_arn is not what the model says."
  }

  assert {
    condition     = aws_ecs_task_definition.api.task_role_arn == aws_iam_role.api-task-role.arn
    error_message = "aws_ecs_task_definition.api.task_role_arn is not what the model says."
  }

  assert {
    condition     = aws_security_group.api.name == "staging-api-service"
    error_message = "aws_security_group.api.name is not what the model says."
  }

  assert {
    condition     = aws_security_group.api.description == "The containers of staging-api"
    error_message = "aws_security_group.api.description is not what the model says."
  }

  assert {
    condition     = aws_security_group.api.vpc_id == aws_vpc.main.id
    error_message = "aws_security_group.api.vpc_id is not what the model says."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.api-https.security_group_id == aws_security_group.api.id
    error_message = "aws_vpc_security_group_egress_rule.api-https.security_group_id is not what the model says."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.api-https.description == "HTTPS"
    error_message = "aws_vpc_security_group_egress_rule.api-https.description is not what the model says."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.api-https.cidr_ipv4 == "0.0.0.0/0"
    error_message = "aws_vpc_security_group_egress_rule.api-https.cidr_ipv4 is not what the model says."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.api-https.ip_protocol == "tcp"
    error_message = "aws_vpc_security_group_egress_rule.api-https.ip_protocol is not what the model says."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.api-https.from_port == 443
    error_message = "aws_vpc_security_group_egress_rule.api-https.from_port is not what the model says."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.api-https.to_port == 443
    error_message = "aws_vpc_security_group_egress_rule.api-https.to_port is not what the model says."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.api-telemetry.security_group_id == aws_security_group.api.id
    error_message = "aws_vpc_security_group_egress_rule.api-telemetry.security_group_id is not what the model says."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.api-telemetry.description == "To the collector of telemetry"
    error_message = "aws_vpc_security_group_egress_rule.api-telemetry.description is not what the model says."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.api-telemetry.cidr_ipv4 == "10.20.0.0/16"
    error_message = "aws_vpc_security_group_egress_rule.api-telemetry.cidr_ipv4 is not what the model says."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.api-telemetry.ip_protocol == "tcp"
    error_message = "aws_vpc_security_group_egress_rule.api-telemetry.ip_protocol is not what the model says."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.api-telemetry.from_port == 4318
    error_message = "aws_vpc_security_group_egress_rule.api-telemetry.from_port is not what the model says."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.api-telemetry.to_port == 4318
    error_message = "aws_vpc_security_group_egress_rule.api-telemetry.to_port is not what the model says."
  }

  assert {
    condition     = sort(keys(aws_vpc_security_group_egress_rule.api-outgoing)) == sort(tolist(["orders"]))
    error_message = "aws_vpc_security_group_egress_rule.api-outgoing has other copies than the model."
  }

  assert {
    condition     = sort(keys(aws_vpc_security_group_ingress_rule.api-incoming)) == sort(tolist(["orders"]))
    error_message = "aws_vpc_security_group_ingress_rule.api-incoming has other copies than the model."
  }

  assert {
    condition     = aws_security_group.api-balancer-group.name == "staging-api-balancer"
    error_message = "aws_security_group.api-balancer-group.name is not what the model says."
  }

  assert {
    condition     = aws_security_group.api-balancer-group.description == "Who reaches staging-api"
    error_message = "aws_security_group.api-balancer-group.description is not what the model says."
  }

  assert {
    condition     = aws_security_group.api-balancer-group.vpc_id == aws_vpc.main.id
    error_message = "aws_security_group.api-balancer-group.vpc_id is not what the model says."
  }

  assert {
    condition     = sort(keys(aws_vpc_security_group_ingress_rule.api-visitors)) == sort(tolist(["0.0.0.0/0"]))
    error_message = "aws_vpc_security_group_ingress_rule.api-visitors has other copies than the model."
  }

  assert {
    condition     = sort(keys(aws_vpc_security_group_ingress_rule.api-visitors-http)) == sort(tolist(["0.0.0.0/0"]))
    error_message = "aws_vpc_security_group_ingress_rule.api-visitors-http has other copies than the model."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.api-to-service.security_group_id == aws_security_group.api-balancer-group.id
    error_message = "aws_vpc_security_group_egress_rule.api-to-service.security_group_id is not what the model says."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.api-to-service.description == "To the service"
    error_message = "aws_vpc_security_group_egress_rule.api-to-service.description is not what the model says."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.api-to-service.referenced_security_group_id == aws_security_group.api.id
    error_message = "aws_vpc_security_group_egress_rule.api-to-service.referenced_security_group_id is not what the model says."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.api-to-service.ip_protocol == "tcp"
    error_message = "aws_vpc_security_group_egress_rule.api-to-service.ip_protocol is not what the model says."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.api-to-service.from_port == 8080
    error_message = "aws_vpc_security_group_egress_rule.api-to-service.from_port is not what the model says."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.api-to-service.to_port == 8080
    error_message = "aws_vpc_security_group_egress_rule.api-to-service.to_port is not what the model says."
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.api-from-balancer.security_group_id == aws_security_group.api.id
    error_message = "aws_vpc_security_group_ingress_rule.api-from-balancer.security_group_id is not what the model says."
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.api-from-balancer.description == "From the load balancer"
    error_message = "aws_vpc_security_group_ingress_rule.api-from-balancer.description is not what the model says."
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.api-from-balancer.referenced_security_group_id == aws_security_group.api-balancer-group.id
    error_message = "aws_vpc_security_group_ingress_rule.api-from-balancer.referenced_security_group_id is not what the model says."
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.api-from-balancer.ip_protocol == "tcp"
    error_message = "aws_vpc_security_group_ingress_rule.api-from-balancer.ip_protocol is not what the model says."
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.api-from-balancer.from_port == 8080
    error_message = "aws_vpc_security_group_ingress_rule.api-from-balancer.from_port is not what the model says."
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.api-from-balancer.to_port == 8080
    error_message = "aws_vpc_security_group_ingress_rule.api-from-balancer.to_port is not what the model says."
  }

  assert {
    condition     = aws_lb.api.name == "staging-api"
    error_message = "aws_lb.api.name is not what the model says."
  }

  assert {
    condition     = aws_lb.api.load_balancer_type == "application"
    error_message = "aws_lb.api.load_balancer_type is not what the model says."
  }

  assert {
    condition     = aws_lb.api.internal == false
    error_message = "aws_lb.api.internal is not what the model says."
  }

  assert {
    condition     = aws_lb.api.drop_invalid_header_fields == true
    error_message = "aws_lb.api.drop_invalid_header_fields is not what the model says."
  }

  assert {
    condition     = aws_lb.api.enable_deletion_protection == true
    error_message = "aws_lb.api.enable_deletion_protection is not what the model says."
  }

  assert {
    condition     = aws_lb_target_group.api.name == "staging-api-8080"
    error_message = "aws_lb_target_group.api.name is not what the model says."
  }

  assert {
    condition     = aws_lb_target_group.api.vpc_id == aws_vpc.main.id
    error_message = "aws_lb_target_group.api.vpc_id is not what the model says."
  }

  assert {
    condition     = aws_lb_target_group.api.target_type == "ip"
    error_message = "aws_lb_target_group.api.target_type is not what the model says."
  }

  assert {
    condition     = aws_lb_target_group.api.protocol == "HTTP"
    error_message = "aws_lb_target_group.api.protocol is not what the model says."
  }

  assert {
    condition     = aws_lb_target_group.api.port == 8080
    error_message = "aws_lb_target_group.api.port is not what the model says."
  }

  assert {
    condition     = aws_lb_target_group.api.deregistration_delay == "30"
    error_message = "aws_lb_target_group.api.deregistration_delay is not what the model says."
  }

  assert {
    condition     = aws_lb_listener.api.load_balancer_arn == aws_lb.api.arn
    error_message = "aws_lb_listener.api.load_balancer_arn is not what the model says."
  }

  assert {
    condition     = aws_lb_listener.api.port == 443
    error_message = "aws_lb_listener.api.port is not what the model says."
  }

  assert {
    condition     = aws_lb_listener.api.protocol == "HTTPS"
    error_message = "aws_lb_listener.api.protocol is not what the model says."
  }

  assert {
    condition     = aws_lb_listener.api.ssl_policy == "ELBSecurityPolicy-TLS13-1-2-2021-06"
    error_message = "aws_lb_listener.api.ssl_policy is not what the model says."
  }

  assert {
    condition     = aws_lb_listener.api.certificate_arn == aws_acm_certificate_validation.tls.certificate_arn
    error_message = "aws_lb_listener.api.certificate_arn is not what the model says."
  }

  assert {
    condition     = aws_lb_listener.api-to-https.load_balancer_arn == aws_lb.api.arn
    error_message = "aws_lb_listener.api-to-https.load_balancer_arn is not what the model says."
  }

  assert {
    condition     = aws_lb_listener.api-to-https.port == 80
    error_message = "aws_lb_listener.api-to-https.port is not what the model says."
  }

  assert {
    condition     = aws_lb_listener.api-to-https.protocol == "HTTP"
    error_message = "aws_lb_listener.api-to-https.protocol is not what the model says."
  }

  assert {
    condition     = aws_route53_record.api.zone_id == aws_route53_zone.site.zone_id
    error_message = "aws_route53_record.api.zone_id is not what the model says."
  }

  assert {
    condition     = aws_route53_record.api.name == "api.staging.shop.example.com"
    error_message = "aws_route53_record.api.name is not what the model says."
  }

  assert {
    condition     = aws_route53_record.api.type == "A"
    error_message = "aws_route53_record.api.type is not what the model says."
  }

  assert {
    condition     = aws_ecs_service.api.name == "staging-api"
    error_message = "aws_ecs_service.api.name is not what the model says."
  }

  assert {
    condition     = aws_ecs_service.api.cluster == aws_ecs_cluster.cluster.id
    error_message = "aws_ecs_service.api.cluster is not what the model says."
  }

  assert {
    condition     = aws_ecs_service.api.task_definition == aws_ecs_task_definition.api.arn
    error_message = "aws_ecs_service.api.task_definition is not what the model says."
  }

  assert {
    condition     = aws_ecs_service.api.desired_count == 1
    error_message = "aws_ecs_service.api.desired_count is not what the model says."
  }

  assert {
    condition     = aws_ecs_service.api.launch_type == "FARGATE"
    error_message = "aws_ecs_service.api.launch_type is not what the model says."
  }

  assert {
    condition     = aws_ecs_service.api.deployment_minimum_healthy_percent == 100
    error_message = "aws_ecs_service.api.deployment_minimum_healthy_percent is not what the model says."
  }

  assert {
    condition     = aws_ecs_service.api.deployment_maximum_percent == 200
    error_message = "aws_ecs_service.api.deployment_maximum_percent is not what the model says."
  }

  assert {
    condition     = aws_ecs_service.api.health_check_grace_period_seconds == 60
    error_message = "aws_ecs_service.api.health_check_grace_period_seconds is not what the model says."
  }

  assert {
    condition     = aws_ecs_service.api.propagate_tags == "SERVICE"
    error_message = "aws_ecs_service.api.propagate_tags is not what the model says."
  }

  assert {
    condition     = aws_appautoscaling_target.api.service_namespace == "ecs"
    error_message = "aws_appautoscaling_target.api.service_namespace is not what the model says."
  }

  assert {
    condition     = aws_appautoscaling_target.api.scalable_dimension == "ecs:service:DesiredCount"
    error_message = "aws_appautoscaling_target.api.scalable_dimension is not what the model says."
  }

  assert {
    condition     = aws_appautoscaling_target.api.min_capacity == 1
    error_message = "aws_appautoscaling_target.api.min_capacity is not what the model says."
  }

  assert {
    condition     = aws_appautoscaling_target.api.max_capacity == 2
    error_message = "aws_appautoscaling_target.api.max_capacity is not what the model says."
  }

  assert {
    condition     = aws_appautoscaling_policy.api-policy-by-load.name == "by-load"
    error_message = "aws_appautoscaling_policy.api-policy-by-load.name is not what the model says."
  }

  assert {
    condition     = aws_appautoscaling_policy.api-policy-by-load.policy_type == "TargetTrackingScaling"
    error_message = "aws_appautoscaling_policy.api-policy-by-load.policy_type is not what the model says."
  }

  assert {
    condition     = aws_appautoscaling_policy.api-policy-by-load.service_namespace == aws_appautoscaling_target.api.service_namespace
    error_message = "aws_appautoscaling_policy.api-policy-by-load.service_namespace is not what the model says."
  }

  assert {
    condition     = aws_appautoscaling_policy.api-policy-by-load.resource_id == aws_appautoscaling_target.api.resource_id
    error_message = "aws_appautoscaling_policy.api-policy-by-load.resource_id is not what the model says."
  }

  assert {
    condition     = aws_appautoscaling_policy.api-policy-by-load.scalable_dimension == aws_appautoscaling_target.api.scalable_dimension
    error_message = "aws_appautoscaling_policy.api-policy-by-load.scalable_dimension is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.api-fails.alarm_name == "staging-api-fails"
    error_message = "aws_cloudwatch_metric_alarm.api-fails.alarm_name is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.api-fails.comparison_operator == "GreaterThanThreshold"
    error_message = "aws_cloudwatch_metric_alarm.api-fails.comparison_operator is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.api-fails.threshold == 5
    error_message = "aws_cloudwatch_metric_alarm.api-fails.threshold is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.api-fails.evaluation_periods == 5
    error_message = "aws_cloudwatch_metric_alarm.api-fails.evaluation_periods is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.api-fails.datapoints_to_alarm == 3
    error_message = "aws_cloudwatch_metric_alarm.api-fails.datapoints_to_alarm is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.api-fails.treat_missing_data == "notBreaching"
    error_message = "aws_cloudwatch_metric_alarm.api-fails.treat_missing_data is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.api-slow.alarm_name == "staging-api-slow"
    error_message = "aws_cloudwatch_metric_alarm.api-slow.alarm_name is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.api-slow.alarm_description == "Five of 100 answers of staging-api take longer than 1s"
    error_message = "aws_cloudwatch_metric_alarm.api-slow.alarm_description is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.api-slow.namespace == "AWS/ApplicationELB"
    error_message = "aws_cloudwatch_metric_alarm.api-slow.namespace is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.api-slow.metric_name == "TargetResponseTime"
    error_message = "aws_cloudwatch_metric_alarm.api-slow.metric_name is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.api-slow.extended_statistic == "p95"
    error_message = "aws_cloudwatch_metric_alarm.api-slow.extended_statistic is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.api-slow.comparison_operator == "GreaterThanThreshold"
    error_message = "aws_cloudwatch_metric_alarm.api-slow.comparison_operator is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.api-slow.threshold == 1
    error_message = "aws_cloudwatch_metric_alarm.api-slow.threshold is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.api-slow.period == 60
    error_message = "aws_cloudwatch_metric_alarm.api-slow.period is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.api-slow.evaluation_periods == 5
    error_message = "aws_cloudwatch_metric_alarm.api-slow.evaluation_periods is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.api-slow.treat_missing_data == "notBreaching"
    error_message = "aws_cloudwatch_metric_alarm.api-slow.treat_missing_data is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.api-nothing-well.alarm_name == "staging-api-nothing-well"
    error_message = "aws_cloudwatch_metric_alarm.api-nothing-well.alarm_name is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.api-nothing-well.alarm_description == "No container of staging-api is well: nobody is answered"
    error_message = "aws_cloudwatch_metric_alarm.api-nothing-well.alarm_description is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.api-nothing-well.namespace == "AWS/ApplicationELB"
    error_message = "aws_cloudwatch_metric_alarm.api-nothing-well.namespace is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.api-nothing-well.metric_name == "HealthyHostCount"
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
    condition     = aws_cloudwatch_log_group.worker.name == "/staging/worker"
    error_message = "aws_cloudwatch_log_group.worker.name is not what the model says."
  }

  assert {
    condition     = aws_cloudwatch_log_group.worker.retention_in_days == 30
    error_message = "aws_cloudwatch_log_group.worker.retention_in_days is not what the model says."
  }

  assert {
    condition     = aws_iam_role.worker-starting-role.name_prefix == "staging-worker-starts-"
    error_message = "aws_iam_role.worker-starting-role.name_prefix is not what the model says."
  }

  assert {
    condition     = aws_iam_role_policy.worker-starting-policy.name == "start"
    error_message = "aws_iam_role_policy.worker-starting-policy.name is not what the model says."
  }

  assert {
    condition     = aws_iam_role_policy.worker-starting-policy.role == aws_iam_role.worker-starting-role.id
    error_message = "aws_iam_role_policy.worker-starting-policy.role is not what the model says."
  }

  assert {
    condition     = aws_iam_role.worker-task-role.name_prefix == "staging-worker-does-"
    error_message = "aws_iam_role.worker-task-role.name_prefix is not what the model says."
  }

  assert {
    condition     = aws_iam_role_policy.worker-task-policy.name == "use"
    error_message = "aws_iam_role_policy.worker-task-policy.name is not what the model says."
  }

  assert {
    condition     = aws_iam_role_policy.worker-task-policy.role == aws_iam_role.worker-task-role.id
    error_message = "aws_iam_role_policy.worker-task-policy.role is not what the model says."
  }

  assert {
    condition     = aws_ecs_task_definition.worker.family == "staging-worker"
    error_message = "aws_ecs_task_definition.worker.family is not what the model says."
  }

  assert {
    condition     = aws_ecs_task_definition.worker.network_mode == "awsvpc"
    error_message = "aws_ecs_task_definition.worker.network_mode is not what the model says."
  }

  assert {
    condition     = aws_ecs_task_definition.worker.cpu == "512"
    error_message = "aws_ecs_task_definition.worker.cpu is not what the model says."
  }

  assert {
    condition     = aws_ecs_task_definition.worker.memory == "1024"
    error_message = "aws_ecs_task_definition.worker.memory is not what the model says."
  }

  assert {
    condition     = aws_ecs_task_definition.worker.execution_role_arn == aws_iam_role.worker-starting-role.arn
    error_message = "aws_ecs_task_definition.worker.execution_role_arn is not what the model says."
  }

  assert {
    condition     = aws_ecs_task_definition.worker.task_role_arn == aws_iam_role.worker-task-role.arn
    error_message = "aws_ecs_task_definition.worker.task_role_arn is not what the model says."
  }

  assert {
    condition     = aws_security_group.worker.name == "staging-worker-service"
    error_message = "aws_security_group.worker.name is not what the model says."
  }

  assert {
    condition     = aws_security_group.worker.description == "The containers of staging-worker"
    error_message = "aws_security_group.worker.description is not what the model says."
  }

  assert {
    condition     = aws_security_group.worker.vpc_id == aws_vpc.main.id
    error_message = "aws_security_group.worker.vpc_id is not what the model says."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.worker-https.security_group_id == aws_security_group.worker.id
    error_message = "aws_vpc_security_group_egress_rule.worker-https.security_group_id is not what the model says."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.worker-https.description == "HTTPS"
    error_message = "aws_vpc_security_group_egress_rule.worker-https.description is not what the model says."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.worker-https.cidr_ipv4 == "0.0.0.0/0"
    error_message = "aws_vpc_security_group_egress_rule.worker-https.cidr_ipv4 is not what the model says."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.worker-https.ip_protocol == "tcp"
    error_message = "aws_vpc_security_group_egress_rule.worker-https.ip_protocol is not what the model says."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.worker-https.from_port == 443
    error_message = "aws_vpc_security_group_egress_rule.worker-https.from_port is not what the model says."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.worker-https.to_port == 443
    error_message = "aws_vpc_security_group_egress_rule.worker-https.to_port is not what the model says."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.worker-telemetry.security_group_id == aws_security_group.worker.id
    error_message = "aws_vpc_security_group_egress_rule.worker-telemetry.security_group_id is not what the model says."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.worker-telemetry.description == "To the collector of telemetry"
    error_message = "aws_vpc_security_group_egress_rule.worker-telemetry.description is not what the model says."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.worker-telemetry.cidr_ipv4 == "10.20.0.0/16"
    error_message = "aws_vpc_security_group_egress_rule.worker-telemetry.cidr_ipv4 is not what the model says."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.worker-telemetry.ip_protocol == "tcp"
    error_message = "aws_vpc_security_group_egress_rule.worker-telemetry.ip_protocol is not what the model says."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.worker-telemetry.from_port == 4318
    error_message = "aws_vpc_security_group_egress_rule.worker-telemetry.from_port is not what the model says."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.worker-telemetry.to_port == 4318
    error_message = "aws_vpc_security_group_egress_rule.worker-telemetry.to_port is not what the model says."
  }

  assert {
    condition     = sort(keys(aws_vpc_security_group_egress_rule.worker-outgoing)) == sort(tolist(["orders"]))
    error_message = "aws_vpc_security_group_egress_rule.worker-outgoing has other copies than the model."
  }

  assert {
    condition     = sort(keys(aws_vpc_security_group_ingress_rule.worker-incoming)) == sort(tolist(["orders"]))
    error_message = "aws_vpc_security_group_ingress_rule.worker-incoming has other copies than the model."
  }

  assert {
    condition     = aws_ecs_service.worker.name == "staging-worker"
    error_message = "aws_ecs_service.worker.name is not what the model says."
  }

  assert {
    condition     = aws_ecs_service.worker.cluster == aws_ecs_cluster.cluster.id
    error_message = "aws_ecs_service.worker.cluster is not what the model says."
  }

  assert {
    condition     = aws_ecs_service.worker.task_definition == aws_ecs_task_definition.worker.arn
    error_message = "aws_ecs_service.worker.task_definition is not what the model says."
  }

  assert {
    condition     = aws_ecs_service.worker.desired_count == 1
    error_message = "aws_ecs_service.worker.desired_count is not what the model says."
  }

  assert {
    condition     = aws_ecs_service.worker.launch_type == "FARGATE"
    error_message = "aws_ecs_service.worker.launch_type is not what the model says."
  }

  assert {
    condition     = aws_ecs_service.worker.deployment_minimum_healthy_percent == 100
    error_message = "aws_ecs_service.worker.deployment_minimum_healthy_percent is not what the model says."
  }

  assert {
    condition     = aws_ecs_service.worker.deployment_maximum_percent == 200
    error_message = "aws_ecs_service.worker.deployment_maximum_percent is not what the model says."
  }

  assert {
    condition     = aws_ecs_service.worker.propagate_tags == "SERVICE"
    error_message = "aws_ecs_service.worker.propagate_tags is not what the model says."
  }

  assert {
    condition     = aws_appautoscaling_target.worker.service_namespace == "ecs"
    error_message = "aws_appautoscaling_target.worker.service_namespace is not what the model says."
  }

  assert {
    condition     = aws_appautoscaling_target.worker.scalable_dimension == "ecs:service:DesiredCount"
    error_message = "aws_appautoscaling_target.worker.scalable_dimension is not what the model says."
  }

  assert {
    condition     = aws_appautoscaling_target.worker.min_capacity == 1
    error_message = "aws_appautoscaling_target.worker.min_capacity is not what the model says."
  }

  assert {
    condition     = aws_appautoscaling_target.worker.max_capacity == 2
    error_message = "aws_appautoscaling_target.worker.max_capacity is not what the model says."
  }

  assert {
    condition     = aws_appautoscaling_policy.worker-policy-by-load.name == "by-load"
    error_message = "aws_appautoscaling_policy.worker-policy-by-load.name is not what the model says."
  }

  assert {
    condition     = aws_appautoscaling_policy.worker-policy-by-load.policy_type == "TargetTrackingScaling"
    error_message = "aws_appautoscaling_policy.worker-policy-by-load.policy_type is not what the model says."
  }

  assert {
    condition     = aws_appautoscaling_policy.worker-policy-by-load.service_namespace == aws_appautoscaling_target.worker.service_namespace
    error_message = "aws_appautoscaling_policy.worker-policy-by-load.service_namespace is not what the model says."
  }

  assert {
    condition     = aws_appautoscaling_policy.worker-policy-by-load.resource_id == aws_appautoscaling_target.worker.resource_id
    error_message = "aws_appautoscaling_policy.worker-policy-by-load.resource_id is not what the model says."
  }

  assert {
    condition     = aws_appautoscaling_policy.worker-policy-by-load.scalable_dimension == aws_appautoscaling_target.worker.scalable_dimension
    error_message = "aws_appautoscaling_policy.worker-policy-by-load.scalable_dimension is not what the model says."
  }

  assert {
    condition     = aws_iam_openid_connect_provider.deployer.url == "https://token.actions.githubusercontent.com"
    error_message = "aws_iam_openid_connect_provider.deployer.url is not what the model says."
  }

  assert {
    condition     = aws_iam_role.deployer.name == "staging-deployer"
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
}
