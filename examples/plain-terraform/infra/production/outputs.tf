# Generated from production.flow. Change that file and run `flow build`; changes made here are lost.

# production.flow:100
output "orders-endpoint" {
  description = "Where the service finds its database."
  value       = "${aws_db_instance.orders.address}:${aws_db_instance.orders.port}"
}

# production.flow:103
output "orders-queue" {
  description = "Where new orders are put."
  value       = aws_sqs_queue.orders-new.url
}
