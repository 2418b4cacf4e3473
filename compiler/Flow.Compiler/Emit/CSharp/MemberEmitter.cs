using System.Collections.Immutable;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.CSharp;

/// <summary>Writes the members that pipelines, jobs and steps have in common.</summary>
internal sealed class MemberEmitter(CSharpWriter writer, CSharpEmission emission)
{
    /// <summary>Expressions at a place.</summary>
    public CSharpExpressions Expressions(CSharpScope scope) => new(scope, emission.Diagnostics);

    /// <summary>A member whose value is worked out at run time from <paramref name="expression"/>; nothing where there is none.</summary>
    public void Member(string name, Expr? expression, CSharpScope scope, FlowType type)
    {
        if (expression is not null)
        {
            var code = type is TextType ? Expressions(scope).Text(expression) : Expressions(scope).LowerAs(expression, type);
            Line($"{name} = {Lambda(code, scope)},", expression);
        }
    }

    /// <summary>A line that comes from an expression: mapped when something in it can fail, plumbing when it is a constant.</summary>
    public void Line(string text, Expr expression)
    {
        if (expression is ConstantExpr)
        {
            writer.Line(text);
        }
        else
        {
            writer.Line(text, expression.Location);
        }
    }

    /// <summary>Code as a function of the context.</summary>
    public static string Lambda(CSharpCode code, CSharpScope scope) => $"static {(Reads(code.Text, scope.Context) ? scope.Context : "_")} => {code}";

    /// <summary>Which others are excluded; nothing where none are.</summary>
    public void Concurrency(Concurrency? concurrency, CSharpScope scope)
    {
        if (concurrency is null)
        {
            return;
        }

        writer.Open("Concurrency = new()");
        Member("Group", concurrency.Group, scope, FlowType.Text);
        Member("Cancel", concurrency.Cancel, scope, FlowType.Bool);
        if (concurrency.QueueAll)
        {
            writer.Line("QueueAll = true,");
        }

        writer.Close("},");
    }

    /// <summary>Where the thing is written.</summary>
    public void Location(Origin origin) => writer.Line($"Location = new({CSharpLiteral.Quoted(origin.Location.Path)}, {origin.Location.LineNumber}),");

    /// <summary>Environment variables; nothing where there are none.</summary>
    public void Variables(IReadOnlyCollection<Variable> variables, CSharpScope scope) => writer.List("Environment", variables, v => Variable(v, scope));

    /// <summary>Named results, or arguments; nothing where there are none.</summary>
    public void Outputs(string name, IEnumerable<Output> outputs, CSharpScope scope) =>
        Values(name, [.. outputs.Select(static o => (o.Name, o.Value, o.Type))], scope);

    /// <summary>Named arguments; nothing where there are none.</summary>
    public void Arguments(string name, IEnumerable<Variable> arguments, CSharpScope scope) =>
        Values(name, [.. arguments.Select(static a => (a.Name, a.Value, a.Value.Type))], scope);

    /// <summary>Texts that are worked out at run time, as one list.</summary>
    public CSharpCode Texts(ImmutableArray<Expr> expressions, CSharpScope scope)
    {
        if (expressions is [{ Type: ListType } list])
        {
            return Expressions(scope).LowerAs(list, new ListType(FlowType.Text));
        }

        return new($"[{string.Join(", ", expressions.Select(e => e.Type.Required is ListType ? ".. " + Expressions(scope).LowerAs(e, new ListType(FlowType.Text)) : Expressions(scope).Text(e).Text))}]");
    }

    /// <summary>A list of texts as a member.</summary>
    public void Texts(string name, ImmutableArray<Expr> expressions, CSharpScope scope)
    {
        if (!expressions.IsEmpty)
        {
            var mapped = expressions.FirstOrDefault(static e => e is not ConstantExpr) ?? expressions[0];
            Line($"{name} = {Lambda(Texts(expressions, scope), scope)},", mapped);
        }
    }

    /// <summary>A shell of the runtime.</summary>
    public static string Shell(string name) => name switch
    {
        "bash" => "Shell.Bash",
        "sh" => "Shell.Sh",
        "pwsh" => "Shell.Pwsh",
        "powershell" => "Shell.PowerShell",
        "cmd" => "Shell.Cmd",
        "python" => "Shell.Python",
        _ => $"Shell.Custom({CSharpLiteral.Quoted(name)})",
    };

    private void Values(string name, ImmutableArray<(string Name, Expr Value, FlowType Type)> values, CSharpScope scope) =>
        writer.List(name, values, v => Line($"new({CSharpLiteral.Quoted(v.Name)}, {Lambda(Expressions(scope).Value(v.Value, v.Type), scope)}),", v.Value));

    private void Variable(Variable variable, CSharpScope scope) =>
        Line($"new({CSharpLiteral.Quoted(variable.Name)}, {Lambda(Expressions(scope).Text(variable.Value), scope)}),", variable.Value);

    // Whether the context stands before a dot somewhere. A regular expression would cost more at the start of a process than all the rest of this target.
    private static bool Reads(string code, string context)
    {
        for (var at = code.IndexOf(context, StringComparison.Ordinal); at >= 0; at = code.IndexOf(context, at + 1, StringComparison.Ordinal))
        {
            var end = at + context.Length;
            if ((at == 0 || !char.IsLetterOrDigit(code[at - 1])) && end < code.Length && (code[end] is '.' or ',' or ')'))
            {
                return true;
            }
        }

        return false;
    }
}
