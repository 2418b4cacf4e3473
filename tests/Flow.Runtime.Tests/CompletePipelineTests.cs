using Flow.Runtime.Tests.Samples;

namespace Flow.Runtime.Tests;

public class CompletePipelineTests
{
    [Fact]
    public async Task A_pipeline_with_every_kind_of_step_runs_to_its_end()
    {
        using var project = new Project().With("src/a.txt", "a");
        var outcome = await project.RunAsync(CiPipeline.Define(), options => options with { SkipActions = true });

        Assert.True(outcome.ExitCode == ExitCodes.Done, outcome.Text);
        Assert.Equal("succeeded", outcome.Result("merge"));
        Assert.Equal("skipped", outcome.Result("notify"));
        Assert.Equal("3", outcome.Output("merge", "count"));
        Assert.Equal("k1", outcome.Output("merge", "hit"));
        Assert.Equal("v1", outcome.Output("build", "version"));
        Assert.Contains("Shard 2 is done.", File.ReadAllText(Path.Combine(outcome.RunFolder, "summary.md")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Actions_of_GitHub_refuse_the_run_before_anything_starts()
    {
        using var project = new Project();
        var outcome = await project.RunAsync(CiPipeline.Define());

        Assert.Equal(ExitCodes.Failed, outcome.ExitCode);
        Assert.Contains("notify uses slackapi/slack-github-action@v2", outcome.Text, StringComparison.Ordinal);
        Assert.Equal("", outcome.RunFolder);
    }

    [Fact]
    public async Task A_dry_run_says_that_it_is_one_and_leaves_nothing_behind()
    {
        using var project = new Project();
        var outcome = await project.RunAsync(CiPipeline.Define(), options => options with { DryRun = true });

        Assert.Equal(ExitCodes.Done, outcome.ExitCode);
        Assert.Contains("nothing is started", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("merge after build, shard ended", outcome.Text, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(project.Folder));
    }
}
