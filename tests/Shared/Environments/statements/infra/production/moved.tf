# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.

# main.flow:72
moved {
  from = aws_vpc.old
  to   = aws_vpc.main
}
