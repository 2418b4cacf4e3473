using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>A last snapshot is made of a database before it is destroyed.</summary>
internal sealed class LastSnapshotIsMade() : SettingsRule(
    "last-snapshot", RuleWeight.Practice, ResilienceDiagnostics.LastSnapshotIsMade, "makes no snapshot before it is destroyed",
    [
        new("aws_db_instance", "skip_final_snapshot", "false") { MayBeMissing = true, UnlessWritten = "replicate_source_db" },
        new("aws_rds_cluster", "skip_final_snapshot", "false") { MayBeMissing = true },
        new("aws_docdb_cluster", "skip_final_snapshot", "false") { MayBeMissing = true },
        new("aws_neptune_cluster", "skip_final_snapshot", "false") { MayBeMissing = true },
        new("aws_redshift_cluster", "skip_final_snapshot", "false") { MayBeMissing = true },
    ])
{
    /// <inheritdoc/>
    public override bool MayBeWeakened => true;
}
