# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.

# main.flow:20
resource "aws_db_instance" "kept" {
  instance_class      = "db.t4g.small"
  engine              = "postgres"
  allocated_storage   = var.size == "small" ? 20 : 100
  username            = "boss"
  password_wo         = var.password
  password_wo_version = 1
  skip_final_snapshot = true
  tags = {
    version = var.version_
    note    = var.note
    zones   = join(",", var.zones)
  }
}

# main.flow:63
resource "aws_db_instance" "orders" {
  instance_class              = "db.t4g.medium"
  engine                      = "postgres"
  allocated_storage           = 100
  manage_master_user_password = true
  vpc_security_group_ids      = [aws_security_group.db.id]
  username                    = "orders"

  lifecycle {
    ignore_changes = [engine_version]
  }

  depends_on = [aws_security_group.db]
}
