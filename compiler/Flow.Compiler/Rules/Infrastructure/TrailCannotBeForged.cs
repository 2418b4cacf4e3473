using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>The trail of an account cannot be forged and sees all regions.</summary>
internal sealed class TrailCannotBeForged() : SettingsRule(
    "trail-proof", RuleWeight.Practice, ResilienceDiagnostics.TrailCannotBeForged, "does not prove what was done",
    [
        new("aws_cloudtrail", "enable_log_file_validation", "true", "CKV_AWS_36"),
        new("aws_cloudtrail", "is_multi_region_trail", "true", "CKV_AWS_67"),
    ]);
