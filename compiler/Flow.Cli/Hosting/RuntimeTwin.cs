using System.Runtime.InteropServices;

namespace Flow.Cli.Hosting;

/// <summary>
/// The same command on the .NET runtime, beside the native program (<c>compiler/Flow.Native</c>). The native one starts in a fraction of the time, but cannot load
/// code: for Roslyn, MSBuild and compiled runners it becomes its twin. The process stays the same one, so that signals, streams and the exit code need no relaying.
/// </summary>
internal static partial class RuntimeTwin
{
    private const string FileName = "flow-dotnet";
    private const int BrokenPipe = 13; // SIGPIPE of Linux and macOS

    /// <summary>Ends this program and goes on as its twin, with <paramref name="arguments"/>. Returns only by failing.</summary>
    /// <exception cref="CommandException">The twin cannot be started.</exception>
    public static int Become(IEnumerable<string> arguments)
    {
        var file = Path.Combine(AppContext.BaseDirectory, FileName);
        _ = Signal(BrokenPipe, 0); // The runtime ignores it, and what is ignored would stay so in the twin and in the steps it starts.
        _ = Execute(file, [file, .. arguments, null]);
        throw new CommandException($"`{file}` cannot be started: {Marshal.GetLastPInvokeErrorMessage()}. It belongs beside the command; publish both again.");
    }

    [LibraryImport("libc", EntryPoint = "execv", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Execute(string path, string?[] arguments);

    [LibraryImport("libc", EntryPoint = "signal")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Signal(int number, nint handler);
}
