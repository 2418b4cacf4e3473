using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>Keys of KMS get new material each year.</summary>
internal sealed class KeysTurn() : SettingsRule(
    "turning-keys", RuleWeight.Practice, EncryptionDiagnostics.KeysTurn, "keeps its material for ever",
    [
        new("aws_kms_key", "enable_key_rotation", "true", "CKV_AWS_7"),
    ])
{
    /// <inheritdoc/>
    protected override bool Excuses(ResourceReading resource, Expectation expectation) =>
        (resource.Read("customer_master_key_spec") is { IsWritten: true } spec && !spec.MayBe("SYMMETRIC_DEFAULT")) || base.Excuses(resource, expectation);
}
