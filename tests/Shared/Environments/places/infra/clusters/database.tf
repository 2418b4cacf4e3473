# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.
#
# What only the provider knows is read by its place, in lists, in sets, and in lists inside of them.

# main.flow:38
resource "aws_elasticache_cluster" "sessions" {
  cluster_id      = "sessions"
  engine          = "memcached"
  node_type       = "cache.t3.micro"
  num_cache_nodes = 2
}
