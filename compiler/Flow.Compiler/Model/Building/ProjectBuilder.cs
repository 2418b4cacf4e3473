using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Literals;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>Builds what stands beside the pipelines.</summary>
internal static class ProjectBuilder
{
    public static Project Project(BoundItem item, DiagnosticBag diagnostics) => new(item.Name ?? "project")
    {
        Origin = Origins.Of(item),
        Title = item.Title?.KnownText,
        Repository = (item.Constant("repository") as VariantValue)?.Arguments[0].ToText(),
        DefaultBranch = item.Text1("default-branch") ?? "main",
        TimeZone = TimeZone(item, diagnostics),
        Standards = item.Text1("standards") is { } standards ? Enum.Parse<Standards>(standards, ignoreCase: true) : Standards.Recommended,
        Targets = Values.Texts(item, "targets"),
        ChoosesTargets = item.Property("targets") is not null,
        Alerts = item.Property("alerts") is { } alerts ? OnCallBuilder.Settings(alerts) : OnCall.AlertSettings.Default,
        Prometheus = item.Property("prometheus") is { } prometheus ? MonitoringBuilder.Prometheus(prometheus) : ServiceLevels.PrometheusSettings.Default,
        Datadog = item.Property("datadog") is { } datadog
            ? new(datadog.Text1("namespace"), datadog.Text1("slack-account")) { NamespaceOrigin = datadog.Value("namespace") is { } prefix ? Origins.At(prefix.Location) : null, State = CloudBuilder.State(datadog) }
            : new(null, null),
        RunbooksUrl = item.Text1("runbooks-url"),
        Names = item.Text1("names") is { } names ? new NamePattern(names, item.Value("names")!.Location) : null,
        Registry = item.Text1("registry"),
        Promotion = [.. (item.Value("promotion")?.Constant is ListValue order ? order.Items : item.Constant("promotion") is { } one ? [one] : []).OfType<ReferenceValue>().Select(static r => r.Path[^1])],
        GrafanaUrl = item.Text1("grafana-url"),
        Prober = item.Text1("prober") ?? new Project("").Prober,
        PipelineBudget = item.Constant("pipeline-budget") is DurationValue budget ? budget.Duration : TimeSpan.FromMinutes(10),
    };

    // Days and hours are worked out in it, so that one of which nothing is known is told here, and is none.
    private static string? TimeZone(BoundItem item, DiagnosticBag diagnostics)
    {
        if (item.Value("timezone") is not { KnownText: { } name, Location: var place })
        {
            return null;
        }

        if (TimeZoneName.Parse(name).Problem is { } problem)
        {
            diagnostics.Report(PipelineDiagnostics.UnknownTimeZone, place, problem.Message, Instead(problem.Replacement, place).AsSpan());
        }
        else if (!TimeZoneInfo.TryFindSystemTimeZoneById(name, out _))
        {
            diagnostics.Report(PipelineDiagnostics.UnknownTimeZone, place, $"This machine does not know the time zone `{name}`: install its list of time zones (`tzdata`).", []);
        }
        else
        {
            return name;
        }

        return null;
    }

    private static ImmutableArray<Fix> Instead(string? better, Location place) =>
        better is null ? [] : [new Fix($"Write `{better}`", FixSafety.Suggestion, [new TextEdit(place.Span, $"\"{better}\"")])];

    public static Waiver? Waiver(BoundItem item) => item.Subject?.KnownText is { } rule && item.Text1("on") is { } on && item.Constant("until") is DateValue until
        ? new Waiver(rule, on, until.Date, item.Text1("because") ?? "")
        : null;

    public static Team Team(BoundItem item) => new(item.Name ?? "", Origins.Of(item))
    {
        Title = item.Title?.KnownText,
        Members = Values.Texts(item, "members"),
        OnCall = Called(item.Constant("on-call")),
        OnCallLocation = item.Value("on-call")?.Location,
        Chat = item.Constant("chat"),
        Channels = OnCallBuilder.Channels(item.Value("channels")),
        Tells = OnCallBuilder.Tells(item),
        Escalations = [.. item.All("escalate").Select(OnCallBuilder.Escalation).OfType<OnCall.Escalation>()],
    };

    // `primary` is `rotation("primary")`, and refers to it.
    private static Value? Called(Value? written) =>
        written is ReferenceValue { Kind: "rotation" } rotation ? new VariantValue(DomainTypes.OnCall, "rotation", [Value.Of(rotation.Path[^1])]) : written;
}
