# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.

# main.flow:74
removed {
  from = aws_sqs_queue.older

  lifecycle {
    destroy = false
  }
}
