using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Editing;

/// <summary>Metrics that queries name. They are no names to the binder, which leaves what stands in <c>promql"…"</c> to the rules.</summary>
internal static class QueryTexts
{
    private const string Tag = "promql";

    /// <summary>The places of a file's queries where a declared metric is named, in the order of the text.</summary>
    public static IEnumerable<NameUse> In(SemanticModel model)
    {
        if (!model.Tree.Source.Content.Contains(Tag, StringComparison.Ordinal))
        {
            return [];
        }

        var metrics = model.Compilation.Bound.Module.Scope.Symbols.OfType<DeclarationSymbol>().Where(static s => s.Kind.Word == "metric")
            .SelectMany(static s => SeriesOf(s).Select(series => (series.Name, Symbol: s))).DistinctBy(static m => m.Name).ToDictionary(static m => m.Name, static m => m.Symbol, StringComparer.Ordinal);
        return metrics.Count == 0 ? [] : PathTexts.TextsOf(model.Tree).Where(t => StringReading.Tag(t, model.Tree.Source) == Tag && !t.End.IsMissing).SelectMany(t => Names(model.Tree.Source, t, metrics));
    }

    /// <summary>The series of a declared metric, as far as its declaration is plain.</summary>
    public static IEnumerable<MetricSeries> SeriesOf(DeclarationSymbol metric)
    {
        var lines = metric.Item.Body?.Items.Items.ToList() ?? [];
        return MetricSeries.Of(metric.Name, TypeIn(lines, metric.Context), LabelsIn(lines, metric.Context));
    }

    /// <summary>A query is read without its holes' values, which change no name; one with a mistake names nothing.</summary>
    private static IEnumerable<NameUse> Names(SourceText source, StringExpressionSyntax text, Dictionary<string, DeclarationSymbol> metrics)
    {
        var start = text.Start.End;
        var holes = text.Parts.OfType<HoleSyntax>().Select(h => new TextSpan(h.Span.Start - start, h.Span.Length)).ToImmutableArray();
        return PromParser.Parse(source.Slice(TextSpan.FromBounds(start, text.End.Start)), holes).TryGet(out var query, out _)
            ? query.Selectors().Where(s => s.Metric is { } name && metrics.ContainsKey(name))
                .Select(s => new NameUse(new TextSpan(start + s.MetricSpan.Start, metrics[s.Metric!].Name.Length), new Referent.OfSymbol(metrics[s.Metric!]), IsDeclaration: false))
            : [];
    }

    private static MetricType TypeIn(List<ItemSyntax> lines, BindContext context) =>
        lines.FirstOrDefault(i => context.WordOf(i) == "kind")?.Value is NameExpressionSyntax { Token: var token } ? context.NameOf(token) switch
        {
            "counter" => MetricType.Counter,
            "histogram" => MetricType.Histogram,
            "summary" => MetricType.Summary,
            _ => MetricType.Gauge,
        }
        : MetricType.Gauge;

    private static ImmutableArray<string>? LabelsIn(List<ItemSyntax> lines, BindContext context) => lines.FirstOrDefault(i => context.WordOf(i) == "labels")?.Value switch
    {
        StringExpressionSyntax one => StringReading.PlainText(one, context.Tree.Source) is { } label ? [label] : null,
        ListExpressionSyntax list => [.. list.Arguments.Arguments.OfType<ValueArgumentSyntax>().Select(static a => a.Value).OfType<StringExpressionSyntax>().Select(t => StringReading.PlainText(t, context.Tree.Source)).OfType<string>()],
        _ => null,
    };
}
