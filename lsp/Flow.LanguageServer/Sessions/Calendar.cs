namespace Flow.LanguageServer.Sessions;

/// <summary>What time it is. Waivers are judged by the day (in UTC, as in the command), so what is known about a project holds for one day.</summary>
/// <param name="clock">The clock.</param>
internal sealed class Calendar(TimeProvider clock)
{
    /// <summary>The moment.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The day.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    /// <summary>
    /// How long <paramref name="day"/> lasts, in whole milliseconds; 0 where it is another day. Asked with the day that the work was done for: whoever is asked on the other
    /// side of midnight must not wait for the next one.
    /// </summary>
    /// <param name="day">The day that was looked at last.</param>
    public int UntilEndOf(DateOnly day)
    {
        var now = Now.UtcDateTime;
        return DateOnly.FromDateTime(now) == day ? (int)Math.Ceiling((TimeSpan.FromDays(1) - now.TimeOfDay).TotalMilliseconds) : 0;
    }
}
