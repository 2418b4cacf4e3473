using System.Collections.Immutable;
using System.Globalization;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit.Prometheus;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Text;

namespace Flow.Compiler.Emit.Datadog;

/// <summary>
/// Queries of Prometheus in the words of Datadog. Metrics are called there as the OpenMetrics check of its agent calls them: a counter <c>x_total</c> is <c>x.count</c>, and of a histogram
/// there are <c>x.bucket</c>, <c>x.count</c> and <c>x.sum</c>.
/// </summary>
/// <param name="prefix">What stands before the names of metrics.</param>
/// <param name="diagnostics">Where is told what cannot be said.</param>
internal sealed class DatadogQueries(string prefix, DiagnosticBag diagnostics)
{
    private static readonly ImmutableArray<string> Aggregations = ["sum", "avg", "min", "max"];

    /// <summary>How many there are of what <paramref name="query"/> counts: <c>sum:shop.requests.count{service:api}.as_count()</c>; null where Datadog has no words for it.</summary>
    public string? Counted(PromQuery query) => Counted(query, query.Tree);

    /// <summary>What a condition looks at, how it is compared, and with what; null where Datadog has no words for it.</summary>
    public (string Query, string Operator, decimal Limit)? Slice(PromQuery query) =>
        Compared(query) is var (measured, comparison, limit) && Measured(query, measured) is { } what ? (what, comparison, limit) : null;

    /// <summary>The query of a monitor that fires when <paramref name="query"/> gives a series for as long as <paramref name="hold"/>; null where Datadog has no words for it.</summary>
    public (string Query, decimal Limit)? Condition(PromQuery query, TimeSpan hold)
    {
        if (Compared(query) is not var (measured, comparison, limit))
        {
            return null;
        }

        var over = Over(query, measured, comparison, hold);
        return over is not null && Measured(query, measured) is { } what ? ($"{over}:{what} {comparison} {SloQueries.Number(limit)}", limit) : null;
    }

    private (PromExpression Measured, string Operator, decimal Limit)? Compared(PromQuery query) => query.Tree.WithoutParentheses() switch
    {
        PromBinary { IsComparison: true, ReturnsBool: false, Matching: null, Operator: ">" or ">=" or "<" or "<=", Right: PromNumber { Value: > -1e15 and < 1e15 } limit } comparison =>
            (comparison.Left.WithoutParentheses(), comparison.Operator, (decimal)limit.Value),
        PromBinary { IsComparison: true, Operator: "==" or "!=" } equal => No<(PromExpression, string, decimal)>(query, equal.OperatorSpan, $"A monitor compares with `<` and `>` alone, not with `{equal.Operator}`. Of a whole number `< 1` says the same as `== 0`."),
        var other => No<(PromExpression, string, decimal)>(query, other.Span, "A monitor compares one measured value with a number: `sum(rate(errors_total[5m])) > 1`."),
    };

    /// <summary>Over which time the monitor looks, and how it makes one value of that: what has to hold all the time is the smallest value, or the largest.</summary>
    private string? Over(PromQuery query, PromExpression measured, string comparison, TimeSpan hold) => Range(measured) switch
    {
        { } when hold > TimeSpan.Zero => No(query, measured.Span, "A monitor looks at a rate over one time, and cannot ask besides that it stays so. Leave `for` out, and take a longer window."),
        { IsRate: var isRate, Window: PromDuration.Known { Value: var window } } => Last(query, measured, window) is { } last ? $"{(isRate ? "avg" : "sum")}({last})" : null,
        { } => No(query, measured.Span, "Here stands a known time."),
        null => Last(query, measured, hold == TimeSpan.Zero ? TimeSpan.FromMinutes(1) : hold) is { } last ? $"{(comparison[0] == '>' ? "min" : "max")}({last})" : null,
    };

    private string? Last(PromQuery query, PromExpression measured, TimeSpan time) =>
        time.Ticks % TimeSpan.TicksPerMinute != 0 || time < TimeSpan.FromMinutes(1) || time > TimeSpan.FromDays(7)
            ? No(query, measured.Span, "A monitor looks back whole minutes, at least one and seven days at most.")
            : $"last_{(time.Ticks % TimeSpan.TicksPerDay == 0 ? Unit(time.TotalDays, 'd') : time.Ticks % TimeSpan.TicksPerHour == 0 ? Unit(time.TotalHours, 'h') : Unit(time.TotalMinutes, 'm'))}";

    private static string Unit(double number, char unit) => string.Create(CultureInfo.InvariantCulture, $"{(long)number}{unit}");

    private static (bool IsRate, PromDuration Window)? Range(PromExpression measured) => measured switch
    {
        PromAggregation { Arguments: [var inner] } => Range(inner.WithoutParentheses()),
        PromCall { Name: "rate" or "increase", Arguments: [PromRange range] } call => (call.Name == "rate", range.Range),
        _ => null,
    };

    /// <summary>An aggregation of a rate, of an increase, or of a gauge.</summary>
    private string? Measured(PromQuery query, PromExpression measured) => measured switch
    {
        PromAggregation { Arguments: [var inner], Grouping: not { IsWithout: true } } aggregation when Aggregations.Contains(aggregation.Operator) =>
            inner.WithoutParentheses() switch
            {
                PromCall { Name: "rate" or "increase", Arguments: [PromRange { Time: { Offset: null, At: null } } range] } call =>
                    Series(query, range.Selector, CounterOf(range.Selector.Metric)) is { } counter ? $"{aggregation.Operator}:{counter}{By(aggregation.Grouping)}.{(call.Name == "rate" ? "as_rate" : "as_count")}()" : null,
                PromSelector { Time: { Offset: null, At: null } } selector => Series(query, selector, selector.Metric) is { } gauge ? $"{aggregation.Operator}:{gauge}{By(aggregation.Grouping)}" : null,
                var other => No(query, other.Span, "Here stands `rate(x[5m])`, `increase(x[5m])` or a metric."),
            },
        _ => No(query, measured.Span, "Datadog makes one value of many series: `sum(…)`, `avg(…)`, `min(…)` or `max(…)`, perhaps `by` labels."),
    };

    private string? Counted(PromQuery query, PromExpression part) => part.WithoutParentheses() switch
    {
        PromAggregation { Operator: "sum", Grouping: null, Arguments: [var inner] } when inner.WithoutParentheses() is PromCall { Name: "rate" or "increase", Arguments: [PromRange { Time: { Offset: null, At: null } } range] } =>
            Series(query, range.Selector, CounterOf(range.Selector.Metric)) is { } counter ? $"sum:{counter}.as_count()" : null,
        var other => No(query, other.Span, "A service level counts with sums of one counter in Datadog: `sum(rate(requests_total[${{ window }}]))`."),
    };

    private string? Series(PromQuery query, PromSelector selector, string? name) => name is null
        ? No(query, selector.Span, "Here stands the name of a metric.")
        : DatadogTags.Of(selector.Matchers) switch
        {
            { Filter: { } filter } => $"{prefix}.{name}{{{filter}}}",
            { Problem: var problem, Span: var span } => No(query, span, problem!),
        };

    private static string? CounterOf(string? metric) => metric switch
    {
        null => null,
        _ when metric.EndsWith("_total", StringComparison.Ordinal) => $"{metric[..^6]}.count",
        _ when metric.EndsWith("_count", StringComparison.Ordinal) => $"{metric[..^6]}.count",
        _ when metric.EndsWith("_bucket", StringComparison.Ordinal) => $"{metric[..^7]}.bucket",
        _ when metric.EndsWith("_sum", StringComparison.Ordinal) => $"{metric[..^4]}.sum",
        _ => $"{metric}.count",
    };

    private static string By(PromGrouping? grouping) => grouping is { Labels.IsEmpty: false } ? $" by {{{string.Join(',', grouping.Labels.Select(static l => DatadogTags.NameOf(l.Name)))}}}" : "";

    private string? No(PromQuery query, TextSpan span, string message)
    {
        diagnostics.Report(DatadogDiagnostics.NoWords, query.At(span), message);
        return null;
    }

    private T? No<T>(PromQuery query, TextSpan span, string message)
        where T : struct
    {
        No(query, span, message);
        return null;
    }
}
