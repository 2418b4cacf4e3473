# Generated from production.flow. Change that file and run `flow build`; changes made here are lost.

# Receipts are kept, each version of them.
# production.flow:43
resource "aws_s3_bucket" "receipts" {
  bucket = "example-shop-receipts"

  lifecycle {
    prevent_destroy = true
  }
}

# production.flow:48
resource "aws_s3_bucket_versioning" "receipts-versions" {
  bucket = aws_s3_bucket.receipts.id

  versioning_configuration {
    status = "Enabled"
  }
}

# production.flow:53
resource "aws_s3_bucket_public_access_block" "receipts-private" {
  bucket                  = aws_s3_bucket.receipts.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}
