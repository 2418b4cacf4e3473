using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>Queries of Prometheus: read, typed, and filled with the values that the compiler knows.</summary>
internal sealed partial class ItemBinder
{
    private BoundItem BindQuery(BoundItem bound, ExpressionSyntax value, Slot slot, BindContext context, ExpressionBinder binder)
    {
        var done = bound with { Subject = new ConstantExpr(Value.None, FlowType.None, context.At(value)) };
        if (value is not StringExpressionSyntax text || StringReading.Tag(text, context.Tree.Source) != "promql")
        {
            var written = context.TextOf(value);
            session.Report(
                TypeDiagnostics.WrongType, context, value.Span, "A query is written as text with its tag: `promql\"sum(rate(x[5m]))\"`.",
                value is StringExpressionSyntax { Parts: var parts } && parts.All(static p => p is not HoleSyntax) ? [new Fix("Write `promql` before it", FixSafety.Suggestion, [new TextEdit(new TextSpan(value.Span.Start, 0), "promql")])]
                : value is StringExpressionSyntax || written.Contains('"', StringComparison.Ordinal) ? []
                : [new Fix("Write it as a query", FixSafety.Suggestion, [new TextEdit(value.Span, $"promql\"{written}\"")])]);
            return done;
        }

        var place = context.At(TextSpan.FromBounds(text.Start.End, text.End.Start));
        var holes = text.Parts.OfType<HoleSyntax>().ToImmutableArray();
        var values = holes.Select(h => binder.Bind(h.Expression)).ToImmutableArray();
        var spans = holes.Select(h => new TextSpan(h.Span.Start - place.Span.Start, h.Span.Length)).ToImmutableArray();
        if (!PromParser.Parse(context.Tree.Source.Slice(place.Span), spans).TryGet(out var tree, out var problem))
        {
            session.Report(ServiceDiagnostics.QueryNotRead, context, PlaceOf(problem, place.Span, text), problem.Message);
            return done;
        }

        if (values.Any(static v => v is ErrorExpr) || !AreTyped(tree, place, context) || !FillsAll(tree, place, holes, values, slot, context))
        {
            return done;
        }

        return done with { Query = new PromQuery(tree.Fill(index => Known(values[index])), place) };
    }

    // A problem of an empty query has no length: the whole literal is shown.
    private static TextSpan PlaceOf(Literals.LiteralProblem problem, TextSpan place, StringExpressionSyntax text) =>
        problem.Length == 0 ? text.Span : new TextSpan(place.Start + problem.Start, problem.Length);

    private bool AreTyped(PromExpression tree, Location place, BindContext context)
    {
        var typing = PromTypes.Check(tree);
        foreach (var problem in typing.Problems)
        {
            session.Report(ServiceDiagnostics.QueryType, context, new TextSpan(place.Span.Start + problem.Start, problem.Length), problem.Message);
        }

        if (typing.Type is { } type and not PromType.InstantVector)
        {
            session.Report(
                ServiceDiagnostics.QueryType, context, new TextSpan(place.Span.Start + tree.Span.Start, tree.Span.Length),
                $"Here stands a query that gives an instant vector, and this is {PromTypes.Named(type)}.");
        }

        return typing.Type == PromType.InstantVector;
    }

    private bool FillsAll(PromExpression tree, Location place, ImmutableArray<HoleSyntax> holes, ImmutableArray<Expr> values, Slot slot, BindContext context)
    {
        var kinds = PromFilling.HolesOf(tree);
        var fits = true;
        for (var i = 0; i < holes.Length; i++)
        {
            if (kinds.TryGetValue(i, out var kind) && Misfit(kind, values[i]) is { } message)
            {
                session.Report(ServiceDiagnostics.QueryHole, context, holes[i].Expression, message);
                fits = false;
            }
        }

        if (fits && slot.Names.Any(static n => n.Default is null) && !slot.TakesNoWindow && !Enumerable.Range(0, holes.Length).Any(i => kinds.ContainsKey(i) && IsChosenLater(values[i])))
        {
            session.Report(
                ServiceDiagnostics.QueryHole, context, new TextSpan(place.Span.Start + tree.Span.Start, tree.Span.Length),
                "This counts over no window. Each rule counts over another, so it is a hole: `rate(x[${{ window }}])`.");
            return false;
        }

        return fits;
    }

    private static string? Misfit(PromHoleKind kind, Expr value) => (kind, value) switch
    {
        (PromHoleKind.Duration, _) when IsChosenLater(value) => null,
        (_, ReadExpr { Source: ContextSource { Context: var name } }) when IsChosenLater(value) => $"`{name}` is a length of time: it stands in brackets, `x[${{{{ {name} }}}}]`.",
        (_, { Constant: null }) => "A query is written before anything runs: only what the compiler knows can stand in it.",
        (PromHoleKind.Duration, { Constant: DurationValue { Duration.Ticks: > 0 } }) => null,
        (PromHoleKind.Duration, _) => $"Here stands a length of time, such as `5m`, and this is {Articles.Of(value.Type.Name)}.",
        (PromHoleKind.Number, { Constant: NumberValue }) => null,
        (PromHoleKind.Number, _) => $"Here stands a number, and this is {Articles.Of(value.Type.Name)}.",
        _ => null,
    };

    /// <summary>The window of a rule, or the interval of a panel.</summary>
    private static bool IsChosenLater(Expr value) => value is ReadExpr { Source: ContextSource { Context: "window" or "interval" } };

    private static PromHoleValue? Known(Expr value) => value.Constant switch
    {
        DurationValue duration => new PromHoleValue.Duration(duration.Duration),
        NumberValue number => new PromHoleValue.Number(number.Number),
        { } other => new PromHoleValue.Text(other.ToText()),
        null => null,
    };
}
