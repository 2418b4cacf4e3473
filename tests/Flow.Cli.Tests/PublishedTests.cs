using Flow.Tests;

namespace Flow.Cli.Tests;

/// <summary>The published command: a native program, and its twin on the runtime that it turns into.</summary>
public sealed class PublishedTests(PublishedCommand command) : IClassFixture<PublishedCommand>, IDisposable
{
    private readonly TestProject project = new();

    public void Dispose() => project.Dispose();

    [SkippableTheory]
    [InlineData("--version")]
    [InlineData("check")]
    [InlineData("build", "--stdout")]
    [InlineData("build", "--stdout", "--target", "csharp")]
    [InlineData("plan", "ci", "--format", "json")]
    [InlineData("explain", "FLOW2004")]
    [InlineData("new", "--list")]
    [InlineData("check", "nowhere")]
    [InlineData("chekc")]
    public async Task It_says_without_a_runtime_what_the_command_says_on_one(params string[] arguments)
    {
        project.With("ci.flow", Sources.Good);
        Assert.Equal(await FlowProcess.RunAsync(project.Folder, arguments), await command.WithoutRuntimeAsync(project.Folder, arguments));
    }

    [SkippableTheory]
    [InlineData("check", "examples/hello")]
    [InlineData("build", "--check", "examples/monorepo")]
    public async Task It_says_of_NET_projects_what_the_command_says(params string[] arguments) =>
        Assert.Equal(await FlowProcess.RunAsync(Repository.Root, arguments), await command.RunAsync(Repository.Root, arguments));

    [SkippableFact]
    public async Task It_turns_into_its_twin_to_check_embedded_csharp()
    {
        Write("csharp\"\"\"\n    System.Console.WritLine(1);\n    \"\"\"");
        var result = await command.RunAsync(project.Folder, "check");

        Assert.True(result.ExitCode == 1 && result.Out.Contains("FLOW3019", StringComparison.Ordinal), result.ToString());
    }

    [SkippableTheory]
    [InlineData("echo it $((6 * 7)) ran", 0, "it 42 ran")]
    [InlineData("exit 3", 1, "✗ failed")]
    public async Task It_runs_pipelines_in_its_twin(string script, int exitCode, string expected)
    {
        Write($"run \"{script}\"");
        var result = await command.RunAsync(project.Folder, "run", "ci", "--jobs", "1", "--color=never");

        Assert.True(result.ExitCode == exitCode && result.Out.Contains(expected, StringComparison.Ordinal), result.ToString());
    }

    [SkippableFact]
    public async Task Without_a_runtime_it_cannot_run_and_says_what_is_missing()
    {
        Write("run \"true\"");
        var result = await command.WithoutRuntimeAsync(project.Folder, "run", "ci");

        Assert.True(result.ExitCode != 0 && result.Error.Contains(".NET", StringComparison.Ordinal), result.ToString());
    }

    private void Write(string step) => project.With("ci.flow", $"pipeline ci {{\n  on manual\n  job build on linux {{\n    timeout = 5m\n    {step}\n  }}\n}}\n");
}
