using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>No password is written in a source.</summary>
internal sealed class PasswordsAreNotWritten() : InfrastructureRule("no-written-passwords", RuleWeight.Danger, ExposureDiagnostics.PasswordsAreNotWritten)
{
    private static readonly ImmutableArray<string> secrets = ["password", "master_password", "secret_string", "auth_token", "admin_password"];

    /// <inheritdoc/>
    public override ImmutableArray<string> Types => [];

    /// <inheritdoc/>
    internal override IEnumerable<Finding> Check(ResourceReading resource) => secrets.Select(name => (Name: name, Setting: resource.Read(name)))
        .Where(static s => s.Setting is { IsWritten: true, Value: Flow.Compiler.Types.TextValue { Text.Length: > 0 } })
        .Select(s => new Finding(s.Setting.Location, $"{resource.Title} has its `{s.Name}` written in the source: let AWS make it up and keep it, or look it up in a secret."));
}
