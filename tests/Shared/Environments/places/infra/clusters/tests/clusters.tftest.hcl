# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.
#
# What only the provider knows is read by its place, in lists, in sets, and in lists inside of them.

mock_provider "aws" {
  override_during = plan

  mock_resource "aws_eks_cluster" {
    defaults = {
      arn = "arn:aws:eks:eu-west-1:123456789012:eks_cluster/mock"
      certificate_authority = [
        {
          data = "bW9jaw=="
        },
      ]
      identity = [
        {
          oidc = [
            {
              issuer = "https://mock.example.com"
            },
          ]
        },
      ]
    }
  }

  mock_resource "aws_iam_openid_connect_provider" {
    defaults = {
      arn = "arn:aws:iam:eu-west-1:123456789012:iam_openid_connect_provider/mock"
    }
  }

  mock_resource "aws_route53_zone" {
    defaults = {
      arn          = "arn:aws:route53:eu-west-1:123456789012:route53_zone/mock"
      name_servers = ["name_servers-1", "name_servers-2", "name_servers-3", "name_servers-4"]
    }
  }

  mock_resource "aws_elasticache_cluster" {
    defaults = {
      arn = "arn:aws:elasticache:eu-west-1:123456789012:elasticache_cluster/mock"
      cache_nodes = [
        {
          address           = "address-1"
          availability_zone = "availability_zone-1"
          id                = "id-1"
          outpost_arn       = "arn:aws:iam::123456789012:role/mock"
          port              = 1
        },
        {
          address           = "address-2"
          availability_zone = "availability_zone-2"
          id                = "id-2"
          outpost_arn       = "arn:aws:iam::123456789012:role/mock"
          port              = 2
        },
      ]
    }
  }

  mock_resource "aws_vpc_security_group_egress_rule" {
    defaults = {
      arn = "arn:aws:vpc:eu-west-1:123456789012:vpc_security_group_egress_rule/mock"
    }
  }

  mock_resource "aws_mq_broker" {
    defaults = {
      arn = "arn:aws:mq:eu-west-1:123456789012:mq_broker/mock"
      instances = [
        {
          console_url = "https://mock.example.com"
          endpoints   = ["endpoints-1", "endpoints-2", "endpoints-3"]
          ip_address  = "ip_address-1"
        },
      ]
    }
  }
}

# Nothing is made: the providers are mocked.
run "clusters" {
  command = plan

  assert {
    condition = alltrue([
      aws_eks_cluster.kubernetes.name == "kubernetes",
      aws_eks_cluster.kubernetes.role_arn == "arn:aws:iam::123456789012:role/x",
      aws_eks_cluster.kubernetes.vpc_config[0].subnet_ids == toset(["subnet-1", "subnet-2"]),
    ])
    error_message = "aws_eks_cluster.kubernetes is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_iam_openid_connect_provider.pods.url == try(try(aws_eks_cluster.kubernetes.identity[0].oidc, null)[0].issuer, null),
      aws_iam_openid_connect_provider.pods.client_id_list == toset(["sts.amazonaws.com"]),
    ])
    error_message = "aws_iam_openid_connect_provider.pods is not what the model says."
  }

  assert {
    condition     = aws_route53_zone.zone.name == "example.com"
    error_message = "aws_route53_zone.zone is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_elasticache_cluster.sessions.cluster_id == "sessions",
      aws_elasticache_cluster.sessions.engine == "memcached",
      aws_elasticache_cluster.sessions.node_type == "cache.t3.micro",
      aws_elasticache_cluster.sessions.num_cache_nodes == 2,
    ])
    error_message = "aws_elasticache_cluster.sessions is not what the model says."
  }

  assert {
    condition = alltrue([
      sort(keys(aws_route53_record.session)) == sort(tolist(["0", "1"])),
      alltrue([
        for copy in aws_route53_record.session : copy.zone_id == aws_route53_zone.zone.zone_id
      ]),
      alltrue([for key, copy in aws_route53_record.session : copy.name == "session-${key}"]),
      alltrue([for copy in aws_route53_record.session : copy.type == "CNAME"]),
      alltrue([for copy in aws_route53_record.session : copy.ttl == 60]),
      alltrue([
        for copy in aws_route53_record.session : copy.records == toset([try(aws_elasticache_cluster.sessions.cache_nodes[1].address, null)])
      ]),
    ])
    error_message = "aws_route53_record.session is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_vpc_security_group_egress_rule.to-sessions.security_group_id == "sg-1",
      aws_vpc_security_group_egress_rule.to-sessions.ip_protocol == "tcp",
      aws_vpc_security_group_egress_rule.to-sessions.cidr_ipv4 == "10.0.0.0/16",
      aws_vpc_security_group_egress_rule.to-sessions.from_port == try(aws_elasticache_cluster.sessions.cache_nodes[0].port, null),
      aws_vpc_security_group_egress_rule.to-sessions.to_port == try(reverse(aws_elasticache_cluster.sessions.cache_nodes)[0].port, null),
    ])
    error_message = "aws_vpc_security_group_egress_rule.to-sessions is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_mq_broker.jobs.broker_name == "jobs",
      aws_mq_broker.jobs.engine_type == "RabbitMQ",
      aws_mq_broker.jobs.engine_version == "3.13",
      aws_mq_broker.jobs.host_instance_type == "mq.m5.large",
      aws_mq_broker.jobs.auto_minor_version_upgrade == true,
      one(aws_mq_broker.jobs.user).username == "somebody",
    ])
    error_message = "aws_mq_broker.jobs is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_route53_record.broker.zone_id == aws_route53_zone.zone.zone_id,
      aws_route53_record.broker.name == "jobs",
      aws_route53_record.broker.type == "CNAME",
      aws_route53_record.broker.ttl == 60,
    ])
    error_message = "aws_route53_record.broker is not what the model says."
  }

  assert {
    condition = alltrue([
      aws_route53_record.servers.zone_id == aws_route53_zone.zone.zone_id,
      aws_route53_record.servers.name == "below",
      aws_route53_record.servers.type == "NS",
      aws_route53_record.servers.ttl == 60,
    ])
    error_message = "aws_route53_record.servers is not what the model says."
  }
}
