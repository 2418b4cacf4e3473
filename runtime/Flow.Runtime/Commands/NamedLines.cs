namespace Flow.Runtime.Commands;

/// <summary>The form of <c>GITHUB_OUTPUT</c> and <c>GITHUB_ENV</c>: <c>name=value</c>, or <c>name&lt;&lt;END</c>, lines, <c>END</c>.</summary>
internal static class NamedLines
{
    public static IReadOnlyList<KeyValuePair<string, string>> Parse(string text, string place)
    {
        List<KeyValuePair<string, string>> found = [];
        var lines = new Queue<string>(text.Split('\n').Select(static line => line.TrimEnd('\r')));
        while (lines.TryDequeue(out var line))
        {
            if (line.Length > 0)
            {
                found.Add(ParseOne(line, lines, place));
            }
        }

        return found;
    }

    private static KeyValuePair<string, string> ParseOne(string line, Queue<string> rest, string place)
    {
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        var heredoc = line.IndexOf("<<", StringComparison.Ordinal);
        return (equals, heredoc) switch
        {
            ( >= 0, _) when heredoc < 0 || equals < heredoc => new(Named(line[..equals], line, place), line[(equals + 1)..]),
            (_, >= 0) => new(Named(line[..heredoc], line, place), Until(line[(heredoc + 2)..], rest, line, place)),
            _ => throw new FlowRunException($"{place} has a line that is neither NAME=VALUE nor NAME<<END: '{line}'."),
        };
    }

    private static string Named(string name, string line, string place) =>
        name.Length > 0 ? name : throw new FlowRunException($"{place} has a line without a name: '{line}'.");

    private static string Until(string end, Queue<string> rest, string line, string place)
    {
        if (end.Length == 0)
        {
            throw new FlowRunException($"{place} has a line without an end mark after '<<': '{line}'.");
        }

        List<string> value = [];
        while (rest.TryDequeue(out var next))
        {
            if (next == end)
            {
                return string.Join('\n', value);
            }

            value.Add(next);
        }

        throw new FlowRunException($"{place} has '{line}', but no later line is '{end}'.");
    }
}
