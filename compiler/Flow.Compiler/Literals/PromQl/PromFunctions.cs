using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Flow.Compiler.Literals.PromQl;

/// <summary>The type of a part of a query.</summary>
public enum PromType
{
    /// <summary>One number.</summary>
    Scalar,

    /// <summary>Series with one sample each.</summary>
    InstantVector,

    /// <summary>Series with the samples of a range of time.</summary>
    RangeVector,

    /// <summary>A text.</summary>
    String,
}

/// <summary>A function of PromQL.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">The types of its parameters.</param>
/// <param name="Result">The type of its result.</param>
public sealed record PromFunction(string Name, ImmutableArray<PromType> Parameters, PromType Result)
{
    /// <summary>How many arguments there must be.</summary>
    public int Least { get; init; } = Parameters.Length;

    /// <summary>How many arguments there may be; the last parameter repeats where that is more than <see cref="Parameters"/> has.</summary>
    public int Most { get; init; } = Parameters.Length;

    /// <summary>The version of Prometheus from which on it is known, where that is newer than the oldest one for which files are written (its changelog).</summary>
    public VersionText? Since { get; init; }
}

/// <summary>The functions and aggregations of Prometheus, from its documentation of query functions and operators; those that have to be switched on are left out.</summary>
public static class PromFunctions
{
    private const PromType Scalar = PromType.Scalar;
    private const PromType Vector = PromType.InstantVector;
    private const PromType Range = PromType.RangeVector;
    private const PromType Text = PromType.String;

    private static readonly VersionText NativeHistograms = VersionText.Parse("2.40").Value;

    /// <summary>The functions, by name.</summary>
    public static readonly FrozenDictionary<string, PromFunction> All = Build().ToFrozenDictionary(static f => f.Name);

    /// <summary>The aggregations; the value is the type of the parameter that stands before the vector, or null.</summary>
    public static readonly FrozenDictionary<string, PromType?> Aggregations = new Dictionary<string, PromType?>
    {
        ["sum"] = null, ["avg"] = null, ["count"] = null, ["min"] = null, ["max"] = null, ["group"] = null, ["stddev"] = null, ["stdvar"] = null,
        ["topk"] = Scalar, ["bottomk"] = Scalar, ["quantile"] = Scalar, ["count_values"] = Text,
    }.ToFrozenDictionary();

    private static IEnumerable<PromFunction> Build() =>
    [
        .. Each(Vector, "abs", "absent", "acos", "acosh", "asin", "asinh", "atan", "atanh", "ceil", "cos", "cosh", "deg", "exp", "floor", "ln", "log10", "log2", "rad", "sgn", "sin", "sinh", "sort", "sort_desc", "sqrt", "tan", "tanh", "timestamp"),
        .. Each(Range, "absent_over_time", "avg_over_time", "changes", "count_over_time", "delta", "deriv", "idelta", "increase", "irate", "last_over_time",
            "max_over_time", "min_over_time", "present_over_time", "rate", "resets", "stddev_over_time", "stdvar_over_time", "sum_over_time"),
        .. Each(Vector, "day_of_month", "day_of_week", "day_of_year", "days_in_month", "hour", "minute", "month", "year").Select(static f => f with { Least = 0 }),
        new("clamp", [Vector, Scalar, Scalar], Vector),
        new("clamp_max", [Vector, Scalar], Vector),
        new("clamp_min", [Vector, Scalar], Vector),
        .. Each(Vector, "histogram_count", "histogram_sum").Select(static f => f with { Since = NativeHistograms }),
        .. Each(Vector, "histogram_stddev", "histogram_stdvar").Select(static f => f with { Since = VersionText.Parse("2.48").Value }),
        .. Each(Vector, "histogram_avg").Select(static f => f with { Since = VersionText.Parse("2.51").Value }),
        new("histogram_fraction", [Scalar, Scalar, Vector], Vector) { Since = NativeHistograms },
        new("histogram_quantile", [Scalar, Vector], Vector),
        new("holt_winters", [Range, Scalar, Scalar], Vector),
        new("label_join", [Vector, Text, Text, Text], Vector) { Least = 3, Most = int.MaxValue },
        new("label_replace", [Vector, Text, Text, Text, Text], Vector),
        new("pi", [], Scalar),
        new("predict_linear", [Range, Scalar], Vector),
        new("quantile_over_time", [Scalar, Range], Vector),
        new("round", [Vector, Scalar], Vector) { Least = 1 },
        new("scalar", [Vector], Scalar),
        new("time", [], Scalar),
        new("vector", [Scalar], Vector),
    ];

    private static IEnumerable<PromFunction> Each(PromType parameter, params string[] names) => names.Select(n => new PromFunction(n, [parameter], Vector));
}
