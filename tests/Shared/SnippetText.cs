namespace Flow.Tests;

/// <summary>Reads snippets as editors do.</summary>
internal static class SnippetText
{
    /// <summary>The text with a name in every empty tab stop.</summary>
    public static string Filled(string snippet)
    {
        var (text, stops) = Expanded(snippet);
        foreach (var (start, _) in stops.Where(static s => s.Length == 0).OrderByDescending(static s => s.Start))
        {
            text = text.Insert(start, "x");
        }

        return text;
    }

    /// <summary>The text of a snippet and its tab stops in their order; <c>$0</c> comes last.</summary>
    public static (string Text, List<(int Start, int Length)> Stops) Expanded(string snippet)
    {
        var text = new System.Text.StringBuilder();
        var found = new List<(int Number, int Start, int Length)>();
        for (var i = 0; i < snippet.Length; i++)
        {
            if (snippet[i] == '\\')
            {
                text.Append(snippet[++i]);
            }
            else if (snippet[i] == '$')
            {
                var isBraced = snippet[i + 1] == '{';
                var at = i + (isBraced ? 2 : 1);
                var number = snippet[at] - '0';
                var end = isBraced ? snippet.IndexOf('}', at) : at;
                var content = isBraced && snippet[at + 1] == ':' ? snippet[(at + 2)..end] : "";
                found.Add((number, text.Length, content.Length));
                text.Append(content);
                i = end;
            }
            else
            {
                text.Append(snippet[i]);
            }
        }

        return (text.ToString(), [.. found.OrderBy(static f => f.Number == 0 ? int.MaxValue : f.Number).Select(static f => (f.Start, f.Length))]);
    }
}
