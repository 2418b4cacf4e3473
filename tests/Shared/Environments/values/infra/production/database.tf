# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.
#
# What the sources say about themselves stands on top.

# main.flow:63
resource "aws_db_instance" "orders" {
  instance_class              = "db.t4g.medium"
  engine                      = "postgres"
  allocated_storage           = 20
  username                    = "orders"
  manage_master_user_password = true
  skip_final_snapshot         = true
}
