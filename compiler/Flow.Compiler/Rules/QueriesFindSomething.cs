using System.Collections.Immutable;
using System.Globalization;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>A query finds something: its matchers do not contradict each other, a bucket it asks for is there, a quantile has buckets, and a range holds as many values as are needed.</summary>
internal sealed class QueriesFindSomething : ModelRule
{
    private const string Bound = "le";

    /// <summary>What compares values of a range: with fewer than two there is nothing to compare (Prometheus' documentation, "Functions").</summary>
    private static readonly ImmutableArray<string> NeedTwo = ["rate", "irate", "increase", "delta", "idelta", "deriv", "predict_linear"];

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var series = new DeclaredSeries(model);
        foreach (var query in QueriesUseDeclaredMetrics.Queries(model))
        {
            foreach (var node in query.Tree.Descendants())
            {
                Check(node, query, series, model.Project.Prometheus, diagnostics);
            }
        }
    }

    private static void Check(PromExpression node, PromQuery query, DeclaredSeries series, PrometheusSettings settings, DiagnosticBag diagnostics)
    {
        switch (node)
        {
            case PromSelector selector:
                CheckMatchers(selector, query, diagnostics);
                CheckBounds(selector, query, series, diagnostics);
                break;
            case PromCall { Name: "histogram_quantile", Arguments: [_, var buckets] } quantile:
                CheckQuantile(quantile, buckets, query, series, diagnostics);
                break;
            case PromCall { Arguments: [PromRange range, ..] } call when NeedTwo.Contains(call.Name):
                CheckRange(call, range, query, settings, diagnostics);
                break;
        }
    }

    private static void CheckMatchers(PromSelector selector, PromQuery query, DiagnosticBag diagnostics)
    {
        foreach (var (first, second) in selector.Matchers.SelectMany((m, i) => selector.Matchers.Take(i).Select(o => (First: o, Second: m))))
        {
            if (first.Label == second.Label && Excludes(first, second))
            {
                Report(
                    diagnostics, ServiceLevelDiagnostics.NothingMatches, query.At(new TextSpan(second.LabelSpan.Start, second.ValueSpan.End - second.LabelSpan.Start)),
                    $"`{first.Label}` {(first.Operator == "=" ? $"is `{first.Value.Plain}`" : $"is not `{first.Value.Plain}`")} already: no series is both.");
                return;
            }
        }
    }

    private static bool Excludes(PromMatcher one, PromMatcher other) => one.Value.Plain is { } first && other.Value.Plain is { } second && (one.Operator, other.Operator) switch
    {
        ("=", "=") => first != second,
        ("=", "!=") or ("!=", "=") => first == second,
        _ => false,
    };

    private static void CheckBounds(PromSelector selector, PromQuery query, DeclaredSeries series, DiagnosticBag diagnostics)
    {
        if (selector.Metric is not { } name || series.HistogramOf(name) is not { Buckets: { IsEmpty: false } buckets } metric)
        {
            return;
        }

        foreach (var matcher in selector.Matchers.Where(static m => m is { Label: Bound, IsNegative: false }))
        {
            if (matcher.Value.Plain is { } value && !(matcher.IsRegex ? Alternatives(value) : [value]).Any(v => v is null || IsBound(v, buckets)))
            {
                var near = decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var asked) ? buckets.MinBy(b => Math.Abs(b - asked)) : buckets[0];
                Report(
                    diagnostics, ServiceLevelDiagnostics.NoSuchBucket, query.At(matcher.ValueSpan),
                    $"`{metric.Name}` has no bucket with the bound {value}; the nearest one is {LatencyQueries.Written(near)}.",
                    new RelatedLocation(metric.Origin.Location, "Its buckets are declared here."));
            }
        }
    }

    /// <summary>The numbers that a pattern lists; null for a part that is more than a number.</summary>
    private static IEnumerable<string?> Alternatives(string pattern) =>
        pattern.Trim('^', '$', '(', ')').Split('|').Select(static p => p.Replace("\\.", ".", StringComparison.Ordinal)).Select(static p => p.All(static c => char.IsAsciiDigit(c) || c is '.') ? p : null);

    private static bool IsBound(string value, ImmutableArray<decimal> buckets) =>
        value is "+Inf" or "Inf" || (decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var bound) && buckets.Contains(bound));

    // Only buckets in the classic form have a label for their bounds.
    private static void CheckQuantile(PromCall quantile, PromExpression buckets, PromQuery query, DeclaredSeries series, DiagnosticBag diagnostics)
    {
        if (buckets.Selectors().Any(static s => s.Metric?.EndsWith("_bucket", StringComparison.Ordinal) == true) && PromLabels.Of(buckets, series.LabelsOf) is { } labels && !labels.Has(Bound))
        {
            Report(
                diagnostics, ServiceLevelDiagnostics.NoBuckets, query.At(quantile.Span),
                $"`{Bound}` says which bucket a series is, and this leaves {labels}: there is no quantile. Keep it: `sum by ({Bound}) (…)`.");
        }
    }

    private static void CheckRange(PromCall call, PromRange range, PromQuery query, PrometheusSettings settings, DiagnosticBag diagnostics)
    {
        if (range.Range is PromDuration.Known { Value: var length } && settings.EveryOrigin is { } every && length < 2 * settings.Every
            && range.Selector.Metric?.StartsWith("probe_", StringComparison.Ordinal) != true)
        {
            Report(
                diagnostics, ServiceLevelDiagnostics.RangeTooShort, query.At(range.Span),
                $"Prometheus reads a value every {Quantities.Write(settings.Every)}, and `{call.Name}` needs two: in {PromDuration.Written(length)} there are fewer. Write at least `[{PromDuration.Written(2 * settings.Every)}]`.",
                new RelatedLocation(every.Location, "How often it reads."));
        }
    }
}
