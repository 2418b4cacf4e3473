using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Flow.Runtime.Processes;

/// <summary>The signals that ask a process to end.</summary>
internal enum ProcessSignal
{
    Interrupt = 2,
    Kill = 9,
    Terminate = 15,
}

/// <summary>
/// Reaches a process with all its descendants, also those that were handed to the system because their parent ended:
/// they still carry the tracking variable in their environment.
/// </summary>
internal static class ProcessTree
{
    public const string TrackingVariable = "RUNNER_TRACKING_ID";

    /// <summary>How long a process is waited for that changes its program, in milliseconds; a busy machine takes some.</summary>
    private const int LongestChange = 2_000;

    private static readonly (string Start, string End) NotYet = ("0", "0");

    public static void Signal(int root, string? trackingId, ProcessSignal signal)
    {
        if (!OperatingSystem.IsWindows())
        {
            Send(Members(root, trackingId), signal);
        }
    }

    public static void Kill(Process process, string? trackingId)
    {
        if (OperatingSystem.IsWindows())
        {
            KillByFramework(process);
            return;
        }

        // A tree may grow while it is being killed, so look again until nothing is left.
        for (var round = 0; round < 5 && Members(process.Id, trackingId) is { Count: > 0 } members; round++)
        {
            Send(members, ProcessSignal.Kill);
        }

        KillByFramework(process);
    }

    /// <summary>Kills what steps have left running, as GitHub's runner does at the end of a job.</summary>
    /// <param name="trackingId">The beginning of the tracking ids.</param>
    /// <param name="since">The last process id that was given out before the first of these processes started.</param>
    public static void KillOrphans(string trackingId, int since)
    {
        for (var round = 0; round < 3 && OperatingSystem.IsLinux() && Tracked(trackingId, StartedAfter(since)) is { Count: > 0 } left; round++)
        {
            Send(left, ProcessSignal.Kill);
        }
    }

    /// <summary>The last process id that was given out; 0 where the system does not say.</summary>
    public static int LastId() =>
        OperatingSystem.IsLinux() && int.TryParse(File.ReadAllText("/proc/loadavg").Split(' ')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;

    /// <summary>Ids are given out in order and begin again at the end, so after a new beginning all are looked at.</summary>
    private static IEnumerable<int> StartedAfter(int since)
    {
        var last = LastId();
        return since > 0 && last >= since && last - since < 500 ? Enumerable.Range(since + 1, last - since) : ProcessIds();
    }

    private static void KillByFramework(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception fault) when (fault is InvalidOperationException or AggregateException or System.ComponentModel.Win32Exception)
        {
            // It ended by itself in the meantime.
        }
    }

    private static void Send(IEnumerable<int> processes, ProcessSignal signal)
    {
        foreach (var process in processes)
        {
            _ = NativeMethods.Kill(process, (int)signal);
        }
    }

    private static List<int> Members(int root, string? trackingId)
    {
        var children = Parents().ToLookup(static entry => entry.Parent, static entry => entry.Process);
        List<int> members = [root];
        for (var at = 0; at < members.Count; at++)
        {
            members.AddRange(children[members[at]].Where(child => !members.Contains(child)));
        }

        var tracked = trackingId is null || !OperatingSystem.IsLinux() ? [] : Tracked(trackingId, ProcessIds());
        members.AddRange(tracked.Except(members).ToList());
        return members.Count == 1 && !IsAlive(root) ? [] : members;
    }

    private static bool IsAlive(int process) => NativeMethods.Kill(process, 0) == 0 && !IsZombie(process);

    private static bool IsZombie(int process) => OperatingSystem.IsLinux() && Stat(process) is { State: 'Z' };

    private static IEnumerable<(int Process, int Parent)> Parents() => OperatingSystem.IsLinux() ? ParentsFromProc() : ParentsFromPs();

    private static IEnumerable<(int Process, int Parent)> ParentsFromProc()
    {
        foreach (var process in ProcessIds())
        {
            if (Stat(process) is { } stat)
            {
                yield return (process, stat.Parent);
            }
        }
    }

    private static IEnumerable<(int Process, int Parent)> ParentsFromPs()
    {
        using var ps = Process.Start(new ProcessStartInfo("ps", ["-axo", "pid=,ppid="]) { RedirectStandardOutput = true, UseShellExecute = false });
        var lines = ps?.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];
        foreach (var numbers in lines.Select(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(static numbers => numbers.Length == 2))
        {
            yield return (int.Parse(numbers[0], CultureInfo.InvariantCulture), int.Parse(numbers[1], CultureInfo.InvariantCulture));
        }
    }

    private static IEnumerable<int> ProcessIds() => Directory.EnumerateDirectories("/proc")
        .Select(static folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
        .Where(static id => id > 0);

    private static (char State, int Parent)? Stat(int process) =>
        StatFields(process) is { } fields ? (fields[0][0], int.Parse(fields[1], CultureInfo.InvariantCulture)) : null;

    /// <summary>What the system says of a process, from the third field, its state; the name before it may hold anything.</summary>
    private static string[]? StatFields(int process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The processes whose tracking variable begins with an id.</summary>
    private static List<int> Tracked(string trackingId, IEnumerable<int> candidates)
    {
        var mark = Encoding.UTF8.GetBytes($"{TrackingVariable}={trackingId}");
        var self = Environment.ProcessId;
        return [.. candidates.Where(process => process != self && Carries(process, mark))];
    }

    private static bool Carries(int process, byte[] mark)
    {
        try
        {
            for (var wait = 0; wait < LongestChange; wait++)
            {
                var place = VariablesOf(process);
                if (place is null)
                {
                    return false;
                }

                var variables = File.ReadAllBytes($"/proc/{process}/environ");
                if (variables.AsSpan().IndexOf(mark) >= 0)
                {
                    return true;
                }

                var isKept = place == VariablesOf(process);
                if (isKept && (place != NotYet || variables.Length > 0))
                {
                    return false;
                }

                Thread.Sleep(1);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // It has ended, or is somebody else's.
        }

        return false;
    }

    /// <summary>
    /// Where a process keeps its variables; nothing for what has none. When a process becomes another program (<c>execve</c>), there is
    /// <see cref="NotYet"/> a place for a moment, and what is read while the place changes is cut short or empty. A system that gives variables
    /// and no place never says it.
    /// Source: proc_pid_stat(5), fields 3, 23 (vsize), 50 and 51 (env_start, env_end).
    /// </summary>
    private static (string Start, string End)? VariablesOf(int process) =>
        StatFields(process) is { Length: > 48 } fields && fields[0] is not ("Z" or "X") && fields[20] != "0" ? (fields[47], fields[48]) : null;

    private static class NativeMethods
    {
        [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Kill(int process, int signal);
    }
}
