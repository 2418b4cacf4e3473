using System.Buffers;
using System.Globalization;

namespace Flow.Compiler.Literals.PromQl;

/// <summary>Numbers as PromQL writes them: decimal, with an exponent, hexadecimal, and, as Go has it, octal behind a zero.</summary>
internal static class PromNumberText
{
    private static readonly SearchValues<char> UnitLetters = SearchValues.Create("smhdwy");

    private const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>The value of a number, or null where the text is none.</summary>
    public static double? Value(ReadOnlySpan<char> text)
    {
        if (text is ['0', 'x' or 'X', .. var hex])
        {
            return long.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) && number >= 0 ? number : null;
        }

        if (text is ['0', _, ..] && text.IndexOfAnyExceptInRange('0', '7') < 0)
        {
            return Octal(text);
        }

        return double.TryParse(text, Style, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
    }

    /// <summary>The value of the words <c>Inf</c> and <c>NaN</c>, in any case; null for others.</summary>
    public static double? ValueOfWord(ReadOnlySpan<char> word) =>
        word.Equals("inf", StringComparison.OrdinalIgnoreCase) ? double.PositiveInfinity
        : word.Equals("nan", StringComparison.OrdinalIgnoreCase) ? double.NaN
        : null;

    private static double? Octal(ReadOnlySpan<char> digits)
    {
        var value = 0d;
        foreach (var digit in digits)
        {
            value = (value * 8) + (digit - '0');
        }

        return value <= long.MaxValue ? value : null;
    }

    /// <summary>Says what digits and letters that are no number and no duration were probably meant to be.</summary>
    public static string Explain(ReadOnlySpan<char> text)
    {
        var shown = LiteralProblem.Shown(text);
        if (text is ['0', 'x' or 'X', ..] || !text.ContainsAnyExcept(Characters.DigitsAndPoints))
        {
            return $"`{shown}` is no number.";
        }

        if (text.Contains('_'))
        {
            return "A number of PromQL has no underscores.";
        }

        return text[^1] switch
        {
            's' or 'm' or 'h' or 'd' or 'w' or 'y' when text.Contains('.') => $"The numbers of a duration are whole: `1h30m`, not `{shown}`.",
            's' or 'm' or 'h' or 'd' or 'w' or 'y' => $"`{shown}` is no duration. Its units `y w d h m s ms` go from large to small, each once, and it is longer than none: `1h30m`.",
            >= '0' and <= '9' when text[^1] is not 'e' && char.IsAsciiDigit(text[0]) && text.IndexOfAny(UnitLetters) > 0 => $"The last number of `{shown}` has no unit: `y w d h m s ms`.",
            _ => $"`{shown}` is no number and no duration. A duration has the units `y w d h m s ms`.",
        };
    }
}
