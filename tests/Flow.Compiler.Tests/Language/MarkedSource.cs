using System.Text;
using Flow.Compiler.Binding;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Hosting;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests.Language;

/// <summary>
/// Sources with what is expected of them written under the culprits: <c>^^^ FLOW2001 part of the message</c>. A mark that ends in <c>&gt;</c> goes on past
/// the end of its line. Several files are divided by lines <c>//== path</c>.
/// </summary>
internal sealed record MarkedSource(IReadOnlyList<SourceText> Sources, IReadOnlyList<Mark> Marks)
{
    /// <summary>The day on which waivers are judged in tests.</summary>
    public static readonly DateOnly Today = new(2026, 6, 1);

    /// <summary>The sources without their marks.</summary>
    public static MarkedSource Parse(string marked)
    {
        var sources = new List<SourceText>();
        var marks = new List<Mark>();
        var (path, lines) = ("main.flow", new List<string>());
        foreach (var line in marked.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith("//== ", StringComparison.Ordinal))
            {
                sources.Add(new SourceText(path, string.Join('\n', lines)));
                (path, lines) = (line[5..].Trim(), []);
            }
            else if (IsMark(line))
            {
                marks.Add(ReadMark(path, lines.Count, line));
            }
            else
            {
                lines.Add(line);
            }
        }

        sources.Add(new SourceText(path, string.Join('\n', lines)));
        return new MarkedSource(sources, marks);
    }

    /// <summary>A compilation of the sources.</summary>
    public Compilation Compile() => Compilation.Create("project", Sources, new BindServices(NoFiles.Instance) { Today = Today });

    /// <summary>The sources with a mark under every place of <paramref name="diagnostics"/>.</summary>
    public string WithMarks(IEnumerable<Diagnostic> diagnostics)
    {
        var all = diagnostics.ToList();
        var text = new StringBuilder();
        foreach (var source in Sources)
        {
            text.Append(ReferenceEquals(source, Sources[0]) ? "" : $"//== {source.Path}\n");
            var lines = source.Content.Split('\n');
            for (var i = 0; i < lines.Length; i++)
            {
                text.Append(lines[i]).Append('\n');
                foreach (var diagnostic in all.Where(d => d.Location.Path == source.Path && d.Location.LineNumber == i + 1))
                {
                    var mark = Of(diagnostic);
                    text.Append(' ', mark.Column - 1).Append('^', Math.Max(1, mark.Length)).Append(mark.GoesOn ? "> " : " ").Append(mark.Code).Append(' ').Append(mark.Message).Append('\n');
                }
            }
        }

        return text.ToString().TrimEnd('\n');
    }

    /// <summary>Where a diagnostic stands, as a mark.</summary>
    public static Mark Of(Diagnostic diagnostic)
    {
        var (source, span) = (diagnostic.Location.Source, diagnostic.Location.Span);
        var end = source.Content.AsSpan(span.Start).IndexOf('\n') is >= 0 and var length ? span.Start + length : source.Content.Length;
        return new Mark(
            diagnostic.Location.Path, diagnostic.Location.LineNumber, diagnostic.Location.Start.Column + 1, Math.Min(span.End, end) - span.Start, span.End > end, diagnostic.Code,
            diagnostic.Message);
    }

    private static bool IsMark(string line) => line.TrimStart() is ['^', ..] && line.Contains(" FLOW", StringComparison.Ordinal);

    private static Mark ReadMark(string path, int line, string text)
    {
        var column = text.IndexOf('^', StringComparison.Ordinal);
        var words = text[column..].Split(' ', 3);
        return new Mark(path, line, column + 1, words[0].TrimEnd('>').Length, words[0].EndsWith('>'), words[1], words.Length > 2 ? words[2] : "");
    }
}

/// <summary>A place and what is said about it.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">The line, from one.</param>
/// <param name="Column">The column, from one.</param>
/// <param name="Length">How many characters of the line are meant.</param>
/// <param name="GoesOn">Whether the place goes on in the next line.</param>
/// <param name="Code">The code.</param>
/// <param name="Message">The message, or a part of it.</param>
internal sealed record Mark(string Path, int Line, int Column, int Length, bool GoesOn, string Code, string Message)
{
    /// <summary>Everything but the message. A place without text is marked by one sign.</summary>
    public string Place => $"{Path}:{Line}:{Column}+{Math.Max(1, Length)}{(GoesOn ? ">" : "")} {Code}";
}
