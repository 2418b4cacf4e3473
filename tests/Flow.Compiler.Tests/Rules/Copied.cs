using System.Text.RegularExpressions;

namespace Flow.Compiler.Tests.Rules;

/// <summary>An environment whose resources each have one copy, that of an element which holds all that was written in them.</summary>
internal static partial class Copied
{
    /// <summary><paramref name="source"/> with its resources in copies.</summary>
    public static string Of(string source)
    {
        var names = new List<string>();
        var at = 0;
        while (Header().Match(source, at) is { Success: true } header)
        {
            names.Add(header.Groups["name"].Value);
            var end = header.Index + header.Length;
            var body = source[end..].StartsWith(" {", StringComparison.Ordinal) ? BodyAt(source, end + 1) : "";
            var (written, element) = Taken(body);
            var loop = $" for copy in [{element}]";
            source = source[..end] + loop + (body.Length == 0 ? "" : $" {written}") + source[(end + (body.Length == 0 ? 0 : body.Length + 1))..];
            at = end + loop.Length + written.Length;
        }

        return names.Aggregate(source, static (text, name) => Regex.Replace(text, $@"(?<![\w.\""-]){Regex.Escape(name)}\.", $"{name}[\"one\"].", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    private static (string Body, string Element) Taken(string body)
    {
        var fields = new List<string> { "name = \"one\"" };
        var written = Literal().Replace(body, m =>
        {
            fields.Add($"v{fields.Count} = {m.Groups["value"].Value}");
            return $"{m.Groups["argument"].Value} = copy.v{fields.Count - 1}";
        });
        return (written, $"{{ {string.Join(", ", fields)} }}");
    }

    private static string BodyAt(string source, int start)
    {
        var depth = 0;
        for (var at = start; at < source.Length; at++)
        {
            depth += source[at] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return source[start..(at + 1)];
            }
        }

        throw new InvalidOperationException($"The body at {start} has no end:\n{source}");
    }

    [GeneratedRegex(@"(?<=^\s*)(terraform|data) [a-z0-9_]+ (?<name>[a-z0-9-]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Header();

    [GeneratedRegex(@"(?<argument>\b[a-z_0-9]+) = (?<value>""[^""$]*""|[0-9]+|true|false|\[(""[^""$]*""(, )?)+\])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Literal();
}
