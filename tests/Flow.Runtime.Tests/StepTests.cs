namespace Flow.Runtime.Tests;

public class StepTests
{
    [Fact]
    public async Task Status_functions_of_steps_mean_what_GitHub_says()
    {
        using var project = new Project();
        var outcome = await project.RunAsync(Make.Job("a",
            Make.Sh("first", "true"),
            Make.Sh("allowed", "exit 3") with { ContinueOnError = static _ => true },
            Make.Sh("after-allowed", "true"),
            Make.Sh("breaks", "exit 4"),
            Make.Sh("by-default", "true"),
            Make.Sh("on-success", "true") with { Gate = Gate.Condition, When = static c => c.Success() },
            Make.Sh("on-failure", "true") with { Gate = Gate.Condition, When = static c => c.Failure() },
            Make.Sh("always", "true") with { Gate = Gate.Condition, When = static c => c.Always() },
            Make.Sh("on-cancel", "true") with { Gate = Gate.Condition, When = static c => c.Cancelled() },
            Make.Sh("on-outcome", "true") with
            {
                Gate = Gate.Condition, When = static c => c.Step("allowed") is { Outcome: Result.Failed, Conclusion: Result.Succeeded, ExitCode: 3 },
            }));

        string Ended(string step) => outcome.Step("a", step).Result!;
        Assert.Equal("failed", outcome.Result("a"));
        Assert.Equal(["warned", "succeeded", "failed"], [Ended("allowed"), Ended("after-allowed"), Ended("breaks")]);
        Assert.Equal(["skipped", "skipped", "succeeded", "succeeded", "skipped", "succeeded"],
            [Ended("by-default"), Ended("on-success"), Ended("on-failure"), Ended("always"), Ended("on-cancel"), Ended("on-outcome")]);
        Assert.Equal(4, outcome.Step("a", "breaks").ExitCode);
    }

    [Fact]
    public async Task Cleanup_runs_after_a_failure_and_its_own_failure_counts_in_a_good_job()
    {
        using var project = new Project();
        var outcome = await project.RunAsync(
            Make.Job("a", Make.Sh("fail", "exit 1")) with { Cleanup = [Make.Sh("tidy", "echo tidied")] },
            Make.Job("b", Make.Sh("ok", "true")) with { Cleanup = [Make.Sh("tidy", "exit 1")] });
        Assert.Equal("succeeded", outcome.Step("a", "tidy").Result);
        Assert.Equal("failed", outcome.Result("b"));
    }

    [Fact]
    public async Task A_failed_step_is_tried_again_as_often_as_it_says()
    {
        using var project = new Project();
        var script = "n=$(cat n 2>/dev/null || echo 0); echo $((n+1)) > n; echo tries=$((n+1)) >> $GITHUB_OUTPUT; [ $n -ge 2 ]";
        var outcome = await project.RunAsync(Make.Job("a", Make.Sh("flaky", script) with { Retry = new(2) })
            .Reading("tries", static c => c.Step("flaky").Output("tries")));
        Assert.Equal(("succeeded", "3"), (outcome.Result("a"), outcome.Output("a", "tries")));
        Assert.Equal(2, outcome.Journal.Count(static entry => entry.Kind == Journal.JournalKind.StepAttemptFailed));
    }

    [Theory]
    [InlineData(137, 2)]
    [InlineData(1, 0)]
    public async Task Only_the_named_exit_codes_are_worth_another_attempt(int code, int again)
    {
        using var project = new Project();
        var outcome = await project.RunAsync(Make.Job("a", Make.Sh("s", $"exit {code}") with { Retry = new(2) { On = [RetryOn.ExitCode(137)] } }));
        Assert.Equal(again, outcome.Journal.Count(static entry => entry.Kind == Journal.JournalKind.StepAttemptFailed));
        Assert.Equal("failed", outcome.Result("a"));
    }

    [Fact]
    public async Task A_program_gets_its_arguments_untouched()
    {
        using var project = new Project();
        var nasty = "$(touch hacked) `x` \"q\" 'a' ; rm *";
        var outcome = await project.RunAsync(Make.Job("a", new ProcessStep("p") { Arguments = _ => ["printf", "%s", nasty], Capture = Capture.Stdout })
            .Reading("said", static c => c.Step("p").Stdout));
        Assert.Equal(nasty, outcome.Output("a", "said"));
    }

    [Fact]
    public async Task A_program_that_does_not_exist_fails_with_its_name()
    {
        using var project = new Project();
        var outcome = await project.RunAsync(Make.Job("a", new ProcessStep("p") { Arguments = static _ => ["no-such-program"], Location = new("ci.flow", 12) }));
        Assert.Contains("'no-such-program' could not be started", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("a / p  ci.flow:12", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_shows_its_step_its_exit_code_its_place_and_its_last_lines()
    {
        using var project = new Project();
        var step = Make.Sh("compile", "echo line one; echo broken >&2; exit 9") with { Location = new("ci.flow", 7) };
        var text = (await project.RunAsync(Make.Job("a", step))).Text;
        Assert.Matches(@"a / compile  ci\.flow:7\n  compile: The process ended with exit code 9\.\n(  \| .*\n)*  \| (broken|line one)\n", text);
    }

    [Fact]
    public async Task CSharp_values_travel_with_their_type()
    {
        using var project = new Project();
        var outcome = await project.RunAsync(Make.Job("a",
                new CSharpStep<int[]>("list", static _ => Task.FromResult(new[] { 1, 2, 3 })),
                new CSharpStep<int>("sum", static c => Task.FromResult(c.Step("list").Value<int[]>()!.Sum())))
            .Reading("sum", static c => c.Step("sum").Outputs["value"]));
        Assert.Equal("6", outcome.Output("a", "sum"));
    }

    [Theory]
    [InlineData("", "-e|no-pipefail")]
    [InlineData("bash", "-e|pipefail")]
    [InlineData("sh", "-e|no-pipefail")]
    [InlineData("bash -x {0}", "no-e|no-pipefail")]
    public async Task Shells_get_the_options_that_GitHub_gives_them(string shell, string expected)
    {
        using var project = new Project();
        var script = "case $- in *e*) e=-e;; *) e=no-e;; esac; if (set -o | grep -q 'pipefail.*on'); then p=pipefail; else p=no-pipefail; fi; echo \"$e|$p\"";
        var outcome = await project.RunAsync(Make.Job("a", new ShellStep("s") { Script = _ => script, Shell = _ => new(shell), Capture = Capture.Stdout })
            .Reading("said", static c => c.Step("s").Stdout));
        Assert.Equal(expected, outcome.Output("a", "said"));
    }

    [Fact]
    public async Task A_group_has_its_own_steps_inputs_and_outputs()
    {
        using var project = new Project();
        var group = new GroupStep("g")
        {
            Inputs = [new("who", static c => c.Step("before").Stdout)],
            Steps = [Make.Sh("inner", "echo \"greeting=hello $WHO\" >> $GITHUB_OUTPUT") with { Environment = [new("WHO", static c => c.Inputs.Text("who"))] }],
            Outputs = [new("greeting", static c => c.Step("inner").Output("greeting"))],
        };
        var outcome = await project.RunAsync(Make.Job("a", Make.Sh("before", "echo world") with { Capture = Capture.Stdout }, group)
            .Reading("greeting", static c => c.Step("g").Output("greeting"))
            .Reading("hidden", static c => c.Step("inner").Output("greeting")));
        Assert.Equal(("hello world", ""), (outcome.Output("a", "greeting"), outcome.Output("a", "hidden")));
        Assert.Equal("succeeded", outcome.Step("a", "g/inner").Result);
    }
}
