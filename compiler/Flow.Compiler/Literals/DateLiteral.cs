using System.Globalization;

namespace Flow.Compiler.Literals;

/// <summary>Reads <c>2026-12-24</c>: year, month and day.</summary>
public static class DateLiteral
{
    private static readonly string[] Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>Reads a date.</summary>
    public static Parsed<DateOnly> Parse(ReadOnlySpan<char> text)
    {
        if (text.Length > 10 || text.Count('-') != 2 || text.IndexOfAnyExcept(Characters.DigitsAndHyphens) >= 0)
        {
            return Unreadable(text);
        }

        var first = text.IndexOf('-');
        var second = text.LastIndexOf('-');
        var a = text[..first];
        var b = text[(first + 1)..second];
        var c = text[(second + 1)..];
        if (a.Length == 0 || b.Length is 0 or > 2 || c.Length == 0)
        {
            return Unreadable(text);
        }

        return (a.Length, c.Length) switch
        {
            (4, <= 2) => Check(text, Number(a), Number(b), Number(c)),
            ( <= 2, 4) => Reversed(text, Number(c), Number(b), Number(a)),
            _ => Unreadable(text),
        };
    }

    private static LiteralProblem Unreadable(ReadOnlySpan<char> text) => LiteralProblem.Whole(text, "A date is year, month and day: `2026-12-24`.");

    private static Parsed<DateOnly> Check(ReadOnlySpan<char> text, int year, int month, int day)
    {
        if (year == 0)
        {
            return new LiteralProblem("Years start at 0001.", 0, 4);
        }

        if (month is < 1 or > 12)
        {
            return new LiteralProblem($"There is no month {month}; months go from 01 to 12.", 5, text.LastIndexOf('-') - 5);
        }

        if (day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return new LiteralProblem($"{Months[month - 1]} {year:0000} has {DateTime.DaysInMonth(year, month)} days.", text.LastIndexOf('-') + 1, text.Length - text.LastIndexOf('-') - 1);
        }

        var date = new DateOnly(year, month, day);
        return text.Length == 10 ? date : LiteralProblem.Whole(text, $"A date has two digits for month and day: `{Write(date)}`.", Write(date));
    }

    private static LiteralProblem Reversed(ReadOnlySpan<char> text, int year, int month, int day)
    {
        var exists = year > 0 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        return exists && day > 12
            ? LiteralProblem.Whole(text, $"A date starts with the year: `{year:0000}-{month:00}-{day:00}`.", $"{year:0000}-{month:00}-{day:00}")
            : LiteralProblem.Whole(text, "A date starts with the year, then month and day: `2026-12-24`.");
    }

    private static string Write(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
