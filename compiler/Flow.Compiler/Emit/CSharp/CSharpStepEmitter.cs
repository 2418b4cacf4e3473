using Flow.Compiler.Model;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.CSharp;

/// <summary>Writes C# of the user: each step as a method with its captures as typed parameters, verbatim, mapped line by line to the <c>.flow</c> file.</summary>
internal sealed class CSharpStepEmitter(CSharpWriter writer, MemberEmitter members)
{
    private readonly List<(string Name, CSharpStep Step)> methods = [];
    private readonly HashSet<string> taken = [];

    /// <summary>The construction of the step; its method is written later.</summary>
    public string Construct(CSharpStep step, string owner, CSharpScope scope)
    {
        var method = MethodName($"{CSharpNames.Pascal(owner)}_{CSharpNames.Pascal(step.Key)}");
        methods.Add((method, step));
        var arguments = step.Captures.Select(c => Capture(members.Expressions(scope), c)).Prepend(scope.Context);
        var call = $"{method}({string.Join(", ", arguments)})";
        var key = CSharpLiteral.Quoted(step.Key);
        return HasValue(step)
            ? $"CSharpStep<{ResultOf(step)}>({key}, static {scope.Context} => {call})"
            : $"CSharpStep({key}, static async {scope.Context} => {{ await {call}; return Value.None; }})";
    }

    /// <summary>The methods of the steps so far.</summary>
    public void Methods()
    {
        foreach (var (name, step) in methods)
        {
            writer.Blank();
            Method(name, step);
        }
    }

    private static bool HasValue(CSharpStep step) => step.Result is not NoneType;

    private static string ResultOf(CSharpStep step) => CSharpTypes.OfResult(step.Result) is "object" ? "object?" : CSharpTypes.OfResult(step.Result);

    private string MethodName(string wanted)
    {
        var name = wanted;
        for (var number = 2; !taken.Add(name); number++)
        {
            name = $"{wanted}_{number}";
        }

        return name;
    }

    private void Method(string name, CSharpStep step)
    {
        var result = HasValue(step) ? $"Task<{ResultOf(step)}>" : "Task";
        var parameters = step.Captures.Select(static c => $"{CSharpTypes.OfCapture(c.Value.Type)} {c.Name}").Prepend($"StepContext {CSharpTypes.ContextName}");
        writer.Directive("#pragma warning disable // The code below is checked where it is written.");
        writer.Open($"private static async {result} {name}({string.Join(", ", parameters)})");
        Body(step);
        writer.Close();
        writer.Directive("#pragma warning restore");
    }

    private void Body(CSharpStep step)
    {
        var lines = step.Code.Text.ReplaceLineEndings("\n").Split('\n');
        var starts = step.Code.StartInsideToken;
        var isExpression = step.Code.IsExpression;
        for (var i = 0; i < lines.Length; i++)
        {
            var prefix = i == 0 && isExpression && HasValue(step) ? "return " : "";
            var origin = starts[i] || lines[i].AsSpan().Trim().IsEmpty ? null : OriginOf(step, i);
            writer.Verbatim(prefix, lines[i], origin, isIndented: !starts[i]);
        }

        if (isExpression)
        {
            writer.Line(";");
        }
    }

    private static Location? OriginOf(CSharpStep step, int line) => line < step.Code.Lines.Length ? step.Code.Lines[line] : null;

    // C# of the user sees int, double and long where expressions use long and decimal.
    private static string Capture(CSharpExpressions expressions, Variable capture)
    {
        var type = capture.Value.Type;
        if (capture.Value.Constant is NumberValue number && type is IntType or NumberType)
        {
            return number.Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        var code = expressions.Lower(capture.Value);
        var wanted = CSharpTypes.OfCapture(type);
        return CSharpShape.Of(type) switch
        {
            { Kind: CSharpKind.List } list when list.ElementShape.Name != CSharpTypes.OfCapture(list.Element!) =>
                $"{code.Target}{(list.IsOptional ? "?" : "")}.Select(static item => ({CSharpTypes.OfCapture(list.Element!)})item).ToList()",
            { Kind: CSharpKind.List or CSharpKind.Json } => code.Text,
            var shape when shape.Name != wanted => $"({wanted}){code.In(Precedence.Unary)}",
            _ => code.Text,
        };
    }
}
