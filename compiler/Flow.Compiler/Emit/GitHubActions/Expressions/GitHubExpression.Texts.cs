using System.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.GitHubActions.Expressions;

/// <summary>Text with values in it: as pieces of <c>${{ }}</c> where a key takes text, as <c>format</c> inside an expression.</summary>
internal sealed partial class GitHubExpression
{
    /// <summary>The value for a key that takes text.</summary>
    public string Text(Expr expression)
    {
        var text = new StringBuilder();
        foreach (var part in Parts(expression))
        {
            text.Append(part.Constant is { } value ? Escape(value.ToText()) : $"${{{{ {TextFragment(part).Text} }}}}");
        }

        return text.ToString();
    }

    /// <summary>The value as one text that carries it between jobs or steps, or into an input: text as it is, all else as JSON.</summary>
    public string ToWire(Expr expression, FlowType type)
    {
        if (ExpressionScope.TravelsAsText(type) || type.Required is BoolType or IntType or NumberType)
        {
            return Text(expression);
        }

        return expression switch
        {
            { Constant: { } value } => Escape(GitHubLiteral.Json(value)),
            ReadExpr read when Wire(read) is { } wire => $"${{{{ {wire.Text} }}}}",
            _ => $"${{{{ {Fragment.Call("toJSON", Of(expression)).Text} }}}}",
        };
    }

    /// <summary>The value in one cell of the matrix, as one text; empty in the others, so that they leave it alone.</summary>
    public string OfCell(Expr expression, FlowType type, int cell)
    {
        var value = expression switch
        {
            ReadExpr read when Wire(read) is { } wire => wire,
            _ when ExpressionScope.TravelsAsText(type) || type.Required is BoolType or IntType or NumberType => Of(expression),
            _ => Fragment.Call("toJSON", Of(expression)),
        };
        var isHere = Fragment.Equality(Fragment.Primary("strategy.job-index"), "==", Fragment.Primary($"{cell}"));
        return $"${{{{ {Fragment.Call("case", isHere, value, Nothing).Text} }}}}";
    }

    /// <summary>The text with <c>${{</c> inside it kept from being read as the beginning of an expression.</summary>
    public static string Escape(string text) => text.Replace("${{", "${{ '${{' }}", StringComparison.Ordinal);

    private static IEnumerable<Expr> Parts(Expr expression) => expression switch
    {
        InterpolationExpr text => text.Parts.SelectMany(Parts),
        BinaryExpr { Operator: BinaryOperator.Add, Type: TextType } sum => Parts(sum.Left).Concat(Parts(sum.Right)),
        _ => [expression],
    };

    /// <summary>A value that becomes text. A number or truth value that travelled as text need not be read first.</summary>
    private Fragment TextFragment(Expr expression) => expression switch
    {
        ReadExpr { Type: var type } read when Wire(read) is { } wire && type.Required is BoolType or IntType or NumberType => wire,
        { Type: var type } when type.Required is ListType or RecordType or MapType => Unsupported(expression, $"write a {type.Required.Name} into a text"),
        _ => Of(expression),
    };

    private Fragment Format(InterpolationExpr text)
    {
        var format = new StringBuilder();
        var values = new List<Fragment>();
        foreach (var part in Parts(text))
        {
            if (part.Constant is { } value)
            {
                format.Append(value.ToText().Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
            }
            else
            {
                format.Append($"{{{values.Count}}}");
                values.Add(TextFragment(part));
            }
        }

        return Fragment.Call("format", [Primary(GitHubLiteral.Quote(format.ToString())), .. values]);
    }
}
