using System.Collections.Immutable;
using System.Globalization;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>Service levels: what one measures is said in one way, and its objective can be met.</summary>
internal sealed partial class ItemBinder
{
    private static readonly ImmutableArray<string> EventWords = ["good", "bad", "total"];

    /// <summary>What may stand instead of events, each by itself.</summary>
    private static readonly ImmutableArray<string> OtherMeasures = ["latency", "slices", "all-of", "part"];

    private void CheckServiceLevel(BoundItem slo)
    {
        if (slo.Items.FirstOrDefault(static i => OtherMeasures.Contains(i.Kind.Word)) is { } measure)
        {
            CheckMeasure(slo, measure);
        }
        else
        {
            CheckEvents(slo);
        }

        foreach (var row in slo.All("burn"))
        {
            CheckBurn(row);
        }

        if (slo.Property("objective") is { Subject: { Constant: PercentValue share } written } objective)
        {
            CheckObjective(share.Percent, written, objective);
            CheckSpent(slo, share.Percent);
        }
    }

    /// <summary>A row of burn rates that means nothing would be left out, and the rows of the workbook would stand in its place.</summary>
    private void CheckBurn(BoundItem row)
    {
        if (row.Subject is { Constant: NumberValue { Number: <= 0 or > BurnRateRange.Fastest } } rate)
        {
            session.Report(ServiceLevelDiagnostics.NoRow, row.Context, rate.Location.Span, "A burn rate is more than 0, and no more than what can be: `burn 14.4 over 1h`.");
        }

        if (row.Value("over") is { } over)
        {
            CheckWindows(over, row);
        }
    }

    private void CheckWindows(Expr over, BoundItem row)
    {
        IReadOnlyList<(Value? Constant, Location Place)> windows = over switch
        {
            ListExpr list => [.. list.Items.Select(static i => (i.Constant, i.Location))],
            { Constant: ListValue list } => [.. list.Items.Select(i => (i, over.Location))],
            _ => [(over.Constant, over.Location)],
        };
        if (windows.Count is 0 or > 2)
        {
            session.Report(ServiceLevelDiagnostics.NoRow, row.Context, over.Location.Span, "A row has a long window and perhaps a short one: `burn 14.4 over [1h, 5m]`.");
        }
        else if (windows.FirstOrDefault(static w => w.Constant is DurationValue { Duration: var length } && !BurnRateRange.IsWindow(length)) is { Constant: { } wrong, Place: var place })
        {
            session.Report(ServiceLevelDiagnostics.NoRow, row.Context, place.Span, $"{wrong.ToText()} is no window: one lasts at least a second and at most a year, as in `burn 14.4 over 1h`.");
        }
    }

    // When everything is bad, all of the time, 1 / budget of it is spent.
    private void CheckSpent(BoundItem slo, decimal objective)
    {
        foreach (var line in slo.All("spent"))
        {
            if (line.Subject is { Constant: PercentValue { Percent: <= 0 } } none)
            {
                session.Report(FreezeDiagnostics.SpentRange, line.Context, none.Location.Span, "That much of a budget is spent before anything is bad: write more than 0%, such as `spent 75%`.");
            }
            else if (line.Subject is { Constant: PercentValue { Percent: var percent } } share && objective is > 0 and < 100 && percent * (100 - objective) > 100 * 100)
            {
                session.Report(
                    FreezeDiagnostics.SpentRange, line.Context, share.Location.Span,
                    string.Create(CultureInfo.InvariantCulture, $"Of a budget of {100 - objective:0.######}% no more than {Math.Floor(10000 / (100 - objective)):0}% can be spent, when everything is bad."));
            }
        }
    }

    private void CheckEvents(BoundItem slo)
    {
        var (good, bad, total) = (slo.Property("good"), slo.Property("bad"), slo.Property("total"));
        if (total is null)
        {
            session.Report(
                NameDiagnostics.MissingProperty, slo.Context, slo.Syntax.Head,
                (good ?? bad) is null ? $"`slo {slo.Name}` needs what it measures: `good` and `total`, a `latency`, `slices`, or other service levels with `all-of`."
                    : $"`slo {slo.Name}` needs `total`: everything that happens, for each second.");
        }
        else if ((good is null) == (bad is null))
        {
            session.Report(
                ServiceDiagnostics.GoodOrBad, slo.Context, (bad?.Syntax ?? slo.Syntax).Head,
                good is null ? $"`{slo.Name}` counts neither: write `good = promql\"…\"` or `bad = promql\"…\"`." : "`good` is written already, and what is bad is what remains of `total`.");
        }
    }

    private void CheckMeasure(BoundItem slo, BoundItem measure)
    {
        var word = measure.Kind.Word;
        if (slo.Items.FirstOrDefault(i => i.Kind.Word != word && (EventWords.Contains(i.Kind.Word) || OtherMeasures.Contains(i.Kind.Word))) is { } second)
        {
            session.Report(
                ServiceLevelDiagnostics.MeasuredTwice, second.Context, second.Syntax.Head, $"`{slo.Name}` measures its `{word}` already: leave `{second.Kind.Word}` out, or `{word}`.");
        }

        if (word != "latency" && slo.Property("min-traffic") is { } traffic)
        {
            session.Report(
                ServiceLevelDiagnostics.NothingCounted, traffic.Context, traffic.Syntax.Head, $"`{slo.Name}` counts no events, so that no number of them is too little. Leave `min-traffic` out.");
        }

        if (word == "latency" && measure.Query is { } histogram)
        {
            CheckHistogram(histogram, measure);
        }
        else if (word == "slices" && measure.Query is { } condition && !Compares(condition.Tree))
        {
            session.Report(
                ServiceLevelDiagnostics.SliceWithoutComparison, measure.Context, condition.At(condition.Tree.Span).Span,
                "A slice is good or bad, so its condition is a comparison that filters: `x < 0.3`.");
        }
    }

    private void CheckHistogram(PromQuery query, BoundItem latency)
    {
        var problem = query.Tree switch
        {
            PromSelector { Metric: null } => "The metric is missing.",
            PromSelector { Time: { Offset: not null } or { At: not null } } => "It is looked at as it is now: leave the `offset` out.",
            PromSelector selector when selector.Matchers.Any(static m => m.Label == "le") => "Which bucket is meant is what `within` says: leave `le` out.",
            PromSelector { Metric: var name } when ((string[])["_bucket", "_count", "_sum"]).FirstOrDefault(name.EndsWith) is { } ending => $"Leave `{ending}` out: `{name[..^ending.Length]}`.",
            PromSelector => null,
            _ => "The rates of it are taken by the rules.",
        };
        if (problem is not null)
        {
            session.Report(
                ServiceLevelDiagnostics.NoHistogram, latency.Context, query.At(query.Tree.Span).Span,
                $"`latency` takes the name of a histogram and perhaps labels, `http_request_duration_seconds{{service='api'}}`. {problem}");
        }
    }

    private static bool Compares(PromExpression condition) => condition switch
    {
        PromParen paren => Compares(paren.Inner),
        PromBinary { IsComparison: true, ReturnsBool: false } => true,
        _ => false,
    };

    private void CheckObjective(decimal percent, Expr written, BoundItem objective)
    {
        if (percent is <= 0 or >= 100)
        {
            session.Report(
                ServiceDiagnostics.ObjectiveRange, objective.Context, written.Location.Span,
                percent >= 100 ? "With an objective of all there is no budget, and every error would call somebody: `99.99%`." : "An objective is more than nothing: `99.9%`.");
        }

        if (objective.Value("over") is { Constant: DurationValue { Duration: var period } } over && (period < TimeSpan.FromDays(1) || period > TimeSpan.FromDays(366)))
        {
            session.Report(ServiceDiagnostics.ObjectiveRange, objective.Context, over.Location.Span, "The period of an objective is between a day and a year: `over 30d`.");
        }

        if (objective.Property("over") is not null && objective.Value("every") is { } every)
        {
            session.Report(
                ServiceLevelDiagnostics.PeriodTwice, objective.Context, every.Location.Span, "A period either rolls on (`over 30d`) or begins with the calendar (`every month`): leave one of both out.");
        }
    }
}
