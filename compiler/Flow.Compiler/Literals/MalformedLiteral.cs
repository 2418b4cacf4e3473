using System.Globalization;

namespace Flow.Compiler.Literals;

/// <summary>Says what digits that form no literal were probably meant to be: <c>1.2.3</c>, <c>80:8080</c>, <c>1e6</c>, <c>5-3</c>, <c>5m10</c>.</summary>
public static class MalformedLiteral
{
    private const int LongestExplained = 80;

    /// <summary>The message for a malformed literal. It is for text that no literal accepts; it never fails.</summary>
    public static LiteralProblem Explain(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > LongestExplained)
        {
            return LiteralProblem.Whole(text, $"`{LiteralProblem.Shown(text)}` is no number. Quote it where it is text.");
        }

        if (text.Contains(':'))
        {
            return WithColon(text);
        }

        if (text.Contains('-'))
        {
            return WithHyphen(text);
        }

        return text.Count('.') > 1 ? WithPoints(text) : WithLetters(text);
    }

    private static LiteralProblem WithColon(ReadOnlySpan<char> text)
    {
        var time = TimeLiteral.Parse(text);
        if (time.Problem is { } problem && text.IndexOf(':') <= 2 && !IsMappingOfPorts(text))
        {
            return problem;
        }

        return IsMappingOfPorts(text)
            ? LiteralProblem.Whole(text, $"A mapping of ports is text: `\"{text}\"`. (A time is written `09:00`.)", $"\"{text}\"")
            : LiteralProblem.Whole(text, $"This is no literal. Quote it: `\"{text}\"`.", $"\"{text}\"");
    }

    private static bool IsMappingOfPorts(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf(':');
        return text.Length - colon - 1 is > 2 and <= 5 && text[(colon + 1)..].IndexOfAnyExceptInRange('0', '9') < 0;
    }

    private static LiteralProblem WithHyphen(ReadOnlySpan<char> text)
    {
        if (text.Count('-') == 2 && text.IndexOfAnyExcept(Characters.DigitsAndHyphens) < 0 && DateLiteral.Parse(text).Problem is { } problem)
        {
            return problem;
        }

        var hyphen = text.IndexOf('-');
        var left = text[..hyphen];
        var right = text[(hyphen + 1)..];
        if (IsPlainNumber(left) && IsPlainNumber(right))
        {
            return LiteralProblem.Whole(text, $"Subtraction has a space on both sides: `{left} - {right}`. A range is `{left}..{right}`.", $"{left} - {right}");
        }

        return LiteralProblem.Whole(text, $"This is no literal. Quote it where it is text: `\"{text}\"`; subtraction has a space on both sides.", $"\"{text}\"");
    }

    private static LiteralProblem WithPoints(ReadOnlySpan<char> text)
    {
        var digitsOnly = text.IndexOfAnyExcept(Characters.DigitsAndPoints) < 0;
        var what = digitsOnly && text.Count('.') == 3 ? "An address" : "A version of more than two numbers";
        return text[^1] == '.' || text.Contains("..", StringComparison.Ordinal)
            ? LiteralProblem.Whole(text, "A number has one point, with digits on both sides: `0.5`. A range is `2..10`.")
            : LiteralProblem.Whole(text, $"{what} is text: quote it, `\"{text}\"`.", $"\"{text}\"");
    }

    private static LiteralProblem WithLetters(ReadOnlySpan<char> text)
    {
        if (text is ['0', 'x' or 'X', .. { Length: > 0 and <= 8 } hex] && uint.TryParse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var number))
        {
            return LiteralProblem.Whole(text, $"Numbers are decimal: `{number}`.", number.ToString(CultureInfo.InvariantCulture));
        }

        var exponent = text.IndexOfAny('e', 'E');
        if (exponent > 0 && IsPlainNumber(text[..exponent]) && int.TryParse(text[(exponent + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var power))
        {
            return WithExponent(text, text[..exponent], power);
        }

        return QuantityLiteral.Parse(text).Problem
            ?? NumberLiteral.Parse(text).Problem
            ?? LiteralProblem.Whole(text, $"`{text}` is no literal here. Quote it where it is text: `\"{text}\"`.", $"\"{text}\"");
    }

    private static LiteralProblem WithExponent(ReadOnlySpan<char> text, ReadOnlySpan<char> digits, int power)
    {
        var written = power <= 20 && decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < 1_000_000
            ? Grouped(number * (decimal)Math.Pow(10, power))
            : null;
        return LiteralProblem.Whole(text, written is null ? "Numbers have no exponent: write all digits, `1_000_000`." : $"Numbers have no exponent: `{written}`.", written);
    }

    private static string Grouped(decimal number) =>
        number.ToString("#,0.############", CultureInfo.InvariantCulture).Replace(',', '_');

    private static bool IsPlainNumber(ReadOnlySpan<char> text) =>
        text.Length > 0 && text.IndexOfAnyExcept(Characters.DigitsAndPoints) < 0 && text.Count('.') <= 1 && text[0] != '.' && text[^1] != '.';
}
