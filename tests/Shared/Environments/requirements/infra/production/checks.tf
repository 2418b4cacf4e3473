# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.
#
# What only Terraform can decide.

# main.flow:47
check "requirement-1" {
  assert {
    condition     = jsonencode(distinct(values(aws_subnet.app)[*].vpc_id)) == jsonencode([aws_vpc.net.id])
    error_message = "all lies in one network (main.flow:47)"
  }
}
