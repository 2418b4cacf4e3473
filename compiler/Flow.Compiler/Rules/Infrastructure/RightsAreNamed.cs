using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>A policy names what it allows.</summary>
internal sealed class RightsAreNamed() : InfrastructureRule("no-wildcard-rights", RuleWeight.Danger, ExposureDiagnostics.RightsAreNamed)
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Types => [.. PolicyStatement.Types, .. ManagedPolicies.Types.Except(PolicyStatement.Types)];

    /// <inheritdoc/>
    public override ImmutableArray<string> Checkov => ["CKV_AWS_1", "CKV_AWS_49", "CKV_AWS_62", "CKV_AWS_63", "CKV_AWS_72"];

    /// <inheritdoc/>
    public override bool LooksAtData => true;

    /// <inheritdoc/>
    internal override IEnumerable<Finding> Check(ResourceReading resource)
    {
        foreach (var statement in PolicyStatement.Of(resource).Where(static s => s.Allows))
        {
            if (TooMuch(resource, statement) is { } what)
            {
                yield return new Finding(statement.Location, $"{resource.Title} allows {what}");
            }
        }

        foreach (var (name, written) in ManagedPolicies.Of(resource).Where(static p => ManagedPolicies.IsWide(p.Name)))
        {
            yield return new Finding(written.Location, $"{resource.Title} gives `{name}`, which allows all that a service can do on everything that is there: name the actions that are used, and what they are used on, in a policy of your own.");
        }
    }

    private static string? TooMuch(ResourceReading resource, PolicyStatement statement)
    {
        if (resource.Resource.Type == "aws_kms_key")
        {
            return null; // the policy of a key says who rules the key, and `kms:*` on `*` there is that key alone
        }

        if (statement.Actions.FirstOrDefault(a => a is "*" or "*:*" || (a.Split(':') is [_, "*"] && IsForEverything(statement))) is { } action)
        {
            return $"`{action}`: name the actions that are used, and what they are used on.";
        }

        return statement switch
        {
            { AllActionsBut: { } actions } => $"everything but {Named(actions)}, with what AWS adds next year: name the `actions` that are used.",
            { AllResourcesBut: { } resources } => $"it on everything but {Named(resources)}, with what is made next year: name the `resources` that it is for.",
            _ => null,
        };
    }

    private static string Named(ImmutableArray<string> but) => but.IsEmpty ? "what it names" : string.Join(", ", but.Select(static b => $"`{b}`"));

    // In the policy of a resource `*` is that resource.
    private static bool IsForEverything(PolicyStatement statement) => !statement.HasPrincipals && statement.Resources.Any(static r => r == "*" || r.Split(':') is ["arn", _, _, _, _, "*"]);
}
