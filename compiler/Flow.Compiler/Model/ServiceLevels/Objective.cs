using Flow.Compiler.Types;

namespace Flow.Compiler.Model.ServiceLevels;

/// <summary>A time of the calendar (in UTC, which is the one that Prometheus knows) with which a budget begins anew.</summary>
public enum CalendarPeriod
{
    /// <summary>A month.</summary>
    Month,

    /// <summary>Three months, the first of a year with January.</summary>
    Quarter,
}

/// <summary>How much of what is counted must be good, over which time.</summary>
/// <param name="Target">The share that must be good: more than 0, less than 1; 0.999 for 99.9 %.</param>
/// <param name="Period">The time over which it is counted; <see cref="Shortest"/> to <see cref="Longest"/>. Of a <see cref="Calendar"/>, about how long that is.</param>
public sealed record Objective(decimal Target, TimeSpan Period)
{
    /// <summary>The shortest period: below a day, the windows of the alerts would be shorter than an hour.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromDays(1);

    /// <summary>The longest period.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>A month, as the tables of burn rates take it.</summary>
    public static readonly TimeSpan Month = TimeSpan.FromDays(30);

    /// <summary>A quarter, as the tables of burn rates take it.</summary>
    public static readonly TimeSpan Quarter = TimeSpan.FromDays(91);

    /// <summary>The time of the calendar that it is counted in; null where the period rolls on.</summary>
    public CalendarPeriod? Calendar { get; init; }

    /// <summary>An objective for each month or quarter.</summary>
    /// <param name="target">The share that must be good.</param>
    /// <param name="calendar">The time of the calendar.</param>
    public static Objective Each(decimal target, CalendarPeriod calendar) => new(target, calendar == CalendarPeriod.Month ? Month : Quarter) { Calendar = calendar };

    /// <summary>The period as it is written: <c>over 30d</c>, <c>every month</c>.</summary>
    public string WrittenPeriod => Calendar is { } calendar ? $"every {calendar.ToString().ToLowerInvariant()}" : $"over {Quantities.Write(Period)}";

    /// <summary>The share that may be bad; exact, since both are decimal.</summary>
    public decimal ErrorBudget => 1 - Target;

    /// <summary>How long everything may be bad in one period, as if traffic were even.</summary>
    public TimeSpan AllowedOutage => TimeSpan.FromTicks((long)(ErrorBudget * Period.Ticks));
}
