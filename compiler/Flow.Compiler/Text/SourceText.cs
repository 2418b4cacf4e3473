using System.Collections.Immutable;

namespace Flow.Compiler.Text;

/// <summary>A place in a text for people: line and column are zero based, the column counts UTF-16 code units.</summary>
public readonly record struct LinePosition(int Line, int Column);

/// <summary>The immutable text of one file, with its lines.</summary>
public sealed class SourceText
{
    private ImmutableArray<int> lineStarts;

    /// <summary>Creates the text of the file at <paramref name="path"/>.</summary>
    /// <param name="path">Path relative to the project folder, with '/' between its parts.</param>
    /// <param name="content">All of the file's text.</param>
    public SourceText(string path, string content)
    {
        Path = path;
        Content = content;
    }

    /// <summary>Path relative to the project folder, with '/' between its parts.</summary>
    public string Path { get; }

    /// <summary>All of the file's text.</summary>
    public string Content { get; }

    /// <summary>Whether it comes with the compiler and is no file of a project. What is found in it is reported where a project uses it.</summary>
    public bool IsBuiltIn { get; init; }

    /// <summary>Number of UTF-16 code units.</summary>
    public int Length => Content.Length;

    /// <summary>Where each line starts. There is always at least one line. A line ends with "\n", "\r\n" or "\r".</summary>
    public ImmutableArray<int> LineStarts => lineStarts.IsDefault ? lineStarts = FindLineStarts(Content) : lineStarts;

    /// <summary>The line and column of <paramref name="position"/>.</summary>
    public LinePosition PositionOf(int position)
    {
        var line = LineStarts.BinarySearch(position);
        if (line < 0)
        {
            line = ~line - 1;
        }

        return new LinePosition(line, position - LineStarts[line]);
    }

    /// <summary>The text of line <paramref name="line"/> without its line break.</summary>
    public string LineAt(int line)
    {
        var start = LineStarts[line];
        var end = line + 1 < LineStarts.Length ? LineStarts[line + 1] : Length;
        return Content[start..end].TrimEnd('\n', '\r');
    }

    /// <summary>The text inside <paramref name="span"/>.</summary>
    public string Slice(TextSpan span) => Content.Substring(span.Start, span.Length);

    /// <inheritdoc/>
    public override string ToString() => Content;

    private static ImmutableArray<int> FindLineStarts(string text)
    {
        var starts = ImmutableArray.CreateBuilder<int>();
        starts.Add(0);
        for (var i = text.AsSpan().IndexOfAny('\n', '\r'); i >= 0;)
        {
            i += text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? 2 : 1;
            starts.Add(i);
            var next = text.AsSpan(i).IndexOfAny('\n', '\r');
            i = next < 0 ? -1 : i + next;
        }

        return starts.ToImmutable();
    }
}
