namespace Flow.Compiler.Diagnostics;

/// <summary>How something is reached, whether that is seen, and how much of it there may be: rules over infrastructure.</summary>
public static class ReachDiagnostics
{
    /// <summary>A certificate is for another name</summary>
    public static readonly DiagnosticDescriptor CertificatesCoverNames = new(
        "FLOW4670", Severity.Warning, "A certificate is for another name",
        """
        A record of DNS leads to a load balancer or a distribution, whose certificate is not for that name. Browsers show a warning instead of the page, and programs
        do not connect. `*.example.com` is for `api.example.com`, but neither for `example.com` nor for `v1.api.example.com`.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_acm_certificate tls { domain_name = "example.com", validation_method = "DNS" }
          terraform aws_lb web { name = "web", enable_deletion_protection = true, subnets = ["subnet-0a", "subnet-0b"] }
          terraform aws_lb_listener https {
            load_balancer_arn = web.arn
            port = 443
            protocol = "HTTPS"
            ssl_policy = "ELBSecurityPolicy-TLS13-1-2-2021-06"
            certificate_arn = tls.arn
            default_action { type = "forward" }
          }
          terraform aws_route53_record api {
            zone_id = "Z0123456789ABCDEFGHIJ"
            name = "api.example.com"
            type = "A"
            alias { name = web.dns_name, zone_id = web.zone_id, evaluate_target_health = true }
          }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_acm_certificate tls { domain_name = "example.com", subject_alternative_names = ["*.example.com"], validation_method = "DNS" }
          terraform aws_lb web { name = "web", enable_deletion_protection = true, subnets = ["subnet-0a", "subnet-0b"] }
          terraform aws_lb_listener https {
            load_balancer_arn = web.arn
            port = 443
            protocol = "HTTPS"
            ssl_policy = "ELBSecurityPolicy-TLS13-1-2-2021-06"
            certificate_arn = tls.arn
            default_action { type = "forward" }
          }
          terraform aws_route53_record api {
            zone_id = "Z0123456789ABCDEFGHIJ"
            name = "api.example.com"
            type = "A"
            alias { name = web.dns_name, zone_id = web.zone_id, evaluate_target_health = true }
          }
        }
        """);

    /// <summary>Nothing leads to a zone</summary>
    public static readonly DiagnosticDescriptor ZonesAreDelegated = new(
        "FLOW4671", Severity.Warning, "Nothing leads to a zone",
        """
        A zone of DNS is found because the zone above it names its servers, in a record of the type NS. Which servers these are is known once the zone is made: an output
        says it, and then they are written into the zone above, which may belong to another account:
        `records = [{ name = "staging", type = "NS", values = ["ns-1.awsdns-01.org", …] }]`. Until then nobody finds what is in the zone, and a certificate that is proved there
        is not issued.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          dns site { domain = "example.com" }
        }
        environment staging like production {
          site { domain = "staging.example.com" }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          dns site { domain = "example.com" }

          /// The servers of the zone, for the zone above it.
          output name-servers = site.servers
        }
        environment staging like production {
          site { domain = "staging.example.com" }
        }
        """);

    /// <summary>Nobody knows who asked what</summary>
    public static readonly DiagnosticDescriptor RequestsAreLogged = new(
        "FLOW4672", Severity.Warning, "Nobody knows who asked what",
        """
        When something was broken into, or answered slowly, the log of the load balancer says who asked for what, and what the answer was. It is written into a bucket, which
        lets load balancers write: a `bucket` with `takes-logs = true`. The services of a `host` with `log-bucket = logs.id` write there.
        """,
        """
        project shop { standards = strict }
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_lb web { name = "web", enable_deletion_protection = true, drop_invalid_header_fields = true, subnets = ["subnet-0a", "subnet-0b"] }
        }
        """,
        """
        project shop { standards = strict }
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          bucket logs { takes-logs = true, expires = 90d }
          terraform aws_lb web {
            subnets = ["subnet-0a", "subnet-0b"]
            name = "web"
            enable_deletion_protection = true
            drop_invalid_header_fields = true
            access_logs { bucket = logs.id, enabled = true }
          }
        }
        """);

    /// <summary>Something grows without a limit</summary>
    public static readonly DiagnosticDescriptor CapacityIsLimited = new(
        "FLOW4673", Severity.Warning, "Something grows without a limit",
        """
        A function runs as often at the same time as it is called, up to the limit of the whole account, and takes that from all others. A machine with unlimited credits of
        processor is paid for each hour in which it works hard. A limit makes a loop by mistake, or an attack, cost what is known.
        """,
        """
        project shop { standards = strict }
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_lambda_function resize { function_name = "resize", role = "arn:aws:iam::123456789012:role/resize", package_type = "Image", image_uri = "resize:1" }
        }
        """,
        """
        project shop { standards = strict }
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_lambda_function resize {
            function_name = "resize"
            role = "arn:aws:iam::123456789012:role/resize"
            package_type = "Image"
            image_uri = "resize:1"
            reserved_concurrent_executions = 10
          }
        }
        """);
}
