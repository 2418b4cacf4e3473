using System.Net;

namespace Flow.Compiler.Emit.Runbooks;

/// <summary>Writes a page as HTML without scripts, styled in itself, so that it opens where nothing else works.</summary>
internal static class HtmlPage
{
    private const string Style = """
        body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
        pre { background: #f3f3f3; color: #111; padding: .75rem; overflow-x: auto }
        @media (prefers-color-scheme: dark) { body { background: #16181c; color: #e8e8e8 } pre { background: #24272d; color: #f4f4f4 } a { color: #8ab4f8 } }
        """;

    /// <summary>The page, with the comment that says where it comes from.</summary>
    public static string Of(IEnumerable<PageBlock> blocks, string title, string header) => $"""
        <!DOCTYPE html>
        <!-- {header} -->
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Text(title)}</title>
        <style>
        {Style}
        </style>
        </head>
        <body>
        {string.Join('\n', blocks.Select(Written))}
        </body>
        </html>

        """.ReplaceLineEndings("\n");

    private static string Written(PageBlock block) => block switch
    {
        PageHeading heading => $"<h{heading.Level}>{Text(heading.Text)}</h{heading.Level}>",
        PageParagraph paragraph => $"<p>{(paragraph.Lead.Length > 0 ? $"<strong>{Text(paragraph.Lead)}</strong> " : "")}{Text(paragraph.Text)}</p>",
        PageCommand command => $"<pre><code>{Text(command.Text)}</code></pre>",
        PagePoints points => $"<ul>\n{string.Concat(points.Points.Select(static p => $"<li>{Text(p)}</li>\n"))}</ul>",
        PageLink link => $"<p><a href=\"{Text(link.Address)}\">{Text(link.Text)}</a></p>",
        _ => "",
    };

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
