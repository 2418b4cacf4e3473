using System.Collections.Immutable;
using Flow.Compiler.Literals.PromQl;

namespace Flow.Compiler.Rules;

/// <summary>Between which values those of a query lie, whatever is measured. A value that is no number lies nowhere, and no comparison but <c>!=</c> holds for it.</summary>
/// <param name="Low">No value is less.</param>
/// <param name="High">No value is more.</param>
internal readonly record struct ValueBounds(double Low, double High)
{
    private static readonly ValueBounds Any = new(double.NegativeInfinity, double.PositiveInfinity);
    private static readonly ValueBounds Counts = new(0, double.PositiveInfinity);
    private static readonly ValueBounds YesOrNo = new(0, 1);
    private static readonly ValueBounds One = new(1, 1);

    private static readonly ImmutableArray<string> NeverNegative =
        ["rate", "irate", "increase", "changes", "resets", "abs", "timestamp", "sqrt", "exp", "stddev_over_time", "stdvar_over_time"];

    private static readonly ImmutableArray<string> OfTheInner =
        ["max_over_time", "min_over_time", "avg_over_time", "last_over_time", "sort", "sort_desc", "label_replace", "label_join", "vector"];

    private static readonly ImmutableArray<string> Automatic = ["up", "probe_success"];

    private static readonly ImmutableDictionary<string, ValueBounds> OfDates = new Dictionary<string, ValueBounds>
    {
        ["minute"] = new(0, 59), ["hour"] = new(0, 23), ["day_of_week"] = new(0, 6), ["day_of_month"] = new(1, 31), ["day_of_year"] = new(1, 366), ["days_in_month"] = new(28, 31), ["month"] = new(1, 12),
    }.ToImmutableDictionary();

    /// <summary>Whether there is only one value.</summary>
    public bool IsOne => Low == High;

    /// <summary>The bounds of a query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="series">The declared metrics.</param>
    public static ValueBounds Of(PromExpression query, DeclaredSeries series) => query switch
    {
        PromNumber number => new(number.Value, number.Value),
        PromParen paren => Of(paren.Inner, series),
        PromUnary { Sign: '-' } negative => Of(negative.Operand, series).Negative,
        PromUnary plus => Of(plus.Operand, series),
        PromRange range => Of(range.Selector, series),
        PromSubquery subquery => Of(subquery.Inner, series),
        PromSelector { Metric: { } metric } selector => series.Written(selector) ?? OfMetric(metric, series),
        PromCall call => OfCall(call, series),
        PromAggregation aggregation => OfAggregation(aggregation, series),
        PromBinary binary => OfBinary(binary, series),
        _ => Any,
    };

    private ValueBounds Rounded => new(Math.Floor(Low), Math.Ceiling(High));

    private ValueBounds Negative => new(-High, -Low);

    private static ValueBounds OfMetric(string metric, DeclaredSeries series) =>
        series.IsCounter(metric) ? Counts : Automatic.Contains(metric) && !series.Knows(metric) ? YesOrNo : Any;

    private static ValueBounds OfCall(PromCall call, DeclaredSeries series) => call switch
    {
        { Name: "absent" or "absent_over_time" or "present_over_time" } => One,
        { Name: "count_over_time" } => new(1, double.PositiveInfinity),
        { Name: "sgn" } => new(-1, 1),
        { Name: "histogram_quantile", Arguments: [PromNumber { Value: >= 0 and <= 1 }, var buckets] } => OfQuantile(buckets, series),
        { Name: "ceil" or "floor" or "round", Arguments: [var inner] } => Of(inner, series).Rounded,
        { Name: "sum_over_time", Arguments: [var inner] } => Of(inner, series).Sum,
        { Arguments: [var first, ..] } when OfTheInner.Contains(call.Name) => Of(first, series),
        _ => NeverNegative.Contains(call.Name) ? Counts : OfDates.GetValueOrDefault(call.Name, Any),
    };

    /// <summary>A quantile lies in the bucket in which it is found; above the highest bound it is that bound (Prometheus' documentation, <c>histogram_quantile()</c>).</summary>
    private static ValueBounds OfQuantile(PromExpression buckets, DeclaredSeries series) =>
        buckets.Selectors().ToList() is [{ Metric: { } metric }] && series.BucketsOf(metric) is { IsEmpty: false } bounds && PromLabels.Of(buckets, series.LabelsOf)?.Has("le") != false ? new(Math.Min(0, (double)bounds.Min()), (double)bounds.Max()) : Any;

    // A sum of several is only as far from nothing as each is.
    private ValueBounds Sum => new(Low >= 0 ? Low : double.NegativeInfinity, High <= 0 ? High : double.PositiveInfinity);

    private static ValueBounds OfAggregation(PromAggregation aggregation, DeclaredSeries series) => aggregation.Operator switch
    {
        "count" or "count_values" => new(1, double.PositiveInfinity), // of no series there is no count
        "group" => One,
        "stddev" or "stdvar" => Counts,
        "sum" => Of(aggregation.Arguments[^1], series).Sum,
        "max" or "min" or "avg" or "topk" or "bottomk" => Of(aggregation.Arguments[^1], series),
        _ => Any,
    };

    private static ValueBounds OfBinary(PromBinary binary, DeclaredSeries series)
    {
        var (left, right) = (Of(binary.Left, series), Of(binary.Right, series));
        return binary.Operator switch
        {
            _ when binary.IsComparison => binary.ReturnsBool ? YesOrNo : left,
            "and" or "unless" => left,
            "or" => new(Math.Min(left.Low, right.Low), Math.Max(left.High, right.High)),
            "+" => Known(left.Low + right.Low, left.High + right.High),
            "-" => Known(left.Low - right.High, left.High - right.Low),
            "*" => Product(left, right),
            "/" when Shares.IsOne(binary) && left.Low >= 0 => YesOrNo,
            "/" when right.IsOne && right.Low != 0 => Product(left, new(1 / right.Low, 1 / right.Low)),
            "/" when left.Low >= 0 && right.Low >= 0 => Counts,
            _ => Any,
        };
    }

    private static ValueBounds Product(ValueBounds left, ValueBounds right)
    {
        double[] corners = [left.Low * right.Low, left.Low * right.High, left.High * right.Low, left.High * right.High];
        return corners.Any(double.IsNaN) ? (left.Low >= 0 && right.Low >= 0 ? Counts : Any) : new(corners.Min(), corners.Max());
    }

    private static ValueBounds Known(double low, double high) => new(double.IsNaN(low) ? double.NegativeInfinity : low, double.IsNaN(high) ? double.PositiveInfinity : high);
}
