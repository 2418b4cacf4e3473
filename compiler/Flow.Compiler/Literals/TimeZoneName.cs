using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Literals;

/// <summary>Reads the name of a time zone such as <c>Europe/Vienna</c>.</summary>
public static class TimeZoneName
{
    private const int LongestName = 64;

    /// <summary>Every name, for completion.</summary>
    public static IReadOnlyList<string> All => TimeZoneNames.All;

    /// <summary>Reads a name; it must be spelt as the time zone database spells it.</summary>
    public static Parsed<string> Parse(string text)
    {
        if (TimeZoneNames.All.Contains(text, StringComparer.Ordinal))
        {
            return text;
        }

        if (text.Length is 0 or > LongestName)
        {
            return LiteralProblem.Whole(text, "A time zone is written as area and place: `Europe/Vienna`, or `UTC`.");
        }

        var spelling = text.Replace(' ', '_');
        var better = TimeZoneNames.All.FirstOrDefault(n => n.Equals(spelling, StringComparison.OrdinalIgnoreCase))
            ?? TimeZoneNames.All.FirstOrDefault(n => n.EndsWith("/" + spelling, StringComparison.OrdinalIgnoreCase))
            ?? Suggestions.Nearest(spelling, TimeZoneNames.All);
        return LiteralProblem.Whole(text, $"There is no time zone `{text}`. {Hint(text, better)}", better);
    }

    private static string Hint(string text, string? better)
    {
        if (better is not null)
        {
            return $"Did you mean `{better}`?";
        }

        return text.IndexOfAny(['+', '-']) >= 0
            ? "An offset says nothing about summer time: write area and place, such as `Europe/Vienna`."
            : "Write area and place, such as `Europe/Vienna`, or `UTC`.";
    }
}
