using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Prometheus;

/// <summary>Series that an indicator counts, made up from its queries, so that its rules can be tested.</summary>
/// <param name="Events">The series that the query of good or bad events selects.</param>
/// <param name="Rest">The series that stands for the others: of the same metric, what only the total selects; of another one, all events.</param>
/// <param name="RestIsTotal">Whether <paramref name="Rest"/> counts all events rather than the others.</param>
/// <param name="ResultLabels">The labels that the queries leave, with their values.</param>
internal sealed record SampleSeries(string Events, string Rest, bool RestIsTotal, ImmutableSortedDictionary<string, string> ResultLabels)
{
    private static readonly string[] LikelyValues = ["x", "y", "200", "404", "500", "ok", "error", "GET", "POST", "true", "false", "0", "1", ""];

    /// <summary>The series of an indicator, or null where its queries are no sums of the rates of one counter each.</summary>
    public static SampleSeries? Of(EventIndicator indicator)
    {
        if (CounterOf(indicator.Events.Tree) is not { Metric: { } metric } events || CounterOf(indicator.Total.Tree) is not { Metric: { } totalMetric } total)
        {
            return null;
        }

        var isSame = metric == totalMetric;
        var chosen = isSame ? Values([.. events.Matchers, .. total.Matchers]) : Values(events.Matchers);
        var rest = isSame ? Others(events, total) : Values(total.Matchers);
        if (chosen is null || rest is null || LabelsLeft(indicator.Events.Tree, chosen) is not { } left)
        {
            return null;
        }

        // The same labels must be left of both series, else they would be two results.
        return LabelsLeft(indicator.Total.Tree, rest) is { } ofRest && LabelsLeft(indicator.Total.Tree, isSame ? chosen : rest) is { } ofTotal && left.SequenceEqual(ofRest) && left.SequenceEqual(ofTotal)
            ? new SampleSeries(Written(metric, chosen), Written(totalMetric, rest), !isSame, left)
            : null;
    }

    /// <summary>By how much both series rise in each step.</summary>
    public (ImmutableArray<decimal> OfEvents, ImmutableArray<decimal> OfRest) Counts(ImmutableArray<BurnStep> steps, bool eventsAreBad)
    {
        ImmutableArray<decimal> events = [.. steps.Select(s => (decimal)(eventsAreBad ? s.Errors : s.Events - s.Errors))];
        return (events, [.. steps.Select((s, i) => RestIsTotal ? s.Events : s.Events - events[i])]);
    }

    /// <summary>The selector of a query that is a sum of rates of one counter; null for others.</summary>
    private static PromSelector? CounterOf(PromExpression query) => query switch
    {
        PromParen paren => CounterOf(paren.Inner),
        PromAggregation { Operator: "sum", Arguments: [var inner] } => CounterOf(inner),
        PromCall { Name: "rate" or "increase", Arguments: [PromRange { Range: PromDuration.Hole, Time: { Offset: null, At: null } } range] } => range.Selector,
        _ => null,
    };

    /// <summary>Labels of a series that all matchers select, or null where none was found.</summary>
    internal static ImmutableSortedDictionary<string, string>? Values(ImmutableArray<PromMatcher> matchers)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var group in matchers.GroupBy(static m => m.Label))
        {
            var candidates = group.SelectMany(Likely).Concat(LikelyValues);
            if (candidates.FirstOrDefault(v => group.All(m => Selects(m, v))) is not { } value)
            {
                return null;
            }

            if (value.Length > 0)
            {
                values[group.Key] = value;
            }
        }

        return values.ToImmutable();
    }

    /// <summary>Labels of a series that <paramref name="total"/> selects and <paramref name="events"/> does not.</summary>
    private static ImmutableSortedDictionary<string, string>? Others(PromSelector events, PromSelector total) => events.Matchers
        .Select(m => Values([.. total.Matchers, m with { Operator = Opposite(m.Operator) }]))
        .FirstOrDefault(static v => v is not null);

    private static string Opposite(string op) => op switch
    {
        "=" => "!=",
        "!=" => "=",
        "=~" => "!~",
        _ => "=~",
    };

    // Words of the pattern itself, with a digit for each single character that may be anything.
    private static IEnumerable<string> Likely(PromMatcher matcher) => matcher.IsRegex
        ? matcher.Value.Plain!.Split('|').Select(static w => w.Trim('(', ')', '^', '$').Replace(".*", "", StringComparison.Ordinal).Replace(".+", "x", StringComparison.Ordinal)
            .Replace("\\d", "0", StringComparison.Ordinal).Replace('.', '0').Replace("\\", "", StringComparison.Ordinal))
        : [matcher.Value.Plain!];

    private static bool Selects(PromMatcher matcher, string value)
    {
        var wanted = matcher.Value.Plain!;
        return (matcher.IsRegex ? Matches(wanted, value) : value == wanted) is { } isEqual && isEqual != matcher.IsNegative;
    }

    /// <summary>Whether a pattern fits; null where that is not known: Prometheus reads patterns as RE2 does, which has some that .NET has not.</summary>
    private static bool? Matches(string pattern, string value)
    {
        try
        {
            return Regex.IsMatch(value, $"^(?:{pattern.Replace("(?P<", "(?<", StringComparison.Ordinal)})$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (Exception fault) when (fault is ArgumentException or RegexMatchTimeoutException)
        {
            return null;
        }
    }

    internal static ImmutableSortedDictionary<string, string>? LabelsLeft(PromExpression query, ImmutableSortedDictionary<string, string> labels) => query switch
    {
        PromParen paren => LabelsLeft(paren.Inner, labels),
        PromCall or PromSelector => labels,
        PromAggregation { Grouping: null } => labels.Clear(),
        PromAggregation { Grouping: { } grouping, Arguments: [.., var inner] } => LabelsLeft(inner, labels) is { } before
            ? before.RemoveRange(before.Keys.Where(k => grouping.Labels.Any(l => l.Name == k) == grouping.IsWithout))
            : null,
        _ => null,
    };

    /// <summary>A series as PromQL writes it, each value with the escapes that it needs.</summary>
    internal static string Written(string metric, IReadOnlyCollection<KeyValuePair<string, string>> labels) => labels.Count == 0 ? metric
        : PromPrinter.OneLine(new PromSelector(metric, [.. labels.Select(static l => new PromMatcher(l.Key, "=", PromText.Of(l.Value), default, default))], default, default));
}
