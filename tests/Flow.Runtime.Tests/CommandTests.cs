namespace Flow.Runtime.Tests;

public class CommandTests
{
    [Fact]
    public async Task Outputs_may_have_one_line_or_many()
    {
        using var project = new Project();
        var outcome = await project.RunAsync(Make.Job("a", Make.Sh("s", "{ echo 'one=a=b'; echo 'many<<END'; echo 'x<<y'; echo; echo z; echo END; echo 'empty='; } >> $GITHUB_OUTPUT"))
            .Reading("one", static c => c.Step("s").Output("one")).Reading("many", static c => c.Step("s").Output("many")));
        Assert.Equal(("a=b", "x<<y\n\nz"), (outcome.Output("a", "one"), outcome.Output("a", "many")));
    }

    [Theory]
    [InlineData("no sign", "neither NAME=VALUE nor NAME<<END")]
    [InlineData("x<<END", "no later line is 'END'")]
    [InlineData("=value", "without a name")]
    public async Task A_malformed_output_fails_its_step(string line, string message)
    {
        using var project = new Project();
        var outcome = await project.RunAsync(Make.Job("a", Make.Sh("s", $"echo '{line}' >> $GITHUB_OUTPUT")));
        Assert.Equal("failed", outcome.Result("a"));
        Assert.Contains(message, outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Variables_and_paths_reach_the_steps_after_and_not_other_jobs()
    {
        using var project = new Project();
        var set = "echo CHANNEL=beta >> $GITHUB_ENV; mkdir bin; printf '#!/bin/sh\\necho found' > bin/my-tool; chmod +x bin/my-tool; echo \"$PWD/bin\" >> $GITHUB_PATH";
        var outcome = await project.RunAsync(
            Make.Job("a", Make.Sh("set", set),
                    Make.Sh("shell", "echo \"$CHANNEL $(my-tool)\"") with { Capture = Capture.Stdout },
                    new ProcessStep("program") { Arguments = static _ => ["my-tool"], Capture = Capture.Stdout })
                .Reading("said", static c => $"{c.Step("shell").Stdout}, {c.Step("program").Stdout}, {c.Env.Text("CHANNEL")}"),
            Make.Job("b", Make.Sh("see", "echo \"[$CHANNEL]\"") with { Capture = Capture.Stdout }).Reading("said", static c => c.Step("see").Stdout) with { Needs = ["a"] });
        Assert.Equal(("beta found, found, beta", "[]"), (outcome.Output("a", "said"), outcome.Output("b", "said")));
    }

    [Fact]
    public async Task Environments_nest_pipeline_job_step()
    {
        using var project = new Project();
        var job = Make.Job("a", Make.Sh("s", "echo $A $B $C") with { Environment = [new("C", static c => c.Env.Text("A") + "3")], Capture = Capture.Stdout }) with
        {
            Environment = [new("B", static _ => "2"), new("C", static _ => "2")],
        };
        var outcome = await project.RunAsync(new PipelineDefinition("p") { Environment = [new("A", static _ => "1"), new("B", static _ => "1")], Jobs = [job.Reading("said", static c => c.Step("s").Stdout)] });
        Assert.Equal("1 2 13", outcome.Output("a", "said"));
    }

    [Fact]
    public async Task Annotations_are_kept_with_their_place_and_commands_can_be_stopped()
    {
        using var project = new Project();
        var outcome = await project.RunAsync(Make.Job("a", Make.Sh("s", "echo '::error file=src/a.c,line=3,title=Oops::it%0Abroke'; echo ::stop-commands::mark; echo ::warning::plain; echo ::mark::; echo ::notice::again")));
        var notes = outcome.Journal.Where(static entry => entry.Kind == Journal.JournalKind.Annotated).Select(static entry => (entry.Result, entry.Location, entry.Message));
        Assert.Equal([("error", "src/a.c:3", "Oops: it\nbroke"), ("notice", null, "again")], notes);
        Assert.Contains("| ::warning::plain", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Processes_see_an_honest_local_environment()
    {
        using var project = new Project();
        var outcome = await project.RunAsync(Make.Job("a", Make.Sh("s", "echo \"$CI|$GITHUB_JOB|$RUNNER_OS|${GITHUB_ACTIONS-unset}|$([ \"$GITHUB_WORKSPACE\" = \"$PWD\" ] && echo same)\"; ls -A | wc -l") with { Capture = Capture.Stdout })
            .Reading("said", static c => c.Step("s").Stdout));
        Assert.Equal($"true|a|{Workspace.LocalRunner.Os}|unset|same\n0", outcome.Output("a", "said"));
    }

    [Fact]
    public async Task A_script_lies_in_a_private_file_that_is_gone_afterwards()
    {
        using var project = new Project();
        var outcome = await project.RunAsync(Make.Job("a",
                Make.Sh("s", "stat -c %a \"$0\" \"$(dirname \"$0\")\"; echo \"$0\" > script-path") with { Capture = Capture.Stdout },
                Make.Sh("t", "[ ! -e \"$(cat script-path)\" ] && echo gone") with { Capture = Capture.Stdout })
            .Reading("said", static c => $"{c.Step("s").Stdout.ReplaceLineEndings(" ")} {c.Step("t").Stdout}"));
        Assert.Equal("600 700 gone", outcome.Output("a", "said"));
    }
}
