# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

# environments.flow:66
resource "aws_db_subnet_group" "orders" {
  name        = "staging-orders"
  description = "The private subnets"
  subnet_ids  = values(aws_subnet.main-private)[*].id

  # A database never changes its group, so the group keeps its name when the database gets another one.
  lifecycle {
    ignore_changes = [name]
  }
}

# environments.flow:66
resource "aws_db_parameter_group" "orders" {
  name_prefix = "staging-orders-"
  family      = "postgres16"
  description = "TLS alone, and what staging-orders sets besides"

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }

  # With another name there is nothing else in it, and the database would start anew for it.
  lifecycle {
    create_before_destroy = true
    ignore_changes        = [name_prefix, description]
  }
}

# The name of its last snapshot has that of its settings in it, which is made up anew: a snapshot stays, and AWS makes no second one of the same name.
# environments.flow:66
resource "aws_db_instance" "orders" {
  identifier                          = "staging-orders"
  engine                              = "postgres"
  engine_version                      = "16"
  instance_class                      = "db.t4g.medium"
  db_name                             = "app"
  allocated_storage                   = 20
  max_allocated_storage               = 500
  storage_type                        = "gp3"
  storage_encrypted                   = true
  username                            = "root_user"
  manage_master_user_password         = true
  multi_az                            = false
  db_subnet_group_name                = aws_db_subnet_group.orders.name
  vpc_security_group_ids              = [aws_security_group.orders.id]
  publicly_accessible                 = false
  parameter_group_name                = aws_db_parameter_group.orders.name
  ca_cert_identifier                  = "rds-ca-rsa2048-g1"
  iam_database_authentication_enabled = true
  auto_minor_version_upgrade          = true
  apply_immediately                   = false
  backup_retention_period             = 14
  backup_window                       = "02:00-03:00"
  maintenance_window                  = "sun:03:30-sun:04:30"
  delete_automated_backups            = false
  copy_tags_to_snapshot               = true
  deletion_protection                 = true
  skip_final_snapshot                 = false
  final_snapshot_identifier           = "final-${aws_db_parameter_group.orders.name}"
  performance_insights_enabled        = true
  monitoring_interval                 = 60
  monitoring_role_arn                 = aws_iam_role.orders-monitoring-role.arn
  enabled_cloudwatch_logs_exports     = ["postgresql", "upgrade"]

  depends_on = [aws_cloudwatch_log_group.orders]
}
