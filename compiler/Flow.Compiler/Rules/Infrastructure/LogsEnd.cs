using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>Logs are kept for a time that somebody chose.</summary>
internal sealed class LogsEnd() : SettingsRule(
    "log-retention", RuleWeight.Practice, ResilienceDiagnostics.LogsEnd, "is kept for ever",
    [
        new("aws_cloudwatch_log_group", "retention_in_days", "90", "CKV_AWS_66") { Holds = Expectation.AtLeast(1) },
    ]);
