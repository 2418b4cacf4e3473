using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Flow.Tests;

namespace Flow.Cli.Tests;

/// <summary>What a process of <c>flow</c> loads. Each library costs milliseconds at every start, whatever the machine.</summary>
public sealed partial class StartTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("flow-start-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_check_loads_the_compiler_and_the_disk_alone()
    {
        Write("pipeline ci { on manual\n  job build on linux { timeout = 5m\n    setup dotnet(10.0)\n    run \"make\" } }\n");

        Assert.Equal(["Flow.Compiler.dll", "Flow.Disk.dll", "flow.dll"], LibrariesOf(0, "check", folder));
    }

    [Fact]
    public void The_version_needs_the_command_alone() => Assert.Equal(["flow.dll"], LibrariesOf(0, "--version"));

    [Fact]
    public void A_check_of_embedded_csharp_loads_Roslyn()
    {
        Write("pipeline ci { on manual\n  job build on linux { timeout = 5m\n    csharp\"\"\"\n    System.Console.WriteLine(1);\n    \"\"\" } }\n");

        Assert.Contains("Microsoft.CodeAnalysis.dll", LibrariesOf(1, "check", folder)); // GitHub has no such step
    }

    private void Write(string text) => File.WriteAllText(Path.Combine(folder, "ci.flow"), text);

    /// <summary>The libraries beside the command that a process loaded, as the runtime's own event trace names them.</summary>
    private string[] LibrariesOf(int exitCode, params string[] arguments)
    {
        var trace = Path.Combine(folder, "trace.nettrace");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "flow.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
            Environment =
            {
                ["DOTNET_EnableEventPipe"] = "1",
                ["DOTNET_EventPipeOutputPath"] = trace,
                ["DOTNET_EventPipeConfig"] = "Microsoft-Windows-DotNETRuntime:0x8:4",
            },
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == exitCode, output + error.Result);
        var text = Encoding.Latin1.GetString(File.ReadAllBytes(trace)).Replace("\0", "", StringComparison.Ordinal);
        return [.. Library().Matches(text).Select(static m => m.Value).Where(static path => path.StartsWith(AppContext.BaseDirectory, StringComparison.Ordinal))
            .Select(Path.GetFileName).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
    }

    [GeneratedRegex(@"/[\w./+-]+\.dll", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Library();
}
