using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>What keeps something cannot be deleted by one wrong plan.</summary>
internal sealed class DeletionIsPrevented() : SettingsRule(
    "deletion-protection", RuleWeight.Practice, ResilienceDiagnostics.DeletionIsPrevented, "can be deleted by one wrong plan",
    [
        new("aws_db_instance", "deletion_protection", "true", "CKV_AWS_293") { UnlessWritten = "replicate_source_db" },
        new("aws_rds_cluster", "deletion_protection", "true", "CKV_AWS_139"),
        new("aws_docdb_cluster", "deletion_protection", "true"),
        new("aws_neptune_cluster", "deletion_protection", "true", "CKV2_AWS_58"),
        new("aws_dynamodb_table", "deletion_protection_enabled", "true"),
        new("aws_lb", "enable_deletion_protection", "true", "CKV_AWS_150"),
        new("aws_cognito_user_pool", "deletion_protection", "\"ACTIVE\""),
    ])
{
    /// <inheritdoc/>
    public override bool MayBeWeakened => true;

    /// <inheritdoc/>
    protected override bool Excuses(ResourceReading resource, Expectation expectation) =>
        (resource.Resource.Lifecycle is { PreventDestroy: true }) || base.Excuses(resource, expectation);
}
