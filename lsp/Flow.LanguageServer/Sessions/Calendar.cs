namespace Flow.LanguageServer.Sessions;

/// <summary>What time it is. Waivers are judged by the day (in UTC, as in the command), so what is known about a project holds for one day.</summary>
/// <param name="clock">The clock.</param>
internal sealed class Calendar(TimeProvider clock)
{
    /// <summary>The moment.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The day.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    /// <summary>How long it is until the next day, in whole milliseconds and at least one.</summary>
    public int UntilTomorrow => (int)Math.Ceiling((TimeSpan.FromDays(1) - Now.UtcDateTime.TimeOfDay).TotalMilliseconds);
}
