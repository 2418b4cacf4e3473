# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.
#
# What the sources say about themselves stands on top.

# main.flow:45
resource "aws_s3_bucket" "files" {
  bucket_prefix = "files-"
}
