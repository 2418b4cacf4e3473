using System.Collections.Immutable;
using System.Text;
using Flow.Compiler.Text;

namespace Flow.Compiler.Emit.CSharp;

/// <summary>
/// Writes C# line by line with indentation, and keeps for each line where it comes from. Lines with an origin are preceded by a <c>#line</c> of it;
/// what follows without one is hidden from debuggers.
/// </summary>
internal sealed class CSharpWriter
{
    private const int Step = 4;

    private readonly Func<string, string> pathInDirective;
    private readonly StringBuilder text = new();
    private readonly ImmutableArray<GeneratedLine>.Builder lines = ImmutableArray.CreateBuilder<GeneratedLine>();
    private int indent;
    private int line;
    private bool isMapped;

    /// <summary>A writer.</summary>
    /// <param name="pathInDirective">How the path of a source is written in <c>#line</c>.</param>
    public CSharpWriter(Func<string, string> pathInDirective) => this.pathInDirective = pathInDirective;

    /// <summary>What was written.</summary>
    public GeneratedFile ToFile(string path) => new(path, text.ToString(), lines.ToImmutable());

    /// <summary>An empty line.</summary>
    public void Blank() => Append("");

    /// <summary>A line of plumbing. Further lines inside <paramref name="code"/> belong to raw string literals and stand one step deeper.</summary>
    public void Line(string code)
    {
        Hide();
        Lines(code);
    }

    /// <summary>A directive of the compiler, at the very left.</summary>
    public void Directive(string directive) => Append(directive);

    /// <summary>A line that comes from <paramref name="origin"/>: an exception in it names that place.</summary>
    public void Line(string code, Location origin)
    {
        var (start, end) = (origin.Start, origin.End);
        var last = end.Line > start.Line || end.Column > start.Column ? end.Column + 1 : start.Column + 2;
        Append($"#line ({start.Line + 1}, {start.Column + 1}) - ({end.Line + 1}, {last}) \"{pathInDirective(origin.Path)}\"");
        isMapped = true;
        lines.Add(new(line, origin));
        Lines(code);
    }

    /// <summary>A line of plumbing that nevertheless stands for <paramref name="origin"/>: found by "go to generated", not by debuggers.</summary>
    public void Plain(string code, Location origin)
    {
        Hide();
        lines.Add(new(line, origin));
        Lines(code);
    }

    /// <summary>Code of the user, verbatim behind <paramref name="prefix"/>.</summary>
    /// <param name="prefix">What stands before it on the line: plumbing.</param>
    /// <param name="code">One line of the user's code.</param>
    /// <param name="origin">Where that line starts in the source.</param>
    /// <param name="isIndented">Whether blanks in front of it mean nothing.</param>
    public void Verbatim(string prefix, string code, Location? origin, bool isIndented)
    {
        var start = (isIndented ? new string(' ', indent) : "") + prefix;
        if (origin is not null)
        {
            var place = origin.Start;
            var offset = start.Length > 0 ? $" {start.Length}" : "";
            Append($"#line ({place.Line + 1}, {place.Column + 1}) - ({place.Line + 1}, {place.Column + code.Length + 2}){offset} \"{pathInDirective(origin.Path)}\"");
            isMapped = true;
            lines.Add(new(line, origin));
        }

        Append(start + code);
    }

    /// <summary>Opens a block or a list: the line, the bracket, and one step deeper.</summary>
    public void Open(string code, string bracket = "{")
    {
        Line(code);
        OpenBracket(bracket);
    }

    /// <summary>The opening bracket on a line of its own, and one step deeper.</summary>
    public void OpenBracket(string bracket = "{")
    {
        Line(bracket);
        indent += Step;
    }

    /// <summary>One step back and the closing bracket.</summary>
    public void Close(string bracket = "}")
    {
        indent -= Step;
        Line(bracket);
    }

    /// <summary>A list property with one member on a line each; nothing where there are none.</summary>
    public void List<T>(string name, IReadOnlyCollection<T> items, Action<T> write)
    {
        if (items.Count == 0)
        {
            return;
        }

        Open($"{name} =", "[");
        foreach (var item in items)
        {
            write(item);
        }

        Close("],");
    }

    private void Hide()
    {
        if (isMapped)
        {
            isMapped = false;
            Append("#line hidden");
        }
    }

    private void Lines(string code)
    {
        var parts = code.Split('\n');
        Append(Indented(parts[0], indent));
        foreach (var part in parts.AsSpan(1))
        {
            Append(Indented(part, indent + Step));
        }
    }

    private static string Indented(string code, int columns) => code.Length == 0 ? "" : new string(' ', columns) + code;

    private void Append(string code)
    {
        text.Append(code).Append('\n');
        line++;
    }
}
