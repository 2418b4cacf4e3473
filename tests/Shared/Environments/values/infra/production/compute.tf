# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.
#
# What the sources say about themselves stands on top.

# main.flow:47
resource "aws_instance" "host" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  subnet_id     = aws_subnet.app["a"].id
  user_data = chomp(<<-EOT
    #!/bin/bash
    echo "$${HOME} of ${aws_vpc.main.id}"
    apt-get update

    apt-get install -y nginx
  EOT
  )

  root_block_device {
    volume_size = 20
    encrypted   = true
  }

  ebs_block_device {
    device_name = "/dev/sdf"
    volume_size = 10
  }

  ebs_block_device {
    device_name = "/dev/sdg"
    volume_size = 30
  }
}
