using System.Collections.Immutable;
using Flow.Compiler.Model;

namespace Flow.Compiler.Emit.Telemetry;

/// <summary>Writes for each environment with <c>telemetry</c> what its OpenTelemetry Collector does.</summary>
public sealed class CollectorTarget : ITarget
{
    /// <summary>The version of the distribution <c>contrib</c> whose settings are used.</summary>
    public const string Version = "0.120.0";

    /// <inheritdoc/>
    public string Name => "otel-collector";

    /// <inheritdoc/>
    public string Summary => $"OpenTelemetry Collector {Version} (contrib): receivers, processors and exporters for each environment with `telemetry`.";

    /// <inheritdoc/>
    public EmitResult Emit(DeliveryModel model, EmitOptions options) => new(
        [
            .. model.Environments.Where(static e => e.IsWatched).Select(e => (Environment: e, Configuration: CollectorConfiguration.Of(e, model))).Where(static c => c.Configuration is not null)
                .Select(c => FileText.Write(PathOf(c.Environment), c.Configuration!.Document(), c.Environment.Telemetry!.Origin, model)),
        ],
        ImmutableArray<Diagnostics.Diagnostic>.Empty);

    /// <summary>Where the file of <paramref name="environment"/> is written.</summary>
    public static string PathOf(DeploymentEnvironment environment) => $"otel/collector.{environment.Name}.yaml";

    /// <summary>Whether <paramref name="environment"/> has such a file.</summary>
    public static bool Has(DeploymentEnvironment environment, DeliveryModel model) => CollectorConfiguration.Of(environment, model) is not null;
}
