using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.GitHubActions.Expressions;

/// <summary>
/// Lowers values to GitHub's expression language. What GitHub cannot say is reported, naming the construct and its place;
/// then the result is an empty text, which nobody sees, because an error keeps the file from being written.
/// </summary>
/// <param name="scope">Where the expression stands.</param>
/// <param name="reports">Takes what cannot be said.</param>
internal sealed partial class GitHubExpression(ExpressionScope scope, WorkflowReports reports)
{
    private static readonly Fragment Nothing = Fragment.Primary("''");

    /// <summary>The expression without <c>${{ }}</c>.</summary>
    public string Lower(Expr expression) => Of(expression).Text;

    /// <summary>
    /// The value of an <c>if</c>. GitHub reads it as an expression without <c>${{ }}</c>; they are written only where it begins with
    /// <c>!</c>, which YAML would take for a tag. Text around them would make the condition hold always.
    /// </summary>
    public static string Condition(Fragment condition) =>
        condition.Text.StartsWith('!') ? $"${{{{ {condition.Text} }}}}" : condition.Text;

    /// <summary>The expression as a piece of a larger one.</summary>
    public Fragment Of(Expr expression) => expression switch
    {
        ConstantExpr c => GitHubLiteral.Of(c.Value),
        ErrorExpr => Nothing,
        ReadExpr read => Read(read),
        UnaryExpr { Operator: UnaryOperator.Not } not => Negation(not.Operand),
        BinaryExpr binary => Binary(binary),
        ConditionalExpr choice => Choice(choice),
        InterpolationExpr text => Format(text),
        ListExpr list => List(list),
        MemberExpr member => Member(member),
        IndexExpr index => Index(index),
        CallExpr call => Call(call),
        ComprehensionExpr comprehension => Comprehension(comprehension),
        UnaryExpr => Unsupported(expression, "negate a number"),
        RecordExpr => Unsupported(expression, "make a record"),
        _ => Unsupported(expression, $"say this ({expression.GetType().Name})"),
    };

    private Fragment Binary(BinaryExpr e) => e.Operator switch
    {
        BinaryOperator.Or => Fragment.Or(Of(e.Left), Of(e.Right)),
        BinaryOperator.And => Fragment.And(Of(e.Left), Of(e.Right)),
        BinaryOperator.Equal => Equality(e.Left, e.Right, true, e),
        BinaryOperator.NotEqual => Equality(e.Left, e.Right, false, e),
        BinaryOperator.Less => Order(e, "<"),
        BinaryOperator.LessOrEqual => Order(e, "<="),
        BinaryOperator.Greater => Order(e, ">"),
        BinaryOperator.GreaterOrEqual => Order(e, ">="),
        BinaryOperator.In => Membership(e, true),
        BinaryOperator.NotIn => Membership(e, false),
        BinaryOperator.Coalesce => Coalesce(e),
        BinaryOperator.Add when e.Type.Required is TextType => Format(new InterpolationExpr([e.Left, e.Right], e.Location)),
        BinaryOperator.Add => Unsupported(e, "add"),
        BinaryOperator.Subtract => Unsupported(e, "subtract"),
        BinaryOperator.Multiply => Unsupported(e, "multiply"),
        BinaryOperator.Divide => Unsupported(e, "divide"),
        _ => Unsupported(e, "make a range"),
    };

    private Fragment Negation(Expr operand) => operand switch
    {
        BinaryExpr { Operator: BinaryOperator.Equal } e => Equality(e.Left, e.Right, false, e),
        BinaryExpr { Operator: BinaryOperator.NotEqual } e => Equality(e.Left, e.Right, true, e),
        BinaryExpr { Operator: BinaryOperator.In } e => Membership(e, false),
        BinaryExpr { Operator: BinaryOperator.NotIn } e => Membership(e, true),
        ReadExpr { Type: BoolType } read when Wire(read) is { } wire => Fragment.Equality(wire, "!=", Primary("'true'")),
        _ => Fragment.Not(Of(operand)),
    };

    /// <summary>A list of known and unknown items. GitHub has no list literal: the JSON of each item goes through <c>format</c>.</summary>
    private Fragment List(ListExpr list)
    {
        var holes = string.Join(",", Enumerable.Range(0, list.Items.Length).Select(static i => $"{{{i}}}"));
        var items = list.Items.Select(item => Fragment.Call("toJSON", Of(item)));
        return Fragment.Call(
            "fromJSON",
            Fragment.Call("format", [Fragment.Primary($"'[{holes}]'"), .. items]));
    }

    private Fragment Member(MemberExpr member)
    {
        if (member.Target is ReadExpr { Source: MatrixSource m } && m.Axis == scope.FlattenedAxis)
        {
            return Path("matrix", GitHubContexts.Member("matrix", member.Member), member);
        }

        if (member.Target.Type.Required is ListType or TextType or MapType)
        {
            return member.Member switch
            {
                "first" when member.Target.Type.Required is ListType => Fragment.Primary(Of(member.Target).AsTarget() + "[0]"),
                _ when member.Target.Type.Required is MapType => Fragment.Primary(MemberOf(member)),
                _ => Unsupported(member, $"read `{member.Member}` of a {member.Target.Type.Name}"),
            };
        }

        return Fragment.Primary(MemberOf(member));
    }

    private string MemberOf(MemberExpr member) => GitHubContexts.Member(Whole(member.Target).AsTarget(), member.Member);

    /// <summary>A value whose parts are read. One of no declared type that travelled as text is JSON if it has parts.</summary>
    private Fragment Whole(Expr target) => target is ReadExpr { Type: AnyType } read && Wire(read) is { } wire ? FromJson(wire, "null") : Of(target);

    private Fragment Index(IndexExpr index) =>
        index is { Target: ReadExpr { Source: AllJobOutputsSource all }, Index.Constant: NumberValue n }
            ? CellOutput(all, index, (int)n.Number)
            : Fragment.Primary(index.Index.Constant is TextValue text
                ? GitHubContexts.Member(Whole(index.Target).AsTarget(), text.Text)
                : $"{Whole(index.Target).AsTarget()}[{Of(index.Index).Text}]");

    /// <summary><c>[for x in a => x.b]</c> is <c>a.*.b</c>; GitHub has no other loop.</summary>
    private Fragment Comprehension(ComprehensionExpr e)
    {
        var path = new List<string>();
        var result = e.Result;
        while (result is MemberExpr member)
        {
            path.Insert(0, member.Member);
            result = member.Target;
        }

        if (e.Condition is not null || result is not ReadExpr { Source: VariableSource v } || v.Name != e.Variable)
        {
            return Unsupported(e, "loop over a list, except to take one field of each item");
        }

        var sequence = Of(e.Sequence);
        return path.Count == 0
            ? sequence
            : Fragment.Primary(path.Aggregate(sequence.AsTarget() + ".*", GitHubContexts.Member));
    }

    private Fragment Unsupported(Expr expression, string action)
    {
        reports.Add(
            GitHubActionsDiagnostics.ExpressionNotPossible,
            expression.Location,
            $"GitHub's expressions cannot {action}. Compute the value in a step of an earlier job and read its output in {scope.Place.Description}.");
        return Nothing;
    }

    /// <summary>A path that begins with <paramref name="context"/>, which must be readable here.</summary>
    private Fragment Path(string context, string path, Expr expression)
    {
        if (!scope.Place.Contexts.Contains(context))
        {
            reports.Add(
                GitHubActionsDiagnostics.ContextNotAvailable,
                expression.Location,
                $"GitHub cannot read `{context}` in {scope.Place.Description}: `{path}` is not known there. Read it in a step, or hand it on as an output of a job.");
        }

        return Fragment.Primary(path);
    }
}
