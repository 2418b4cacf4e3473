using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;

namespace Flow.Compiler.Rules;

/// <summary>An environment that inherits resources lives where their provider can make them.</summary>
internal sealed class EnvironmentsKeepProvider : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var byName = model.Environments.DistinctBy(static e => e.Name).ToDictionary(static e => e.Name, StringComparer.Ordinal);
        foreach (var environment in model.Environments)
        {
            if (environment is not { Like: { } like, Cloud: { } cloud } || byName.GetValueOrDefault(like)?.Cloud is not { } other || other.Provider == cloud.Provider)
            {
                continue;
            }

            if (environment.Resources.FirstOrDefault(r => r.Type.StartsWith($"{other.Provider}_", StringComparison.Ordinal) && r.Provider is null) is { } inherited)
            {
                Report(
                    diagnostics, EnvironmentDiagnostics.ProviderLeft, cloud.Origin.Location,
                    $"`{environment.Name}` lives in `{cloud.Provider}`, and what it inherits from `{like}` is made by `{other.Provider}`: `{inherited.Type}.{inherited.Name}` would have no configuration of its provider.");
            }
        }
    }
}
