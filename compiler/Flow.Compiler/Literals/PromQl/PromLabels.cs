using System.Collections.Immutable;

namespace Flow.Compiler.Literals.PromQl;

/// <summary>The labels that the series of a query have, as far as its text tells.</summary>
/// <param name="Names">The labels; where it is open, those that it has not.</param>
/// <param name="IsOpen">Whether it has all labels of a metric that is not declared, but for <paramref name="Names"/>.</param>
public sealed record PromLabels(ImmutableSortedSet<string> Names, bool IsOpen)
{
    /// <summary>No labels.</summary>
    public static readonly PromLabels None = new([], IsOpen: false);

    private static readonly PromLabels All = new([], IsOpen: true);

    /// <summary>Whether series may have a label.</summary>
    public bool Has(string label) => Names.Contains(label) != IsOpen;

    /// <summary>The labels of a query, or null where that takes more than its text.</summary>
    /// <param name="query">The query.</param>
    /// <param name="ofMetric">The labels of a metric, or null where they are not declared.</param>
    public static PromLabels? Of(PromExpression query, Func<string, ImmutableSortedSet<string>?> ofMetric) => query switch
    {
        PromSelector { Metric: { } metric } => ofMetric(metric) is { } declared ? new PromLabels(declared, IsOpen: false) : All,
        PromSelector => All,
        PromNumber or PromString or PromHole => None,
        PromCall call => OfCall(call, ofMetric),
        PromAggregation aggregation => OfAggregation(aggregation, ofMetric),
        PromBinary binary => OfBinary(binary, ofMetric),
        _ => query.Parts().Select(part => Of(part, ofMetric)).FirstOrDefault(),
    };

    private static PromLabels? OfCall(PromCall call, Func<string, ImmutableSortedSet<string>?> ofMetric) => call.Name switch
    {
        "absent" or "absent_over_time" => new PromLabels(
            [.. call.Descendants().OfType<PromSelector>().Take(1).SelectMany(static s => s.Matchers).Where(static m => m.Operator == "=").Select(static m => m.Label)], IsOpen: false),
        "label_replace" or "label_join" => call.Arguments is [var inner, PromString { Text.Plain: { } added }, ..] ? Of(inner, ofMetric)?.With(added) : null,
        "histogram_quantile" => call.Arguments is [_, var buckets] ? Of(buckets, ofMetric)?.Without("le") : null,
        "time" or "vector" or "scalar" or "pi" => None,
        _ => call.Arguments.Select(part => part is PromNumber or PromString or PromHole ? null : Of(part, ofMetric)).FirstOrDefault(static l => l is not null),
    };

    private static PromLabels? OfAggregation(PromAggregation aggregation, Func<string, ImmutableSortedSet<string>?> ofMetric)
    {
        var inner = Of(aggregation.Arguments[^1], ofMetric);
        if (aggregation.Operator is "topk" or "bottomk")
        {
            return inner;
        }

        var left = (aggregation.Grouping, inner) switch
        {
            (null, _) => None,
            (_, null) => null,
            ({ IsWithout: true } dropped, _) => dropped.Labels.Aggregate(inner, static (all, label) => all.Without(label.Name)),
            var (kept, _) => new PromLabels([.. kept.Labels.Select(static l => l.Name).Where(inner.Has)], IsOpen: false),
        };
        return aggregation is { Operator: "count_values", Arguments: [PromString { Text.Plain: { } added }, _] } ? left?.With(added) : left;
    }

    private static PromLabels? OfBinary(PromBinary binary, Func<string, ImmutableSortedSet<string>?> ofMetric)
    {
        var (left, right) = (Of(binary.Left, ofMetric), Of(binary.Right, ofMetric));
        return (binary, left, right) switch
        {
            (_, null, _) or (_, _, null) => null,
            ({ Operator: "and" or "unless" }, _, _) => left,
            ({ Operator: "or" }, _, _) => left.Equals(right) ? left : null,
            ({ Matching.Group: { } group }, _, _) => group.Labels.Aggregate(group.IsLeft ? left : right, static (all, label) => all.With(label.Name)),
            ({ Matching: { IsOn: true } on }, _, _) => new PromLabels([.. on.Labels.Select(static l => l.Name).Where(left.Has)], IsOpen: false),
            ({ Matching: { } ignoring }, _, _) => ignoring.Labels.Aggregate(left, static (all, label) => all.Without(label.Name)),
            _ => IsNumber(binary.Left) ? right : left,
        };
    }

    private static bool IsNumber(PromExpression part) => part switch
    {
        PromNumber or PromHole or PromCall { Name: "scalar" or "time" or "pi" } => true,
        PromParen or PromUnary or PromBinary => part.Parts().All(IsNumber),
        _ => false,
    };

    private PromLabels With(string label) => this with { Names = IsOpen ? Names.Remove(label) : Names.Add(label) };

    private PromLabels Without(string label) => this with { Names = IsOpen ? Names.Add(label) : Names.Remove(label) };

    /// <summary>Whether it is the same labels.</summary>
    public bool Equals(PromLabels? other) => other is not null && other.IsOpen == IsOpen && other.Names.SetEquals(Names);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IsOpen, Names.Count);

    /// <summary>The labels for people: <c>`code`, `job`</c>.</summary>
    public override string ToString() => (IsOpen, Names.Count) switch
    {
        (true, 0) => "all labels of its metric",
        (true, _) => $"all labels of its metric but {Listed}",
        (false, 0) => "no labels",
        _ => $"the label{(Names.Count == 1 ? "" : "s")} {Listed}",
    };

    private string Listed => string.Join(", ", Names.Select(static n => $"`{n}`"));
}
