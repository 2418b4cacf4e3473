# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

# environments.flow:33
output "parcels-url" {
  value = aws_sqs_queue.parcels.url
}
