using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Providers;
using Flow.Compiler.Syntax;

namespace Flow.Compiler.Model;

/// <summary>A model with what was found while it was built.</summary>
public sealed record ModelResult(DeliveryModel Model, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>What the next model may take over.</summary>
    internal ModelParts? Parts { get; init; }
}

/// <summary>Builds the delivery model from the bound project.</summary>
public static class ModelBuilding
{
    /// <summary>The model of <paramref name="project"/>.</summary>
    /// <param name="project">The bound project.</param>
    /// <param name="name">The project's name where none is declared.</param>
    /// <param name="trees">All files, for their headers.</param>
    /// <param name="providers">The providers that the project can use.</param>
    /// <param name="before">The model of an earlier text, of which the pipelines are taken over whose items are the same; null to build all.</param>
    /// <param name="cancellation">Asked between pipelines.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was asked for.</exception>
    public static ModelResult Build(
        BoundProject project, string name, ImmutableArray<SyntaxTree> trees, ProviderSet providers, ModelResult? before = null, CancellationToken cancellation = default)
    {
        var parts = new ModelParts(before?.Parts, project.Items);
        var synthetics = project.Items.Where(static i => i.Kind.Word == "synthetic").Select(new SyntheticBuilder(parts.Diagnostics).Of).OfType<ServiceLevels.Synthetic>().ToImmutableArray();
        var model = new DeliveryModel
        {
            Project = project.Items.FirstOrDefault(static i => i.Kind.Word == "project") is { } declared ? ProjectBuilder.Project(declared, parts.Diagnostics) : new Project(name),
            Teams = [.. project.Items.Where(static i => i.Kind.Word == "team").Select(ProjectBuilder.Team)],
            Environments = [.. project.Items.Where(static i => i.Kind.Word == "environment").Select(parts.Environment)],
            Rotations = [.. project.Items.Where(static i => i.Kind.Word == "rotation").Select(OnCallBuilder.Rotation)],
            Silences = [.. project.Items.Where(static i => i.Kind.Word == "silence").Select(OnCallBuilder.Silence).OfType<OnCall.Silence>()],
            Services = [.. project.Items.Where(static i => i.Kind.Word == "service").Select(ServiceBuilder.Service)],
            Metrics = [.. project.Items.Where(static i => i.Kind.Word == "metric").Select(ServiceBuilder.Metric)],
            Slos = [.. project.Items.Where(static i => i.Kind.Word == "slo").Select(SloBuilder.Slo).OfType<ServiceLevels.Slo>()],
            Alerts = [.. project.Items.Where(static i => i.Kind.Word == "alert").Select(ServiceBuilder.Alert).OfType<ServiceLevels.Alert>(), .. synthetics.SelectMany(ServiceLevels.SyntheticAlerts.Of)],
            Synthetics = synthetics,
            Dashboards = [.. project.Items.Where(static i => i.Kind.Word == "dashboard").Select(new DashboardBuilder(parts.Diagnostics).Dashboard)],
            Runbooks = [.. project.Items.Where(static i => i.Kind.Word == "runbook").Select(new RunbookBuilder(parts.Diagnostics).Runbook).OfType<ServiceLevels.Runbook>()],
            StatusPages = [.. project.Items.Where(static i => i.Kind.Word == "status-page").Select(StatusPageBuilder.Page)],
            Incidents = [.. project.Items.Where(static i => i.Kind.Word == "incident").Select(StatusPageBuilder.Incident).OfType<ServiceLevels.Incident>()],
            Pipelines = parts.Pipelines([.. project.Items.Where(static i => i.Kind.Word == "pipeline")], cancellation),
            Actions = [.. project.Items.Where(static i => i.Kind.Word == "action").Select(parts.Action)],
            Waivers = [.. project.Items.Where(static i => i.Kind.Word == "waive").Select(ProjectBuilder.Waiver).OfType<Waiver>()],
            FileHeaders = Headers(trees, parts),
            Providers = providers,
        };
        model = RunbookLinks.Resolve(RunbookAddresses.Resolve(StatusPageBuilder.WithSources(WithTeams(WithTargets(WithMeasured(FreezeGates.Add(ForeignCode.Mark(PermissionInference.WithCalls(ImagePermissions.Add(model), parts)))))))));
        parts.End();
        return new ModelResult(model, parts.Diagnostics.ToImmutable()) { Parts = parts };
    }

    private static DeliveryModel WithTargets(DeliveryModel model) => model.Project.ChoosesTargets
        ? model
        : model with { Project = model.Project with { Targets = ["github-actions", .. TargetsOf(model)] } };

    private static IEnumerable<string> TargetsOf(DeliveryModel model)
    {
        var clouds = model.Environments.Select(static e => e.Cloud?.Provider).OfType<string>().ToList();
        return [
            .. model.Environments.Any(static e => (e.Cloud is not null || !e.Resources.IsEmpty) && !Platforms.Has(e.Cloud?.Provider)) ? ["terraform"] : Array.Empty<string>(),
            .. model.Services.Any(static s => s.Build is not null) ? ["docker"] : Array.Empty<string>(),
            .. clouds.Contains(Platforms.Local) ? ["compose"] : Array.Empty<string>(),
            .. model.Environments.Any(static e => e.IsInCluster) ? ["kubernetes"] : Array.Empty<string>(),
            .. model.Slos.IsEmpty && model.Alerts.IsEmpty ? model.Services.Any(static s => s.Metrics is not null) ? ["prometheus"] : Array.Empty<string>() : model.Rotations.IsEmpty ? ["prometheus"] : ["prometheus", "alertmanager"],
            .. model.Slos.IsEmpty && model.Dashboards.IsEmpty && !model.Environments.Any(static e => e is { External: false, Telemetry: { } t } && t.Stores.Any(static s => s.Store.Form is "loki" or "tempo")) ? Array.Empty<string>() : ["grafana"],
            .. model.Environments.Any(static e => Telemetry.TelemetryRoutes.Of(e) is { } routes && routes.Stores.Any(static s => s.Store.IsSent)) ? ["otel-collector"] : Array.Empty<string>(),
            .. model.Runbooks.IsEmpty ? Array.Empty<string>() : ["runbooks"],
            .. model.StatusPages.IsEmpty ? Array.Empty<string>() : ["status-page"],
        ];
    }

    /// <summary>What runs of a service whose metrics are read, with where they are.</summary>
    private static DeliveryModel WithMeasured(DeliveryModel model)
    {
        var measured = model.Services.Where(static s => s is { Metrics: not null, Port: not null }).GroupBy(static s => s.Name).ToDictionary(static g => g.Key, static g => g.First().Metrics, StringComparer.Ordinal);
        return measured.Count == 0 ? model : model with
        {
            Environments =
            [
                .. model.Environments.Select(e => e.Workloads.IsEmpty ? e : e with { Workloads = [.. e.Workloads.Select(w => w.Service is { } service ? w with { Metrics = measured.GetValueOrDefault(service) } : w)] }),
            ],
        };
    }

    /// <summary>Service levels and alerts with their team: that of what they are about, unless they say another.</summary>
    private static DeliveryModel WithTeams(DeliveryModel model)
    {
        Team? Of(string? team, string? subject) => (team ?? model.OwnerOf(subject)) is { } owner ? model.Teams.FirstOrDefault(t => t.Name == owner) : null;

        return model with
        {
            Slos = [.. model.Slos.Select(s => s with { Team = Of(s.WrittenTeam, s.Service) })],
            Alerts = [.. model.Alerts.Select(a => a with { Team = Of(a.WrittenTeam, a.Owner) })],
        };
    }

    private static ImmutableDictionary<string, IReadOnlyList<string>> Headers(ImmutableArray<SyntaxTree> trees, ModelParts parts)
    {
        var headers = ImmutableDictionary.CreateBuilder<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var tree in trees)
        {
            if (parts.Header(tree) is { Count: > 0 } lines)
            {
                headers.Add(tree.Source.Path, lines);
            }
        }

        return headers.ToImmutable();
    }
}
