using System.Collections.Immutable;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Text;

namespace Flow.Compiler.Emit.Datadog;

/// <summary>What tags of Datadog must be, in place of labels.</summary>
/// <param name="Filter">What stands between the braces; null where there are no words for it.</param>
/// <param name="Problem">Why there are none.</param>
/// <param name="Span">Where that is.</param>
internal sealed record DatadogTags(string? Filter, string? Problem, TextSpan Span)
{
    /// <summary>Labels whose values are codes of HTTP, all of which have three digits: what matches <c>5..</c> begins with 5.</summary>
    private static readonly ImmutableArray<string> Codes = ["code", "status", "status_code", "http_status_code", "http_response_status_code"];

    /// <summary>The tag of a label: the job of Prometheus is the service, and a bound of a bucket has a name of its own.</summary>
    public static string NameOf(string label) => label switch
    {
        "job" => "service",
        "le" => "upper_bound",
        _ => label,
    };

    /// <summary>What <paramref name="matchers"/> ask for.</summary>
    public static DatadogTags Of(ImmutableArray<PromMatcher> matchers)
    {
        var terms = new List<(bool IsNegative, string Term)>();
        foreach (var matcher in matchers)
        {
            if (TermOf(matcher) is not { } term)
            {
                return new DatadogTags(null, $"Datadog compares a tag with a value, with several, or with the beginning of one: `{matcher.Label}='a'`, `{matcher.Label}=~'a|b'`, `{matcher.Label}=~'a.*'`.", matcher.ValueSpan);
            }

            terms.Add((matcher.IsNegative, term));
        }

        return new DatadogTags(terms.Count == 0 ? "*" : Joined(terms), null, default);
    }

    private static string Joined(List<(bool IsNegative, string Term)> terms) => terms.Any(static t => t.Term.Contains(' ', StringComparison.Ordinal))
        ? string.Join(" AND ", terms.Select(static t => t.IsNegative ? $"NOT {t.Term}" : t.Term))
        : string.Join(',', terms.Select(static t => t.IsNegative ? $"!{t.Term}" : t.Term));

    private static string? TermOf(PromMatcher matcher)
    {
        var tag = NameOf(matcher.Label);
        if (matcher.Value.Plain is not { Length: > 0 } text)
        {
            return null;
        }

        if (!matcher.IsRegex || IsValue(text))
        {
            return IsValue(text) ? $"{tag}:{text.ToLowerInvariant()}" : null;
        }

        if (text.EndsWith(".*", StringComparison.Ordinal) && IsValue(text[..^2]))
        {
            return $"{tag}:{text[..^2].ToLowerInvariant()}*";
        }

        if (text is [>= '1' and <= '5', '.', '.'] && Codes.Contains(matcher.Label))
        {
            return $"{tag}:{text[0]}*";
        }

        var values = text.Split('|');
        return values.All(IsValue) ? $"{tag} IN ({string.Join(',', values.Select(static v => v.ToLowerInvariant()))})" : null;
    }

    /// <summary>Characters that a tag keeps as they are, but for capital letters (Datadog, "Define tags"). A point is one in a regular expression, too, and stands for itself.</summary>
    private static bool IsValue(string text) => text.Length > 0 && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or ':' or '.' or '/') && !text.Contains("..", StringComparison.Ordinal);
}
