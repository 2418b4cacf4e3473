using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Flow.Conformance.Tests.Alertmanager;

/// <summary>Waits that end.</summary>
internal static partial class Patience
{
    /// <summary>Waits until something holds, and no longer than the limit.</summary>
    public static async Task Until(Func<bool> holds, TimeSpan limit)
    {
        var since = Stopwatch.StartNew();
        while (!holds() && since.Elapsed < limit)
        {
            await Task.Delay(50);
        }
    }

    /// <summary>A configuration of Alertmanager that waits a second only for alerts that belong together.</summary>
    public static string WithoutWaiting(string configuration) => Wait().Replace(configuration, "$1: 1s");

    [GeneratedRegex("(group_wait|group_interval): [0-9a-z]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Wait();
}
