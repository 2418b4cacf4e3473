using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>A policy names what it allows.</summary>
internal sealed class RightsAreNamed() : InfrastructureRule("no-wildcard-rights", RuleWeight.Danger, ExposureDiagnostics.RightsAreNamed)
{
    /// <summary>Services whose every action is as good as all rights: who may do everything there gives himself the rest.</summary>
    private static readonly ImmutableArray<string> powerful = ["iam:*", "sts:*", "organizations:*", "kms:*"];

    /// <inheritdoc/>
    public override ImmutableArray<string> Types => PolicyStatement.Types;

    /// <inheritdoc/>
    public override ImmutableArray<string> Checkov => ["CKV_AWS_1", "CKV_AWS_49", "CKV_AWS_62", "CKV_AWS_63", "CKV_AWS_72"];

    /// <inheritdoc/>
    public override bool LooksAtData => true;

    /// <inheritdoc/>
    internal override IEnumerable<Finding> Check(ResourceReading resource)
    {
        foreach (var statement in PolicyStatement.Of(resource).Where(s => s.Allows && !IsOwnPolicy(resource, s)))
        {
            if (statement.Actions.FirstOrDefault(a => a is "*" or "*:*" || (powerful.Contains(a) && statement.Resources.Contains("*"))) is { } action)
            {
                yield return new Finding(statement.Location, $"{resource.Title} allows `{action}`: name the actions that are used, and what they are used on.");
            }
        }
    }

    // The policy of a key says who rules the key, and `kms:*` on `*` there is that key alone.
    private static bool IsOwnPolicy(ResourceReading resource, PolicyStatement statement) =>
        resource.Resource.Type == "aws_kms_key" || (!statement.Principals.IsEmpty && statement.Actions.All(static a => a.StartsWith("kms:", StringComparison.Ordinal)));
}
