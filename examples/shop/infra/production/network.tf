# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

# environments.flow:24
resource "aws_vpc" "main" {
  cidr_block           = "10.20.0.0/16"
  enable_dns_support   = true
  enable_dns_hostnames = true
  tags = {
    Name = "production-main"
  }
}

# What no other group was named for reaches nothing.
# environments.flow:24
resource "aws_default_security_group" "main" {
  vpc_id = aws_vpc.main.id
  tags = {
    Name = "production-main-closed"
  }
}

# environments.flow:24
resource "aws_subnet" "main-public" {
  for_each = local.main-places

  vpc_id                  = aws_vpc.main.id
  availability_zone       = each.value.zone
  cidr_block              = each.value.public
  map_public_ip_on_launch = false
  tags = {
    Name = "production-main-public-${each.value.key}"
  }
}

# environments.flow:24
resource "aws_subnet" "main-private" {
  for_each = local.main-places

  vpc_id                  = aws_vpc.main.id
  availability_zone       = each.value.zone
  cidr_block              = each.value.private
  map_public_ip_on_launch = false
  tags = {
    Name = "production-main-private-${each.value.key}"
  }
}

# environments.flow:24
resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
  tags = {
    Name = "production-main"
  }
}

# environments.flow:24
resource "aws_route_table" "main-public-routes" {
  vpc_id = aws_vpc.main.id
  tags = {
    Name = "production-main-public"
  }
}

# environments.flow:24
resource "aws_route" "main-internet" {
  route_table_id         = aws_route_table.main-public-routes.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.main.id
}

# environments.flow:24
resource "aws_route_table_association" "main-public-routed" {
  for_each = local.main-places

  subnet_id      = aws_subnet.main-public[each.value.key].id
  route_table_id = aws_route_table.main-public-routes.id
}

# environments.flow:24
resource "aws_eip" "main" {
  for_each = local.main-places

  domain = "vpc"
  tags = {
    Name = "production-main-nat-${each.value.key}"
  }
}

# environments.flow:24
resource "aws_nat_gateway" "main" {
  for_each = local.main-places

  allocation_id = aws_eip.main[each.value.key].id
  subnet_id     = aws_subnet.main-public[each.value.key].id
  tags = {
    Name = "production-main-${each.value.key}"
  }

  depends_on = [aws_internet_gateway.main]
}

# environments.flow:24
resource "aws_route_table" "main-private-routes" {
  for_each = local.main-places

  vpc_id = aws_vpc.main.id
  tags = {
    Name = "production-main-private-${each.value.key}"
  }
}

# environments.flow:24
resource "aws_route" "main-out" {
  for_each = local.main-places

  route_table_id         = aws_route_table.main-private-routes[each.value.key].id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.main[each.value.gateway].id
}

# environments.flow:24
resource "aws_route_table_association" "main-private-routed" {
  for_each = local.main-places

  subnet_id      = aws_subnet.main-private[each.value.key].id
  route_table_id = aws_route_table.main-private-routes[each.value.key].id
}

# environments.flow:24
resource "aws_vpc_endpoint" "main-gateway" {
  for_each = toset(["s3", "dynamodb"])

  vpc_id            = aws_vpc.main.id
  service_name      = "com.amazonaws.eu-west-1.${each.key}"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = values(aws_route_table.main-private-routes)[*].id
  tags = {
    Name = "production-main-${each.key}"
  }
}

# environments.flow:24
resource "aws_flow_log" "main" {
  vpc_id               = aws_vpc.main.id
  traffic_type         = "ALL"
  log_destination_type = "cloud-watch-logs"
  log_destination      = aws_cloudwatch_log_group.main-flow-log-group.arn
  iam_role_arn         = aws_iam_role.main-flow-log-role.arn
  tags = {
    Name = "production-main"
  }
}

# environments.flow:33
resource "aws_security_group" "orders" {
  name        = "production-orders-database"
  description = "Who may connect to production-orders"
  vpc_id      = aws_vpc.main.id
  tags = {
    Name = "production-orders-database"
  }

  # AWS changes neither without making another group, and what uses this one keeps it.
  lifecycle {
    ignore_changes = [name, description]
  }
}

# environments.flow:47
resource "aws_security_group" "api" {
  name        = "production-api-service"
  description = "The containers of production-api"
  vpc_id      = aws_vpc.main.id
  tags = {
    Name = "production-api-service"
  }

  # AWS changes neither without making another group, and what uses this one keeps it.
  lifecycle {
    ignore_changes = [name, description]
  }
}

# Images, secrets and everything at AWS, and whatever else speaks HTTPS.
# environments.flow:47
resource "aws_vpc_security_group_egress_rule" "api-https" {
  security_group_id = aws_security_group.api.id
  description       = "HTTPS"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

# The collector of telemetry, where it does not listen where everything else does: in the network, or among the addresses that `telemetry` says.
# environments.flow:47
resource "aws_vpc_security_group_egress_rule" "api-telemetry" {
  security_group_id = aws_security_group.api.id
  description       = "To the collector of telemetry"
  cidr_ipv4         = "10.20.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 4318
  to_port           = 4318
}

# environments.flow:47
resource "aws_vpc_security_group_egress_rule" "api-outgoing" {
  for_each = local.api-connections

  security_group_id            = aws_security_group.api.id
  description                  = "To ${each.value.name}"
  referenced_security_group_id = each.value.group
  ip_protocol                  = "tcp"
  from_port                    = each.value.port
  to_port                      = each.value.port
}

# The door of each thing that it connects to.
# environments.flow:47
resource "aws_vpc_security_group_ingress_rule" "api-incoming" {
  for_each = local.api-connections

  security_group_id            = each.value.group
  description                  = "From production-api"
  referenced_security_group_id = aws_security_group.api.id
  ip_protocol                  = "tcp"
  from_port                    = each.value.port
  to_port                      = each.value.port
}

# environments.flow:47
resource "aws_security_group" "api-balancer-group" {
  name        = "production-api-balancer"
  description = "Who reaches production-api"
  vpc_id      = aws_vpc.main.id
  tags = {
    Name = "production-api-balancer"
  }

  # AWS changes neither without making another group, and what uses this one keeps it.
  lifecycle {
    ignore_changes = [name, description]
  }
}

# environments.flow:47
resource "aws_vpc_security_group_ingress_rule" "api-visitors" {
  for_each = toset(["0.0.0.0/0"])

  security_group_id = aws_security_group.api-balancer-group.id
  description       = "From ${each.key}"
  cidr_ipv4         = each.key
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

# environments.flow:47
resource "aws_vpc_security_group_ingress_rule" "api-visitors-http" {
  for_each = toset(["0.0.0.0/0"])

  security_group_id = aws_security_group.api-balancer-group.id
  description       = "From ${each.key}, to be sent on to HTTPS"
  cidr_ipv4         = each.key
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
}

# environments.flow:47
resource "aws_vpc_security_group_egress_rule" "api-to-service" {
  security_group_id            = aws_security_group.api-balancer-group.id
  description                  = "To the service"
  referenced_security_group_id = aws_security_group.api.id
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
}

# environments.flow:47
resource "aws_vpc_security_group_ingress_rule" "api-from-balancer" {
  security_group_id            = aws_security_group.api.id
  description                  = "From the load balancer"
  referenced_security_group_id = aws_security_group.api-balancer-group.id
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
}

# environments.flow:47
resource "aws_security_group" "worker" {
  name        = "production-worker-service"
  description = "The containers of production-worker"
  vpc_id      = aws_vpc.main.id
  tags = {
    Name = "production-worker-service"
  }

  # AWS changes neither without making another group, and what uses this one keeps it.
  lifecycle {
    ignore_changes = [name, description]
  }
}

# Images, secrets and everything at AWS, and whatever else speaks HTTPS.
# environments.flow:47
resource "aws_vpc_security_group_egress_rule" "worker-https" {
  security_group_id = aws_security_group.worker.id
  description       = "HTTPS"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

# The collector of telemetry, where it does not listen where everything else does: in the network, or among the addresses that `telemetry` says.
# environments.flow:47
resource "aws_vpc_security_group_egress_rule" "worker-telemetry" {
  security_group_id = aws_security_group.worker.id
  description       = "To the collector of telemetry"
  cidr_ipv4         = "10.20.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 4318
  to_port           = 4318
}

# environments.flow:47
resource "aws_vpc_security_group_egress_rule" "worker-outgoing" {
  for_each = local.worker-connections

  security_group_id            = aws_security_group.worker.id
  description                  = "To ${each.value.name}"
  referenced_security_group_id = each.value.group
  ip_protocol                  = "tcp"
  from_port                    = each.value.port
  to_port                      = each.value.port
}

# The door of each thing that it connects to.
# environments.flow:47
resource "aws_vpc_security_group_ingress_rule" "worker-incoming" {
  for_each = local.worker-connections

  security_group_id            = each.value.group
  description                  = "From production-worker"
  referenced_security_group_id = aws_security_group.worker.id
  ip_protocol                  = "tcp"
  from_port                    = each.value.port
  to_port                      = each.value.port
}
