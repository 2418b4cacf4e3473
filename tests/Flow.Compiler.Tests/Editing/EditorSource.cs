using Flow.Compiler.Binding;
using Flow.Compiler.Hosting;
using Flow.Compiler.Tests.Language;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests.Editing;

/// <summary>A place in a source, and what is said about it.</summary>
/// <param name="Path">The file.</param>
/// <param name="Span">The place.</param>
/// <param name="Text">What is said.</param>
internal sealed record EditorMark(string Path, TextSpan Span, string Text);

/// <summary>
/// Sources with a caret <c>$0</c> and marks: <c>^^^ text</c> under the line that is meant. A line <c>^^^ a</c> below another mark marks the same line of the source.
/// Files are divided by lines <c>//== path</c>.
/// </summary>
internal sealed record EditorSource(IReadOnlyList<SourceText> Sources, IReadOnlyList<EditorMark> Marks, string CaretPath, int Caret)
{
    private const string CaretMark = "$0";

    public static EditorSource Parse(string marked)
    {
        var (sources, marks) = (new List<SourceText>(), new List<EditorMark>());
        var (path, lines, caretPath, caret) = ("main.flow", new List<string>(), "main.flow", -1);
        foreach (var line in marked.ReplaceLineEndings("\n").Split('\n').Append("//== end"))
        {
            if (line.StartsWith("//== ", StringComparison.Ordinal))
            {
                sources.Add(new SourceText(path, string.Join('\n', lines)));
                (path, lines) = (line[5..].Trim(), []);
            }
            else if (line.TrimStart() is ['^', ..] && lines.Count > 0)
            {
                marks.Add(MarkOf(path, lines, line));
            }
            else if (line.IndexOf(CaretMark, StringComparison.Ordinal) is >= 0 and var column)
            {
                (caretPath, caret) = (path, lines.Sum(static l => l.Length + 1) + column);
                lines.Add(line.Remove(column, CaretMark.Length));
            }
            else
            {
                lines.Add(line);
            }
        }

        return new EditorSource(sources, marks, caretPath, caret);
    }

    public Compilation Compile() => Compile(NoFiles.Instance);

    public Compilation Compile(IProjectFiles files) => Compilation.Create("project", Sources, new BindServices(files) { Today = MarkedSource.Today });

    private static EditorMark MarkOf(string path, List<string> lines, string line)
    {
        var start = line.IndexOf('^', StringComparison.Ordinal);
        var length = line.AsSpan(start).IndexOfAnyExcept('^') is >= 0 and var end ? end : line.Length - start;
        return new EditorMark(path, new TextSpan(lines.SkipLast(1).Sum(static l => l.Length + 1) + start, length), line[(start + length)..].Trim());
    }
}
