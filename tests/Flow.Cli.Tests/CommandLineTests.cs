using Flow.Cli.Arguments;
using Flow.Cli.Commands;

namespace Flow.Cli.Tests;

public sealed class CommandLineTests : IDisposable
{
    private readonly TestProject project = TestProject.Good();

    public void Dispose() => project.Dispose();

    [Fact]
    public void The_version_is_printed() => Assert.Matches(@"^flow \d+\.\d+\.\d+\n$", project.Run("--version").Out);

    [Fact]
    public void Without_a_command_help_goes_to_the_error_stream_and_the_use_is_wrong()
    {
        var result = project.Run();

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Out);
        Assert.Contains("Usage: flow <command>", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no command `chek`. Did you mean `check`?", "chek")]
    [InlineData("There is no option `--chek`.", "--chek")]
    [InlineData("`flow check` has no option `--formt`. Did you mean `--format`?", "check", "--formt")]
    [InlineData("not `jsn`. Did you mean `json`?", "check", "--format", "jsn")]
    [InlineData("`--format` needs a value", "check", "--format")]
    [InlineData("`--format` needs a value", "check", "--format", "--fix")]
    [InlineData("`--format` is given twice", "check", "--format", "json", "--format=json")]
    [InlineData("`--fix` takes no value", "check", "--fix=yes")]
    [InlineData("`flow check` takes one argument; `b` is one too many", "check", "a", "b")]
    [InlineData("There is no target `github`.", "build", "--target", "github")]
    [InlineData("`flow completion` needs a shell: bash, ", "completion")]
    [InlineData("There is no completion for `fsh`. Did you mean `fish`?", "completion", "fsh")]
    [InlineData("There is no template `dotnt`. Did you mean `dotnet`?", "new", "dotnt")]
    [InlineData("`--param` takes NAME=VALUE, not `x`", "run", "ci", "--param", "x")]
    [InlineData("`--jobs` takes a whole number from 1, not `0`", "run", "ci", "--jobs", "0")]
    [InlineData("There is no pipeline `cj`. Did you mean `ci`?", "run", "cj")]
    [InlineData("has no parameter 'nme'", "run", "ci", "--param", "nme=x")]
    [InlineData("Nothing is called `FLOW9998`.", "explain", "FLOW9998")]
    public void Wrong_use_says_what_is_wrong_and_ends_with_2(string message, params string[] arguments)
    {
        var result = project.Run(arguments);

        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Out);
    }

    [Fact]
    public void Every_command_has_help_with_at_least_two_examples() => Assert.All(CommandList.All, command =>
    {
        var result = project.Run(command.Spec.Name, "--help");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(result.Out, project.Run("help", command.Spec.Name).Out);
        Assert.True(command.Spec.Examples.Length >= 2, command.Spec.Name);
        Assert.All(command.Spec.Options, option => Assert.Contains(option.Name, result.Out, StringComparison.Ordinal));
    });

    [Fact]
    public void Every_example_of_help_is_read_by_its_command() => Assert.All(
        CommandList.All.SelectMany(static command => command.Spec.Examples.Select(example => (command.Spec, example.Line))),
        entry =>
        {
            var words = entry.Line.Split(' ')[2..].TakeWhile(static word => word is not (">" or ">>" or "<")).ToArray();

            Assert.StartsWith($"flow {entry.Spec.Name}", entry.Line, StringComparison.Ordinal);
            ArgumentReader.Read(entry.Spec, words);
        });

    [Fact]
    public void Two_dashes_end_the_options() => Assert.Equal("--fix", Assert.Single(ArgumentReader.Read(new CheckCommand().Spec, ["--", "--fix"]).Positionals));

    [Fact]
    public async Task The_process_ends_with_the_exit_code()
    {
        Assert.Equal(0, (await FlowProcess.RunAsync(project.Folder, "check")).ExitCode);
        Assert.Equal(2, (await FlowProcess.RunAsync(project.Folder, "chek")).ExitCode);
        Assert.Equal(1, (await FlowProcess.RunAsync(project.With("b.flow", Sources.Wrong).Folder, "check")).ExitCode);
    }

    [Fact]
    public async Task A_deleted_current_folder_is_said_in_one_line()
    {
        var result = await FlowProcess.InShellAsync(project.Folder, "mkdir gone; cd gone; rmdir ../gone; $FLOW check");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal("error: The current folder does not exist any more, or may not be read. Change to another one.\n", result.Error);
    }

    [Fact]
    public async Task A_reader_that_goes_away_is_no_fault() =>
        Assert.DoesNotContain("fault", (await FlowProcess.InShellAsync(project.Folder, "$FLOW explain --json | head -1")).Error, StringComparison.Ordinal);

    [Fact]
    public void An_unexpected_exception_prints_one_line_and_keeps_a_report()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var host = new Hosting.CommandHost(output, error, () => throw new InvalidOperationException("boom"), _ => null) { CurrentFolder = project.Folder };

        Assert.Equal(1, Application.Run(["fmt", "--stdin"], host));

        var line = Assert.Single(error.ToString().TrimEnd().Split('\n'));
        var file = line.Split(' ')[^1].Trim();
        Assert.Contains("boom", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.DoesNotContain("boom", line, StringComparison.Ordinal);
        File.Delete(file);
    }
}
