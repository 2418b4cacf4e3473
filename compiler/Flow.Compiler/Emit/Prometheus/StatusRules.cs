using System.Globalization;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Prometheus;

/// <summary>
/// The rules that record the state of the components of a status page: 0 where all is well, 1 where it is degraded, 2 where it does not work, and nothing where that is not known. What is recorded
/// is there for as long as the server keeps it, which is the history of the page.
/// </summary>
/// <param name="page">The page.</param>
/// <param name="model">The project.</param>
internal sealed class StatusRules(StatusPage page, DeliveryModel model)
{
    private const int Degraded = 1;
    private const int Outage = 2;

    /// <summary>The share of bad events from which on something does not work, rather than now and then.</summary>
    private const decimal MostlyBad = 0.5m;

    /// <summary>The document.</summary>
    public YamlMapping Document() => YamlMapping.Of(("groups", YamlSequence.Of(page.Components.Select(Group))));

    private YamlNode Group(StatusComponent component)
    {
        var sources = Sources(component).ToList();
        return YamlMapping.Of(
            ("name", $"status-page:{page.Name}:{component.Name}"),
            ("rules", YamlSequence.Of([
                .. sources.Select((s, i) => Record(RuleNames.StatusSource, s, component, ("source", YamlScalar.Of((i + 1).ToString(CultureInfo.InvariantCulture))))),
                Record(RuleNames.StatusComponent, Worst(component, sources.Count), component),
            ]))).WithSource(component.Origin);
    }

    /// <summary>One query for each thing that tells the state.</summary>
    private IEnumerable<string> Sources(StatusComponent component) =>
    [
        .. model.Slos.Where(s => component.Slos.Contains(s.FullName)).Select(Of),
        .. model.Synthetics.Where(s => component.Synthetics.Contains(s.FullName)).Select(Of),
        .. model.Alerts.Where(a => component.Alerts.Contains(a.FullName)).Select(Of),
    ];

    // Each part has the labels of the service level, so that `or` takes the worst that holds. A long window remembers what is over, and customers are told what is now.
    private static string Of(Slo slo)
    {
        var queries = SloQueries.Of(slo);
        var now = RuleNames.Series(RuleNames.ErrorRatio(queries.Base), slo);
        var burning = slo.TellingRows.Where(static r => r.Urgency == Urgency.Page).ToList();
        var bad = Math.Max(MostlyBad, slo.Objective.ErrorBudget);
        return $"({now} >= {SloQueries.Number(bad)}) * 0 + {Outage}"
            + (burning.Count == 0 ? "" : $" or (({queries.Burning(burning)}) and {now} > {SloQueries.Number(slo.Objective.ErrorBudget)}) * 0 + {Degraded}")
            + $" or {now} * 0";
    }

    private string Of(Synthetic synthetic)
    {
        var environment = page.Environment is { } name && !synthetic.IsAddress ? $", environment=\"{name}\"" : "";
        var selector = $"{{service=\"{synthetic.Service}\", synthetic=\"{synthetic.Name}\"{environment}}}";
        var window = PromDuration.Written(synthetic.For > synthetic.Every ? synthetic.For : synthetic.Every);
        var answered = $"min by (service, synthetic) (max_over_time(probe_success{selector}[{window}]))";
        var late = synthetic.Within is { } within
            ? $" or (max by (service, synthetic) (min_over_time(probe_duration_seconds{selector}[{window}])) > {within.TotalSeconds.ToString(CultureInfo.InvariantCulture)}) * 0 + {Degraded}"
            : "";
        return $"({answered} == 0) + {Outage}{late} or {answered} * 0";
    }

    private static string Of(Alert alert) =>
        $"max(ALERTS{{alertname=\"{AlertNames.Of(alert)}\", alertstate=\"firing\"}}) * {(alert.Severity == AlertSeverity.Critical ? Outage : Degraded)} or vector(0)";

    // Where one of several tells nothing, all being well is not known; that something is bad is.
    private string Worst(StatusComponent component, int sources)
    {
        var all = $"{RuleNames.StatusSource}{{page=\"{page.Name}\", component=\"{component.Name}\"}}";
        return sources == 1 ? $"max({all})" : $"max({all}) and (count({all}) == {sources} or max({all}) > 0)";
    }

    private YamlNode Record(string record, string query, StatusComponent component, params (string, YamlNode?)[] labels) => YamlMapping.Of(
        ("record", record),
        ("expr", PromPrinter.Print(PromParser.Parse(query).Value)),
        ("labels", YamlMapping.Of([("page", YamlScalar.Of(page.Name)), ("component", YamlScalar.Of(component.Name)), .. labels])));
}
