using System.Text;

namespace Flow.Compiler.Emit.Runbooks;

/// <summary>Writes a page as Markdown (CommonMark, and tables as GitHub has them), in which no text can become a mark.</summary>
internal static class MarkdownPage
{
    private const string Ending = "md";
    private const string Marks = "\\`*_[]<>#|~&!";

    /// <summary>The page, with the comment that says where it comes from.</summary>
    public static string Of(IEnumerable<PageBlock> blocks, string header) =>
        $"<!-- {header} -->\n" + string.Join("\n", blocks.Select(Written));

    private static string Written(PageBlock block) => block switch
    {
        PageHeading heading => $"{new string('#', heading.Level)} {Plain(heading.Text)}\n",
        PageParagraph paragraph => $"{(paragraph.Lead.Length > 0 ? $"**{paragraph.Lead}** " : "")}{Plain(paragraph.Text)}".TrimEnd() + "\n",
        PageCommand command => Fenced(command),
        PagePoints points => string.Concat(points.Points.Select(static p => $"- {Written(p)}\n")),
        PageLink link => $"{Written(new PageText(link.Text, link.Address))}\n",
        PageTable table => $"{Row(table.Heads.Select(Plain))}{Row(table.Heads.Select(static _ => "---"))}{string.Concat(table.Rows.Select(static r => Row(r.Select(Written))))}",
        _ => throw new InvalidOperationException($"The block {block.GetType().Name} has no form in Markdown."),
    };

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |\n";

    private static string Written(PageText text) => text.Address is { } address ? $"[{Plain(text.Text)}](<{address.In(Ending)}>)" : Plain(text.Text);

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
    private static string Fenced(PageCommand command)
    {
        var fence = "```";
        while (command.Text.Contains(fence, StringComparison.Ordinal))
        {
            fence += "`";
        }

        return $"{fence}{command.Language}\n{command.Text}\n{fence}\n";
    }
}
