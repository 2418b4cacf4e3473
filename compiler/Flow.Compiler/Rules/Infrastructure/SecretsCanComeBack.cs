using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>A secret or a key that was deleted by mistake can be had back.</summary>
internal sealed class SecretsCanComeBack() : SettingsRule(
    "kept-secrets", RuleWeight.Practice, ResilienceDiagnostics.SecretsCanComeBack, "is gone at once when it is deleted",
    [
        new("aws_secretsmanager_secret", "recovery_window_in_days", "30") { Holds = Expectation.AtLeast(7), MayBeMissing = true },
        new("aws_kms_key", "deletion_window_in_days", "30") { Holds = Expectation.AtLeast(14), MayBeMissing = true },
    ])
{
    /// <inheritdoc/>
    public override bool MayBeWeakened => true;
}
