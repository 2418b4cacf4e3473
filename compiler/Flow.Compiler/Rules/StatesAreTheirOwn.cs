using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;

namespace Flow.Compiler.Rules;

/// <summary>Each environment has a state of its own: Terraform removes what is in a state and not in the configuration.</summary>
internal sealed class StatesAreTheirOwn : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var owners = new Dictionary<string, DeploymentEnvironment>(StringComparer.Ordinal);
        foreach (var environment in model.Environments)
        {
            if (environment.Cloud?.State is not { } state || owners.TryAdd(PlaceOf(state, environment), environment))
            {
                continue;
            }

            var other = owners[PlaceOf(state, environment)];
            var way = state.NameSetting is { } setting ? $"Write another `{setting}` in its `state {state.Backend}`, or none in both." : $"Say another place in its `state {state.Backend}`.";
            Report(diagnostics, EnvironmentDiagnostics.StateShared, environment.Origin.Location, $"`{environment.Name}` has the same state as `{other.Name}`: each would remove what the other made. {way}");
        }
    }

    // Each environment has a folder of its own, in which such a file lies.
    private static bool IsBesideConfiguration(string backend, List<(string Name, string Value)> written) => backend == "local" && !written.Exists(static w => w.Name == "path" && w.Value is ['/' or '~', ..]);

    private static string PlaceOf(StateBackend state, DeploymentEnvironment environment)
    {
        var written = state.Settings.Items.OfType<ResourceArgument>().Where(static a => a.Value.Constant is not null).Select(static a => (a.Name, Value: a.Value.Constant!.ToText())).ToList();
        var own = state.NameSetting is { } setting && written.TrueForAll(w => w.Name != setting) || IsBesideConfiguration(state.Backend, written) ? environment.Name : "";
        return string.Join('\n', written.Select(static w => $"{w.Name}={w.Value}").Order(StringComparer.Ordinal).Prepend($"{state.Backend} {own}"));
    }
}
