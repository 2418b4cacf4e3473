using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>No password is written in a source.</summary>
internal sealed class PasswordsAreNotWritten() : InfrastructureRule("no-written-passwords", RuleWeight.Danger, ExposureDiagnostics.PasswordsAreNotWritten)
{
    private static readonly ImmutableArray<string> secrets = ["password", "master_password", "secret_string", "auth_token", "admin_password"];

    /// <inheritdoc/>
    public override ImmutableArray<string> Types => [];

    /// <inheritdoc/>
    internal override IEnumerable<Finding> Check(ResourceReading resource) => Arguments(resource.Resource.Body)
        .Where(static a => secrets.Contains(a.Name) && a.Value.Constant is TextValue { Text.Length: > 0 })
        .Select(a => new Finding(a.Origin.Location, $"{resource.Title} has its `{a.Name}` written in the source: let AWS make it up and keep it, or look it up in a secret."));

    private static IEnumerable<ResourceArgument> Arguments(ResourceBody body) => body.Items.SelectMany(static i => i is ResourceBlock block ? Arguments(block.Body) : [(ResourceArgument)i]);
}
