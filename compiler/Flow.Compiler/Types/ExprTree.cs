namespace Flow.Compiler.Types;

/// <summary>A value as a tree: what stands inside it, in written order.</summary>
public static class ExprTree
{
    /// <summary>The values directly inside <paramref name="expression"/>.</summary>
    public static IEnumerable<Expr> Children(Expr expression) => expression switch
    {
        ConstantExpr or ErrorExpr or ReadExpr => [],
        UnaryExpr unary => [unary.Operand],
        BinaryExpr binary => [binary.Left, binary.Right],
        ConditionalExpr conditional => [conditional.Condition, conditional.Consequence, conditional.Alternative],
        InterpolationExpr text => text.Parts,
        ListExpr list => list.Items,
        RecordExpr record => record.Fields.Select(static f => f.Value),
        MemberExpr member => [member.Target],
        IndexExpr index => [index.Target, index.Index],
        CallExpr call => call.Arguments,
        ComprehensionExpr { Condition: { } condition } loop => [loop.Sequence, condition, loop.Result],
        ComprehensionExpr loop => [loop.Sequence, loop.Result],
        _ => throw new NotSupportedException($"{expression.GetType().Name} has no known parts."),
    };

    /// <summary><paramref name="expression"/> and all values inside it.</summary>
    public static IEnumerable<Expr> WithChildren(Expr expression) => Children(expression).SelectMany(WithChildren).Prepend(expression);

    /// <summary>The same value, with other sources in the places of what it reads.</summary>
    public static Expr WithSources(Expr expression, Func<ValueSource, ValueSource> other) => expression switch
    {
        ReadExpr read => read with { Source = other(read.Source) },
        UnaryExpr unary => unary with { Operand = WithSources(unary.Operand, other) },
        BinaryExpr binary => binary with { Left = WithSources(binary.Left, other), Right = WithSources(binary.Right, other) },
        ConditionalExpr conditional => conditional with
        {
            Condition = WithSources(conditional.Condition, other),
            Consequence = WithSources(conditional.Consequence, other),
            Alternative = WithSources(conditional.Alternative, other),
        },
        InterpolationExpr text => text with { Parts = [.. text.Parts.Select(p => WithSources(p, other))] },
        ListExpr list => list with { Items = [.. list.Items.Select(i => WithSources(i, other))] },
        RecordExpr record => record with { Fields = [.. record.Fields.Select(f => f with { Value = WithSources(f.Value, other) })] },
        MemberExpr member => member with { Target = WithSources(member.Target, other) },
        IndexExpr index => index with { Target = WithSources(index.Target, other), Index = WithSources(index.Index, other) },
        CallExpr call => call with { Arguments = [.. call.Arguments.Select(a => WithSources(a, other))] },
        ComprehensionExpr loop => loop with
        {
            Sequence = WithSources(loop.Sequence, other),
            Condition = loop.Condition is { } condition ? WithSources(condition, other) : null,
            Result = WithSources(loop.Result, other),
        },
        _ => expression,
    };

    /// <summary>All reads in <paramref name="expression"/>.</summary>
    public static IEnumerable<ReadExpr> Reads(Expr? expression) => expression is null ? [] : WithChildren(expression).OfType<ReadExpr>();
}
