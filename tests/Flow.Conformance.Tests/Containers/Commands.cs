using System.Diagnostics;
using Flow.Conformance.Tests.Tools;

namespace Flow.Conformance.Tests.Containers;

/// <summary>Commands that read what is generated for containers. Each ends within a minute, or is ended.</summary>
internal static class Commands
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>What Compose has against a file; empty where it reads it. Debian has version 1, whose schema knows all that is written.</summary>
    public static string Compose(string text, params string[] variables)
    {
        var folder = Directory.CreateTempSubdirectory("flow-compose-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "compose.yaml"), text);
            return Run("docker-compose", folder, variables, ["-f", "compose.yaml", "config", "-q"]).Error;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>All objects of an overlay, as Kustomize puts them together.</summary>
    public static string Kustomize(string folder)
    {
        var (output, error) = TryKustomize(folder);
        Assert.Equal("", error);
        return output;
    }

    /// <summary>All objects of an overlay, and what Kustomize has against it.</summary>
    public static (string Output, string Error) TryKustomize(string folder) => Run("kubectl", folder, [], ["kustomize", folder]);

    private static (string Output, string Error) Run(string command, string folder, string[] variables, string[] arguments)
    {
        new ExternalTool(command, command).Require();
        var start = new ProcessStartInfo("timeout", ["--kill-after=5", "60", command, .. arguments])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var variable in variables)
        {
            start.Environment[variable] = "a value";
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(Limit), $"{command} did not end.");
        var said = error.GetAwaiter().GetResult();
        return (output, process.ExitCode == 0 ? "" : said.Length > 0 ? said : $"exit code {process.ExitCode}");
    }
}
