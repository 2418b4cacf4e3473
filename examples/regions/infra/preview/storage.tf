# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

# environments.flow:42
resource "aws_s3_bucket" "labels" {
  bucket        = "example-labels-${var.number}"
  force_destroy = true

  # It was made up with the bucket. Another one, of a use with another name, would replace the bucket.
  lifecycle {
    ignore_changes = [bucket_prefix]
  }
}

# environments.flow:42
resource "aws_s3_bucket_public_access_block" "labels" {
  bucket                  = aws_s3_bucket.labels.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# environments.flow:42
resource "aws_s3_bucket_ownership_controls" "labels" {
  bucket = aws_s3_bucket.labels.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

# environments.flow:42
resource "aws_s3_bucket_server_side_encryption_configuration" "labels" {
  bucket = aws_s3_bucket.labels.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

# environments.flow:42
resource "aws_s3_bucket_versioning" "labels" {
  bucket = aws_s3_bucket.labels.id

  versioning_configuration {
    status = "Enabled"
  }
}

# environments.flow:42
resource "aws_s3_bucket_lifecycle_configuration" "labels" {
  bucket = aws_s3_bucket.labels.id

  rule {
    id     = "uploads-that-were-not-finished"
    status = "Enabled"

    filter {
      prefix = ""
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }

  rule {
    id     = "old-versions"
    status = "Enabled"

    filter {
      prefix = ""
    }

    noncurrent_version_expiration {
      noncurrent_days = 90
    }
  }

  rule {
    id     = "expiry"
    status = "Enabled"

    filter {
      prefix = ""
    }

    expiration {
      days = 30
    }
  }

  depends_on = [aws_s3_bucket_versioning.labels]
}

# environments.flow:42
resource "aws_s3_bucket_policy" "labels" {
  bucket = aws_s3_bucket.labels.id
  policy = data.aws_iam_policy_document.labels-tls-only.json

  depends_on = [aws_s3_bucket_public_access_block.labels]
}
