using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>The storage of a database grows by itself, up to a limit.</summary>
internal sealed class StorageGrowsToALimit() : SettingsRule(
    "limited-storage", RuleWeight.Advice, ResilienceDiagnostics.StorageGrowsToALimit, "cannot grow",
    [
        new("aws_db_instance", "max_allocated_storage", "200") { Holds = Expectation.AtLeast(1), UnlessWritten = "replicate_source_db" },
    ])
{
    /// <inheritdoc/>
    public override bool MayBeWeakened => true;
}
