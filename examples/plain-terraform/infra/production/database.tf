# Generated from production.flow. Change that file and run `flow build`; changes made here are lost.

# production.flow:75
resource "aws_db_subnet_group" "orders-subnets" {
  name       = "orders"
  subnet_ids = values(aws_subnet.private)[*].id
}

# production.flow:80
resource "aws_db_instance" "orders" {
  identifier                  = "orders"
  engine                      = "postgres"
  engine_version              = "16"
  instance_class              = "db.t4g.medium"
  allocated_storage           = 100
  storage_encrypted           = true
  multi_az                    = true
  db_name                     = "orders"
  username                    = "orders"
  manage_master_user_password = true # AWS makes it up and keeps it
  db_subnet_group_name        = aws_db_subnet_group.orders-subnets.name
  vpc_security_group_ids      = [aws_security_group.orders-access.id]
  backup_retention_period     = 30
  deletion_protection         = true
  final_snapshot_identifier   = "orders-last"

  lifecycle {
    prevent_destroy = true
  }
}
