using Flow.Cli.Output;

namespace Flow.Cli.Explaining;

/// <summary>Writes the little Markdown of explanations for a terminal: paragraphs are wrapped, code is indented and coloured.</summary>
/// <param name="paint">The colours.</param>
internal sealed class TerminalMarkdown(Paint paint)
{
    private const int Width = 90;

    /// <summary>A heading.</summary>
    public string Heading(string text) => paint.Bold(text);

    /// <summary>The lines of <paramref name="markdown"/>.</summary>
    public IEnumerable<string> Lines(string markdown)
    {
        var paragraph = new List<string>();
        var isCode = false;
        foreach (var line in markdown.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n'))
        {
            var isFence = line.StartsWith("```", StringComparison.Ordinal);
            if (isCode && !isFence)
            {
                yield return "    " + paint.Cyan(line);
                continue;
            }

            var isBreak = isFence || line.Length == 0 || line[0] is '#' or '-' or '*' or '|';
            foreach (var wrapped in isBreak ? Flush(paragraph) : [])
            {
                yield return wrapped;
            }

            isCode ^= isFence;
            if (line.Length == 0)
            {
                yield return "";
            }
            else if (line[0] == '#')
            {
                yield return Heading(line.TrimStart('#', ' '));
            }
            else if (!isFence)
            {
                paragraph.Add(line);
            }
        }

        foreach (var wrapped in Flush(paragraph))
        {
            yield return wrapped;
        }
    }

    /// <summary>Code, indented.</summary>
    public IEnumerable<string> Code(string code) => code.TrimEnd().Split('\n').Select(line => line.Length == 0 ? "" : "    " + paint.Cyan(line));

    private List<string> Flush(List<string> paragraph)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in string.Join(' ', paragraph).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > Width)
            {
                lines.Add(Inline(line));
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        if (line.Length > 0)
        {
            lines.Add(Inline(line));
        }

        paragraph.Clear();
        return lines;
    }

    // Code between backquotes; the quotes stay, so that the text reads well without colours.
    private string Inline(string line)
    {
        var parts = line.Split('`');
        return parts.Length % 2 == 0 ? line : string.Concat(parts.Select((part, index) => index % 2 == 0 ? part : paint.Cyan($"`{part}`")));
    }
}
