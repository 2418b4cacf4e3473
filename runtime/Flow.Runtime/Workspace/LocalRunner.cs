using System.Runtime.InteropServices;

namespace Flow.Runtime.Workspace;

/// <summary>Describes this machine in GitHub's words.</summary>
internal static class LocalRunner
{
    public static string Os { get; } = OperatingSystem.IsWindows() ? "Windows" : OperatingSystem.IsMacOS() ? "macOS" : "Linux";

    private static readonly string Architecture = RuntimeInformation.OSArchitecture.ToString().ToUpperInvariant();
    private static readonly string MachineName = Environment.MachineName;

    public static RunnerFacts Facts(RunOptions options, JobWorkspace workspace) => new()
    {
        Os = Os,
        Arch = Architecture,
        Name = MachineName,
        Temp = workspace.TempPath,
        ToolCache = options.HostEnvironment.GetValueOrDefault("RUNNER_TOOL_CACHE", Path.Combine(options.ProjectFolder, ".flow", "tools")),
        Debug = options.Debug ? "1" : "",
    };
}
