using System.Runtime.InteropServices;

namespace Flow.Compiler.Tests;

/// <summary>How long the processor worked for a thread: unlike the time on a clock it does not depend on what else the machine does.</summary>
internal static class ProcessorTime
{
    /// <summary>The processor's time of this thread since it began (<c>clock_gettime(3)</c>).</summary>
    public static TimeSpan OfThisThread()
    {
        const int threadClock = 3; // CLOCK_THREAD_CPUTIME_ID of Linux
        return Read(threadClock, out var time) == 0
            ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000.0)
            : throw new InvalidOperationException("The system does not tell the processor's time of a thread.");
    }

    [DllImport("libc", EntryPoint = "clock_gettime", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Read(int clock, out Timespan time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Timespan
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
