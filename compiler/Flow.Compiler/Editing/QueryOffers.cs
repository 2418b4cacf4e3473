using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Editing;

/// <summary>What may be written in a query: declared metrics, their labels, functions, times.</summary>
internal sealed class QueryOffers(PlaceBinder binder, CaretText caret, CaretPlace.InText place)
{
    private static readonly ImmutableArray<string> LabelWords = ["by", "without", "on", "ignoring", "group_left", "group_right"];
    private static readonly ImmutableArray<string> UsualFunctions = ["rate", "increase", "histogram_quantile", "max_over_time", "avg_over_time", "absent", "clamp_min"];
    private static readonly ImmutableArray<string> UsualAggregations = ["sum", "avg", "max", "min", "count", "topk", "quantile"];

    private string Content => caret.Tree.Source.Content;

    /// <summary>The name of the time over which is counted here, which something else chooses: that of a rule or of a panel; null where a query says it itself.</summary>
    private string? Window => place.Value.Slot?.Names.FirstOrDefault(static n => n.Type == FlowType.Duration)?.Name;

    /// <summary>The offers.</summary>
    public CompletionList List()
    {
        var word = WordAt(caret.Position);
        var query = QueryPlace.At(Content.AsSpan(place.Text.Start.End..word.Start));
        var offers = new OfferList();
        switch (query.Kind)
        {
            case QueryPlaceKind.Label:
                offers.AddRange(Labels(query.Word).Select(static l => new Offer(CompletionKind.Member, l, Likelihood.Wanted) { Detail = "label", Text = $"{l}=''", Snippet = $"{l}='$1'", IsWord = true }));
                break;
            case QueryPlaceKind.LabelList:
                offers.AddRange(Labels(null).Select(static l => new Offer(CompletionKind.Member, l, Likelihood.Wanted) { Detail = "label", IsWord = true }));
                break;
            case QueryPlaceKind.Time:
                AddTimes(offers);
                break;
            case QueryPlaceKind.Operand:
                AddOperands(offers, query.Word is { } of && PromFunctions.All.TryGetValue(of, out var function) && function.Parameters.Contains(PromType.RangeVector));
                break;
            case QueryPlaceKind.Operator:
                offers.AddRange(new[] { "by", "without", "and", "or", "unless", "offset" }.Select(static o => new Offer(CompletionKind.Keyword, o, Likelihood.Fits) { IsWord = true }));
                break;
            default:
                break; // the value of a label: any text
        }

        return offers.ToList(caret with { Word = word }, quotes: false);
    }

    private TextSpan WordAt(int position)
    {
        var (start, end) = (position, position);
        while (start > place.Text.Start.End && QueryPlace.IsInName(Content[start - 1]))
        {
            start--;
        }

        while (end < Content.Length && QueryPlace.IsInName(Content[end]))
        {
            end++;
        }

        return TextSpan.FromBounds(start, end);
    }

    private IEnumerable<(MetricSeries Series, DeclarationSymbol Metric)> Series() =>
        binder.Declared(place.Value.Context, "metric").SelectMany(static m => QueryTexts.SeriesOf(m).Select(s => (s, m)));

    /// <summary>The labels of <paramref name="metric"/>, or of all that are declared.</summary>
    private IEnumerable<string> Labels(string? metric) =>
        Series().Where(s => metric is null || s.Series.Name == metric).SelectMany(static s => s.Series.Labels ?? []).Concat(MetricSeries.CommonLabels).Distinct();

    private void AddTimes(OfferList offers)
    {
        if (Window is { } window)
        {
            offers.Add(new Offer(CompletionKind.Variable, $"${{{{ {window} }}}}", Likelihood.Wanted) { Detail = "the time over which is counted", Snippet = $"\\${{{{ {window} }}}}", IsWord = true });
        }

        offers.AddRange(new[] { "5m", "1m", "10m", "30m", "1h" }.Select(static t => new Offer(CompletionKind.Unit, t, Likelihood.Fits) { Detail = "duration", IsWord = true }));
    }

    private void AddOperands(OfferList offers, bool wantsRange)
    {
        var range = Window is { } window ? $"[\\${{{{ {window} }}}}]" : "[${1:5m}]";
        offers.AddRange(Series().Select(s => new Offer(CompletionKind.Value, s.Series.Name, Likelihood.Wanted)
        {
            Detail = s.Metric.Name == s.Series.Name ? "metric" : $"metric {s.Metric.Name}", About = s.Metric, IsWord = true, Snippet = wantsRange ? s.Series.Name + range : null,
            Text = wantsRange && Window is { } name ? $"{s.Series.Name}[${{{{ {name} }}}}]" : s.Series.Name,
        }));
        foreach (var name in UsualAggregations.Concat(PromFunctions.Aggregations.Keys.Order(StringComparer.Ordinal)))
        {
            offers.Add(Call(name, UsualAggregations.Contains(name) && !wantsRange, "an aggregation", PromFunctions.Aggregations[name] is null ? "$1" : "$1, $2"));
        }

        foreach (var name in UsualFunctions.Concat(PromFunctions.All.Keys.Order(StringComparer.Ordinal)))
        {
            var function = PromFunctions.All[name];
            offers.Add(Call(name, UsualFunctions.Contains(name) && !wantsRange, "a function", string.Join(", ", function.Parameters.Take(function.Least).Select(static (_, i) => $"${i + 1}"))));
        }
    }

    private static Offer Call(string name, bool isUsual, string what, string stops) => new(CompletionKind.Function, name, isUsual ? Likelihood.Fits : Likelihood.Possible)
    {
        Detail = what, Text = $"{name}()", Snippet = $"{name}({stops})", IsWord = true, GoesOn = stops.Length > 0,
    };
}
