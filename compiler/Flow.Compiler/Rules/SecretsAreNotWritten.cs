using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>What the provider keeps secret does not stand in a source: whoever can read it could use it, and it would be in generated files and in the state, too.</summary>
internal sealed class SecretsAreNotWritten : ModelRule
{
    // No provider marks these settings of its own.
    private static readonly string[] SecretSettings = ["client_secret", "password", "secret_key", "token"];

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var known = new HashSet<Location>();
        foreach (var (argument, isKept) in model.Environments.SelectMany(e => Secrets(e, model)).Where(static a => a.Argument.Value.Constant is TextValue { Text.Length: > 0 }))
        {
            var place = argument.Value.Location.InProject;
            if (known.Add(place)) // what is inherited is reported once
            {
                Report(
                    diagnostics, EnvironmentDiagnostics.SecretWritten, place,
                    $"`{argument.Name}` is a secret, and this text would be in the source, in the generated files and in the state. {Instead(isKept)}");
            }
        }
    }

    private static string Instead(bool isKept) => isKept
        ? "Look it up where it is kept, `data aws_secretsmanager_secret_version`, though the state holds it then, or let the provider make it."
        : "Read it where it is kept, `ephemeral aws_secretsmanager_secret_version`, so that neither a plan nor the state holds it, or let the provider make it.";

    private static IEnumerable<(ResourceArgument Argument, bool IsKept)> Secrets(DeploymentEnvironment environment, DeliveryModel model) => environment.Resources
        .SelectMany(r => WrittenArguments.Of(r, model.Providers)).Where(static w => w.Schema.IsSensitive).Select(static w => (w.Argument, !w.CanBeWriteOnly))
        .Concat(environment.Providers.Select(static p => p.Settings).Append(environment.Cloud?.Settings ?? ResourceBody.Empty)
            .SelectMany(static s => s.Items.OfType<ResourceArgument>()).Where(static a => SecretSettings.Contains(a.Name)).Select(static a => (a, false)));
}
