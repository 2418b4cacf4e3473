# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

locals {
  # environments.flow:80
  main-places = {
    a = {
      key     = "a"
      zone    = "eu-west-1a"
      public  = "10.20.0.0/20"
      private = "10.20.64.0/19"
      gateway = "a"
    }
    b = {
      key     = "b"
      zone    = "eu-west-1b"
      public  = "10.20.16.0/20"
      private = "10.20.96.0/19"
      gateway = "b"
    }
    c = {
      key     = "c"
      zone    = "eu-west-1c"
      public  = "10.20.32.0/20"
      private = "10.20.128.0/19"
      gateway = "c"
    }
  }

  # environments.flow:86
  pods-changing = {
    deployer = {
      key = "deployer"
      arn = aws_iam_role.deployer.arn
    }
  }
}
