# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.
#
# What only the provider knows is read by its place, in lists, in sets, and in lists inside of them.

# main.flow:34
resource "aws_iam_openid_connect_provider" "pods" {
  url            = try(try(aws_eks_cluster.kubernetes.identity[0].oidc, null)[0].issuer, null)
  client_id_list = ["sts.amazonaws.com"]
}
