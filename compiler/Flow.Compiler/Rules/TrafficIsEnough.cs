using System.Globalization;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>
/// What declared traffic proves: that one error is too many for a service level or for an alert, and that an alert fires never, or all day. The arithmetic is that of the SRE
/// workbook, chapter 5, "Low-Traffic Services".
/// </summary>
internal sealed class TrafficIsEnough : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var traffic in model.Services.Select(static s => s.Traffic).Concat(model.Slos.Select(static s => s.Traffic)).OfType<Traffic>().Where(static t => !IsInOrder(t)))
        {
            Report(diagnostics, TrafficDiagnostics.TrafficOutOfOrder, traffic.Origin.Location, $"Usually there are {Text(traffic.Usual)} events for each second, and at least {Text(traffic.Lowest ?? traffic.Usual)}: both are more than nothing, and the first is not less.");
        }

        foreach (var slo in model.Slos.Where(static s => s is { Traffic: not null, Indicator: not EventIndicator }))
        {
            Report(diagnostics, TrafficDiagnostics.TrafficOutOfOrder, slo.Traffic!.Origin.Location, $"`{slo.FullName}` counts no events. Leave `traffic` out.");
        }

        foreach (var service in model.Services)
        {
            foreach (var both in service.CanDoWithout.Intersect(service.DependsOn))
            {
                Report(diagnostics, TrafficDiagnostics.NeededAndNot, service.Origin.Location, $"`{service.Name}` cannot do without `{both}` by `depends-on`, and can by `can-do-without`. Leave one of both out.");
            }
        }

        foreach (var slo in model.Slos)
        {
            if (slo.Indicator is EventIndicator events && TrafficOf(slo, model) is { } traffic && IsInOrder(traffic))
            {
                Check(slo, traffic, diagnostics);
                Check(slo, events, traffic, model, diagnostics);
            }
        }
    }

    private static Traffic? TrafficOf(Slo slo, DeliveryModel model) => slo.Traffic ?? model.Services.FirstOrDefault(s => s.Name == slo.Service)?.Traffic;

    private static bool IsInOrder(Traffic traffic) => traffic.Usual > 0 && traffic.Lowest is null or > 0 && !(traffic.Lowest > traffic.Usual);

    private static void Check(Slo slo, Traffic traffic, DiagnosticBag diagnostics)
    {
        var events = traffic.Usual * (decimal)slo.Objective.Period.TotalSeconds;
        if (events * slo.Objective.ErrorBudget < 1)
        {
            Report(
                diagnostics, TrafficDiagnostics.LessThanOneError, slo.Origin.Location,
                $"Of about {Text(events)} events {slo.Objective.WrittenPeriod} `{slo.FullName}` lets {Text(events * slo.Objective.ErrorBudget)} be bad: less than one. Promise less, or measure `slices` of time.");
        }
        else if (slo.LeastTraffic >= traffic.Usual)
        {
            Report(
                diagnostics, TrafficDiagnostics.NeverEnoughTraffic, slo.Origin.Location,
                $"`{slo.FullName}` tells somebody only above {Text(slo.LeastTraffic.Value)} events for each second, and usually there are {Text(traffic.Usual)}. Write a lower `min-traffic`.");
        }
        else if (slo.TellingRows.MaxBy(r => Needed(slo, r)) is { } worst && Math.Max(traffic.Lowest ?? traffic.Usual, slo.LeastTraffic ?? 0) < Needed(slo, worst))
        {
            ReportOneError(slo, traffic, worst, diagnostics);
        }
    }

    /// <summary>Events for each second with which one error is no more than the threshold.</summary>
    private static decimal Needed(Slo slo, BurnRateRow row) => 1 / (row.Threshold(slo.Objective) * (decimal)row.Long.TotalSeconds);

    private static void ReportOneError(Slo slo, Traffic traffic, BurnRateRow row, DiagnosticBag diagnostics)
    {
        var events = Math.Max(traffic.Lowest ?? traffic.Usual, slo.LeastTraffic ?? 0) * (decimal)row.Long.TotalSeconds;
        Report(
            diagnostics, TrafficDiagnostics.OneErrorTells, (row.Origin ?? slo.Origin).Location,
            $"With {Text(events)} events in {Quantities.Write(row.Long)} one error is more than the {Text(row.Threshold(slo.Objective) * 100)}% above which `{slo.FullName}` tells somebody. Write `min-traffic = {Text(RoundedUp(Needed(slo, row)))}`, or promise less.");
    }

    private static void Check(Slo slo, EventIndicator events, Traffic traffic, DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var alert in model.Alerts.Where(a => a.Owner == slo.Service))
        {
            if (alert.Condition.Tree is PromBinary { IsComparison: true, Matching: null, Right: PromNumber { Value: > -1e12 and < 1e12 } limit } comparison && IsSameRate(comparison.Left, events.Total.Tree)
                && FirstWrong(comparison.Operator, (decimal)limit.Value, traffic) is { } wrong)
            {
                Report(
                    diagnostics, TrafficDiagnostics.FiresInOrdinaryTraffic, alert.Origin.Location,
                    $"`{alert.FullName}` fires at {Text(wrong)} events for each second, which {(wrong == traffic.Usual ? "is usual" : "is ordinary at the quietest time")}.");
            }
        }
    }

    private static decimal? FirstWrong(string comparison, decimal limit, Traffic traffic) =>
        new[] { traffic.Usual, traffic.Lowest ?? traffic.Usual }.Where(t => Holds(comparison, t, limit)).Select(static t => (decimal?)t).FirstOrDefault();

    private static bool Holds(string comparison, decimal value, decimal limit) => comparison switch
    {
        ">" => value > limit,
        ">=" => value >= limit,
        "<" => value < limit,
        "<=" => value <= limit,
        _ => false,
    };

    // The same query over whatever window, which a rate does not depend on.
    private static bool IsSameRate(PromExpression asked, PromExpression total) => WithoutWindows(asked) is { } one && one == WithoutWindows(total);

    private static string? WithoutWindows(PromExpression query) => PromPrinter.OneLine(query.Fill(static _ => new PromHoleValue.Duration(TimeSpan.FromMinutes(1)))) is var text && text.Contains("rate(", StringComparison.Ordinal)
        ? string.Concat(text.Split('[').Select(static (part, i) => i == 0 ? part : part[(part.IndexOf(']', StringComparison.Ordinal) + 1)..]))
        : null;

    private static decimal RoundedUp(decimal value)
    {
        var unit = 1m;
        while (unit > value / 10)
        {
            unit /= 10;
        }

        return Math.Ceiling(value / unit) * unit;
    }

    private static string Text(decimal value) => Math.Round(value, value < 1 ? 6 : 2).ToString("0.######", CultureInfo.InvariantCulture);
}
