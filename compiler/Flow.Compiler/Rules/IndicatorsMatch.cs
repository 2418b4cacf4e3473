using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Text;

namespace Flow.Compiler.Rules;

/// <summary>Both queries of a service level count in the same way and leave the same labels: else their share is wrong, or is that of nothing.</summary>
internal sealed class IndicatorsMatch : ModelRule
{
    private static readonly ImmutableArray<string> ForEachSecond = ["rate", "irate"];
    private static readonly ImmutableArray<string> InTheWindow = ["increase", "count_over_time", "sum_over_time"];

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var series = new DeclaredSeries(model);
        foreach (var indicator in model.Slos.Select(static s => s.Indicator).OfType<EventIndicator>().Where(static i => i.Latency is null))
        {
            var word = indicator.EventsAreBad ? "bad" : "good";
            CheckCounting(indicator, word, diagnostics);
            CheckLabels(indicator, word, series, diagnostics);
        }
    }

    private static void CheckCounting(EventIndicator indicator, string word, DiagnosticBag diagnostics)
    {
        if (Counting(indicator.Events) is { } events && Counting(indicator.Total) is { } total && events.IsForEachSecond != total.IsForEachSecond)
        {
            diagnostics.Report(
                OnCallDiagnostics.CountsDiffer, indicator.Total.At(total.Call.NameSpan),
                $"`{word}` counts with `{events.Call.Name}` {How(events.IsForEachSecond)} and `total` with `{total.Call.Name}` {How(total.IsForEachSecond)}: their share means nothing. Write `{events.Call.Name}` in both.",
                [new Fix($"Write `{events.Call.Name}`", FixSafety.Suggestion, [new(indicator.Total.At(total.Call.NameSpan).Span, events.Call.Name)])]);
        }
    }

    private static string How(bool isForEachSecond) => isForEachSecond ? "(each second)" : "(in the window)";

    private static (bool IsForEachSecond, PromCall Call)? Counting(PromQuery query)
    {
        var calls = query.Tree.Descendants().OfType<PromCall>().Where(static c => ForEachSecond.Contains(c.Name) || InTheWindow.Contains(c.Name)).ToList();
        return calls.Count > 0 && calls.Select(static c => ForEachSecond.Contains(c.Name)).Distinct().Count() == 1 ? (ForEachSecond.Contains(calls[0].Name), calls[0]) : null;
    }

    private static void CheckLabels(EventIndicator indicator, string word, DeclaredSeries series, DiagnosticBag diagnostics)
    {
        if (PromLabels.Of(indicator.Events.Tree, series.LabelsOf) is not { } events || PromLabels.Of(indicator.Total.Tree, series.LabelsOf) is not { } total)
        {
            return;
        }

        if (!events.Equals(total))
        {
            diagnostics.Report(
                OnCallDiagnostics.LabelsDiffer, indicator.Total.At(indicator.Total.Tree.Span),
                $"`total` leaves {total} and `{word}` leaves {events}: no series of one ever meets one of the other, and everything counts as an error. Sum both by the same labels.",
                []);
        }
        else if (Metrics(indicator.Events).SetEquals(Metrics(indicator.Total)) && ChosenBy(indicator.Events).Except(ChosenBy(indicator.Total)).FirstOrDefault(events.Has) is { } label)
        {
            diagnostics.Report(
                OnCallDiagnostics.SharesOfOneKind, indicator.Events.At(indicator.Events.Tree.Span),
                $"`{word}` is chosen by `{label}`, and both queries have a series for each `{label}`: each is compared with itself alone, and its share of errors is nothing or all. Sum them without it: `sum(…)`.",
                Summed(indicator));
        }
    }

    private static HashSet<string?> Metrics(PromQuery query) => [.. query.Tree.Selectors().Select(static s => s.Metric)];

    private static IEnumerable<string> ChosenBy(PromQuery query) => query.Tree.Selectors().SelectMany(static s => s.Matchers).Select(static m => m.Label);

    private static Fix[] Summed(EventIndicator indicator)
    {
        var places = new[] { indicator.Events, indicator.Total }.Select(static q => q.At(q.Tree.Span)).ToList();
        return places[0].Source != places[1].Source || new[] { indicator.Events, indicator.Total }.Any(static q => q.Tree.Descendants().Prepend(q.Tree).Any(static p => p is PromAggregation))
            ? []
            : [new("Sum both", FixSafety.Suggestion, [.. places.SelectMany(static p => new TextEdit[] { new(new TextSpan(p.Span.Start, 0), "sum("), new(new TextSpan(p.Span.End, 0), ")") })])];
    }
}
