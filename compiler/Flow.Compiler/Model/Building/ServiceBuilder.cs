using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>Builds services, what is measured of them, and who is told. What has a mistake is left out: it was reported.</summary>
internal static class ServiceBuilder
{
    public static Service Service(BoundItem item) => new(item.Name ?? "", Origins.Of(item))
    {
        Title = item.Title?.KnownText,
        Owner = NameOf(item.Constant("owner")),
        DependsOn = Services(item, "depends-on"),
        CanDoWithout = Services(item, "can-do-without"),
        Traffic = Traffic(item),
        Tier = item.Text1("tier") ?? "standard",
        HasImage = item.Property("image") is not null,
        Build = item.Property("build") is { Subject.Constant: VariantValue build } property ? BuildBuilder.Build(build, Origins.Of(property)) : null,
        Port = item.Constant("port") is NumberValue port ? (int)port.Number : null,
        Health = item.Text1("health") ?? "/",
        Metrics = item.Text1("metrics"),
        MetricsOrigin = item.Property("metrics") is { } metrics ? Origins.Of(metrics) : null,
        Logs = item.Property("logs") is { } logs ? TelemetryBuilder.Logs(logs) : null,
        Traces = item.Property("traces") is { } traces ? TelemetryBuilder.Traces(traces) : null,
        Start = item.Constant("start") is DurationValue start ? start.Duration : TimeSpan.FromSeconds(60),
        Command = Values.Texts(item, "command"),
    };

    /// <summary>How many events <paramref name="item"/> says that there are, or null.</summary>
    public static Traffic? Traffic(BoundItem item) => item.Property("traffic") is { Subject.Constant: NumberValue usual } traffic
        ? new Traffic(usual.Number, (traffic.Constant("lowest") as NumberValue)?.Number, Origins.Of(traffic))
        : null;

    private static ImmutableArray<string> Services(BoundItem item, string property) =>
        [.. (item.Value(property)?.Constant is ListValue several ? several.Items : item.Constant(property) is { } one ? [one] : []).Select(NameOf).OfType<string>()];

    public static Metric Metric(BoundItem item) => new(
        item.Name ?? "",
        item.Text1("kind") is { } kind ? Enum.Parse<MetricType>(kind, ignoreCase: true) : MetricType.Gauge,
        item.Property("labels") is null ? null : Values.Texts(item, "labels"),
        Origins.Of(item))
    {
        Unit = Unit(item),
        Buckets = item.Value("buckets") is { } buckets ? [.. Values.Elements(buckets).Select(static b => b.Constant).OfType<NumberValue>().Select(static n => n.Number)] : null,
    };

    /// <summary>What is written as the unit of <paramref name="item"/>, or null.</summary>
    public static MeasuredIn? Unit(BoundItem item) => item.Text1("unit") is { } unit ? Enum.Parse<MeasuredIn>(unit.Replace("-", "", StringComparison.Ordinal), ignoreCase: true) : null;

    public static Alert? Alert(BoundItem item) => item.Property("when") is not { Query: { } condition } when ? null
        : new Alert(
            item.Name ?? "", NameOf(item.Constant("of")), condition,
            item.Text1("severity") is { } severity ? Enum.Parse<AlertSeverity>(severity, ignoreCase: true) : AlertSeverity.Warning, Origins.Of(item))
        {
            Title = item.Title?.KnownText,
            TitlePlace = item.Title?.Location,
            WrittenTeam = NameOf(item.Constant("owner")),
            For = when.Constant("for") is DurationValue hold ? hold.Duration : TimeSpan.Zero,
            KeepFor = when.Constant("keep") is DurationValue keep ? keep.Duration : TimeSpan.Zero,
            Impact = item.Text1("impact"),
            ImpactPlace = item.Value("impact")?.Location,
            Runbook = (item.Constant("runbook") as TextValue)?.Text,
            RunbookPlace = item.Value("runbook")?.Location,
            RunbookName = RunbookLinks.NameIn(item),
        };

    private static string? NameOf(Value? reference) => (reference as ReferenceValue)?.Path[^1];
}
