using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>Nobody gets all rights of an account.</summary>
internal sealed class NobodyIsAdministrator() : InfrastructureRule("no-administrators", RuleWeight.Danger, ExposureDiagnostics.NobodyIsAdministrator)
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Types => ManagedPolicies.Types;

    /// <inheritdoc/>
    public override ImmutableArray<string> Checkov => ["CKV_AWS_274"];

    /// <inheritdoc/>
    internal override IEnumerable<Finding> Check(ResourceReading resource) => ManagedPolicies.Of(resource).Where(static p => p.Name == ManagedPolicies.Administrator)
        .Select(p => new Finding(p.Written.Location, $"{resource.Title} may do everything in the account: name the actions that are used, and what they are used on, in a policy of your own.")
        {
            Fix = ArgumentEdit.Fix(resource, new Expectation(resource.Resource.Type, "policy_arn", "\"arn:aws:iam::aws:policy/ReadOnlyAccess\""), p.Written),
        });
}
