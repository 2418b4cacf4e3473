namespace Flow.LanguageServer.Sessions;

/// <summary>
/// Work that waits until nothing else is to do and nothing has changed for a while. A change puts it off; it never runs beside anything else.
/// </summary>
internal sealed class IdleWork
{
    private readonly SortedDictionary<int, (long Due, Action Work)> waiting = [];

    /// <summary>Whether there is any.</summary>
    public bool IsEmpty => waiting.Count == 0;

    /// <summary>Runs <paramref name="work"/> after <paramref name="delay"/> of rest, in place of what waits under the same <paramref name="stage"/>.</summary>
    public void Put(int stage, TimeSpan delay, Action work) => waiting[stage] = (Environment.TickCount64 + (long)delay.TotalMilliseconds, work);

    /// <summary>How long to wait for the next of it, in milliseconds; -1 for ever.</summary>
    public int Wait() => IsEmpty ? Timeout.Infinite : (int)Math.Max(0, waiting.Values.Min(static w => w.Due) - Environment.TickCount64);

    /// <summary>Runs the first stage that is due.</summary>
    public void RunDue()
    {
        var now = Environment.TickCount64;
        foreach (var (stage, (due, work)) in waiting)
        {
            if (due <= now)
            {
                waiting.Remove(stage);
                work();
                return;
            }
        }
    }

    /// <summary>Runs all of it at once, and what it brings along.</summary>
    public void RunAll()
    {
        while (!IsEmpty)
        {
            var (stage, (_, work)) = waiting.First();
            waiting.Remove(stage);
            work();
        }
    }
}
