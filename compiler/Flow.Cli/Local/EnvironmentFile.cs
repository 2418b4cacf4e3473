using System.Text;
using Flow.Cli.Hosting;

namespace Flow.Cli.Local;

/// <summary>
/// The variables of a file <c>.env</c>: lines <c>NAME=value</c>, comments, and quotes around a value, of which the double ones have escapes. What Compose reads besides, values
/// of several lines and those that it puts together of others (<c>${X}</c>), is refused when somebody asks for it.
/// </summary>
internal sealed class EnvironmentFile
{
    private readonly Dictionary<string, string> written = new(StringComparer.Ordinal);

    private EnvironmentFile()
    {
    }

    /// <summary>The file with <paramref name="text"/>.</summary>
    public static EnvironmentFile Parse(string text)
    {
        var file = new EnvironmentFile();
        foreach (var line in text.Split('\n').Select(static l => l.Trim()).Where(static l => l.Length > 0 && l[0] != '#'))
        {
            var parts = (line.StartsWith("export ", StringComparison.Ordinal) ? line["export ".Length..] : line).Split('=', 2);
            if (parts is [var name, var value])
            {
                file.written[name.Trim()] = value;
            }
        }

        return file;
    }

    /// <summary>The value of <paramref name="name"/>; null where the file has none.</summary>
    /// <exception cref="CommandException">It is one that only Compose reads.</exception>
    public string? Value(string name) => !written.TryGetValue(name, out var text) ? null : text.TrimStart() switch
    {
        ['\'', .. var rest] => rest.IndexOf('\'', StringComparison.Ordinal) is >= 0 and var end ? rest[..end] : throw Unclosed(name),
        ['"', .. var rest] => InDoubleQuotes(name, rest),
        _ => Plain(name, text.Split(" #")[0].Trim()),
    };

    private static string Plain(string name, string value) =>
        Enumerable.Range(0, value.Length).Any(i => IsReplaced(value, i)) ? throw Replaced(name) : value;

    private static string InDoubleQuotes(string name, string rest)
    {
        var value = new StringBuilder();
        for (var i = 0; i < rest.Length; i++)
        {
            switch (rest[i])
            {
                case '"':
                    return value.ToString();
                case '\\' when i + 1 < rest.Length:
                    value.Append(Escaped(rest[++i]));
                    break;
                default:
                    value.Append(IsReplaced(rest, i) ? throw Replaced(name) : rest[i]);
                    break;
            }
        }

        throw Unclosed(name);
    }

    private static string Escaped(char letter) => letter switch
    {
        'n' => "\n",
        'r' => "\r",
        't' => "\t",
        '"' or '\\' or '$' => letter.ToString(),
        _ => $"\\{letter}",
    };

    private static bool IsReplaced(string text, int at) =>
        text[at] == '$' && at + 1 < text.Length && (char.IsAsciiLetter(text[at + 1]) || text[at + 1] is '_' or '{' or '$');

    private static CommandException Replaced(string name) =>
        new($"The value of `{name}` in `.env` has a `$` that Compose replaces, which `flow up` does not. Write it in single quotes where the sign is meant, else set {name} in your environment.");

    private static CommandException Unclosed(string name) => new($"The value of `{name}` in `.env` has no quote at the end of its line.");
}
