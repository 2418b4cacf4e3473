using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>A policy names whom it lets in.</summary>
internal sealed class PrincipalsAreNamed() : InfrastructureRule("no-public-principals", RuleWeight.Danger, ExposureDiagnostics.PrincipalsAreNamed)
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Types => PolicyStatement.Types;

    /// <inheritdoc/>
    public override ImmutableArray<string> Checkov => ["CKV_AWS_32", "CKV_AWS_33", "CKV_AWS_60", "CKV_AWS_70", "CKV_AWS_168", "CKV_AWS_169", "CKV_AWS_283", "CKV_AWS_387"];

    /// <inheritdoc/>
    public override bool LooksAtData => true;

    /// <inheritdoc/>
    internal override IEnumerable<Finding> Check(ResourceReading resource) => PolicyStatement.Of(resource)
        .Where(static s => s.Allows && s.Conditions.IsEmpty && s.Principals.Contains("*"))
        .Select(s => new Finding(s.Location, $"{resource.Title} lets everybody in, of every account: name the account, the role or the service, or add a condition that does so."));
}
