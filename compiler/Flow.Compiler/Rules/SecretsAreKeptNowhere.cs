using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>A secret that comes from outside is in the state where an argument reads it of which the provider has no form that is only written. Who reads the state can read it, which has to be known. What a construct does with a secret, its page says.</summary>
internal sealed class SecretsAreKeptNowhere : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var known = new HashSet<(Location Place, string Name)>();
        foreach (var (argument, secret, why) in model.Environments.SelectMany(e => Kept(e, model)))
        {
            var place = argument.Value.Location.InProject;
            if (known.Add((place, argument.Name))) // what is inherited is reported once
            {
                Report(
                    diagnostics, EnvironmentDiagnostics.SecretKept, place,
                    $"`{secret}` is in the state and in each plan: {why}. Who may read the state can read it.");
            }
        }
    }

    private static IEnumerable<(ResourceArgument Argument, string Secret, string Why)> Kept(DeploymentEnvironment environment, DeliveryModel model)
    {
        var secrets = environment.Parameters.Where(static p => p.IsSecret).Select(static p => p.Name).ToHashSet(StringComparer.Ordinal);
        return secrets.Count == 0
            ? []
            : environment.Resources.Where(static r => r is { Mode: ResourceMode.Managed, IsOfLibrary: false }).SelectMany(r => WrittenArguments.Of(r, model.Providers)).Where(w => !environment.IsOnlyWritten(w))
                .SelectMany(w => ExprTree.Reads(w.Argument.Value).Select(static r => r.Source).OfType<ParameterSource>().Where(p => secrets.Contains(p.Name)).Take(1).Select(p => (w.Argument, p.Name, Why(w))));
    }

    private static string Why(WrittenArgument written) => written.CanBeWriteOnly
        ? $"`{written.Argument.Name}` is made of other values, too, and in a form that is only written a change of them would go unnoticed"
        : $"`{written.Argument.Name}` has no form that is only written";
}
