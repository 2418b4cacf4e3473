using System.Runtime.InteropServices;

namespace Flow.Cli.Hosting;

/// <summary>
/// When the garbage collector works. Nearly all that a check makes is needed until the process ends a moment later; to collect it is to copy it again and again, which
/// was two fifths of the time of a check of 100,000 lines.
/// </summary>
internal static partial class Collecting
{
    private const int BytesForCharacter = 500; // measured: a check allocates 430 bytes for a character of source
    private const long Worthwhile = 64 << 20;  // below this the collector hardly runs
    private const long Most = 2L << 30;
    private const nint LargePage = 2 << 20;

    /// <summary>Lets the memory grow before it is collected, as far as the machine has it to spare: by what <paramref name="characters"/> of source will need.</summary>
    public static void Postpone(long characters)
    {
        var wanted = characters * BytesForCharacter;
        if (wanted < Worthwhile)
        {
            return;
        }

        var given = Math.Min(Math.Min(wanted, Most), GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4);
        if (GC.TryStartNoGCRegion(given) && OperatingSystem.IsLinux())
        {
            AskForLargePages(given);
        }
    }

    /// <summary>In small pages, the memory's first use takes the system as long as the collecting would have taken. The advice changes nothing else, and may be ignored.</summary>
    private static unsafe void AskForLargePages(long bytes)
    {
        const int HugePage = 14; // MADV_HUGEPAGE
        fixed (byte* first = new byte[1]) // lies where the memory begins that was just given
        {
            _ = Advise(((nint)first & -LargePage) + LargePage, (nuint)bytes, HugePage);
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Advise(nint address, nuint length, int advice);
}
