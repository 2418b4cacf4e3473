using Flow.Runtime.Journal;

namespace Flow.Runtime.Tests;

public class JobGraphTests
{
    [Fact]
    public async Task Ten_thousand_jobs_finish_and_each_starts_after_what_it_needs()
    {
        using var project = new Project();
        var jobs = Enumerable.Range(0, 10_000).Select(static n => Make.NoOp($"j{n}", n < 100 ? [] : [$"j{n - 100}", $"j{n - 1}"])).ToList();
        var outcome = await project.RunAsync(new PipelineDefinition("wide") { Jobs = jobs });

        Assert.Equal(ExitCodes.Done, outcome.ExitCode);
        var started = Positions(outcome, JournalKind.CellStarted);
        var ended = Positions(outcome, JournalKind.CellEnded);
        Assert.Equal(10_000, ended.Count);
        Assert.All(Enumerable.Range(100, 9_900), n => Assert.True(started[$"j{n}"] > ended[$"j{n - 1}"] && started[$"j{n}"] > ended[$"j{n - 100}"]));
    }

    [Fact]
    public async Task A_chain_of_thousands_of_jobs_does_not_exhaust_the_stack()
    {
        using var project = new Project();
        var jobs = Enumerable.Range(0, 5_000).Select(static n => Make.NoOp($"j{n}", n == 0 ? [] : [$"j{n - 1}"])).ToList();
        Assert.Equal(ExitCodes.Done, (await project.RunAsync(new PipelineDefinition("deep") { Jobs = jobs })).ExitCode);
    }

    [Fact]
    public async Task No_more_jobs_run_at_once_than_there_is_room_for()
    {
        using var project = new Project();
        var (running, most) = (0, 0);
        var jobs = Enumerable.Range(0, 8).Select(n => Make.Job($"j{n}", new CSharpStep("count", async _ =>
        {
            var now = Interlocked.Increment(ref running);
            InterlockedMax(ref most, now);
            await Task.Delay(20);
            Interlocked.Decrement(ref running);
            return Value.None;
        }))).ToArray();
        await project.RunAsync(new PipelineDefinition("room") { Jobs = jobs }, static options => options with { Parallelism = 2 });
        Assert.Equal(2, most);
    }

    [Fact]
    public async Task A_job_alone_brings_what_it_needs_and_nothing_else()
    {
        using var project = new Project();
        var pipeline = new PipelineDefinition("some") { Jobs = [Make.NoOp("a"), Make.NoOp("b", "a"), Make.NoOp("c", "b"), Make.NoOp("d")] };
        var outcome = await project.RunAsync(pipeline, static options => options with { Jobs = ["b"] });
        Assert.Equal(["a", "b"], outcome.Order(JournalKind.CellEnded));
    }

    [Fact]
    public async Task Jobs_that_wait_for_each_other_are_refused_by_name()
    {
        using var project = new Project();
        var outcome = await project.RunAsync(Make.NoOp("a", "b"), Make.NoOp("b", "a"));
        Assert.Equal(ExitCodes.Failed, outcome.ExitCode);
        Assert.Contains("wait for each other: 'a', 'b'", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_need_and_an_unknown_job_are_refused()
    {
        using var project = new Project();
        Assert.Contains("needs 'x', but there is no such job", (await project.RunAsync(Make.NoOp("a", "x"))).Text, StringComparison.Ordinal);
        var pipeline = new PipelineDefinition("p") { Jobs = [Make.NoOp("a")] };
        Assert.Equal(ExitCodes.WrongUse, (await project.RunAsync(pipeline, static options => options with { Jobs = ["z"] })).ExitCode);
    }

    private static Dictionary<string, int> Positions(Outcome outcome, JournalKind kind) =>
        outcome.Journal.Where(entry => entry.Kind == kind).ToDictionary(static entry => entry.Job!, static entry => entry.Sequence);

    private static void InterlockedMax(ref int most, int now)
    {
        for (var seen = most; now > seen; seen = most)
        {
            Interlocked.CompareExchange(ref most, now, seen);
        }
    }
}
