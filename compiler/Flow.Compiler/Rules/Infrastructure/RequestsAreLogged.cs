using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>Load balancers write down who asked what.</summary>
internal sealed class RequestsAreLogged() : InfrastructureRule("logged-requests", RuleWeight.Advice, ReachDiagnostics.RequestsAreLogged)
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Types => ["aws_lb"];

    /// <inheritdoc/>
    public override ImmutableArray<string> Checkov => ["CKV_AWS_91"];

    /// <inheritdoc/>
    public override bool MayBeWeakened => true;

    /// <inheritdoc/>
    internal override IEnumerable<Finding> Check(ResourceReading resource)
    {
        var enabled = resource.Read("access_logs.enabled");
        if (!resource.Read("load_balancer_type").MayBe("gateway") && !enabled.MayBe("true"))
        {
            var parameter = ConstructArgument.Of(resource, "access_logs.enabled", "true");
            yield return new Finding(parameter?.Place ?? enabled.Location, $"{resource.Title} does not write down who asks what: {(parameter is null ? "write `access_logs { bucket = …, enabled = true }`" : parameter.Advice)}. A `bucket` with `takes-logs` takes what it writes.");
        }
    }
}
