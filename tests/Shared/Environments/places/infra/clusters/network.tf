# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.
#
# What only the provider knows is read by its place, in lists, in sets, and in lists inside of them.

# main.flow:40
resource "aws_vpc_security_group_egress_rule" "to-sessions" {
  security_group_id = "sg-1"
  ip_protocol       = "tcp"
  cidr_ipv4         = "10.0.0.0/16"
  from_port         = try(aws_elasticache_cluster.sessions.cache_nodes[0].port, null)
  to_port           = try(reverse(aws_elasticache_cluster.sessions.cache_nodes)[0].port, null)
}
