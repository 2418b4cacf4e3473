using System.Diagnostics;
using Flow.Tests;

namespace Flow.Cli.Tests;

/// <summary>Runs that take whole processors for minutes do not go beside other tests.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class LongRuns
{
    public const string Name = "Long runs";
}

/// <summary>The pipelines of the examples, run for real in a copy that is a git repository of its own.</summary>
[Collection(LongRuns.Name)]
public sealed class ExampleRunTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);
    private readonly TestProject copy = new();

    public void Dispose() => copy.Dispose();

    [Fact]
    public async Task The_first_example_builds_tests_and_runs_its_app()
    {
        var run = await RunAsync("hello", "ci");

        AssertSucceeded(run, "build", "test", "Run the built app");
        Assert.Contains("tests: 10 tests, 10 passed, 0 failed, 0 skipped\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("Took 5 files of 'app' from build.\n", run.Out, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^Run the built app \| (Hello|Good \w+), Flow!$", run.Out);
    }

    [Fact]
    public async Task A_failing_test_fails_the_run_and_names_the_line_of_the_step()
    {
        Copy("hello");
        Replace("src/Hello/Greeting.cs", ", {whom}!", " {whom}!");
        var line = Array.FindIndex(copy.Read("ci.flow").Split('\n'), static l => l.Contains("dotnet test", StringComparison.Ordinal)) + 1;
        var run = await RunCopyAsync("ci");

        Assert.True(run.ExitCode == 1, run.ToString());
        Assert.Contains($"\n✗ test  ci.flow:{line}\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("The process ended with exit code 1.\n", run.Out, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^  build +succeeded", run.Out);
        Assert.Matches(@"(?m)^  test +failed", run.Out);
        Assert.Matches(@"(?m)^✗ failed \(", run.Out);
    }

    [SkippableFact]
    public async Task The_web_pipeline_of_the_monorepo_runs_each_suite()
    {
        Skip.IfNot(IsInstalled("node"), "node is not installed");
        var run = await RunAsync("monorepo", "web");

        AssertSucceeded(run, "Test amount", "Test app");
        Assert.Matches(@"(?m)^Test app \| .*pass 4$", run.Out);
    }

    [Fact]
    public async Task The_orders_pipeline_of_the_monorepo_starts_what_it_published()
    {
        var run = await RunAsync("monorepo", "orders");

        AssertSucceeded(run, "test", "money", "publish", "Start the worker");
    }

    [Fact]
    public async Task The_release_pipeline_of_the_monorepo_bundles_all_services()
    {
        var run = await RunAsync("monorepo", "release", "--param", "version=1.2.3");

        AssertSucceeded(run, "Publish orders", "Publish billing", "bundle");
        Assert.Matches(@"(?m)^  tell +skipped", run.Out);
        Assert.True(Directory.EnumerateFiles(copy.PathOf(".flow"), "bundle-1.2.3.tar.gz", SearchOption.AllDirectories).Any(), run.ToString());
    }

    private static void AssertSucceeded(CommandResult run, params string[] jobs)
    {
        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.All(jobs, job => Assert.Matches($"(?m)^  {job} +succeeded", run.Out));
        Assert.Matches(@"(?m)^✓ succeeded \(", run.Out);
    }

    private async Task<CommandResult> RunAsync(string example, params string[] arguments)
    {
        Copy(example);
        return await RunCopyAsync(arguments);
    }

    private async Task<CommandResult> RunCopyAsync(params string[] arguments)
    {
        foreach (var git in new[] { "init --quiet --initial-branch main", "add --all", "-c user.name=Flow -c user.email=flow@example.com commit --quiet --message Start" })
        {
            using var process = Process.Start(new ProcessStartInfo("git", git) { WorkingDirectory = copy.Folder, UseShellExecute = false })!;
            await process.WaitForExitAsync();
            Assert.Equal(0, process.ExitCode);
        }

        using var run = FlowProcess.Start(copy.Folder, ["run", .. arguments]);
        return await FlowProcess.FinishAsync(run, Limit);
    }

    private void Copy(string example)
    {
        var root = $"examples/{example}/";
        foreach (var file in Repository.Files.Where(f => f.StartsWith(root, StringComparison.Ordinal)))
        {
            var target = copy.PathOf(file[root.Length..]);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Repository.PathOf(file), target);
        }
    }

    private void Replace(string path, string old, string replacement)
    {
        Assert.Contains(old, copy.Read(path), StringComparison.Ordinal);
        copy.With(path, copy.Read(path).Replace(old, replacement, StringComparison.Ordinal));
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
