using System.Collections.Immutable;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Planning.OnCall;

namespace Flow.Compiler.Planning.Coverage;

/// <summary>What a service has so that somebody notices when it fails, and knows what to do.</summary>
public enum CoverageAspect
{
    /// <summary>A team.</summary>
    Owner,

    /// <summary>A service level.</summary>
    Slo,

    /// <summary>Something that tells somebody.</summary>
    Alert,

    /// <summary>A dashboard.</summary>
    Dashboard,

    /// <summary>What to do, for all that calls somebody.</summary>
    Runbook,
}

/// <summary>Whether a service has something.</summary>
/// <param name="Aspect">What.</param>
/// <param name="By">What gives it; null where it is missing.</param>
/// <param name="Missing">What to write; empty where it is there.</param>
public sealed record CoverageCell(CoverageAspect Aspect, string? By, string Missing)
{
    /// <summary>The name of the rule, for <c>waive</c>.</summary>
    public string Rule => RuleOf(Aspect);

    /// <summary>The name of the rule that asks for something.</summary>
    public static string RuleOf(CoverageAspect aspect) => $"service-has-{aspect.ToString().ToLowerInvariant()}";
}

/// <summary>What a service has and what it lacks.</summary>
/// <param name="Service">The service.</param>
/// <param name="Cells">One for each aspect, in the order of <see cref="CoverageAspect"/>.</param>
public sealed record ServiceCoverage(Service Service, ImmutableArray<CoverageCell> Cells)
{
    /// <summary>Whether something of it calls somebody and has no runbook.</summary>
    public bool CallsWithoutRunbook { get; init; }

    /// <summary>Every aspect.</summary>
    public static readonly ImmutableArray<CoverageAspect> Aspects = [.. Enum.GetValues<CoverageAspect>()];

    /// <summary>The coverage of every service, in written order.</summary>
    public static ImmutableArray<ServiceCoverage> Of(DeliveryModel model)
    {
        var alerts = AlertCatalogue.Of(model).ToLookup(static a => a.Labels.GetValueOrDefault("service"));
        var runbooks = RunbooksOf(model);
        return
        [
            .. model.Services.Select(s => new ServiceCoverage(s, [.. Aspects.Select(a => Cell(a, s, [.. alerts[s.Name]], model))])
            {
                CallsWithoutRunbook = alerts[s.Name].Any(a => a.Severity == AlertSeverity.Critical && !runbooks.ContainsKey(a.FullName)),
            }),
        ];
    }

    private static CoverageCell Cell(CoverageAspect aspect, Service service, ImmutableArray<RoutedAlert> alerts, DeliveryModel model)
    {
        var (by, missing) = aspect switch
        {
            CoverageAspect.Owner => (service.Owner, "write `owner = team`"),
            CoverageAspect.Slo => (Names(model.Slos.Where(s => s.Service == service.Name).Select(static s => s.Name)), $"write `slo availability of {service.Name}`"),
            CoverageAspect.Alert => (Names(alerts.Select(static a => a.Name)), $"write `alert down of {service.Name}`"),
            CoverageAspect.Dashboard => Dashboard(service, model),
            _ => Runbook(service, alerts, model),
        };
        return new CoverageCell(aspect, by, by is null ? missing : "");
    }

    private static (string?, string) Dashboard(Service service, DeliveryModel model)
    {
        var isShown = model.Slos.Any(s => s.Service == service.Name) || model.Alerts.Any(a => a.Owner == service.Name);
        return !model.Project.Targets.Contains("grafana") ? (null, "add `grafana` to the targets of the project")
            : isShown ? ($"grafana/dashboards/{service.Name}.json", "")
            : (null, "it comes with a service level or an alert");
    }

    /// <summary>What calls somebody has a runbook; where nothing does, one of the service is enough.</summary>
    private static (string?, string) Runbook(Service service, ImmutableArray<RoutedAlert> alerts, DeliveryModel model)
    {
        var runbooks = RunbooksOf(model);
        var calling = alerts.Where(static a => a.Severity == AlertSeverity.Critical).DistinctBy(static a => a.FullName).ToList();
        var own = model.Runbooks.Where(r => r.Service == service.Name).Select(static r => r.FullName);
        return calling.Find(a => !runbooks.ContainsKey(a.FullName)) is { } without ? (null, $"write `runbook = …` in `{WrittenAs(without, model)}`")
            : (Names(calling.Select(a => runbooks[a.FullName]).Concat(own).Distinct()), $"write `runbook restart of {service.Name}`");
    }

    /// <summary>What is written for an alert: of those that tell of wrong answers, what asks for them.</summary>
    private static string WrittenAs(RoutedAlert alert, DeliveryModel model) =>
        model.Synthetics.FirstOrDefault(s => s.Origin == alert.Origin) is { } synthetic ? $"synthetic {synthetic.Name}" : alert.FullName;

    private static Dictionary<string, string> RunbooksOf(DeliveryModel model) => model.Slos.Select(static s => (s.FullName, Runbook: s.RunbookName ?? s.Runbook))
        .Concat(model.Alerts.Select(static a => (a.FullName, Runbook: a.RunbookName ?? a.Runbook)))
        .Where(static n => n.Runbook is not null).DistinctBy(static n => n.FullName).ToDictionary(static n => n.FullName, static n => n.Runbook!);

    private static string? Names(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } all ? all : null;
}
