namespace Flow.Compiler.Literals.PromQl;

/// <summary>Walks over a query.</summary>
public static class PromNodes
{
    /// <summary>The parts directly below <paramref name="node"/>, as written.</summary>
    public static IEnumerable<PromExpression> Parts(this PromExpression node) => node switch
    {
        PromParen paren => [paren.Inner],
        PromUnary unary => [unary.Operand],
        PromBinary binary => [binary.Left, binary.Right],
        PromCall call => call.Arguments,
        PromAggregation aggregation => aggregation.Arguments,
        PromRange range => [range.Selector],
        PromSubquery subquery => [subquery.Inner],
        _ => [],
    };

    /// <summary>The query and all its parts, those above before those below.</summary>
    public static IEnumerable<PromExpression> Descendants(this PromExpression query)
    {
        var open = new Stack<PromExpression>([query]);
        while (open.TryPop(out var node))
        {
            yield return node;
            foreach (var part in node.Parts().Reverse())
            {
                open.Push(part);
            }
        }
    }

    /// <summary>What stands inside the parentheses around it, where there are any.</summary>
    public static PromExpression WithoutParentheses(this PromExpression query) => query is PromParen paren ? paren.Inner.WithoutParentheses() : query;

    /// <summary>Every selector of the query, in written order.</summary>
    public static IEnumerable<PromSelector> Selectors(this PromExpression query) => query.Descendants().OfType<PromSelector>();
}
