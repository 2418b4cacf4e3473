namespace Flow.Runtime.Output;

/// <summary>Times as people read them.</summary>
internal static class Durations
{
    public static string Text(TimeSpan time) => time switch
    {
        { TotalSeconds: < 1 } => $"{time.TotalMilliseconds:0} ms",
        { TotalMinutes: < 1 } => $"{time.TotalSeconds:0.0} s",
        { TotalHours: < 1 } => $"{time.Minutes}m {time.Seconds:00}s",
        _ => $"{(int)time.TotalHours}h {time.Minutes:00}m",
    };
}
