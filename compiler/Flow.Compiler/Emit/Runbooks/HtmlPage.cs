using System.Net;

namespace Flow.Compiler.Emit.Runbooks;

/// <summary>Writes a page as HTML without scripts, styled in itself, so that it opens where nothing else works. No command is cut off, on a telephone or on paper.</summary>
internal static class HtmlPage
{
    private const string Ending = "html";

    private const string Style = """
        body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
        pre { background: #f3f3f3; color: #111; padding: .75rem; white-space: pre-wrap; overflow-wrap: anywhere }
        table { border-collapse: collapse } th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid #bbb }
        @media (prefers-color-scheme: dark) { body { background: #16181c; color: #e8e8e8 } pre { background: #24272d; color: #f4f4f4 } a { color: #8ab4f8 } th, td { border-color: #444 } }
        @media print { body { max-width: none; margin: 0; background: none; color: #000 } pre { background: none; color: #000; border: 1px solid #000 } h2, h3 { break-after: avoid } pre, table, ul { break-inside: avoid } a { color: #000 } a[href^="http"]::after { content: " (" attr(href) ")" } }
        """;

    /// <summary>The page, with the comment that says where it comes from.</summary>
    public static string Of(IEnumerable<PageBlock> blocks, string title, string header) => $"""
        <!DOCTYPE html>
        <!-- {header} -->
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
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
        PageHeading { Level: 1 } title => $"<h1>{Text(title.Text)}</h1>",
        PageHeading heading => $"<h{heading.Level} id=\"{Text(PageAddress.Anchor(heading.Text))}\">{Text(heading.Text)}</h{heading.Level}>",
        PageParagraph paragraph => $"<p>{(paragraph.Lead.Length > 0 ? $"<strong>{Text(paragraph.Lead)}</strong> " : "")}{Text(paragraph.Text)}</p>",
        PageCommand command => $"<pre><code>{Text(command.Text)}</code></pre>",
        PagePoints points => $"<ul>\n{string.Concat(points.Points.Select(static p => $"<li>{Written(p)}</li>\n"))}</ul>",
        PageLink link => $"<p>{Written(new PageText(link.Text, link.Address))}</p>",
        PageTable table => $"<table>\n<thead><tr>{string.Concat(table.Heads.Select(static h => $"<th scope=\"col\">{Text(h)}</th>"))}</tr></thead>\n<tbody>\n{string.Concat(table.Rows.Select(static r => $"<tr>{string.Concat(r.Select(static c => $"<td>{Written(c)}</td>"))}</tr>\n"))}</tbody>\n</table>",
        _ => throw new InvalidOperationException($"The block {block.GetType().Name} has no form in HTML."),
    };

    private static string Written(PageText text) => text.Address is { } address ? $"<a href=\"{Text(address.In(Ending))}\">{Text(text.Text)}</a>" : Text(text.Text);

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
