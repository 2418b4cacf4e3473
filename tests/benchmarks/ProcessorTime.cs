using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Flow.Benchmarks;

/// <summary>
/// How long processors worked, in milliseconds: other processes of the machine make that little longer, and waiting is not in it. Only Linux tells it finely enough; elsewhere all is 0.
/// </summary>
internal static partial class ProcessorTime
{
    private const int ThreadClock = 3; // CLOCK_THREAD_CPUTIME_ID of Linux
    private const int Children = -1; // RUSAGE_CHILDREN

    /// <summary>That of this thread.</summary>
    public static double OfThread() =>
        OperatingSystem.IsLinux() && ReadClock(ThreadClock, out var time) == 0 ? (time.Seconds * 1000.0) + (time.Fraction / 1e6) : 0;

    /// <summary>That of all processes which this one started and which have ended.</summary>
    public static double OfEndedChildren() =>
        OperatingSystem.IsLinux() && ReadUsage(Children, out var usage) == 0
            ? ((usage.User.Seconds + usage.System.Seconds) * 1000.0) + ((usage.User.Fraction + usage.System.Fraction) / 1e3)
            : 0;

    /// <summary>That of the threads of <paramref name="process"/>, which runs.</summary>
    public static double Of(Process process) =>
        OperatingSystem.IsLinux() ? Directory.GetDirectories($"/proc/{process.Id}/task").Sum(static folder => Read(Path.Combine(folder, "schedstat"))) / 1e6 : 0;

    /// <summary>The first figure of the file: the nanoseconds that a thread has run. 0 for one that has ended meanwhile.</summary>
    private static double Read(string file)
    {
        try
        {
            return double.Parse(File.ReadAllText(file).Split(' ')[0], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ReadClock(int clock, out Moment time);

    [LibraryImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ReadUsage(int who, out Usage usage);

    /// <summary>Seconds, and a fraction whose unit the call decides: nanoseconds or microseconds.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Moment
    {
        public long Seconds;
        public long Fraction;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Usage
    {
        public Moment User;
        public Moment System;
        private unsafe fixed long others[14];
    }
}
