using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>Load balancers leave out headers that are not valid.</summary>
internal sealed class HeadersAreClean() : SettingsRule(
    "clean-headers", RuleWeight.Advice, ResilienceDiagnostics.HeadersAreClean, "passes on headers that are not valid",
    [
        new("aws_lb", "drop_invalid_header_fields", "true", "CKV_AWS_131"),
    ])
{
    /// <inheritdoc/>
    protected override bool Excuses(ResourceReading resource, Expectation expectation) =>
        (resource.Read("load_balancer_type") is { IsWritten: true } kind && !kind.MayBe("application")) || base.Excuses(resource, expectation);
}
