namespace Flow.Compiler.Model.ServiceLevels;

/// <summary>How much of what is counted must be good, over which time.</summary>
/// <param name="Target">The share that must be good: more than 0, less than 1; 0.999 for 99.9 %.</param>
/// <param name="Period">The time over which it is counted, rolling; <see cref="Shortest"/> to <see cref="Longest"/>.</param>
public sealed record Objective(decimal Target, TimeSpan Period)
{
    /// <summary>The shortest period: below a day, the windows of the alerts would be shorter than an hour.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromDays(1);

    /// <summary>The longest period.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>The share that may be bad; exact, since both are decimal.</summary>
    public decimal ErrorBudget => 1 - Target;

    /// <summary>How long everything may be bad in one period, as if traffic were even.</summary>
    public TimeSpan AllowedOutage => TimeSpan.FromTicks((long)(ErrorBudget * Period.Ticks));
}
