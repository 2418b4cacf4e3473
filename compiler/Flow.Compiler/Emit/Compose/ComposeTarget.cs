using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Emit.Prometheus;
using Flow.Compiler.Model;

namespace Flow.Compiler.Emit.Compose;

/// <summary>Writes environments of the machine on which somebody develops as files for Compose.</summary>
public sealed class ComposeTarget : ITarget
{
    /// <summary>The file that Compose finds by itself.</summary>
    public const string DefaultFile = "compose.yaml";

    /// <inheritdoc/>
    public string Name => "compose";

    /// <inheritdoc/>
    public string Summary => "Compose: the services of an environment with `cloud local`, with the databases, queues and caches that they use, for `docker compose up`.";

    /// <inheritdoc/>
    public EmitResult Emit(DeliveryModel model, EmitOptions options)
    {
        var local = In(model);
        var observed = local.FirstOrDefault(e => Observers.Watch(e, model));
        return new EmitResult(
            [
                .. local.Select(e => FileText.Write(PathOf(e, model), new ComposeFile(model, e).Write(), e.Origin, model)),
                .. observed is null ? [] : Observers.Files(observed, model),
            ],
            []);
    }

    /// <summary>The environments that are written.</summary>
    public static ImmutableArray<DeploymentEnvironment> In(DeliveryModel model) =>
        [.. model.Environments.Where(static e => e is { External: false, Cloud.Provider: Platforms.Local } && !e.Workloads.IsEmpty)];

    /// <summary>The file of an environment. The one that Compose finds by itself is that of the only one, or of the one called <c>local</c>.</summary>
    public static string PathOf(DeploymentEnvironment environment, DeliveryModel model) =>
        In(model).Length == 1 || environment.Name == Platforms.Local ? DefaultFile : $"compose.{environment.Name}.yaml";
}
