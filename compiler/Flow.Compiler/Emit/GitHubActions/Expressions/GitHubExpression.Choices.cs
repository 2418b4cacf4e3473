using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.GitHubActions.Expressions;

/// <summary>Choices. GitHub's <c>&amp;&amp;</c> and <c>||</c> give one of their operands, which is a choice as long as the chosen value counts as true.</summary>
internal sealed partial class GitHubExpression
{
    private Fragment Choice(ConditionalExpr choice)
    {
        var branches = new List<(Fragment Condition, Expr Value)>();
        Expr rest = choice;
        while (rest is ConditionalExpr next)
        {
            branches.Add((Of(next.Condition), next.Consequence));
            rest = next.Alternative;
        }

        return branches.TrueForAll(static b => CountsAsTrue(b.Value))
            ? branches.Select(b => And(b.Condition, Of(b.Value))).Append(Of(rest)).Aggregate(Or)
            : Fragment.Call("case", [.. branches.SelectMany(b => new[] { b.Condition, Of(b.Value) }), Of(rest)]);
    }

    private static bool CountsAsTrue(Expr expression) => expression switch
    {
        { Constant: BoolValue { Truth: true } } => true,
        { Constant: NumberValue { Number: not 0 } } => true,
        { Constant: ListValue or RecordValue } => true,
        { Constant: NoneValue or BoolValue or NumberValue } => false,
        { Constant: { } value } => value.ToText().Length > 0,
        InterpolationExpr text => text.Parts.Any(CountsAsTrue),
        _ => false,
    };

    /// <summary>
    /// <c>a ?? b</c>. For text <c>||</c> says exactly that, since empty text from outside is none, and so it does for lists and records, which
    /// always count as true. A number or a truth value may be zero or false without being none.
    /// </summary>
    private Fragment Coalesce(BinaryExpr e)
    {
        if (e.Left is ReadExpr read && Wire(read) is { } wire && !ExpressionScope.TravelsAsText(read.Type) && e.Right.Constant is { } value)
        {
            return FromJson(wire, GitHubLiteral.Json(value));
        }

        var left = Of(e.Left);
        var right = Of(e.Right);
        return IsTrueUnlessNone(e.Left.Type, e.Right.Type) ? Or(left, right) : Fragment.Call("case", IsNull(left), right, left);
    }

    private static bool IsTrueUnlessNone(FlowType left, FlowType right) => left.Required switch
    {
        BoolType or IntType or NumberType => false,
        AnyType => right.Required is not (BoolType or IntType or NumberType),
        _ => true,
    };
}
