# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

locals {
  # environments.flow:66
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
      gateway = "a"
    }
    c = {
      key     = "c"
      zone    = "eu-west-1c"
      public  = "10.20.32.0/20"
      private = "10.20.128.0/19"
      gateway = "a"
    }
  }

  # environments.flow:66
  main-gateway-places = {
    a = {
      key     = "a"
      zone    = "eu-west-1a"
      public  = "10.20.0.0/20"
      private = "10.20.64.0/19"
      gateway = "a"
    }
  }

  # environments.flow:66
  api-connections = {
    orders = {
      name  = "orders"
      group = aws_security_group.orders.id
      port  = 5432
    }
  }

  # environments.flow:66
  worker-connections = {
    orders = {
      name  = "orders"
      group = aws_security_group.orders.id
      port  = 5432
    }
  }
}
