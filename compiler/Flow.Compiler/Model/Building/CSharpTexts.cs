using System.Collections.Immutable;
using System.Text;
using Flow.Compiler.Binding;
using Flow.Compiler.Text;

namespace Flow.Compiler.Model;

/// <summary>C# as written, with its holes replaced by locals and each line's place in the source.</summary>
internal static class CSharpTexts
{
    /// <summary>The code and the values it reads.</summary>
    public static (CSharpText Text, ImmutableArray<Variable> Captures) Build(BoundText text)
    {
        var captures = new List<Variable>();
        var code = new StringBuilder();
        for (var i = 0; i < text.Parts.Length; i++)
        {
            code.Append(text.IsHole[i] ? Capture(text.Parts[i], captures) : text.Parts[i].Constant!.ToText());
        }

        var lines = code.ToString().TrimEnd('\n').Split('\n');
        return (new CSharpText(string.Join('\n', lines), [.. lines.Select((l, i) => LineAt(text, l, i))]), [.. captures]);
    }

    private static string Capture(Types.Expr value, List<Variable> captures)
    {
        var name = Camel(HoleVariables.NameFor(value));
        var unique = name;
        for (var i = 2; captures.Exists(c => c.Name == unique); i++)
        {
            unique = name + i;
        }

        captures.Add(new Variable(unique, value, new Origin(value.Location)));
        return unique;
    }

    private static string Camel(string upper)
    {
        var parts = upper.Replace("FLOW_", "", StringComparison.Ordinal).Split('_', StringSplitOptions.RemoveEmptyEntries);
        var name = string.Concat(parts.Select(static (p, i) => i == 0 ? p.ToLowerInvariant() : p[..1] + p[1..].ToLowerInvariant()));
        return "@" + (name.Length == 0 ? "value" : name);
    }

    private static Location LineAt(BoundText text, string line, int index)
    {
        var source = text.Context.Tree.Source;
        var number = text.FirstLine - 1 + index;
        if (number >= source.LineStarts.Length)
        {
            return text.Context.At(text.Syntax);
        }

        var opening = text.Syntax.Start.End;
        if (source.PositionOf(opening).Line == number)
        {
            return text.Context.At(new TextSpan(opening, line.Length));
        }

        var written = source.LineAt(number);
        var indentation = (written.Length - written.TrimStart().Length) - (line.Length - line.TrimStart().Length);
        return text.Context.At(new TextSpan(source.LineStarts[number] + Math.Max(0, indentation), Math.Min(line.Length, Math.Max(0, written.Length - indentation))));
    }
}
