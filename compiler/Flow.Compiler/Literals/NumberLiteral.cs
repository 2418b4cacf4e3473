using System.Globalization;

namespace Flow.Compiler.Literals;

/// <summary>Reads <c>42</c>, <c>1_000</c> and <c>0.5</c>.</summary>
public static class NumberLiteral
{
    /// <summary>The most digits a number may have: what a decimal holds exactly.</summary>
    public const int MostDigits = 28;

    /// <summary>Reads a number.</summary>
    public static Parsed<decimal> Parse(ReadOnlySpan<char> text)
    {
        if (text.Length == 0 || LengthOfNumber(text) != text.Length)
        {
            return LiteralProblem.Whole(text, $"`{LiteralProblem.Shown(text)}` is no number. Write `42`, `1_000` or `0.5`.");
        }

        return Misplaced(text) is { } problem ? problem : Exact(text);
    }

    /// <summary>How many characters at the start are digits, underscores or points.</summary>
    internal static int LengthOfNumber(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExcept(Characters.OfNumber);
        return end < 0 ? text.Length : end;
    }

    private static LiteralProblem? Misplaced(ReadOnlySpan<char> text)
    {
        var point = text.IndexOf('.');
        if (point >= 0 && text[(point + 1)..].Contains('.'))
        {
            return MalformedLiteral.Explain(text);
        }

        if (point == 0 || point == text.Length - 1)
        {
            return MissingDigits(text, point);
        }

        if (text[0] == '0' && text.Length > 1 && point != 1)
        {
            return LeadingZero(text);
        }

        var underscore = text.IndexOf('_');
        return underscore >= 0 && (!IsBetweenDigits(text)) ? LiteralProblem.Whole(text,
            "An underscore stands between two digits: `1_000`.", WithoutUnderscores(text)) : null;
    }

    private static LiteralProblem MissingDigits(ReadOnlySpan<char> text, int point)
    {
        var better = point == 0 ? string.Concat("0", text) : text[..^1].ToString();
        var usable = better.Length > 1 || point > 0;
        return LiteralProblem.Whole(text, "A point has digits on both sides: `0.5`.", usable && LengthOfNumber(better) == better.Length ? better : null);
    }

    private static LiteralProblem LeadingZero(ReadOnlySpan<char> text)
    {
        var better = text.TrimStart("0_").ToString();
        better = better.Length == 0 || better[0] == '.' ? "0" + better : better;
        return LiteralProblem.Whole(text, $"A number starts with no zero: `{LiteralProblem.Shown(better)}`. Quote it where it is an identifier: `\"{LiteralProblem.Shown(text)}\"`.",
            $"\"{text}\"");
    }

    private static bool IsBetweenDigits(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '_' && (i == 0 || i == text.Length - 1 || !char.IsAsciiDigit(text[i - 1]) || !char.IsAsciiDigit(text[i + 1])))
            {
                return false;
            }
        }

        return true;
    }

    private static string WithoutUnderscores(ReadOnlySpan<char> text) => text.ToString().Replace("_", "", StringComparison.Ordinal);

    private static Parsed<decimal> Exact(ReadOnlySpan<char> text)
    {
        if (text.Length > 2 * MostDigits + 2 || text.Length - text.Count('_') - text.Count('.') > MostDigits)
        {
            return LiteralProblem.Whole(text, $"A number has at most {MostDigits} digits. Quote it where it is an identifier.");
        }

        var plain = text.Contains('_') ? WithoutUnderscores(text) : text;
        return decimal.Parse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
    }
}
