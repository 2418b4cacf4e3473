# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.
#
# What only the provider knows is read by its place, in lists, in sets, and in lists inside of them.

# main.flow:37
resource "aws_route53_zone" "zone" {
  name = "example.com"
}

# main.flow:39
resource "aws_route53_record" "session" {
  for_each = toset(["0", "1"])

  zone_id = aws_route53_zone.zone.zone_id
  name    = "session-${each.key}"
  type    = "CNAME"
  ttl     = 60
  records = [try(aws_elasticache_cluster.sessions.cache_nodes[1].address, null)]
}

# main.flow:48
resource "aws_route53_record" "broker" {
  zone_id = aws_route53_zone.zone.zone_id
  name    = "jobs"
  type    = "CNAME"
  ttl     = 60
  records = [try(try(aws_mq_broker.jobs.instances[0].endpoints, null)[0], null)]
}

# main.flow:49
resource "aws_route53_record" "servers" {
  zone_id = aws_route53_zone.zone.zone_id
  name    = "below"
  type    = "NS"
  ttl     = 60
  records = [
    try(aws_route53_zone.zone.name_servers[0], null),
    try(aws_route53_zone.zone.name_servers[3], null),
  ]
}
