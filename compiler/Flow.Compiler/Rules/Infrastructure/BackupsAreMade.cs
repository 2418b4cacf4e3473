using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>Backups are made of what keeps something.</summary>
internal sealed class BackupsAreMade() : SettingsRule(
    "backups", RuleWeight.Practice, ResilienceDiagnostics.BackupsAreMade, "has no backup",
    [
        new("aws_db_instance", "backup_retention_period", "14", "CKV_AWS_133") { Holds = Expectation.AtLeast(1), UnlessWritten = "replicate_source_db" },
        new("aws_elasticache_replication_group", "snapshot_retention_limit", "7") { Holds = Expectation.AtLeast(1) },
        new("aws_dynamodb_table", "point_in_time_recovery.enabled", "true", "CKV_AWS_28"),
        new("aws_docdb_cluster", "backup_retention_period", "14", "CKV_AWS_360") { Holds = Expectation.AtLeast(1), MayBeMissing = true },
        new("aws_neptune_cluster", "backup_retention_period", "14", "CKV_AWS_361") { Holds = Expectation.AtLeast(1), MayBeMissing = true },
        new("aws_redshift_cluster", "automated_snapshot_retention_period", "14", "CKV_AWS_343") { Holds = Expectation.AtLeast(1), MayBeMissing = true },
    ])
{
    /// <inheritdoc/>
    public override bool MayBeWeakened => true;
}
