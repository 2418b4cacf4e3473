# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.
#
# What only the provider knows is read by its place, in lists, in sets, and in lists inside of them.

# main.flow:33
resource "aws_eks_cluster" "kubernetes" {
  name     = "kubernetes"
  role_arn = "arn:aws:iam::123456789012:role/x"

  vpc_config {
    subnet_ids = ["subnet-1", "subnet-2"]
  }
}
