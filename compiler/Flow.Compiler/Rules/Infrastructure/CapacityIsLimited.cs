using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>What grows by itself has a limit, so that a mistake or an attack has a price that is known.</summary>
internal sealed class CapacityIsLimited() : SettingsRule(
    "limited-capacity", RuleWeight.Advice, ReachDiagnostics.CapacityIsLimited, "takes as much as it is asked for, without a limit",
    [
        new("aws_lambda_function", "reserved_concurrent_executions", "10", "CKV_AWS_115") { Holds = Expectation.AtLeast(0) },
        new("aws_instance", "credit_specification.cpu_credits", "\"standard\"") { MayBeMissing = true },
        new("aws_launch_template", "credit_specification.cpu_credits", "\"standard\"") { MayBeMissing = true },
    ]);
