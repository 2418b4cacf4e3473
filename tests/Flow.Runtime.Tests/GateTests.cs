namespace Flow.Runtime.Tests;

/// <summary>When a job runs. The first four columns are GitHub's own rules: an implicit <c>success()</c> looks at all ancestors.</summary>
public class GateTests
{
    private static readonly Func<JobContext, bool> Yes = static _ => true;
    private static readonly Func<JobContext, bool> No = static _ => false;

    public static TheoryData<string, string, string> Transitive => new()
    {
        // how `a` ends, how `c` (needs b needs a) is written, how `c` ends; `b` always runs: if: always()
        { "succeeded", "nothing", "succeeded" },
        { "failed", "nothing", "skipped" },
        { "skipped", "nothing", "skipped" },
        { "failed", "if true", "skipped" },
        { "skipped", "if true", "skipped" },
        { "failed", "always()", "succeeded" },
        { "skipped", "always()", "succeeded" },
        { "failed", "failure()", "succeeded" },
        { "skipped", "failure()", "skipped" },
        { "succeeded", "failure()", "skipped" },
        { "failed", "!cancelled()", "succeeded" },
        { "skipped", "success()", "skipped" },
        { "failed", "success(b)", "succeeded" },
        { "warned", "nothing", "succeeded" },
        { "warned", "failure()", "skipped" },
    };

    [Theory]
    [MemberData(nameof(Transitive))]
    public async Task Success_and_failure_look_at_all_ancestors(string first, string condition, string expected)
    {
        using var project = new Project();
        var a = first switch
        {
            "failed" => Make.Failing("a"),
            "warned" => Make.Failing("a") with { ContinueOnError = static _ => true },
            "skipped" => Make.NoOp("a") with { When = No },
            _ => Make.NoOp("a"),
        };
        var b = Make.NoOp("b", "a") with { Gate = Gate.Condition, When = static c => c.Always() };
        var c = Make.NoOp("c", "b") with
        {
            Gate = condition is "nothing" or "if true" ? Gate.Success : Gate.Condition,
            When = condition switch
            {
                "nothing" => null,
                "if true" => Yes,
                "always()" => static c => c.Always(),
                "failure()" => static c => c.Failure(),
                "success()" => static c => c.Success(),
                "success(b)" => static c => c.Success("b"),
                _ => static c => !c.Cancelled(),
            },
        };
        var outcome = await project.RunAsync(a, b, c);
        Assert.Equal((first, "succeeded", expected), (outcome.Result("a"), outcome.Result("b"), outcome.Result("c")));
    }

    [Theory]
    [InlineData("ended", true, "succeeded")]
    [InlineData("ended", false, "succeeded")]
    [InlineData("failed", true, "skipped")]
    [InlineData("failed", false, "succeeded")]
    [InlineData("any-of", false, "succeeded")]
    [InlineData("succeeded", false, "skipped")]
    [InlineData("succeeded", true, "succeeded")]
    public async Task A_need_says_what_it_expects(string mode, bool succeeds, string expected)
    {
        using var project = new Project();
        var need = mode switch
        {
            "ended" => Need.Ended("a"),
            "failed" => Need.Failed("a"),
            "any-of" => Need.AnyOf("a", "other"),
            _ => Need.Succeeded("a"),
        };
        var outcome = await project.RunAsync(succeeds ? Make.NoOp("a") : Make.Failing("a"), Make.NoOp("other"), Make.NoOp("b", need));
        Assert.Equal(expected, outcome.Result("b"));
    }

    [Fact]
    public async Task A_flow_job_looks_at_its_own_needs_only()
    {
        using var project = new Project();
        var outcome = await project.RunAsync(Make.Failing("a"), Make.NoOp("b", Need.Ended("a")), Make.NoOp("c", "b"));
        Assert.Equal("succeeded", outcome.Result("c"));
        Assert.Equal(ExitCodes.Failed, outcome.ExitCode);
    }

    [Fact]
    public async Task An_allowed_failure_warns_and_the_run_succeeds()
    {
        using var project = new Project();
        var outcome = await project.RunAsync(Make.Failing("a") with { ContinueOnError = static _ => true }, Make.NoOp("b", "a"));
        Assert.Equal((ExitCodes.Done, "warned", "succeeded"), (outcome.ExitCode, outcome.Result("a"), outcome.Result("b")));
    }

    [Fact]
    public async Task A_condition_that_cannot_be_worked_out_fails_its_job_and_says_why()
    {
        using var project = new Project();
        var outcome = await project.RunAsync(Make.NoOp("a") with { When = static c => c.Job("nobody").Result == Result.Failed });
        Assert.Equal((ExitCodes.Failed, "failed"), (outcome.ExitCode, outcome.Result("a")));
        Assert.Contains("no job 'nobody'", outcome.Text, StringComparison.Ordinal);
    }
}
