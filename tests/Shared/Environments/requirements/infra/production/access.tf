# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.
#
# What only Terraform can decide.

# main.flow:38
data "aws_iam_policy_document" "files-tls-only" {
  # It refuses, so it names all: whoever asks for whatever, without encryption.
  statement {
    sid       = "OnlyOverTls"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.files.arn, "${aws_s3_bucket.files.arn}/*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}
