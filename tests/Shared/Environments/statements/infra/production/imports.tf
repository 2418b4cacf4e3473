# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.

# main.flow:73
import {
  to = aws_s3_bucket.receipts
  id = "shop-receipts"
}
