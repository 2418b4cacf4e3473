# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.

# main.flow:56
resource "aws_s3_bucket" "receipts" {
  bucket = "shop-receipts"

  lifecycle {
    prevent_destroy = true
  }
}

# main.flow:57
resource "aws_s3_bucket_versioning" "receipts-versioning" {
  bucket = aws_s3_bucket.receipts.id

  versioning_configuration {
    status = "Enabled"
  }
}
