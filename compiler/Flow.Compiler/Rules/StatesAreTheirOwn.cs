using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Rules;

/// <summary>Each environment, and what is made in Datadog, has a state of its own: Terraform removes what is in a state and not in the configuration.</summary>
internal sealed class StatesAreTheirOwn : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (state, owner, words, place) in States(model))
        {
            if (owners.TryAdd(PlaceOf(state, $"{model.Project.Name}/{state.NameFor(owner)}", owner), words))
            {
                continue;
            }

            var other = owners[PlaceOf(state, $"{model.Project.Name}/{state.NameFor(owner)}", owner)];
            var way = state.NameSetting is { } setting ? $"Write another `{setting}` in its `state {state.Backend}`, or none in both." : $"Say another place in its `state {state.Backend}`.";
            Report(diagnostics, EnvironmentDiagnostics.StateShared, place.Location, $"{words} has the same state as {other}: each would remove what the other made. {way}");
        }
    }

    private static IEnumerable<(StateBackend State, string Owner, string Words, Origin Place)> States(DeliveryModel model) =>
    [
        .. model.Environments.Where(static e => e.Cloud?.State is not null).Select(static e => (e.Cloud!.State!, e.Name, $"`{e.Name}`", e.Origin)),
        .. model.Project.Datadog.State is { } state ? [(state, DatadogSettings.StateOwner, "What is made in Datadog", state.Origin)] : Array.Empty<(StateBackend, string, string, Origin)>(),
    ];

    // Each configuration has a folder of its own, in which such a file lies.
    private static bool IsBesideConfiguration(string backend, List<(string Name, string Value)> written) => backend == "local" && !written.Exists(static w => w.Name == "path" && w.Value is ['/' or '~', ..]);

    /// <summary>Where a state lies: what tells it from others where that is all written, so that nothing else, such as the region of a bucket, makes one place two; else everything that is said.</summary>
    private static string PlaceOf(StateBackend state, string name, string owner)
    {
        var written = state.Settings.Items.OfType<ResourceArgument>().Where(static a => a.Value.Constant is not null).Select(static a => (a.Name, Value: a.Value.Constant!.ToText())).ToList();
        var own = IsBesideConfiguration(state.Backend, written) ? owner : "";
        if (state.NameSetting is { } setting && !written.Exists(w => w.Name == setting))
        {
            written.Add((setting, name));
        }

        var (needed, others) = Telling(state.Backend);
        var telling = needed.Length > 0 && needed.All(n => written.Exists(w => w.Name == n)) ? written.Where(w => needed.Contains(w.Name) || others.Contains(w.Name)) : written;
        return string.Join('\n', telling.Select(static w => $"{w.Name}={w.Value}").Order(StringComparer.Ordinal).Prepend($"{state.Backend} {own}"));
    }

    /// <summary>The settings that tell one place from another: those without which it is none, and others. The name of a bucket of S3 or Google is one in the world, but for stores at an endpoint.</summary>
    private static (string[] Needed, string[] Others) Telling(string backend) => backend switch
    {
        "s3" => (["bucket", "key"], ["endpoint", "endpoints"]),
        "gcs" => (["bucket", "prefix"], []),
        "azurerm" => (["storage_account_name", "container_name", "key"], ["environment", "endpoint"]),
        _ => ([], []),
    };
}
