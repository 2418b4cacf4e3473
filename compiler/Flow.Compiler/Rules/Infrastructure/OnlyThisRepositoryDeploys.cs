using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>A role that trusts GitHub names the repository.</summary>
internal sealed class OnlyThisRepositoryDeploys() : InfrastructureRule("github-trust", RuleWeight.Danger, ExposureDiagnostics.OnlyThisRepositoryDeploys)
{
    private const string Issuer = "token.actions.githubusercontent.com";

    /// <inheritdoc/>
    public override ImmutableArray<string> Types => ["aws_iam_policy_document"];

    /// <inheritdoc/>
    public override ImmutableArray<string> Checkov => ["CKV_AWS_358"];

    /// <inheritdoc/>
    public override bool LooksAtData => true;

    /// <inheritdoc/>
    internal override IEnumerable<Finding> Check(ResourceReading resource) => PolicyStatement.Of(resource)
        .Where(static s => s.Allows && s.Actions.Contains("sts:AssumeRoleWithWebIdentity") && s.Principals.Any(static p => p.Contains(Issuer, StringComparison.Ordinal)) && !s.Conditions.Any(NamesRepository))
        .Select(s => new Finding(
            s.Location, $"{resource.Title} trusts every repository at GitHub: add `condition {{ test = \"StringEquals\", variable = \"{Issuer}:sub\", values = [\"repo:owner/name:environment:{resource.Environment.Name}\"] }}`."));

    private static bool NamesRepository(PolicyCondition condition) =>
        condition.Variable == $"{Issuer}:sub" && (condition.IsLater || condition.Values.All(static v => v.Split(':') is ["repo", var repository, ..] && repository.Split('/') is [not "*" and not "", not "*" and not ""]));
}
