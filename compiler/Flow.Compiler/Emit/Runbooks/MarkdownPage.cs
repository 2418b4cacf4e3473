using System.Text;

namespace Flow.Compiler.Emit.Runbooks;

/// <summary>Writes a page as Markdown (CommonMark), in which no text can become a mark.</summary>
internal static class MarkdownPage
{
    private const string Marks = "\\`*_[]<>#|~&!";

    /// <summary>The page, with the comment that says where it comes from.</summary>
    public static string Of(IEnumerable<PageBlock> blocks, string header) =>
        $"<!-- {header} -->\n" + string.Join("\n", blocks.Select(Written));

    private static string Written(PageBlock block) => block switch
    {
        PageHeading heading => $"{new string('#', heading.Level)} {Plain(heading.Text)}\n",
        PageParagraph paragraph => $"{(paragraph.Lead.Length > 0 ? $"**{paragraph.Lead}** " : "")}{Plain(paragraph.Text)}\n",
        PageCommand command => Fenced(command.Text),
        PagePoints points => string.Concat(points.Points.Select(static p => $"- {Plain(p)}\n")),
        PageLink link => $"[{Plain(link.Text)}](<{link.Address}>)\n",
        _ => "",
    };

    private static string Plain(string text)
    {
        var written = new StringBuilder();
        foreach (var c in text.ReplaceLineEndings(" "))
        {
            written.Append(Marks.Contains(c, StringComparison.Ordinal) ? $"\\{c}" : c.ToString());
        }

        return written.ToString();
    }

    // A fence is longer than every row of backticks inside (CommonMark, "Fenced code blocks").
    private static string Fenced(string command)
    {
        var fence = "```";
        while (command.Contains(fence, StringComparison.Ordinal))
        {
            fence += "`";
        }

        return $"{fence}sh\n{command}\n{fence}\n";
    }
}
