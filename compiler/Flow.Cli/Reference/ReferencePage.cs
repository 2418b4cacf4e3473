using System.Text;

namespace Flow.Cli.Reference;

/// <summary>A page of the reference.</summary>
/// <param name="Path">Its path below the reference's folder, with '/' between its parts.</param>
/// <param name="Text">Its Markdown.</param>
internal sealed record ReferencePage(string Path, string Text);

/// <summary>Puts Markdown together. Paragraphs, tables and fences are divided by one blank line.</summary>
internal sealed class MarkdownWriter
{
    private readonly StringBuilder text = new();

    /// <summary>A heading.</summary>
    public MarkdownWriter Heading(int level, string heading) => Block($"{new string('#', level)} {heading}");

    /// <summary>A paragraph, or several; nothing where there is no text.</summary>
    public MarkdownWriter Paragraph(string markdown) => markdown.Length == 0 ? this : Block(markdown.Trim());

    /// <summary>A table; nothing where it has no rows.</summary>
    public MarkdownWriter Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var lines = rows.Select(Row).ToList();
        return lines.Count == 0 ? this : Block(string.Join('\n', [Row(columns), Row([.. columns.Select(static _ => "---")]), .. lines]));
    }

    /// <summary>Code of the language; nothing where there is none.</summary>
    public MarkdownWriter Flow(string code)
    {
        var fence = code.Contains("```", StringComparison.Ordinal) ? "````" : "```";
        return code.Length == 0 ? this : Block($"{fence}flow\n{code.Trim('\n')}\n{fence}");
    }

    /// <summary>Text as code, usable inside a table.</summary>
    public static string Code(string code) => code.Contains('`', StringComparison.Ordinal) ? $"`` {code} ``" : $"`{code}`";

    /// <inheritdoc/>
    public override string ToString() => text.ToString();

    private MarkdownWriter Block(string block)
    {
        text.Append(text.Length == 0 ? "" : "\n").Append(block).Append('\n');
        return this;
    }

    private static string Row(IReadOnlyList<string> cells) => $"| {string.Join(" | ", cells.Select(Cell))} |";

    private static string Cell(string cell) => cell.Replace("|", "\\|", StringComparison.Ordinal).Replace('\n', ' ');
}
