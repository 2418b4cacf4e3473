using System.Collections.Immutable;
using System.Text;
using Flow.Compiler.Binding;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>
/// Turns text with holes into a script that no value can change: what the compiler knows and is one plain word is written in, everything else is read
/// from an environment variable, quoted as the place in the script needs it.
/// </summary>
/// <param name="diagnostics">Where mistakes go.</param>
/// <param name="outer">The names of the environment variables that the job and the pipeline set.</param>
internal sealed class ScriptBuilder(DiagnosticBag diagnostics, ImmutableArray<string> outer)
{
    /// <summary>The script of a written text.</summary>
    public Script Build(BoundText text, string? shell, string? defaultShell, ImmutableArray<Variable> declared)
    {
        var dialect = ShellDialect.Of(shell ?? defaultShell ?? "bash");
        var variables = new HoleVariables(declared, outer, string.Concat(text.Parts.Where((_, i) => !text.IsHole[i]).Select(static p => p.Constant!.ToText())));
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

            script.Append(Hole(part, dialect, position, variables, text.Tag is not null));
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
        var variables = new HoleVariables(declared, outer, string.Concat(parts.Select(static p => p.KnownText)));
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
                script.Append(Hole(part, dialect, position, variables, isTagged: false));
            }
        }

        return new Script(shell, script.ToString().TrimEnd('\n'), variables.Added) { FirstLine = value.Location.LineNumber };
    }

    /// <summary>How what the shell reads is typed: in a text without a tag, braces would be a hole and quotes its end.</summary>
    private static string AsWritten(string reference, bool isTagged) =>
        isTagged ? reference : reference.Replace("${", "$", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    private string Hole(Expr value, ShellDialect dialect, ShellPosition position, HoleVariables variables, bool isTagged)
    {
        if ((value.IsUntrusted && MayHoldText(value.Type.Required)) || value.IsSecret)
        {
            var isVariable = value is ReadExpr { Source: EnvironmentVariableSource };
            var suggestion = isVariable ? ((EnvironmentVariableSource)((ReadExpr)value).Source).Name : HoleVariables.NameFor(value);
            var reference = AsWritten(dialect.Reference(suggestion, position), isTagged);
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

    /// <summary>A number, a truth value or one of some known words cannot hold a command.</summary>
    private static bool MayHoldText(FlowType type) => type is not (BoolType or IntType or NumberType or DurationType or SizeType or PercentType or EnumType { IsOpen: false });

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
