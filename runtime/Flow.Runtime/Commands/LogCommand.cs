namespace Flow.Runtime.Commands;

/// <summary>A line of output that speaks to the runner: <c>::name key=value,key=value::text</c>.</summary>
internal sealed record LogCommand(string Name, IReadOnlyDictionary<string, string> Properties, string Text)
{
    /// <summary>The command in a line; null where the line is only output.</summary>
    public static LogCommand? Parse(string line)
    {
        var start = line.AsSpan().TrimStart();
        if (!start.StartsWith("::") || start[2..].IndexOf("::") is not (> 0 and var end))
        {
            return null;
        }

        var head = start.Slice(2, end).ToString();
        var blank = head.IndexOf(' ', StringComparison.Ordinal);
        var properties = blank < 0 ? [] : Read(head[(blank + 1)..]);
        return new(blank < 0 ? head : head[..blank], properties, Unescape(start[(end + 4)..].ToString()));
    }

    private static Dictionary<string, string> Read(string text) => text.Split(',')
        .Select(static part => part.Split('=', 2))
        .Where(static part => part.Length == 2)
        .GroupBy(static part => part[0].Trim(), StringComparer.OrdinalIgnoreCase)
        .ToDictionary(static group => group.Key, static group => UnescapeProperty(group.Last()[1]), StringComparer.OrdinalIgnoreCase);

    private static string UnescapeProperty(string text) => Unescape(text
        .Replace("%3A", ":", StringComparison.OrdinalIgnoreCase).Replace("%2C", ",", StringComparison.OrdinalIgnoreCase));

    private static string Unescape(string text) => text
        .Replace("%0D", "\r", StringComparison.OrdinalIgnoreCase)
        .Replace("%0A", "\n", StringComparison.OrdinalIgnoreCase)
        .Replace("%25", "%", StringComparison.Ordinal);
}
