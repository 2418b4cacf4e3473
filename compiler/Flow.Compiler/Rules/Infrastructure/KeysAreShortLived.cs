using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>No user gets a key that does not expire.</summary>
internal sealed class KeysAreShortLived() : InfrastructureRule("no-long-keys", RuleWeight.Practice, ExposureDiagnostics.KeysAreShortLived)
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Types => ["aws_iam_access_key"];

    /// <inheritdoc/>
    internal override IEnumerable<Finding> Check(ResourceReading resource) => resource.Read("status").MayBe("Inactive")
        ? []
        : [new Finding(resource.Place, $"{resource.Title} works until somebody deletes it, and it is in Terraform's state: let jobs take a role through OpenID Connect, and machines have one.")];
}
