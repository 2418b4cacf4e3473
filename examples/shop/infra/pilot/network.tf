# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

# environments.flow:80
resource "aws_vpc" "main" {
  cidr_block           = "10.20.0.0/16"
  enable_dns_support   = true
  enable_dns_hostnames = true
  tags = {
    Name = "pilot-main"
  }
}

# What no other group was named for reaches nothing.
# environments.flow:80
resource "aws_default_security_group" "main" {
  vpc_id = aws_vpc.main.id
  tags = {
    Name = "pilot-main-closed"
  }
}

# environments.flow:80
resource "aws_subnet" "main-public" {
  for_each = local.main-places

  vpc_id                  = aws_vpc.main.id
  availability_zone       = each.value.zone
  cidr_block              = each.value.public
  map_public_ip_on_launch = false
  tags = {
    Name = "pilot-main-public-${each.value.key}"
  }
}

# environments.flow:80
resource "aws_subnet" "main-private" {
  for_each = local.main-places

  vpc_id                  = aws_vpc.main.id
  availability_zone       = each.value.zone
  cidr_block              = each.value.private
  map_public_ip_on_launch = false
  tags = {
    Name = "pilot-main-private-${each.value.key}"
  }
}

# environments.flow:80
resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
  tags = {
    Name = "pilot-main"
  }
}

# environments.flow:80
resource "aws_route_table" "main-public-routes" {
  vpc_id = aws_vpc.main.id
  tags = {
    Name = "pilot-main-public"
  }
}

# environments.flow:80
resource "aws_route" "main-internet" {
  route_table_id         = aws_route_table.main-public-routes.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.main.id
}

# environments.flow:80
resource "aws_route_table_association" "main-public-routed" {
  for_each = local.main-places

  subnet_id      = aws_subnet.main-public[each.value.key].id
  route_table_id = aws_route_table.main-public-routes.id
}

# environments.flow:80
resource "aws_eip" "main" {
  for_each = local.main-places

  domain = "vpc"
  tags = {
    Name = "pilot-main-nat-${each.value.key}"
  }
}

# environments.flow:80
resource "aws_nat_gateway" "main" {
  for_each = local.main-places

  allocation_id = aws_eip.main[each.value.key].id
  subnet_id     = aws_subnet.main-public[each.value.key].id
  tags = {
    Name = "pilot-main-${each.value.key}"
  }

  depends_on = [aws_internet_gateway.main]
}

# environments.flow:80
resource "aws_route_table" "main-private-routes" {
  for_each = local.main-places

  vpc_id = aws_vpc.main.id
  tags = {
    Name = "pilot-main-private-${each.value.key}"
  }
}

# environments.flow:80
resource "aws_route" "main-out" {
  for_each = local.main-places

  route_table_id         = aws_route_table.main-private-routes[each.value.key].id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.main[each.value.gateway].id
}

# environments.flow:80
resource "aws_route_table_association" "main-private-routed" {
  for_each = local.main-places

  subnet_id      = aws_subnet.main-private[each.value.key].id
  route_table_id = aws_route_table.main-private-routes[each.value.key].id
}

# environments.flow:80
resource "aws_vpc_endpoint" "main-gateway" {
  for_each = toset(["s3", "dynamodb"])

  vpc_id            = aws_vpc.main.id
  service_name      = "com.amazonaws.eu-west-1.${each.key}"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = values(aws_route_table.main-private-routes)[*].id
  tags = {
    Name = "pilot-main-${each.key}"
  }
}

# environments.flow:80
resource "aws_flow_log" "main" {
  vpc_id               = aws_vpc.main.id
  traffic_type         = "ALL"
  log_destination_type = "cloud-watch-logs"
  log_destination      = aws_cloudwatch_log_group.main-flow-log-group.arn
  iam_role_arn         = aws_iam_role.main-flow-log-role.arn
  tags = {
    Name = "pilot-main"
  }
}

# environments.flow:80
resource "aws_security_group" "orders" {
  name        = "pilot-orders-database"
  description = "Who may connect to pilot-orders"
  vpc_id      = aws_vpc.main.id
  tags = {
    Name = "pilot-orders-database"
  }

  # AWS changes neither without making another group, and what uses this one keeps it.
  lifecycle {
    ignore_changes = [name, description]
  }
}

# The door of each thing that one of its services connects to. All services share the machines, so it is open to all of them; the NetworkPolicy of a service lets it speak to the
# ports of what it lists, anywhere in the network, and so does not tell one database from another.
# environments.flow:86
resource "aws_vpc_security_group_ingress_rule" "pods-incoming" {
  for_each = {
    orders = {
      name  = "orders"
      group = aws_security_group.orders.id
      port  = 5432
    }
  }

  security_group_id = each.value.group
  description       = "From the cluster pilot-pods"
  referenced_security_group_id = try(
    aws_eks_cluster.pods.vpc_config[0].cluster_security_group_id,
    null
  )
  ip_protocol = "tcp"
  from_port   = each.value.port
  to_port     = each.value.port
}
