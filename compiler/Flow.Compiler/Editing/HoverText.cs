using System.Text;

namespace Flow.Compiler.Editing;

/// <summary>The Markdown of a hover: a line of code, paragraphs, and a list of facts.</summary>
internal sealed class HoverText
{
    private readonly StringBuilder text = new();

    /// <summary>A line of the language.</summary>
    public void Code(string code) => Paragraph($"```flow\n{code}\n```");

    /// <summary>A paragraph, unless it is empty.</summary>
    public void Paragraph(string? markdown)
    {
        if (!string.IsNullOrWhiteSpace(markdown))
        {
            text.Append(text.Length > 0 ? "\n\n" : "").Append(markdown.Trim());
        }
    }

    /// <summary>A list.</summary>
    public void Facts(IEnumerable<string> facts) => Paragraph(string.Join('\n', facts.Select(static f => $"- {f}")));

    /// <inheritdoc/>
    public override string ToString() => text.ToString();
}
