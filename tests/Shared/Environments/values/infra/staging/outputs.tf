# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.
#
# What the sources say about themselves stands on top.

# main.flow:80
output "endpoint" {
  description = "Where the database answers."
  value       = "${aws_db_instance.orders.address}:${aws_db_instance.orders.port}"
}

# main.flow:80
output "all" {
  value = concat(
    data.aws_availability_zones.zones.names,
    [for s in values(aws_subnet.app)[*].id : "subnet ${s}"]
  )
}

# main.flow:80
output "password" {
  value     = aws_db_instance.orders.password
  sensitive = true
}

# main.flow:80
output "tags" {
  value = (
    try(aws_vpc.main.tags_all["Name"], null) == null
    ? "nobody"
    : try(aws_vpc.main.tags_all["Name"], null)
  )
}

# main.flow:80
output "big" {
  value = aws_db_instance.orders.allocated_storage * 2 >= 40 && aws_db_instance.orders.engine == "postgres"
}
