using System.Collections.Frozen;
using System.Text;
using static Flow.Compiler.Literals.PromQl.PromTemplateTokenKind;

namespace Flow.Compiler.Literals.PromQl;

/// <summary>
/// A message in which Prometheus fills in something (its documentation: "Template reference"; Go: text/template). Prometheus refuses a whole file of rules for one message that it cannot read. What
/// shows itself only when it is filled in, such as a function with too few values, is not looked for.
/// </summary>
internal static class PromTemplate
{
    // What messages can call, and the first version of Prometheus that has it where that is not the oldest that files are written for (its CHANGELOG; release notes of Go).
    private static readonly FrozenDictionary<string, VersionText?> Functions = new[]
    {
        "query", "first", "label", "value", "strvalue", "args", "reReplaceAll", "safeHtml", "match", "title", "toUpper", "toLower", "graphLink", "tableLink", "sortByLabel",
        "stripPort", "stripDomain", "humanize", "humanize1024", "humanizeDuration", "humanizePercentage", "humanizeTimestamp", "pathPrefix", "externalURL", "parseDuration",
        "and", "call", "html", "index", "slice", "js", "len", "not", "or", "print", "printf", "println", "urlquery", "eq", "ne", "lt", "le", "gt", "ge", "true", "false", "nil",
    }.Select(static f => KeyValuePair.Create(f, (VersionText?)null)).Concat(
    [
        Since("toTime", "2.38"), Since("toDuration", "3.6"), Since("now", "3.6"), Since("urlQueryEscape", "3.8"),
    ]).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What is wrong with a message; null where Prometheus of this version can read it.</summary>
    public static string? Problem(string message, VersionText version) =>
        PromTemplateLexer.Read(message) is var tokens && tokens[^1] is { Kind: Unreadable } wrong ? wrong.Text : new PromTemplateParser(tokens, version).Problem();

    /// <summary>A message with its texts in quotes and its labels filled in; null where more is computed in it, or a label is not known.</summary>
    public static string? Filled(string message, Func<string, string?> label)
    {
        var tokens = PromTemplateLexer.Read(message);
        if (message.Contains("{{-", StringComparison.Ordinal) || message.Contains("-}}", StringComparison.Ordinal))
        {
            return null;
        }

        var filled = new StringBuilder();
        for (var at = 0; tokens[at].Kind != End;)
        {
            (string? text, int length) = tokens[at..] switch
            {
                [{ Kind: Plain } plain, ..] => (plain.Text, 1),
                [{ Kind: Open }, { Kind: Quoted } quoted, { Kind: Close }, ..] => (Unquoted(quoted.Text), 3),
                [{ Kind: Open }, { Kind: Variable, Text: "$labels" }, { Kind: Field, IsApart: false } field, { Kind: Close }, ..] => (label(field.Text[1..]), 4),
                _ => (null, 0),
            };
            if (text is null)
            {
                return null;
            }

            filled.Append(text);
            at += length;
        }

        return filled.ToString();
    }

    /// <summary>What a text in quotes says; null where a backslash stands for another sign in it.</summary>
    private static string? Unquoted(string written) => written[0] == '"' && written.Contains('\\', StringComparison.Ordinal) ? null : written[1..^1];

    private static KeyValuePair<string, VersionText?> Since(string function, string version) => KeyValuePair.Create(function, (VersionText?)VersionText.Parse(version).Value);

    /// <summary>Whether messages can call <paramref name="name"/>, and from which version of Prometheus on; null for all of them.</summary>
    internal static bool Knows(string name, out VersionText? since) => Functions.TryGetValue(name, out since);
}
