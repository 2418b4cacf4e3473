using System.Diagnostics;

namespace Flow.Cli.Tests;

/// <summary>The built command as a process of its own.</summary>
public static class FlowProcess
{
    private static readonly string Program = typeof(Application).Assembly.Location;

    public static async Task<CommandResult> RunAsync(string folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        return await FinishAsync(process);
    }

    public static Process Start(string folder, params string[] arguments) => Launch("dotnet", folder, [Program, .. arguments]);

    /// <summary>The command inside a script of the shell, where its name is <c>$FLOW</c>.</summary>
    public static async Task<CommandResult> InShellAsync(string folder, string script)
    {
        using var process = Launch("bash", folder, ["-c", $"FLOW='dotnet {Program}'; {script}"]);
        return await FinishAsync(process);
    }

    public static async Task<CommandResult> FinishAsync(Process process, TimeSpan? longest = null)
    {
        using var limit = new CancellationTokenSource(longest ?? TimeSpan.FromMinutes(2));
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return new CommandResult(process.ExitCode, await output, await error);
    }

    public static Process Launch(string program, string folder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var name in new[] { "GITHUB_ACTIONS", "NO_COLOR", "FORCE_COLOR" })
        {
            start.Environment.Remove(name);
        }

        return Process.Start(start)!;
    }
}
