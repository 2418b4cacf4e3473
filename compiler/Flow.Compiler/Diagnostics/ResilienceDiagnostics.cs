namespace Flow.Compiler.Diagnostics;

/// <summary>Something can be lost, or goes unnoticed: rules over infrastructure.</summary>
public static class ResilienceDiagnostics
{
    /// <summary>No backup is made</summary>
    public static readonly DiagnosticDescriptor BackupsAreMade = new(
        "FLOW4616", Severity.Warning, "No backup is made",
        """
        RDS keeps no backup of an instance unless it is told to, and neither do caches and tables. Say for how many days.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_dynamodb_table carts {
            name = "carts"
            hash_key = "id"
            billing_mode = "PAY_PER_REQUEST"
            deletion_protection_enabled = true
            attribute { name = "id", type = "S" }
          }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_dynamodb_table carts {
            name = "carts"
            hash_key = "id"
            billing_mode = "PAY_PER_REQUEST"
            deletion_protection_enabled = true
            attribute { name = "id", type = "S" }
            point_in_time_recovery { enabled = true }
          }
        }
        """);

    /// <summary>The loss of one zone is the loss of everything</summary>
    public static readonly DiagnosticDescriptor AnotherZoneTakesOver = new(
        "FLOW4617", Severity.Warning, "The loss of one zone is the loss of everything",
        """
        A zone of AWS fails once in a while. What stands in a second one takes over within minutes, and makes updates without an outage possible.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_elasticache_replication_group sessions {
            replication_group_id = "sessions"
            description = "sessions of the shop"
            at_rest_encryption_enabled = "true"
            transit_encryption_enabled = true
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

    /// <summary>One wrong plan can delete it</summary>
    public static readonly DiagnosticDescriptor DeletionIsPrevented = new(
        "FLOW4618", Severity.Warning, "One wrong plan can delete it",
        """
        With protection AWS refuses to delete it until somebody takes the protection away, in a change of its own. Where Terraform alone deletes
        things, `lifecycle { prevent-destroy = true }` does the same.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_cognito_user_pool customers { name = "customers" }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_cognito_user_pool customers { name = "customers", deletion_protection = "ACTIVE" }
        }
        """);

    /// <summary>No last snapshot is made</summary>
    public static readonly DiagnosticDescriptor LastSnapshotIsMade = new(
        "FLOW4619", Severity.Warning, "No last snapshot is made",
        """
        A database that is destroyed, also because an argument replaces it, is gone. A last snapshot costs little and is the way back.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_rds_cluster orders {
            engine = "aurora-postgresql"
            manage_master_user_password = true
            master_username = "orders"
            storage_encrypted = true
            deletion_protection = true
            skip_final_snapshot = true
          }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_rds_cluster orders {
            engine = "aurora-postgresql"
            manage_master_user_password = true
            master_username = "orders"
            storage_encrypted = true
            deletion_protection = true
            final_snapshot_identifier = "orders-last"
          }
        }
        """);

    /// <summary>What is overwritten in a bucket is lost</summary>
    public static readonly DiagnosticDescriptor ObjectsHaveVersions = new(
        "FLOW4620", Severity.Warning, "What is overwritten in a bucket is lost",
        """
        With versions, what was overwritten or deleted by mistake can be had back. A lifecycle rule deletes old versions after a time, so that they do
        not pile up.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_s3_bucket receipts { bucket = "receipts" }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_s3_bucket receipts { bucket = "receipts" }
          terraform aws_s3_bucket_versioning receipts-versions {
            bucket = receipts.id
            versioning_configuration { status = "Enabled" }
          }
        }
        """);

    /// <summary>A deleted secret is gone at once</summary>
    public static readonly DiagnosticDescriptor SecretsCanComeBack = new(
        "FLOW4621", Severity.Warning, "A deleted secret is gone at once",
        """
        A secret that is deleted by mistake takes down everything that reads it. With days of recovery it can be had back.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_secretsmanager_secret stripe { name = "stripe", recovery_window_in_days = 0 }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_secretsmanager_secret stripe { name = "stripe", recovery_window_in_days = 30 }
        }
        """);

    /// <summary>A log is kept for ever</summary>
    public static readonly DiagnosticDescriptor LogsEnd = new(
        "FLOW4622", Severity.Warning, "A log is kept for ever",
        """
        CloudWatch keeps a log for ever unless it is told how long, and bills each month for all of it. What people did is often not allowed to be
        kept for ever, either.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_cloudwatch_log_group orders { name = "orders" }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_cloudwatch_log_group orders { name = "orders", retention_in_days = 90 }
        }
        """);

    /// <summary>What was done can be forged or is not seen</summary>
    public static readonly DiagnosticDescriptor TrailCannotBeForged = new(
        "FLOW4623", Severity.Warning, "What was done can be forged or is not seen",
        """
        A trail shows who did what in an account. With validation it is noticed when somebody changes it; over all regions it also sees what is done
        where nobody looks.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_cloudtrail all { name = "all", s3_bucket_name = "example-trail", enable_log_file_validation = true }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_cloudtrail all {
            name = "all"
            s3_bucket_name = "example-trail"
            enable_log_file_validation = true
            is_multi_region_trail = true
          }
        }
        """);

    /// <summary>Small updates do not come by themselves</summary>
    public static readonly DiagnosticDescriptor SmallUpdatesCome = new(
        "FLOW4624", Severity.Warning, "Small updates do not come by themselves",
        """
        Minor versions of an engine mend holes. They come in the maintenance window, and only if they are let.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_rds_cluster_instance reader {
            cluster_identifier = "orders"
            instance_class = "db.r6g.large"
            engine = "aurora-postgresql"
            auto_minor_version_upgrade = false
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
          }
        }
        """);

    /// <summary>A tag of an image can be moved</summary>
    public static readonly DiagnosticDescriptor ImageTagsStay = new(
        "FLOW4625", Severity.Warning, "A tag of an image can be moved",
        """
        When a tag can be moved, what runs is not what was reviewed, and going back to the version before may be impossible.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_ecr_repository shop { name = "shop" }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_ecr_repository shop { name = "shop", image_tag_mutability = "IMMUTABLE" }
        }
        """);

    /// <summary>Images are not scanned</summary>
    public static readonly DiagnosticDescriptor ImagesAreScanned = new(
        "FLOW4626", Severity.Warning, "Images are not scanned",
        """
        A scan of each image that comes shows the known holes of what is in it.
        """,
        """
        project shop { standards = strict }
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_ecr_repository shop { name = "shop", image_tag_mutability = "IMMUTABLE" }
        }
        """,
        """
        project shop { standards = strict }
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_ecr_repository shop {
            name = "shop"
            image_tag_mutability = "IMMUTABLE"
            image_scanning_configuration { scan_on_push = true }
          }
        }
        """);

    /// <summary>A database stops when its storage is full</summary>
    public static readonly DiagnosticDescriptor StorageGrowsToALimit = new(
        "FLOW4628", Severity.Warning, "A database stops when its storage is full",
        """
        With a limit to which it may grow a database gets storage when it needs it; without one it stops when what it has is full.
        """,
        """
        project shop { standards = strict }
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_db_instance orders {
            instance_class = "db.t4g.medium"
            engine = "postgres"
            allocated_storage = 50
            storage_encrypted = true
            multi_az = true
            backup_retention_period = 14
            deletion_protection = true
          }
        }
        """,
        """
        project shop { standards = strict }
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_db_instance orders {
            instance_class = "db.t4g.medium"
            engine = "postgres"
            allocated_storage = 50
            max_allocated_storage = 200
            storage_encrypted = true
            multi_az = true
            backup_retention_period = 14
            deletion_protection = true
          }
        }
        """);

    /// <summary>Headers that are no headers are passed on</summary>
    public static readonly DiagnosticDescriptor HeadersAreClean = new(
        "FLOW4629", Severity.Warning, "Headers that are no headers are passed on",
        """
        Servers read headers that break the rules differently, and requests can be smuggled past a check that way. A load balancer can leave such
        headers out.
        """,
        """
        project shop { standards = strict }
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_lb web { name = "web", enable_deletion_protection = true, access_logs { bucket = "example-logs", enabled = true }, subnets = ["subnet-0a", "subnet-0b"] }
        }
        """,
        """
        project shop { standards = strict }
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_lb web {
            subnets = ["subnet-0a", "subnet-0b"]
            name = "web"
            enable_deletion_protection = true
            drop_invalid_header_fields = true
            access_logs { bucket = "example-logs", enabled = true }
          }
        }
        """);

    /// <summary>Nobody knows whose it is</summary>
    public static readonly DiagnosticDescriptor ResourcesAreTagged = new(
        "FLOW4630", Severity.Warning, "Nobody knows whose it is",
        """
        Tags say in a bill, and at three in the night, what something is for and whose it is. Tags of the `cloud` stand on everything that an
        environment makes.
        """,
        """
        project shop { standards = strict }
        environment production {
          cloud aws { region = "eu-west-1" }
          terraform aws_sqs_queue jobs
        }
        """,
        """
        project shop { standards = strict }
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_sqs_queue jobs
        }
        """);
}
