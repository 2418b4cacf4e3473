namespace Flow.Cli.Local;

/// <summary>The variables of a file <c>.env</c>, as Compose reads it: lines <c>NAME=value</c>, comments, and quotes around a value.</summary>
internal static class EnvironmentFile
{
    /// <summary>The variables in <paramref name="text"/>.</summary>
    public static Dictionary<string, string> Parse(string text)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n').Select(static l => l.Trim()).Where(static l => l.Length > 0 && l[0] != '#'))
        {
            var parts = (line.StartsWith("export ", StringComparison.Ordinal) ? line["export ".Length..] : line).Split('=', 2);
            if (parts is [var name, var value])
            {
                variables[name.Trim()] = Unquoted(value.Trim());
            }
        }

        return variables;
    }

    private static string Unquoted(string value) => value is ['"', .., '"'] or ['\'', .., '\''] ? value[1..^1] : value.Split(" #")[0].TrimEnd();
}
