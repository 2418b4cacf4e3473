# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

# environments.flow:80
resource "aws_s3_bucket" "receipts" {
  bucket_prefix = "pilot-receipts-"
  force_destroy = false

  # It was made up with the bucket. Another one, of a use with another name, would replace the bucket.
  lifecycle {
    ignore_changes = [bucket_prefix]
  }
}

# environments.flow:80
resource "aws_s3_bucket_public_access_block" "receipts" {
  bucket                  = aws_s3_bucket.receipts.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# environments.flow:80
resource "aws_s3_bucket_ownership_controls" "receipts" {
  bucket = aws_s3_bucket.receipts.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

# environments.flow:80
resource "aws_s3_bucket_server_side_encryption_configuration" "receipts" {
  bucket = aws_s3_bucket.receipts.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

# environments.flow:80
resource "aws_s3_bucket_versioning" "receipts" {
  bucket = aws_s3_bucket.receipts.id

  versioning_configuration {
    status = "Enabled"
  }
}

# environments.flow:80
resource "aws_s3_bucket_lifecycle_configuration" "receipts" {
  bucket = aws_s3_bucket.receipts.id

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
      days = 3650
    }
  }

  depends_on = [aws_s3_bucket_versioning.receipts]
}

# environments.flow:80
resource "aws_s3_bucket_policy" "receipts" {
  bucket = aws_s3_bucket.receipts.id
  policy = data.aws_iam_policy_document.receipts-tls-only.json

  depends_on = [aws_s3_bucket_public_access_block.receipts]
}

# environments.flow:80
resource "aws_s3_bucket" "logs" {
  bucket_prefix = "pilot-logs-"
  force_destroy = false

  # It was made up with the bucket. Another one, of a use with another name, would replace the bucket.
  lifecycle {
    ignore_changes = [bucket_prefix]
  }
}

# environments.flow:80
resource "aws_s3_bucket_public_access_block" "logs" {
  bucket                  = aws_s3_bucket.logs.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# environments.flow:80
resource "aws_s3_bucket_ownership_controls" "logs" {
  bucket = aws_s3_bucket.logs.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

# environments.flow:80
resource "aws_s3_bucket_server_side_encryption_configuration" "logs" {
  bucket = aws_s3_bucket.logs.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

# environments.flow:80
resource "aws_s3_bucket_versioning" "logs" {
  bucket = aws_s3_bucket.logs.id

  versioning_configuration {
    status = "Enabled"
  }
}

# environments.flow:80
resource "aws_s3_bucket_lifecycle_configuration" "logs" {
  bucket = aws_s3_bucket.logs.id

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
      days = 90
    }
  }

  depends_on = [aws_s3_bucket_versioning.logs]
}

# environments.flow:80
resource "aws_s3_bucket_policy" "logs" {
  bucket = aws_s3_bucket.logs.id
  policy = data.aws_iam_policy_document.logs-tls-only.json

  depends_on = [aws_s3_bucket_public_access_block.logs]
}
