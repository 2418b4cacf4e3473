using Flow.Tests;

namespace Flow.Cli.Tests;

/// <summary>The command as README.md says to publish it, in a folder of its own. Made once for all tests of a class; it takes a minute or more.</summary>
public sealed class PublishedCommand : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("flow-published-").FullName;

    private static bool IsPossible => File.Exists("/lib64/ld-linux-x86-64.so.2") && (File.Exists("/usr/bin/gcc") || File.Exists("/usr/bin/clang"));

    public async Task InitializeAsync()
    {
        if (IsPossible)
        {
            using var process = FlowProcess.Launch("dotnet", Repository.Root, ["publish", "compiler/Flow.Cli", "-c", "Release", "-p:RunAnalyzers=false", "-o", folder]);
            var result = await FlowProcess.FinishAsync(process, TimeSpan.FromMinutes(30));
            Assert.True(result.ExitCode == 0 && File.Exists(Path.Combine(folder, "flow-dotnet")), result.ToString());
        }
    }

    public Task DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    public Task<CommandResult> RunAsync(string workFolder, params string[] arguments) => RunAsync(workFolder, [], arguments);

    /// <summary>Runs it where no .NET runtime can be found: its twin cannot start there.</summary>
    public Task<CommandResult> WithoutRuntimeAsync(string workFolder, params string[] arguments)
    {
        var nothing = Directory.CreateDirectory(Path.Combine(folder, "nothing")); // one that does not exist would be passed over for the usual places
        return RunAsync(workFolder, ["env", $"DOTNET_ROOT={nothing.FullName}", $"DOTNET_ROOT_X64={nothing.FullName}"], arguments);
    }

    private async Task<CommandResult> RunAsync(string workFolder, string[] before, string[] arguments)
    {
        Skip.IfNot(IsPossible, "Native programs are made on Linux (x64) with gcc or clang.");
        string[] words = [.. before, Path.Combine(folder, "flow"), .. arguments];
        using var process = FlowProcess.Launch(words[0], workFolder, words[1..]);
        return await FlowProcess.FinishAsync(process);
    }
}
