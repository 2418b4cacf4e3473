using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>A function has a limit of runs at a time.</summary>
internal sealed class FunctionsHaveLimits() : SettingsRule(
    "limited-functions", RuleWeight.Advice, ResilienceDiagnostics.FunctionsHaveLimits, "may run as often at a time as the whole account",
    [
        new("aws_lambda_function", "reserved_concurrent_executions", "100", "CKV_AWS_115") { Holds = Expectation.AtLeast(0) },
    ])
{
    /// <inheritdoc/>
    public override bool MayBeWeakened => true;
}
