using Flow.Compiler.Diagnostics;
using Flow.Compiler.Text;

namespace Flow.Compiler.Syntax;

/// <content>Numbers, quantities, dates and times.</content>
internal sealed partial class Lexer
{
    private void LexNumber()
    {
        var end = position + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        if (end == text.Length || !ContinuesLiteral(end))
        {
            Add(TokenKind.Number, end - position);
            return;
        }

        while (end < text.Length && ContinuesLiteral(end))
        {
            end++;
        }

        var literal = text.AsSpan(position, end - position);
        var kind = Classify(literal);
        if (kind == TokenKind.MalformedLiteral)
        {
            end += NetmaskLength(literal, end);
            ReportMalformed(new TextSpan(position, end - position));
        }

        Add(kind, end - position);
    }

    private bool ContinuesLiteral(int at)
    {
        var c = text[at];
        if (char.IsAsciiLetterOrDigit(c) || c is '_' or '%')
        {
            return true;
        }

        var next = at + 1 < text.Length ? text[at + 1] : '\0';
        return c switch
        {
            '.' or ':' => char.IsAsciiDigit(next),
            '-' => char.IsAsciiLetterOrDigit(next),
            _ => c > '\x7f' && char.IsLetter(c),
        };
    }

    private static TokenKind Classify(ReadOnlySpan<char> literal)
    {
        if (NumberLength(literal) == literal.Length)
        {
            return TokenKind.Number;
        }

        if (IsDate(literal))
        {
            return TokenKind.Date;
        }

        return IsTime(literal) ? TokenKind.Time : IsQuantity(literal) ? TokenKind.Quantity : TokenKind.MalformedLiteral;
    }

    /// <summary>How much of <paramref name="literal"/> is a number: digits with <c>_</c> between them, perhaps a fraction.</summary>
    private static int NumberLength(ReadOnlySpan<char> literal)
    {
        var whole = DigitsLength(literal);
        if (whole == 0 || whole + 1 >= literal.Length || literal[whole] != '.')
        {
            return whole;
        }

        var fraction = DigitsLength(literal[(whole + 1)..]);
        return fraction == 0 ? whole : whole + 1 + fraction;
    }

    private static int DigitsLength(ReadOnlySpan<char> literal)
    {
        var length = 0;
        while (length < literal.Length
            && (char.IsAsciiDigit(literal[length])
                || (literal[length] == '_' && length > 0 && length + 1 < literal.Length && char.IsAsciiDigit(literal[length + 1]))))
        {
            length++;
        }

        return length;
    }

    private static bool IsQuantity(ReadOnlySpan<char> literal)
    {
        while (!literal.IsEmpty)
        {
            var number = NumberLength(literal);
            var unit = UnitLength(literal[number..]);
            if (number == 0 || unit == 0)
            {
                return false;
            }

            literal = literal[(number + unit)..];
        }

        return true;
    }

    private static int UnitLength(ReadOnlySpan<char> rest)
    {
        if (rest is ['%', ..])
        {
            return 1;
        }

        var length = 0;
        while (length < rest.Length && char.IsLetter(rest[length]))
        {
            length++;
        }

        return length;
    }

    private static bool IsDate(ReadOnlySpan<char> s) =>
        s.Length == 10 && s[4] == '-' && s[7] == '-' && AllDigits(s[..4]) && AllDigits(s[5..7]) && AllDigits(s[8..]);

    private static bool IsTime(ReadOnlySpan<char> s) => s.Length == 5 && s[2] == ':' && AllDigits(s[..2]) && AllDigits(s[3..]);

    private static bool AllDigits(ReadOnlySpan<char> s) => s.IndexOfAnyExceptInRange('0', '9') < 0;

    private int NetmaskLength(ReadOnlySpan<char> literal, int end)
    {
        if (literal.Count('.') != 3 || end + 1 >= text.Length || text[end] != '/' || !char.IsAsciiDigit(text[end + 1]))
        {
            return 0;
        }

        var digits = text.AsSpan(end + 1).IndexOfAnyExceptInRange('0', '9');
        return 1 + (digits < 0 ? text.Length - end - 1 : digits);
    }

    private void ReportMalformed(TextSpan span)
    {
        var literal = span.Length <= 60 ? source.Slice(span) : source.Slice(new TextSpan(span.Start, 60));
        var (descriptor, message, written) = Malformed(literal);
        var safety = descriptor == SyntaxDiagnostics.MalformedLiteral && FollowsName() ? FixSafety.Suggestion : FixSafety.Safe;
        reporter.Report(descriptor, span, message, written is null || span.Length > 60 ? [] : [Edit($"Write `{written}`", span, written, safety)]);
    }

    /// <summary>Whether a name may stand here, which quotes would not mend: <c>metric 5xx</c>.</summary>
    private bool FollowsName() => count > 0 && tokens[count - 1].Kind == TokenKind.Name;

    private static (DiagnosticDescriptor Descriptor, string Message, string? Written) Malformed(string literal)
    {
        var quoted = $"\"{literal}\"";
        var dashes = literal.Split('-');
        if (dashes.Length == 2 && Array.TrueForAll(dashes, static d => NumberLength(d) == d.Length || IsQuantity(d)))
        {
            return (SyntaxDiagnostics.SubtractionWithoutSpaces, $"Subtraction has a space on both sides: `{dashes[0]} - {dashes[1]}`. Text stands in quotes: `{quoted}`.", $"{dashes[0]} - {dashes[1]}");
        }

        if (dashes.Length == 3 && Array.TrueForAll(dashes, static d => d.Length > 0 && AllDigits(d)))
        {
            return (SyntaxDiagnostics.MalformedDate, $"A date has four, two and two digits: `2026-01-05`. `{literal}` does not.", AsDate(dashes));
        }

        if (literal.Contains(':'))
        {
            return WithColon(literal, quoted);
        }

        if (literal.Count('.') > 1)
        {
            return (SyntaxDiagnostics.UnquotedVersion, $"A number has one `.` at most. A version or an address is text: `{quoted}`.", quoted);
        }

        if (literal.Split('e', 'E') is [var mantissa, var exponent] && NumberLength(mantissa) == mantissa.Length && AllDigits(exponent))
        {
            return (SyntaxDiagnostics.Exponent, $"`{literal}` is no number: write all of its digits, with `_` between groups, such as `1_000_000`.", InFull(mantissa, exponent));
        }

        return char.IsAsciiDigit(literal[^1]) && !literal.Contains('-') && !literal.Contains('_')
            ? (SyntaxDiagnostics.MissingUnit, $"Each number of a quantity has its unit, as in `1h30m`. The last one of `{literal}` has none.", null)
            : (SyntaxDiagnostics.MalformedLiteral, $"`{literal}` is neither a number nor a name, which starts with a letter. Text stands in quotes: `{quoted}`.", quoted);
    }

    private static string? AsDate(string[] parts) =>
        parts[0].Length == 4 && parts[1].Length <= 2 && parts[2].Length <= 2
            ? $"{parts[0]}-{parts[1].PadLeft(2, '0')}-{parts[2].PadLeft(2, '0')}"
            : null;

    private static (DiagnosticDescriptor Descriptor, string Message, string? Written) WithColon(string literal, string quoted) =>
        literal.Split('-') is [var from, var to] && AsTime(from) is { } first && AsTime(to) is { } last
            ? (SyntaxDiagnostics.MalformedTime, $"From one time to another is written with two points: `{first}..{last}`.", $"{first}..{last}")
            : literal.Length == 4 && IsTime("0" + literal)
            ? (SyntaxDiagnostics.MalformedTime, $"A time has two digits on both sides: `0{literal}`.", "0" + literal)
            : literal.Split('T') is [var date, var time] && IsDate(date) && time.Length >= 5 && IsTime(time.AsSpan(0, 5))
            ? (SyntaxDiagnostics.ColonBetweenDigits, $"A date and a time stand apart: `{date}` and `{time[..5]}`.", null)
            : (SyntaxDiagnostics.ColonBetweenDigits, $"`{literal}` is no time (`09:00`). A pair of ports is text: `{quoted}`.", quoted);

    private static string? AsTime(string written) => IsTime(written) ? written : IsTime("0" + written) ? "0" + written : null;

    private static string? InFull(string mantissa, string exponent) =>
        AllDigits(mantissa) && exponent.Length <= 2 && int.Parse(exponent) is <= 18 and var zeros
            ? Grouped(mantissa + new string('0', zeros))
            : null;

    private static string Grouped(string digits)
    {
        for (var i = digits.Length - 3; i > 0; i -= 3)
        {
            digits = digits.Insert(i, "_");
        }

        return digits;
    }
}
