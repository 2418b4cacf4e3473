using System.Text;
using Flow.Compiler.Text;

namespace Flow.Compiler.Emit.Documents;

/// <summary>Text under construction, which counts its lines and remembers where they come from.</summary>
internal sealed class LineWriter
{
    private readonly StringBuilder text = new();
    private readonly SortedDictionary<int, Location> origins = [];
    private int line;
    private int lineStart;

    /// <summary>How many UTF-16 code units the line under construction holds.</summary>
    public int Column => text.Length - lineStart;

    /// <summary>Adds text without a line break.</summary>
    public void Write(string part) => text.Append(part);

    /// <summary>Starts a line of that indentation.</summary>
    public void Indent(int columns) => text.Append(' ', columns);

    /// <summary>Ends the line.</summary>
    public void EndLine()
    {
        text.Append('\n');
        line++;
        lineStart = text.Length;
    }

    /// <summary>Says that the line under construction comes from <paramref name="origin"/>; the last one said holds.</summary>
    public void Mark(Location? origin)
    {
        if (origin is not null)
        {
            origins[line] = origin;
        }
    }

    /// <summary>What was written.</summary>
    public DocumentText ToDocumentText() => new(text.ToString(), [.. origins.Select(o => new GeneratedLine(o.Key, o.Value))]);
}
