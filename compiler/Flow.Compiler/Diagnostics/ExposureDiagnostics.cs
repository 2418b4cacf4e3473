namespace Flow.Compiler.Diagnostics;

/// <summary>Strangers get in, or somebody may do too much: rules over infrastructure.</summary>
public static class ExposureDiagnostics
{
    /// <summary>A port for administrators or a database is open to the world</summary>
    public static readonly DiagnosticDescriptor PortsAreClosed = new(
        "FLOW4605", Severity.Warning, "A port for administrators or a database is open to the world",
        """
        Everybody finds an open port within minutes: SSH, RDP and databases are tried with every password that ever leaked. Say from which addresses
        or from which security group it is reached. Web ports may be open.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_vpc_security_group_ingress_rule shell {
            security_group_id = "sg-0123456789abcdef0"
            cidr_ipv4 = "0.0.0.0/0"
            ip_protocol = "tcp"
            from_port = 22
            to_port = 22
          }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_vpc_security_group_ingress_rule shell {
            security_group_id = "sg-0123456789abcdef0"
            cidr_ipv4 = "203.0.113.0/24"
            ip_protocol = "tcp"
            from_port = 22
            to_port = 22
          }
        }
        """);

    /// <summary>A database has a public address</summary>
    public static readonly DiagnosticDescriptor DatabasesArePrivate = new(
        "FLOW4606", Severity.Warning, "A database has a public address",
        """
        With a public address only a security group stands between the internet and the data. Clients reach a private one from inside of the network,
        through a VPN, or through a bastion.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_rds_cluster_instance reader {
            cluster_identifier = "orders"
            instance_class = "db.r6g.large"
            engine = "aurora-postgresql"
            publicly_accessible = true
          }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_rds_cluster_instance reader {
            cluster_identifier = "orders"
            instance_class = "db.r6g.large"
            engine = "aurora-postgresql"
            publicly_accessible = false
          }
        }
        """);

    /// <summary>A bucket may become public</summary>
    public static readonly DiagnosticDescriptor BucketsArePrivate = new(
        "FLOW4607", Severity.Warning, "A bucket may become public",
        """
        Since April 2023 AWS keeps new buckets private unless it is told otherwise. An access block with one of its four locks missing tells it
        otherwise, since what is not written there is `false`; so does an ACL for everybody. What is meant for everybody is better served through
        CloudFront.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_s3_bucket_public_access_block receipts {
            bucket = "receipts"
            block_public_acls = true
            block_public_policy = true
            ignore_public_acls = true
          }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_s3_bucket_public_access_block receipts {
            bucket = "receipts"
            block_public_acls = true
            block_public_policy = true
            ignore_public_acls = true
            restrict_public_buckets = true
          }
        }
        """);

    /// <summary>A policy allows everything</summary>
    public static readonly DiagnosticDescriptor RightsAreNamed = new(
        "FLOW4608", Severity.Warning, "A policy allows everything",
        """
        Who may do everything needs to be tricked only once. Name the actions that are used, and what they are used on. Everything is `*`; it is also all that one service can do
        on all that is there, `s3:*` on `*`, which a policy of AWS such as `AmazonS3FullAccess` allows, and everything but what `not_actions` or `not_resources` names: they leave out
        what somebody thought of, and allow what AWS adds next year. In the policy of a resource, which names its principals, `*` stands for that resource.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          data aws_iam_policy_document all {
            statement { actions = ["*"], resources = ["*"] }
          }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          data aws_iam_policy_document read {
            statement { actions = ["s3:GetObject"], resources = ["arn:aws:s3:::receipts/*"] }
          }
        }
        """);

    /// <summary>A policy lets everybody in</summary>
    public static readonly DiagnosticDescriptor PrincipalsAreNamed = new(
        "FLOW4609", Severity.Warning, "A policy lets everybody in",
        """
        `"*"` as a principal is everybody, in every account. Name the account, the role or the service, or add a condition that does so.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          data aws_iam_policy_document open {
            statement {
              actions = ["sqs:SendMessage"]
              resources = ["arn:aws:sqs:eu-west-1:123456789012:jobs"]
              principals { type = "*", identifiers = ["*"] }
            }
          }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          data aws_iam_policy_document sender {
            statement {
              actions = ["sqs:SendMessage"]
              resources = ["arn:aws:sqs:eu-west-1:123456789012:jobs"]
              principals { type = "Service", identifiers = ["events.amazonaws.com"] }
            }
          }
        }
        """);

    /// <summary>Somebody becomes administrator of the account</summary>
    public static readonly DiagnosticDescriptor NobodyIsAdministrator = new(
        "FLOW4610", Severity.Warning, "Somebody becomes administrator of the account",
        """
        `AdministratorAccess` allows everything in the whole account, also what nobody thought of. Give a role the policies of what it does; people
        get such rights for an hour, through a sign-on of their own.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_iam_role_policy_attachment deploys {
            role = "deploy"
            policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
          }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_iam_role_policy_attachment deploys {
            role = "deploy"
            policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
          }
        }
        """);

    /// <summary>Any repository at GitHub can take a role</summary>
    public static readonly DiagnosticDescriptor OnlyThisRepositoryDeploys = new(
        "FLOW4611", Severity.Warning, "Any repository at GitHub can take a role",
        """
        A role that trusts GitHub's tokens needs a condition on their `sub`, which names the repository and the branch or the environment. Without it,
        or with `*` for the repository, every workflow of every repository of the world can take the role.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          data aws_iam_policy_document trust {
            statement {
              actions = ["sts:AssumeRoleWithWebIdentity"]
              principals { type = "Federated", identifiers = ["arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"] }
              condition { test = "StringEquals", variable = "token.actions.githubusercontent.com:aud", values = ["sts.amazonaws.com"] }
            }
          }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          data aws_iam_policy_document trust {
            statement {
              actions = ["sts:AssumeRoleWithWebIdentity"]
              principals { type = "Federated", identifiers = ["arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"] }
              condition { test = "StringEquals", variable = "token.actions.githubusercontent.com:aud", values = ["sts.amazonaws.com"] }
              condition { test = "StringEquals", variable = "token.actions.githubusercontent.com:sub", values = ["repo:example/shop:environment:production"] }
            }
          }
        }
        """);

    /// <summary>A machine gets a public address</summary>
    public static readonly DiagnosticDescriptor MachinesArePrivate = new(
        "FLOW4613", Severity.Warning, "A machine gets a public address",
        """
        What has a public address can be reached from everywhere as soon as a security group lets it. Put machines into private subnets, with a load
        balancer in front of what the world may reach.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_subnet edge {
            vpc_id = "vpc-0123456789abcdef0"
            cidr_block = "10.0.0.0/24"
            map_public_ip_on_launch = true
          }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_subnet edge {
            vpc_id = "vpc-0123456789abcdef0"
            cidr_block = "10.0.0.0/24"
            map_public_ip_on_launch = false
          }
        }
        """);

    /// <summary>The metadata of a machine can be read without a token</summary>
    public static readonly DiagnosticDescriptor MetadataNeedsToken = new(
        "FLOW4614", Severity.Warning, "The metadata of a machine can be read without a token",
        """
        The metadata service gives a machine the credentials of its role. Version 1 answers every simple request, also one that a visitor made the
        application send; version 2 wants a token first.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_launch_template worker { name = "worker" }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_launch_template worker { name = "worker", metadata_options { http_tokens = "required" } }
        }
        """);

    /// <summary>A user gets a key that does not expire</summary>
    public static readonly DiagnosticDescriptor KeysAreShortLived = new(
        "FLOW4615", Severity.Warning, "A user gets a key that does not expire",
        """
        A key of a user works until somebody deletes it, and it is in Terraform's state. Jobs take a role through OpenID Connect, machines have roles,
        and people sign on.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_iam_access_key deploy { user = "deploy" }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_iam_user deploy { name = "deploy" }
        }
        """);
}
