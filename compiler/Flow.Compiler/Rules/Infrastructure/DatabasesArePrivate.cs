using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>No database has a public address.</summary>
internal sealed class DatabasesArePrivate() : SettingsRule(
    "private-databases", RuleWeight.Danger, ExposureDiagnostics.DatabasesArePrivate, "can be reached from the internet",
    [
        new("aws_db_instance", "publicly_accessible", "false", "CKV_AWS_17") { MayBeMissing = true },
        new("aws_rds_cluster_instance", "publicly_accessible", "false", "CKV_AWS_17") { MayBeMissing = true },
        new("aws_redshift_cluster", "publicly_accessible", "false", "CKV_AWS_87"),
        new("aws_dms_replication_instance", "publicly_accessible", "false", "CKV_AWS_89"),
        new("aws_mq_broker", "publicly_accessible", "false", "CKV_AWS_69") { MayBeMissing = true },
        new("aws_docdb_cluster_instance", "publicly_accessible", "false") { MayBeMissing = true },
        new("aws_neptune_cluster_instance", "publicly_accessible", "false", "CKV_AWS_102") { MayBeMissing = true },
    ]);
