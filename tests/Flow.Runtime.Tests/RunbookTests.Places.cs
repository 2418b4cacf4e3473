namespace Flow.Runtime.Tests;

/// <summary>A runbook is followed in an environment: what is read of it, and what it does not say.</summary>
public sealed partial class RunbookTests
{
    [Fact]
    public async Task Values_of_the_environment_are_filled_in()
    {
        var step = Do("Call", Sh("echo \"$URL\"") with { Environment = [new("URL", static c => c.EnvironmentUrl)] }) with { Reads = ["environment.url"] };
        var runbook = Runbook(step) with { Environments = [new("production") { Url = "https://p.example.com" }, new("staging")] };

        Assert.Contains("--env production or --env staging", (await FollowAsync(runbook, "y")).Text, StringComparison.Ordinal);
        Assert.Contains("no environment `prod`", (await FollowAsync(runbook, "y", static o => o with { Environment = "prod" })).Text, StringComparison.Ordinal);
        Assert.Contains("`staging` has no `url`", (await FollowAsync(runbook, "y", static o => o with { Environment = "staging" })).Text, StringComparison.Ordinal);
        Assert.Contains("   URL=https://p.example.com\n   $ echo \"$URL\"\n", (await FollowAsync(runbook, null, static o => o with { Environment = "production", DryRun = true })).Text, StringComparison.Ordinal);
        Assert.Contains("   URL=… (of the environment)\n   $ echo \"$URL\"\n\nBefore it can be followed:\n   Name the environment: --env production or --env staging.\n", (await FollowAsync(runbook, null, static o => o with { DryRun = true })).Text, StringComparison.Ordinal);
        Assert.Contains("      https://p.example.com\n", (await FollowAsync(runbook, "y", static o => o with { Environment = "production" })).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_environments_say_is_that_of_the_one_at_hand_and_what_one_does_not_say_is_told_before_anything_is_done()
    {
        var step = Do("Call", Sh("echo \"$URL\"") with { Environment = [new("URL", static c => c.OfEnvironment("api.url", ("production", "https://p.example.com"), ("staging", "https://s.example.com")))] }) with { Reads = ["api.url"] };
        var runbook = Runbook(step) with { Environments = [new("production"), new("staging"), new("demo") { Unknown = ["api.url"] }] };

        Assert.Contains("      https://s.example.com\n", (await FollowAsync(runbook, "y", static o => o with { Environment = "staging" })).Text, StringComparison.Ordinal);
        var end = await FollowAsync(runbook, "y", static o => o with { Environment = "demo" });
        Assert.Equal(2, end.Code);
        Assert.Contains("In `demo` nothing says what `api.url` is.", end.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Step 1", end.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_takes_it_back_needs_only_what_it_reads_itself()
    {
        var step = Do("Call", Sh("true")) with { Reads = ["api.url"] };
        var runbook = Runbook(step) with { Rollback = [Do("Undo", Sh("touch undone"))], Environments = [new("production"), new("demo") { Unknown = ["api.url"] }] };

        Assert.Equal(2, (await FollowAsync(runbook, "y", static o => o with { Environment = "demo" })).Code);
        Assert.Equal(2, (await FollowAsync(runbook, "y")).Code);
        Assert.Equal(0, (await FollowAsync(runbook, "y", static o => o with { Environment = "demo", Rollback = true })).Code);
        Assert.Equal(0, (await FollowAsync(runbook, "y", static o => o with { Rollback = true })).Code);
        Assert.Equal(["undone"], Made());
    }
}
