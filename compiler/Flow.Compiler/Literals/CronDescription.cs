using System.Collections.Immutable;
using System.Globalization;

namespace Flow.Compiler.Literals;

/// <summary>Says a cron line in plain English.</summary>
internal static class CronDescription
{
    private const int MostTimes = 6;

    public static string Of(CronExpression cron) => string.Join(' ', new[] { Times(cron), DaysOf(cron), MonthsOf(cron) }.Where(static part => part.Length > 0));

    private static string Times(CronExpression cron)
    {
        var (minutes, hours) = (cron.Minutes.Numbers, cron.Hours.Numbers);
        if (hours.Length == 24)
        {
            return minutes is [0] ? "every hour"
                : Step(minutes, 60) is { } step ? $"every {step} minutes"
                : $"every hour at {Word("minute", minutes.Length)} {And(minutes)}";
        }

        if (minutes.Length == 1 && hours.Length > 1 && Step(hours, 24) is { } every)
        {
            return $"every {every} hours at minute {minutes[0]}";
        }

        return minutes.Length * hours.Length <= MostTimes
            ? "at " + And([.. from hour in hours from minute in minutes select string.Create(CultureInfo.InvariantCulture, $"{hour:00}:{minute:00}")])
            : $"at {Word("minute", minutes.Length)} {And(minutes)} of {Word("hour", hours.Length)} {And(hours)}";
    }

    /// <summary>The distance between the numbers where they start at 0, are evenly spaced and the distance divides the whole.</summary>
    private static int? Step(ImmutableArray<int> numbers, int whole)
    {
        var step = whole / numbers.Length;
        return numbers.Length > 1 && step * numbers.Length == whole && numbers.Select((n, i) => n == i * step).All(static fits => fits) ? step : null;
    }

    private static string DaysOf(CronExpression cron)
    {
        var days = cron.Days.Numbers.Length == 31 ? "" : $"on {Word("day", cron.Days.Numbers.Length)} {And(cron.Days.Numbers)} of the month";
        var weekdays = Weekdays(cron.Weekdays.Numbers);
        if (days.Length == 0 && weekdays.Length == 0)
        {
            return cron.Hours.Numbers.Length == 24 || Step(cron.Hours.Numbers, 24) is not null ? "" : "every day";
        }

        var either = cron.Days.IsStar || cron.Weekdays.IsStar ? "if also" : "and";
        return days.Length > 0 && weekdays.Length > 0 ? $"{days} {either} {weekdays}" : days + weekdays;
    }

    private static string Weekdays(ImmutableArray<int> numbers) => numbers switch
    {
        { Length: 7 } => "",
        [1, 2, 3, 4, 5] => "on weekdays",
        [0, 6] => "on weekends",
        _ => "on " + And([.. numbers.Select(static n => ((DayOfWeek)n).ToString())]),
    };

    private static string MonthsOf(CronExpression cron) => cron.Months.Numbers.Length == 12 ? ""
        : "in " + And([.. cron.Months.Numbers.Select(static m => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(m))]);

    private static string Word(string word, int count) => count == 1 ? word : word + "s";

    private static string And(ImmutableArray<int> numbers) => And([.. numbers.Select(static n => n.ToString(CultureInfo.InvariantCulture))]);

    private static string And(ImmutableArray<string> words) => words.Length == 1 ? words[0] : $"{string.Join(", ", words[..^1])} and {words[^1]}";
}
