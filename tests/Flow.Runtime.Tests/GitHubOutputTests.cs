namespace Flow.Runtime.Tests;

public class GitHubOutputTests
{
    [Fact]
    public async Task At_GitHub_each_step_is_a_group_of_its_own_and_annotations_keep_their_place()
    {
        using var project = new Project();
        var text = new StringWriter();
        var jobs = new[] { "x", "y" }.Select(static name => Make.Job(name, Make.Sh("s", $"echo {name}1; sleep 0.05; echo '::error file=a.c,line=3::broken'; echo {name}2"))).ToArray();
        await FlowRunner.RunAsync(new PipelineDefinition("p") { Jobs = jobs }, new() { ProjectFolder = project.Folder, HostEnvironment = project.Host }, new(text) { GitHubCommands = true });
        Assert.Contains("::group::x: s\nx1\nx2\n::endgroup::\n", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("::group::y: s\ny1\ny2\n::endgroup::\n", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("::error file=a.c,line=3::broken\n", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_in_a_group_is_shown_once_where_it_happened()
    {
        using var project = new Project();
        var outcome = await project.RunAsync(Make.Job("a", new GroupStep("g") { Steps = [Make.Sh("inner", "echo the reason; exit 2")] }));
        Assert.Equal("failed", outcome.Step("a", "g").Result);
        Assert.Matches(@"✗ a / g/inner\n  inner: The process ended with exit code 2\.\n  \| the reason\n", outcome.Text);
        Assert.DoesNotContain("✗ a / g\n", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_nobody_named_is_shown_by_what_it_does()
    {
        using var project = new Project();
        var outcome = await project.RunAsync(Make.Job("a", Make.Sh("__run", "exit 2"), Make.Sh("__run_2", "true")));
        Assert.Contains("✗ a\n", outcome.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("__", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_property_that_cannot_be_worked_out_fails_its_step()
    {
        using var project = new Project();
        var outcome = await project.RunAsync(Make.Job("a", Make.Sh("s", "true") with { Timeout = static c => TimeSpan.FromMinutes(c.Vars.Number("NONE")) }));
        Assert.Equal("failed", outcome.Step("a", "s").Result);
        Assert.Contains("The variable 'NONE' should be a number, but it has no value.", outcome.Text, StringComparison.Ordinal);
    }
}
