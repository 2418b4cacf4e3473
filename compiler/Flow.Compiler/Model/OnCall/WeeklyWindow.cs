using System.Collections.Immutable;

namespace Flow.Compiler.Model.OnCall;

/// <summary>A time that comes again each week, in the project's time zone.</summary>
/// <param name="Days">The days on which it begins.</param>
/// <param name="From">When it begins; null for midnight.</param>
/// <param name="To">When it ends, on the next day where that is not after <paramref name="From"/>; null for midnight.</param>
public sealed record WeeklyWindow(ImmutableArray<DayOfWeek> Days, TimeOnly? From, TimeOnly? To)
{
    /// <summary>Minutes of a day.</summary>
    public const int Day = 24 * 60;

    /// <summary>Minutes of a week, which begins on Monday.</summary>
    public const int Week = 7 * Day;

    /// <summary>The days of a week, Monday first.</summary>
    public static readonly ImmutableArray<DayOfWeek> AllDays =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    private int Start => From is { } from ? Minute(from) : 0;

    private int End => To is { } to && to != TimeOnly.MinValue ? Minute(to) : Day;

    /// <summary>Whether it ends on the day after it began.</summary>
    public bool IsOvernight => End <= Start;

    /// <summary>
    /// Its parts, none of which passes midnight: the days, and from which minute of the day until before which.
    /// </summary>
    public ImmutableArray<(ImmutableArray<DayOfWeek> Days, int From, int To)> Parts => !IsOvernight ? [(Days, Start, End)]
        : [(Days, Start, Day), ([.. Days.Select(static d => AllDays[(AllDays.IndexOf(d) + 1) % 7])], 0, End)];

    /// <summary>Whether a minute of the week lies in it.</summary>
    public bool Covers(int minute) => Parts.Any(p => p.Days.Contains(AllDays[minute / Day]) && minute % Day >= p.From && minute % Day < p.To);

    /// <summary>The minutes of the week at which it begins or ends.</summary>
    public IEnumerable<int> Edges => Parts.SelectMany(static p => p.Days.SelectMany(d => new[] { (AllDays.IndexOf(d) * Day) + p.From, ((AllDays.IndexOf(d) * Day) + p.To) % Week }));

    /// <summary>A minute of the week for people: <c>Saturday 02:00</c>.</summary>
    public static string Named(int minute) => $"{AllDays[minute / Day]} {TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(minute % Day)):HH\\:mm}";

    private static int Minute(TimeOnly time) => (time.Hour * 60) + time.Minute;
}
