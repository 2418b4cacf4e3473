using System.Collections.Immutable;
using System.Globalization;
using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Literals;

/// <summary>The parts of <c>every month on 1 at 04:00</c>.</summary>
public enum SchedulePart
{
    /// <summary>What follows <c>every</c>.</summary>
    Every,

    /// <summary>What follows <c>on</c>.</summary>
    On,

    /// <summary>What follows <c>at</c>.</summary>
    At,
}

/// <summary>Why a schedule cannot be carried by cron.</summary>
/// <param name="Part">The part to blame.</param>
/// <param name="Message">What is wrong and what works.</param>
/// <param name="Replacement">The text to put in place of the part, where one is safe.</param>
public sealed record ScheduleProblem(SchedulePart Part, string Message, string? Replacement = null);

/// <summary>Cron lines, or why there are none.</summary>
/// <param name="Lines">The lines in order; empty where there is a problem.</param>
/// <param name="Problem">The problem, or null.</param>
public sealed record ScheduleResult(ImmutableArray<string> Lines, ScheduleProblem? Problem);

/// <summary>A schedule as a sentence says it: <c>every weekday at 09:00</c>, <c>every 15m</c>, <c>every month on 1 at 04:00</c>.</summary>
/// <param name="Words">What is repeated: <c>day</c>, <c>weekday</c>, <c>monday</c>, <c>hour</c>, <c>month</c>, <c>quarter</c>, <c>year</c>, several days of the week; empty for an interval.</param>
/// <param name="Interval">How long between two runs; zero where there are words.</param>
/// <param name="At">The times of day; midnight where there is none.</param>
/// <param name="On">The days of the month; the first where there is none.</param>
public sealed record ScheduleRule(ImmutableArray<string> Words, TimeSpan Interval, ImmutableArray<TimeOnly> At, ImmutableArray<int> On)
{
    /// <summary>The last day that every month has.</summary>
    private const int LastCommonDay = 28;

    private static readonly string[] Weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
    private static readonly string[] Units = ["hour", "day", "weekday", "weekend", "week", "month", "quarter", "year"];
    private static readonly int[] MinuteSteps = [5, 6, 10, 12, 15, 20, 30];
    private static readonly int[] HourSteps = [1, 2, 3, 4, 6, 8, 12, 24];

    /// <summary>The words that may follow <c>every</c>.</summary>
    public static IReadOnlyList<string> AllWords { get; } = [.. Units, .. Weekdays];

    /// <summary><c>every</c> a word or several days of the week.</summary>
    public static ScheduleRule Every(ImmutableArray<string> words, ImmutableArray<TimeOnly> at, ImmutableArray<int> on) => new(words, TimeSpan.Zero, at, on);

    /// <summary><c>every</c> so long.</summary>
    public static ScheduleRule Every(TimeSpan interval, ImmutableArray<TimeOnly> at, ImmutableArray<int> on) => new([], interval, at, on);

    /// <summary>The cron lines that run as the rule says: the same rule always gives the same lines.</summary>
    public ScheduleResult ToCron() => Misplaced() is { } problem ? new([], problem)
        : Words.IsEmpty ? OfInterval()
        : Words is [var word] && !Weekdays.Contains(word) ? OfUnit(word)
        : OfWeekdays();

    private ScheduleProblem? Misplaced()
    {
        if (Words.FirstOrDefault(static w => !AllWords.Contains(w)) is { } unknown)
        {
            var near = unknown.ToLowerInvariant() is var lower && AllWords.Contains(lower) ? lower
                : Weekdays.FirstOrDefault(d => unknown.Length >= 3 && d.StartsWith(unknown, StringComparison.OrdinalIgnoreCase))
                ?? AllWords.FirstOrDefault(w => w + "s" == lower) ?? Suggestions.Nearest(unknown, AllWords);
            return new(SchedulePart.Every, $"`every {unknown}` is no schedule.{(near is null ? $" Write one of `{string.Join(' ', AllWords)}`, or a duration." : $" Did you mean `every {near}`?")}", near);
        }

        if (Words.Length > 1 && Words.Any(static w => !Weekdays.Contains(w)))
        {
            return new(SchedulePart.Every, "Only days of the week can be combined: `every [monday, thursday]`.");
        }

        if (!On.IsEmpty && Words is not ["month" or "quarter" or "year"])
        {
            return new(SchedulePart.On, "`on` names the day of a month: `every month on 1`.");
        }

        return On.Any(static d => d is < 1 or > LastCommonDay) ? WrongDay(On.First(static d => d is < 1 or > LastCommonDay)) : null;
    }

    private static ScheduleProblem WrongDay(int day) => day is < 1 or > 31
        ? new(SchedulePart.On, $"A month has no day {day}.")
        : new(SchedulePart.On, $"Not every month has a day {day}, and cron would leave those out. The last that all have is {LastCommonDay}.", "28");

    private ScheduleResult OfUnit(string word) => word switch
    {
        "hour" => OfHour(),
        "day" => Daily("* * *"),
        "weekday" => Daily("* * 1-5"),
        "weekend" => Daily("* * 0,6"),
        "week" => Daily("* * 1"),
        "month" => Daily($"{DayList} * *"),
        "quarter" => Daily($"{DayList} 1,4,7,10 *"),
        _ => Daily($"{DayList} 1 *"),
    };

    private string DayList => On.IsEmpty ? "1" : string.Join(',', On.Distinct().Order());

    private ScheduleResult OfHour() => At.IsEmpty ? new(["0 * * * *"], null) : NoTime("every hour");

    private static ScheduleResult NoTime(string sentence) =>
        new([], new(SchedulePart.At, $"`{sentence}` runs all day, so that it has no time. Write `every day at 09:00` for one run a day."));

    private ScheduleResult OfWeekdays() =>
        Daily("* * " + string.Join(',', Words.Select(static w => Array.IndexOf(Weekdays, w)).Distinct().Order()));

    /// <summary>One line for each minute of the hour at which something runs.</summary>
    private ScheduleResult Daily(string days)
    {
        var times = At.IsEmpty ? [TimeOnly.MinValue] : At;
        var lines = times.Distinct().Order().GroupBy(static t => t.Minute).Select(group =>
            string.Create(CultureInfo.InvariantCulture, $"{group.Key} {string.Join(',', group.Select(static t => t.Hour))} {days}"));
        return new([.. lines], null);
    }

    private ScheduleResult OfInterval()
    {
        var minutes = Interval.TotalMinutes;
        if (!At.IsEmpty && minutes < 24 * 60)
        {
            return NoTime($"every {Written(Interval)}");
        }

        if (minutes < CronExpression.ShortestInterval.TotalMinutes)
        {
            return Refused("GitHub runs nothing more often than every 5 minutes: `every 5m`.", "5m");
        }

        if (minutes < 60)
        {
            return MinuteSteps.Contains((int)minutes) && minutes == Math.Floor(minutes)
                ? new([$"*/{(int)minutes} * * * *"], null)
                : Refused($"Cron counts minutes within an hour, and 60 is no multiple of {Written(Interval)}.", Nearest(MinuteSteps, minutes, 60, "m", "1h"));
        }

        return minutes <= 24 * 60 ? OfHours() : OfLongInterval();
    }

    private ScheduleResult OfHours()
    {
        var hours = Interval.TotalHours;
        if (!HourSteps.Contains((int)hours) || hours != Math.Floor(hours))
        {
            return Refused($"Cron counts hours within a day, and 24h is no multiple of {Written(Interval)}.", Nearest(HourSteps, hours, 24, "h", "1d"));
        }

        return hours == 24 ? Daily("* * *") : new([hours == 1 ? "0 * * * *" : $"0 */{(int)hours} * * *"], null);
    }

    private ScheduleResult OfLongInterval() => Interval.TotalDays == 7
        ? Daily("* * 1")
        : Refused("Cron counts days within a month, so that an interval of days would be cut at its end.", Interval.TotalDays switch
        {
            < 4 => "day",
            < 18 => "week",
            < 60 => "month",
            < 180 => "quarter",
            _ => "year",
        });

    private static ScheduleResult Refused(string why, string nearest) =>
        new([], new(SchedulePart.Every, why.EndsWith($"`every {nearest}`.", StringComparison.Ordinal) ? why : $"{why} The nearest that works is `every {nearest}`.", nearest));

    private static string Nearest(int[] steps, double wanted, int whole, string unit, string one)
    {
        var step = steps.Append(whole).MinBy(s => Math.Abs(s - wanted));
        return step == whole ? one : step + unit;
    }

    private static string Written(TimeSpan interval) => interval.Ticks % TimeSpan.TicksPerMinute != 0 ? $"{interval.TotalSeconds.ToString(CultureInfo.InvariantCulture)}s"
        : interval.TotalMinutes < 60 ? $"{(long)interval.TotalMinutes}m"
        : interval.Minutes == 0 ? $"{(long)interval.TotalHours}h" : $"{(long)interval.TotalHours}h{interval.Minutes}m";

    /// <inheritdoc/>
    public bool Equals(ScheduleRule? other) => other is not null && Interval == other.Interval
        && Words.SequenceEqual(other.Words) && At.SequenceEqual(other.At) && On.SequenceEqual(other.On);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Interval, Words.Length, At.Length, On.Length);
}
