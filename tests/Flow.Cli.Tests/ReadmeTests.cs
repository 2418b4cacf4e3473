using System.Diagnostics;
using System.Text.RegularExpressions;
using Flow.Cli.Arguments;
using Flow.Cli.Commands;
using Flow.Tests;

namespace Flow.Cli.Tests;

/// <summary>What the pages for people show is what the command does.</summary>
public partial class ReadmeTests
{
    private static readonly string Page = Repository.Read("README.md");

    /// <summary>A fenced block: <c>flow first/ci.flow</c> is language <c>flow</c>, project <c>first</c>, file <c>ci.flow</c>.</summary>
    private sealed record Block(string Language, string Project, string File, string Text);

    private static readonly Block[] Blocks = [.. BlocksOf(Page)];

    public static TheoryData<string> PagesWithCommands() => ["README.md", "examples/README.md", "examples/hello/README.md", "examples/monorepo/README.md"];

    public static TheoryData<string> Projects() => [.. Blocks.Where(static b => b.Language == "flow").Select(static b => b.Project).Distinct()];

    [Theory]
    [MemberData(nameof(PagesWithCommands))]
    public void Every_command_line_is_one_that_the_command_understands(string page)
    {
        var lines = BlocksOf(Repository.Read(page)).Where(static b => b.Language == "sh").SelectMany(static b => CommandLines(b.Text)).ToList();

        Assert.NotEmpty(lines);
        Assert.All(lines, static line => Read(line));
    }

    [Theory]
    [InlineData("flow chekc")]
    [InlineData("flow check --fixx")]
    [InlineData("dotnet run --project compiler/Flow.Cli -- run a b c d")]
    public void A_wrong_command_line_is_found(string line) => Assert.Throws<UsageException>(() => Read(Assert.Single(CommandLines(line))));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_source_is_in_the_canonical_layout_and_compiles_unless_it_shows_a_mistake(string name)
    {
        using var project = ProjectOf(name);
        var expected = Blocks.Any(b => b.Language == "text" && b.Project == name) ? 1 : 0;
        var check = project.Run("check", "--strict");

        Assert.True(check.ExitCode == expected, check.ToString());
        Assert.Equal("", project.Run("fmt", "--check").Out);
        Assert.True(expected == 1 || project.Run("build", "--dry-run").ExitCode == 0, project.Run("build", "--dry-run").ToString());
    }

    [Fact]
    public void The_shown_message_is_what_the_command_says_about_the_shown_source()
    {
        var shown = Blocks.Single(static b => b.Language == "text");
        using var project = ProjectOf(shown.Project);

        Assert.Equal(shown.Text, project.Run("check").Out);
        Assert.Equal(Repository.Read("docs/pictures/diagnostic.ansi"), project.Run("check", "--color", "always").Out);
    }

    [Fact]
    public void The_shown_workflow_is_a_part_of_the_generated_one()
    {
        var shown = Blocks.Single(static b => b is { Language: "yaml", Project.Length: > 0 });
        using var project = ProjectOf(shown.Project);
        var build = project.Run("build");

        Assert.True(build.ExitCode == 0, build.ToString());
        Assert.True(shown.Text.Split('\n').Length > 20);
        Assert.Contains(shown.Text, project.Read(shown.File), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_command_has_a_row() =>
        Assert.Equal(CommandList.Names, CommandRow().Matches(Page).Select(static m => m.Groups["name"].Value));

    [Fact]
    public void The_graph_is_that_of_the_example()
    {
        using var project = new TestProject();
        var plan = project.Run("plan", Repository.PathOf("examples/hello"), "--json");

        Assert.True(plan.ExitCode == 0, plan.ToString());
        Assert.Equal(Repository.Read("docs/pictures/plan.json"), plan.Out);
    }

    [SkippableFact]
    public void The_pictures_are_made_from_the_recorded_output()
    {
        using var node = StartNode();
        Skip.If(node is null, "node is not installed");
        var error = node.StandardError.ReadToEnd();
        node.WaitForExit();

        Assert.Equal((0, ""), (node.ExitCode, error));
        Assert.All(Directory.EnumerateFiles(Repository.PathOf("docs/pictures")), static file => Assert.InRange(new FileInfo(file).Length, 1, 150_000));
    }

    private static Process? StartNode()
    {
        try
        {
            return Process.Start(new ProcessStartInfo("node", [Repository.PathOf("docs/pictures/make.mjs"), "--check"]) { UseShellExecute = false, RedirectStandardError = true });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static TestProject ProjectOf(string name) => Blocks
        .Where(b => b.Language == "flow" && b.Project == name)
        .Aggregate(new TestProject(), static (project, block) => project.With(block.File, block.Text));

    private static void Read(string[] words) => ArgumentReader.Read(CommandList.Get(words[0]).Spec, words[1..]);

    /// <summary>The words after <c>flow</c> of each line that calls it, up to where the shell would read on.</summary>
    private static IEnumerable<string[]> CommandLines(string script) => script.Split('\n')
        .Select(static line => Call().Match(line))
        .Where(static match => match.Success && match.Groups["words"].Value.Trim() is not ("--version" or ""))
        .Select(static match => match.Groups["words"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<Block> BlocksOf(string page) => Fences().Matches(page).Select(static m =>
    {
        var path = m.Groups["path"].Value.Split('/', 2);
        return new Block(m.Groups["language"].Value, path[0], path.Length > 1 ? path[1] : "", m.Groups["text"].Value);
    });

    [GeneratedRegex("^```(?<language>[a-z]+) ?(?<path>[^\n]*)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fences();

    [GeneratedRegex(@"^(flow|dotnet run --project compiler/Flow\.Cli --) (?<words>[^>|&#;]*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Call();

    [GeneratedRegex("^\\| `flow (?<name>[a-z]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CommandRow();
}
