using System.Collections.Immutable;
using System.Text;
using Flow.Compiler.Binding;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Literals;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>
/// Turns text with holes into a script that no value can change: what the compiler knows and is one plain word is written in, everything else is read
/// from an environment variable, quoted as the place in the script needs it.
/// </summary>
internal sealed class ScriptBuilder(DiagnosticBag diagnostics)
{
    /// <summary>The script of a written text.</summary>
    public Script Build(BoundText text, string? shell, string? defaultShell, ImmutableArray<Variable> declared)
    {
        var dialect = ShellDialect.Of(shell ?? defaultShell ?? "bash");
        var variables = new HoleVariables(declared);
        var script = new StringBuilder();
        var position = default(ShellPosition);
        for (var i = 0; i < text.Parts.Length; i++)
        {
            var part = text.Parts[i];
            if (!text.IsHole[i])
            {
                var written = part.Constant!.ToText();
                script.Append(written);
                position = dialect.After(position, written);
                continue;
            }

            script.Append(Hole(part, dialect, position, variables));
        }

        var result = new Script(shell, script.ToString().TrimEnd('\n'), variables.Added) { FirstLine = text.FirstLine };
        CheckEvaluated(result, declared, text);
        return result;
    }

    /// <summary>The script of a value that is not written as text here: a <c>let</c>, a parameter of a template.</summary>
    public Script Build(Expr value, string? shell, string? defaultShell, ImmutableArray<Variable> declared)
    {
        var parts = value is InterpolationExpr interpolation ? interpolation.Parts : [value];
        var dialect = ShellDialect.Of(shell ?? defaultShell ?? "bash");
        var variables = new HoleVariables(declared);
        var script = new StringBuilder();
        var position = default(ShellPosition);
        foreach (var part in parts)
        {
            if (part.Constant is { } known)
            {
                script.Append(known.ToText());
                position = dialect.After(position, known.ToText());
            }
            else
            {
                script.Append(Hole(part, dialect, position, variables));
            }
        }

        return new Script(shell, script.ToString().TrimEnd('\n'), variables.Added) { FirstLine = value.Location.LineNumber };
    }

    private string Hole(Expr value, ShellDialect dialect, ShellPosition position, HoleVariables variables)
    {
        if (value.IsUntrusted || value.IsSecret)
        {
            var isVariable = value is ReadExpr { Source: EnvironmentVariableSource };
            var suggestion = isVariable ? ((EnvironmentVariableSource)((ReadExpr)value).Source).Name : HoleVariables.NameFor(value);
            var reference = dialect.Reference(suggestion, position);
            diagnostics.Report(
                value.IsSecret ? LabelDiagnostics.SecretInScript : LabelDiagnostics.UntrustedInShell, value.Location,
                (value.IsSecret ? "A secret must not become part of a script." : "An outsider chooses this text, and a shell would run it.")
                + (isVariable ? $" It is a variable already: write `{reference}`."
                    : $" Pass it as a variable: `env {{ {suggestion} = {value.Location.Source.Slice(value.Location.Span)} }}`, and write `{reference}`."));
            return "";
        }

        if (value.Constant is { } known && dialect.WriteIn(known.ToText(), position) is { } plain)
        {
            return plain;
        }

        if (position.IsLiteral && dialect.ReadsVariables)
        {
            diagnostics.Report(LabelDiagnostics.HoleInSingleQuotes, value.Location, "Between single quotes the shell reads no variables, so this value would not arrive. Use double quotes.");
            return "";
        }

        if (!dialect.ReadsVariables)
        {
            diagnostics.Report(
                LabelDiagnostics.HoleInForeignText, value.Location,
                $"Only a plain word that the compiler knows can be written into {dialect.Name}. Pass this through `env {{ … }}` and read the variable.");
            return "";
        }

        return dialect.Reference(variables.Add(value), position);
    }

    /// <summary><c>eval</c> and <c>bash -c</c> run the text of a variable that somebody outside may have chosen.</summary>
    private void CheckEvaluated(Script script, ImmutableArray<Variable> declared, BoundText text)
    {
        foreach (var variable in declared.Where(static v => v.Value.IsUntrusted))
        {
            foreach (var line in script.Text.Split('\n').Where(l => l.Contains("$" + variable.Name, StringComparison.Ordinal) || l.Contains("${" + variable.Name, StringComparison.Ordinal)))
            {
                if (line.Contains("eval ", StringComparison.Ordinal) || line.Contains("bash -c", StringComparison.Ordinal) || line.Contains("sh -c", StringComparison.Ordinal) || line.Contains("iex ", StringComparison.OrdinalIgnoreCase))
                {
                    diagnostics.Report(LabelDiagnostics.EvaluatedVariable, text.Context.At(text.Syntax), $"This runs the text of `{variable.Name}` as a script, and an outsider chooses it.");
                }
            }
        }
    }
}

/// <summary>The environment variables that the holes of one script become.</summary>
internal sealed class HoleVariables(ImmutableArray<Variable> declared)
{
    private readonly List<Variable> added = [];

    /// <summary>The variables, in the order of their first use.</summary>
    public ImmutableArray<Variable> Added => [.. added];

    /// <summary>The name of the variable that holds <paramref name="value"/>.</summary>
    public string Add(Expr value)
    {
        if (value is ReadExpr { Source: EnvironmentVariableSource { Name: var own } })
        {
            return own;
        }

        foreach (var variable in added)
        {
            if (Same(variable.Value, value))
            {
                return variable.Name;
            }
        }

        var name = NameFor(value);
        var unique = name;
        for (var i = 2; added.Exists(v => v.Name == unique) || declared.Any(v => v.Name == unique); i++)
        {
            unique = $"{name}_{i}";
        }

        added.Add(new Variable(unique, value, new Origin(value.Location)));
        return unique;
    }

    /// <summary>A name for the variable that holds <paramref name="value"/>.</summary>
    public static string NameFor(Expr value)
    {
        var words = value is ReadExpr read ? Words(read.Source)
            : ExprReads.Of(value).OrderByDescending(static r => r.Labels != Labels.None).Select(static r => Words(r.Source)).FirstOrDefault() ?? "VALUE";
        var name = new string([.. words.Select(static c => char.IsAsciiLetterOrDigit(c) ? char.ToUpperInvariant(c) : '_')]);
        return EnvironmentVariableName.IsReserved(name) || name.Length < 2 || char.IsAsciiDigit(name[0]) ? "FLOW_" + name : name;
    }

    private static string Words(ValueSource source) => source switch
    {
        ContextSource { Context: "event", Path: [.., var last] } => last,
        ContextSource context => context.FullName,
        ParameterSource parameter => parameter.Name,
        ConfigurationSource configuration => configuration.Name,
        SecretSource secret => secret.Name,
        EnvironmentVariableSource variable => variable.Name,
        MatrixSource matrix => matrix.Axis,
        VariableSource variable => variable.Name,
        JobOutputSource output => $"{output.Job}_{output.Output}",
        AllJobOutputsSource all => $"{all.Job}_{all.Output}",
        JobResultSource result => $"{result.Job}_result",
        StepSource { Facet: StepFacet.Output } step => $"{step.Step}_{step.Output}",
        StepSource step => $"{step.Step}_{step.Facet}",
        _ => "value",
    };

    private static bool Same(Expr a, Expr b) => (a, b) switch
    {
        (ReadExpr x, ReadExpr y) => x.Source.Equals(y.Source),
        (ConstantExpr x, ConstantExpr y) => x.Value.Equals(y.Value),
        _ => a.Location.Source.Slice(a.Location.Span) == b.Location.Source.Slice(b.Location.Span) && a.GetType() == b.GetType() && a.Location.Path == b.Location.Path,
    };
}
