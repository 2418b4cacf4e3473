# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.
#
# What only the provider knows is read by its place, in lists, in sets, and in lists inside of them.

# main.flow:44
resource "aws_mq_broker" "jobs" {
  broker_name                = "jobs"
  engine_type                = "RabbitMQ"
  engine_version             = "3.13"
  host_instance_type         = "mq.m5.large"
  auto_minor_version_upgrade = true

  user {
    username = "somebody"
    password = "0123456789abcdef"
  }
}
