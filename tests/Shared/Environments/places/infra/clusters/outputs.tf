# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.
#
# What only the provider knows is read by its place, in lists, in sets, and in lists inside of them.

# main.flow:35
output "trusted" {
  value = try(aws_eks_cluster.kubernetes.certificate_authority[0].data, null)
}
