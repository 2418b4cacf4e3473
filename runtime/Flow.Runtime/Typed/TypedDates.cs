using System.Buffers;
using System.Globalization;

namespace Flow.Runtime;

/// <summary>Flow's functions of dates.</summary>
public static class TypedDates
{
    private static readonly SearchValues<char> OfPattern = SearchValues.Create("yMd -/.,_");

    /// <summary>The date that a text holds.</summary>
    /// <param name="text">The text, as <c>2026-12-24</c>.</param>
    /// <exception cref="FlowRunException">It holds none.</exception>
    public static DateOnly Date(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        ? date
        : throw new FlowRunException($"'{text}' is no date; a date is written 2026-12-24.");

    /// <summary>How many days lie between two dates; negative where the second is earlier.</summary>
    /// <param name="from">The first.</param>
    /// <param name="to">The second.</param>
    public static long DaysBetween(DateOnly from, DateOnly to) => to.DayNumber - from.DayNumber;

    /// <summary>The date so many days later.</summary>
    /// <param name="date">The date.</param>
    /// <param name="days">How many; negative for earlier.</param>
    /// <exception cref="FlowRunException">There is no such date.</exception>
    public static DateOnly AddDays(DateOnly date, long days) => date.DayNumber + days is var day && day >= DateOnly.MinValue.DayNumber && day <= DateOnly.MaxValue.DayNumber
        ? DateOnly.FromDayNumber((int)day)
        : throw new FlowRunException("Dates go from 0001-01-01 to 9999-12-31.");

    /// <summary>The day of the week, in English and lower case.</summary>
    /// <param name="date">The date.</param>
    public static string Weekday(DateOnly date) => date.DayOfWeek.ToString().ToLowerInvariant();

    /// <summary>The date in a pattern of <c>y</c>, <c>M</c> and <c>d</c> with signs between them.</summary>
    /// <param name="date">The date.</param>
    /// <param name="pattern">The pattern.</param>
    /// <exception cref="FlowRunException">It is no pattern.</exception>
    public static string FormatDate(DateOnly date, string pattern = "yyyy-MM-dd") => pattern.Length is > 0 and <= 60 && !pattern.AsSpan().ContainsAnyExcept(OfPattern)
        ? date.ToString(pattern.Length == 1 ? "%" + pattern : pattern, CultureInfo.InvariantCulture)
        : throw new FlowRunException($"'{pattern}' is no pattern of a date; one is written yyyy-MM-dd.");
}
