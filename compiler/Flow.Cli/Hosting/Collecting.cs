namespace Flow.Cli.Hosting;

/// <summary>
/// When the garbage collector works. Nearly all that a check makes is needed until the process ends a moment later; collecting it copies it again and again, which
/// was two fifths of the time of a check of 100,000 lines.
/// </summary>
internal static class Collecting
{
    private const int BytesForCharacter = 500; // measured: what a check allocates for a character of source
    private const int Worthwhile = 64 << 20;   // below this the collector hardly runs
    private const long Most = 2L << 30;

    /// <summary>Lets the memory grow before it is collected, as far as the machine has it to spare: by what <paramref name="characters"/> of source will need.</summary>
    public static void Postpone(long characters)
    {
        var wanted = characters * BytesForCharacter;
        if (wanted >= Worthwhile)
        {
            _ = GC.TryStartNoGCRegion(Math.Min(Math.Min(wanted, Most), GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4));
        }
    }
}
