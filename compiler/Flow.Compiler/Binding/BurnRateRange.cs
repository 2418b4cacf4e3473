namespace Flow.Compiler.Binding;

/// <summary>Which rows of burn rates can be written at all.</summary>
internal static class BurnRateRange
{
    /// <summary>The highest burn rate: with a budget of a million millionth everything bad burns it so fast, and no objective is tighter.</summary>
    public const decimal Fastest = 1_000_000_000_000;

    private static readonly TimeSpan ShortestWindow = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(366);

    /// <summary>Whether so long a time can be a window: at least a second, because nothing is measured more often, and no longer than any period.</summary>
    public static bool IsWindow(TimeSpan time) => time >= ShortestWindow && time <= LongestWindow;
}
