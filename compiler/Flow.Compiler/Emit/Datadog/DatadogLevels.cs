using System.Collections.Immutable;
using System.Globalization;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Emit.Prometheus;
using Flow.Compiler.Emit.Terraform;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Datadog;

/// <summary>Service levels, and a monitor for each row of burn rates that Datadog can look at.</summary>
/// <param name="queries">The queries.</param>
/// <param name="model">The project.</param>
/// <param name="diagnostics">Where is told what cannot be said.</param>
internal sealed class DatadogLevels(DatadogQueries queries, DeliveryModel model, DiagnosticBag diagnostics)
{
    /// <summary>The periods that Datadog has.</summary>
    private static readonly ImmutableArray<int> Periods = [7, 30, 90];

    /// <summary>The longest window, and the shortest long one (Datadog, "Burn Rate Alerts").</summary>
    private static readonly (TimeSpan Shortest, TimeSpan Longest) Windows = (TimeSpan.FromHours(1), TimeSpan.FromHours(48));

    private readonly DatadogMessage messages = new(model, diagnostics);

    /// <summary>The resources of <paramref name="slo"/>; none where Datadog has no words for it.</summary>
    public IEnumerable<HclItem> Of(Slo slo)
    {
        if (slo.Objective.Calendar is not null || !Periods.Any(d => slo.Objective.Period == TimeSpan.FromDays(d)))
        {
            diagnostics.Report(DatadogDiagnostics.NoWords, slo.Origin.Location, $"Datadog has periods of 7, 30 and 90 days, and `{slo.FullName}` has `{slo.Objective.WrittenPeriod}`. Take one of those, or leave it out there: `left-out-of = datadog`.");
            return [];
        }

        return messages.CanSay(slo.Impact, slo.ImpactPlace ?? slo.Origin.Location) && Measured(slo) is { } measured ? [Level(slo, measured), .. Burning(slo), .. NoData(slo)] : [];
    }

    /// <summary>The name of a resource in Terraform.</summary>
    public static string NameOf(string name) => name.Replace('.', '_').Replace('-', '_');

    private (string Type, HclBlock Specification)? Measured(Slo slo) => slo.Indicator switch
    {
        EventIndicator events => queries.Counted(events.Events) is { } counted && queries.Counted(events.Total) is { } total ? ("metric", Count(events, counted, total)) : null,
        SliceIndicator { Slice.TotalSeconds: not 60 } slices => No(slo, $"Datadog cuts time into slices of one minute, and `{slo.FullName}` into slices of {PromDuration.Written(slices.Slice)}."),
        SliceIndicator slices => queries.Slice(slices.Condition) is var (query, comparison, limit) ? ("time_slice", Slices(slices, query, comparison, limit)) : null,
        _ => No(slo, $"Datadog has no words for `{slo.FullName}`, which is made of other service levels. Leave it out there: `left-out-of = datadog`."),
    };

    private (string, HclBlock)? No(Slo slo, string message)
    {
        diagnostics.Report(DatadogDiagnostics.NoWords, slo.Origin.Location, message);
        return null;
    }

    private static HclBlock Level(Slo slo, (string Type, HclBlock Specification) measured)
    {
        var (timeframe, target) = (Timeframe(slo), HclLiteral.Of(Math.Round(slo.Objective.Target * 100, 6) / 1.000000000000m));
        return new HclBlock("resource", ["datadog_service_level_objective", NameOf(slo.FullName)],
        [
            .. HclBlock.Attributes(
                ("name", $"{slo.FullName}{(AlertMessages.Outside(slo.Title, slo) is { } title ? $": {title}" : "")}"), ("type", measured.Type), ("description", AlertMessages.Outside(slo.Impact, slo)), ("timeframe", timeframe), ("target_threshold", target),
                ("tags", DatadogMessage.Tags(slo.Service, slo.Team, null))),
            new HclBlock("sli_specification", [], [measured.Specification]),
            HclBlock.Of("thresholds", ("timeframe", timeframe), ("target", target)),
        ]).WithSource(slo.Origin);
    }

    private static string Timeframe(Slo slo) => string.Create(CultureInfo.InvariantCulture, $"{slo.Objective.Period.Days}d");

    private static HclBlock Count(EventIndicator events, string counted, string total)
    {
        var name = events.EventsAreBad ? "bad" : "good";
        return new HclBlock("count", [],
        [
            .. HclBlock.Attributes(("good_events_formula", events.EventsAreBad ? "total - bad" : "good"), ("total_events_formula", "total")),
            new HclBlock("queries", [], [Query(name, counted)]),
            new HclBlock("queries", [], [Query("total", total)]),
        ]);
    }

    private static HclBlock Slices(SliceIndicator slices, string query, string comparison, decimal limit) => new("time_slice", [],
    [
        .. HclBlock.Attributes(("comparator", comparison), ("threshold", HclLiteral.Of(limit)), ("query_interval_seconds", (int)slices.Slice.TotalSeconds)),
        new HclBlock("query", [],
        [
            HclBlock.Of("formula", ("formula_expression", "measured")),
            new HclBlock("query", [], [Query("measured", query)]),
        ]),
    ]);

    private static HclBlock Query(string name, string query) => HclBlock.Of("metric_query", ("name", name), ("query", query));

    private IEnumerable<HclItem> Burning(Slo slo)
    {
        if (slo.LeastTraffic is not null)
        {
            Warn(slo, $"Monitors of `{slo.FullName}` tell with less traffic than `min-traffic`, too: Datadog has no words for it.");
        }

        foreach (var row in slo.TellingRows)
        {
            if (row.Long < Windows.Shortest || row.Long > Windows.Longest)
            {
                Warn(slo, $"`{slo.FullName}` has no monitor for {PromDuration.Written(row.Long)} and {PromDuration.Written(row.Short)}: Datadog looks back from one hour to 48. Write `burn` lines of your own.", row.Origin);
                continue;
            }

            yield return Monitor(slo, row);
        }
    }

    private void Warn(Slo slo, string message, Origin? place = null) => diagnostics.Report(DatadogDiagnostics.NotTold, (place ?? slo.Origin).Location, message);

    private HclBlock Monitor(Slo slo, BurnRateRow row)
    {
        var (factor, severity) = (SloQueries.Number(row.Factor(slo.Objective.Period)), AlertNames.Severity(row.Urgency));
        var window = PromDuration.Written(row.Long);
        HclPart[] query =
        [
            new HclTextPart("burn_rate(\""), new HclHole(HclExpression.Path("datadog_service_level_objective", NameOf(slo.FullName), "id")),
            new HclTextPart($"\").over(\"{Timeframe(slo)}\").long_window(\"{InHours(row.Long)}\").short_window(\"{InHours(row.Short)}\") > {factor}"),
        ];
        return new HclBlock("resource", ["datadog_monitor", $"{NameOf(slo.FullName)}_burns_{window}"],
        [
            .. HclBlock.Attributes(
                ("name", $"{AlertNames.Burning(slo, row.Urgency)} ({window})"), ("type", "slo alert"), ("query", HclTemplate.Of(query)),
                ("message", messages.Text($"The budget of {slo.FullName} burns more than {factor} times faster than allowed, over {window} and {PromDuration.Written(row.Short)}.", slo.Impact, slo.Runbook, slo.Team, severity)),
                ("priority", DatadogMessage.Priority(severity)), ("tags", DatadogMessage.Tags(slo.Service, slo.Team, severity))),
            HclBlock.Of("monitor_thresholds", ("critical", factor)),
        ]).WithSource(row.Origin ?? slo.Origin);
    }

    /// <summary>Datadog writes windows in minutes and hours.</summary>
    private static string InHours(TimeSpan window) => window.Ticks % TimeSpan.TicksPerHour == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{(long)window.TotalHours}h")
        : string.Create(CultureInfo.InvariantCulture, $"{(long)window.TotalMinutes}m");

    /// <summary>A count is never below zero, so that the monitor tells only that there is none.</summary>
    private IEnumerable<HclItem> NoData(Slo slo) => slo is { NoData: not NoDataPolicy.Ignore, Indicator: EventIndicator events } && queries.Counted(events.Total) is { } total
        ? [new HclBlock("resource", ["datadog_monitor", $"{NameOf(slo.FullName)}_has_no_data"],
            [
                .. HclBlock.Attributes(
                    ("name", AlertNames.NoData(slo)), ("type", "query alert"), ("query", $"sum(last_10m):{total} < 0"),
                    ("message", messages.Text($"Nothing is measured of {slo.FullName}: nobody knows whether it is good.", null, slo.Runbook, slo.Team, AlertNames.Severity(slo.NoData))),
                    ("priority", DatadogMessage.Priority(AlertNames.Severity(slo.NoData))), ("notify_no_data", true), ("no_data_timeframe", 20), ("require_full_window", false),
                    ("tags", DatadogMessage.Tags(slo.Service, slo.Team, AlertNames.Severity(slo.NoData)))),
                HclBlock.Of("monitor_thresholds", ("critical", "0")),
            ]).WithSource(slo.Origin)]
        : [];
}
