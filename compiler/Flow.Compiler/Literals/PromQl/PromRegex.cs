using System.Text.RegularExpressions;

namespace Flow.Compiler.Literals.PromQl;

/// <summary>
/// Regular expressions of matchers, which are RE2's and match whole values. .NET reads most of them too: what it finds wrong with their structure is wrong
/// for RE2 as well, and what only RE2 lacks is looked for. Spellings that only RE2 has are taken to be right.
/// </summary>
internal static class PromRegex
{
    /// <summary>What is wrong with a pattern, or null.</summary>
    public static string? ProblemOf(string pattern)
    {
        if (UsesWhatRe2Lacks(pattern))
        {
            return "Prometheus' regular expressions have no look-around and no references back to a group.";
        }

        try
        {
            Read(pattern);
            return null;
        }
        catch (RegexParseException fault)
        {
            return Reason(fault.Error) is { } reason ? $"This is no regular expression: {reason}." : null;
        }
    }

    /// <summary>Whether a pattern matches an empty value; not for patterns that cannot be told.</summary>
    public static bool MatchesEmpty(string pattern)
    {
        try
        {
            return Read(pattern).IsMatch("");
        }
        catch (RegexParseException)
        {
            return false;
        }
    }

    private static Regex Read(string pattern) => new(
        "^(?:" + pattern.Replace("(?P<", "(?<", StringComparison.Ordinal) + ")$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static bool UsesWhatRe2Lacks(string pattern)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            var rest = pattern.AsSpan(i);
            if (rest is ['\\', >= '1' and <= '9', ..] or ['\\', 'k', '<', ..])
            {
                return true;
            }

            if (rest is ['(', '?', '=' or '!' or '>', ..] or ['(', '?', '<', '=' or '!', ..])
            {
                return true;
            }

            i += rest[0] == '\\' ? 1 : 0;
        }

        return false;
    }

    private static string? Reason(RegexParseError error) => error switch
    {
        RegexParseError.InsufficientClosingParentheses => "a `)` is missing",
        RegexParseError.InsufficientOpeningParentheses => "a `)` has no `(`",
        RegexParseError.UnterminatedBracket => "a `]` is missing",
        RegexParseError.QuantifierAfterNothing => "there is nothing to repeat before `*`, `+`, `?` or `{`",
        RegexParseError.NestedQuantifiersNotParenthesized => "one repetition follows another",
        RegexParseError.ReversedCharacterRange => "a range of characters goes from low to high",
        RegexParseError.ReversedQuantifierRange => "a number of repetitions goes from low to high",
        RegexParseError.UnescapedEndingBackslash => "it ends with a single backslash",
        _ => null,
    };
}
