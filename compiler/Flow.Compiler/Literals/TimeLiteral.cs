using System.Globalization;

namespace Flow.Compiler.Literals;

/// <summary>Reads <c>09:00</c>: hours and minutes of a day, two digits each.</summary>
public static class TimeLiteral
{
    /// <summary>Reads a time of day.</summary>
    public static Parsed<TimeOnly> Parse(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf(':');
        if (colon < 1 || colon > 2 || !Characters.AreDigits(text[..colon]) || text.Length - colon is < 2 or > 9)
        {
            return LiteralProblem.Whole(text, "A time of day is hours and minutes: `09:00`.");
        }

        var minutes = text[(colon + 1)..];
        if (minutes.Length > 2)
        {
            return TooExact(text, colon, minutes);
        }

        return Characters.AreDigits(minutes)
            ? Check(text, int.Parse(text[..colon], CultureInfo.InvariantCulture), int.Parse(minutes, CultureInfo.InvariantCulture))
            : LiteralProblem.Whole(text, "A time of day is hours and minutes: `09:00`.");
    }

    private static Parsed<TimeOnly> Check(ReadOnlySpan<char> text, int hour, int minute)
    {
        if (hour == 24 && minute == 0)
        {
            return LiteralProblem.Whole(text, "A day ends where the next begins: write `00:00`, or `23:59` for its last minute.", "00:00");
        }

        if (hour > 23 || minute > 59)
        {
            return LiteralProblem.Whole(text, $"There is no time `{text}`: hours go to 23 and minutes to 59. Quote it where it is no time, such as a mapping of ports.", $"\"{text}\"");
        }

        return text.Length == 5
            ? new TimeOnly(hour, minute)
            : LiteralProblem.Whole(text, $"A time has two digits for hours and for minutes: `{Write(hour, minute)}`.", text[^2] == ':' ? null : Write(hour, minute));
    }

    private static LiteralProblem TooExact(ReadOnlySpan<char> text, int colon, ReadOnlySpan<char> minutes)
    {
        if (minutes.Length is 4 or 5 && char.IsAsciiLetter(minutes[^1]) && Characters.AreDigits(minutes[..2]))
        {
            var hour = decimal.Parse(text[..colon], CultureInfo.InvariantCulture);
            return TwelveHours(text, hour, int.Parse(minutes[..2], CultureInfo.InvariantCulture), minutes[^2..].ToString());
        }

        var isTime = minutes.Length == 5 && minutes[2] == ':' && Characters.AreDigits(minutes[..2]) && Characters.AreDigits(minutes[3..]);
        return isTime
            ? LiteralProblem.Whole(text, $"A time has no seconds: `{text[..^3]}`.", text[..^3].ToString())
            : LiteralProblem.Whole(text, "A time of day is hours and minutes: `09:00`. Quote it where it is something else.", $"\"{text}\"");
    }

    /// <summary>The message for <c>3am</c> and <c>9:30pm</c>.</summary>
    internal static LiteralProblem TwelveHours(ReadOnlySpan<char> text, decimal hour, int minute, string half)
    {
        var isHour = hour is >= 1 and <= 12 && decimal.Truncate(hour) == hour && minute < 60;
        var inDay = (int)(isHour ? hour % 12 : 0) + (half.StartsWith("p", StringComparison.OrdinalIgnoreCase) ? 12 : 0);
        return isHour
            ? LiteralProblem.Whole(text, $"Times count 24 hours: write `{Write(inDay, minute)}`.", Write(inDay, minute))
            : LiteralProblem.Whole(text, "Times count 24 hours: `09:00`, `21:30`.");
    }

    private static string Write(int hour, int minute) => string.Create(CultureInfo.InvariantCulture, $"{hour:00}:{minute:00}");
}
