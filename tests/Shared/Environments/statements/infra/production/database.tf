# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.

# main.flow:45
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
