using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Prometheus;

/// <summary>
/// Times of the calendar in queries. A range has one length, so what is counted carries the month or the quarter in a label, and of all that lies in the range the one of now is taken.
/// </summary>
internal static class CalendarQueries
{
    private const string Label = "period";
    private const string IsLeapYear = "(year() % 4 == bool 0)";

    /// <summary>The longest that such a time is.</summary>
    public static TimeSpan Longest(CalendarPeriod calendar) => TimeSpan.FromDays(calendar == CalendarPeriod.Month ? 31 : 92);

    /// <summary>A series with the time that it belongs to.</summary>
    public static string Stamped(string series, CalendarPeriod calendar) => $"{series} * on () group_left ({Label}) {Now(calendar)}";

    /// <summary>Of the series of a query, those of the time that it is now, without its label.</summary>
    public static string OfNow(string query, CalendarPeriod calendar) => $"sum without ({Label}) (({query}) and on ({Label}) {Now(calendar)})";

    /// <summary>Which share of it has passed; right until 2099, after which a year that four divides is no leap year.</summary>
    public static string Elapsed(CalendarPeriod calendar) => calendar == CalendarPeriod.Month
        ? $"(day_of_month() - 1 + {TimeOfDay}) / days_in_month()"
        : $"(day_of_year() - 1 + {TimeOfDay} - {DaysBefore}) / (90 + (month() <= bool 3) * {IsLeapYear} + (month() >= bool 4) + (month() >= bool 7))";

    private static string TimeOfDay => "hour() / 24 + minute() / 1440";

    private static string DaysBefore => $"(month() >= bool 4) * (90 + {IsLeapYear}) - (month() >= bool 7) * 91 - (month() >= bool 10) * 92";

    private static string Now(CalendarPeriod calendar) =>
        $"count_values(\"{Label}\", {(calendar == CalendarPeriod.Month ? "year() * 100 + month()" : "year() * 10 + ceil(month() / 3)")})";
}
