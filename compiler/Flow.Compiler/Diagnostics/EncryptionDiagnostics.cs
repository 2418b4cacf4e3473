namespace Flow.Compiler.Diagnostics;

/// <summary>What is stored or sent can be read by others: rules over infrastructure.</summary>
public static class EncryptionDiagnostics
{
    /// <summary>What is stored is not encrypted</summary>
    public static readonly DiagnosticDescriptor StorageIsEncrypted = new(
        "FLOW4601", Severity.Warning, "What is stored is not encrypted",
        """
        Whoever gets hold of a disk, a snapshot or a copy can read what is stored without encryption. Most services of AWS encrypt only when they are
        told so, and many cannot be told later: then another argument replaces the resource, so say it from the beginning. Queues and buckets are
        encrypted unless they are told not to be.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_efs_file_system shared
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_efs_file_system shared { encrypted = true }
        }
        """);

    /// <summary>What is sent is not encrypted</summary>
    public static readonly DiagnosticDescriptor TrafficIsEncrypted = new(
        "FLOW4602", Severity.Warning, "What is sent is not encrypted",
        """
        Without TLS everybody on the way can read and change what is sent, passwords included. A listener of a load balancer inside of the network may
        speak HTTP, and so may one that only sends visitors on to HTTPS.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_elasticache_replication_group sessions {
            replication_group_id = "sessions"
            description = "sessions of the shop"
            at_rest_encryption_enabled = "true"
            automatic_failover_enabled = true
            snapshot_retention_limit = 7
          }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_elasticache_replication_group sessions {
            replication_group_id = "sessions"
            description = "sessions of the shop"
            at_rest_encryption_enabled = "true"
            transit_encryption_enabled = true
            automatic_failover_enabled = true
            snapshot_retention_limit = 7
          }
        }
        """);

    /// <summary>Old versions of TLS are allowed</summary>
    public static readonly DiagnosticDescriptor TlsIsModern = new(
        "FLOW4603", Severity.Warning, "Old versions of TLS are allowed",
        """
        TLS 1.0 and 1.1 have known holes, and browsers have not spoken them since 2020. What a service allows unless it is told otherwise is often
        older than that.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_lb_listener web {
            load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/web/50dc6c495c0c9188"
            port = 443
            protocol = "HTTPS"
            ssl_policy = "ELBSecurityPolicy-2016-08"
            certificate_arn = "arn:aws:acm:eu-west-1:123456789012:certificate/1234abcd-12ab-34cd-56ef-1234567890ab"
            default_action { type = "fixed-response", fixed_response { content_type = "text/plain" } }
          }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_lb_listener web {
            load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/web/50dc6c495c0c9188"
            port = 443
            protocol = "HTTPS"
            ssl_policy = "ELBSecurityPolicy-TLS13-1-2-2021-06"
            certificate_arn = "arn:aws:acm:eu-west-1:123456789012:certificate/1234abcd-12ab-34cd-56ef-1234567890ab"
            default_action { type = "fixed-response", fixed_response { content_type = "text/plain" } }
          }
        }
        """);

    /// <summary>A key is never changed</summary>
    public static readonly DiagnosticDescriptor KeysTurn = new(
        "FLOW4604", Severity.Warning, "A key is never changed",
        """
        KMS can make new material for a key each year and keeps the old one for what it encrypted. Nobody notices but whoever stole the old one. Keys
        of pairs and imported keys cannot do that.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_kms_key orders { description = "what orders hold" }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_kms_key orders { description = "what orders hold", enable_key_rotation = true }
        }
        """);
}
