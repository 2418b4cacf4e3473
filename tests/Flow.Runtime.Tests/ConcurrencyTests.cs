using System.Collections.Concurrent;

namespace Flow.Runtime.Tests;

/// <summary>Runs and jobs of one group go one at a time.</summary>
public class ConcurrencyTests
{
    [Fact]
    public async Task A_second_run_waits_for_the_first_and_says_so()
    {
        using var project = new Project();
        var gate = new Turnstile();
        var first = project.RunAsync(Pipeline("deploy", gate));
        await gate.Entered;
        await using var text = new Lines();
        var second = project.RunAsync(Pipeline("Deploy", new Turnstile(isOpen: true)), text);
        await text.Until("Waiting for run 1 of test, which is in the group 'Deploy'.");
        Assert.False(second.IsCompleted);
        gate.Open();

        Assert.Equal((ExitCodes.Done, ExitCodes.Done), ((await first).ExitCode, (await second).ExitCode));
    }

    [Fact]
    public async Task Other_groups_do_not_wait()
    {
        using var project = new Project();
        var (a, b) = (new Turnstile(), new Turnstile());
        var first = project.RunAsync(Pipeline("a", a));
        var second = project.RunAsync(Pipeline("b", b));
        await a.Entered;
        await b.Entered;
        a.Open();
        b.Open();

        Assert.Equal((ExitCodes.Done, ExitCodes.Done), ((await first).ExitCode, (await second).ExitCode));
    }

    [Fact]
    public async Task A_run_that_cancels_makes_the_first_give_way_and_its_cleanup_still_runs()
    {
        using var project = new Project();
        var gate = new Turnstile();
        var cleaned = false;
        var pipeline = Pipeline("deploy", gate);
        pipeline = pipeline with
        {
            Jobs = [pipeline.Jobs[0] with { Cleanup = [new CSharpStep("tidy", _ => { cleaned = true; return Task.FromResult(Value.None); })] }],
        };
        var first = project.RunAsync(pipeline);
        await gate.Entered;
        var second = await project.RunAsync(Pipeline("deploy", new Turnstile(isOpen: true), static c => c with { Cancel = static _ => true }));

        Assert.Equal(ExitCodes.Done, second.ExitCode);
        Assert.Contains("Cancelling run 1 of test, which is in the group 'deploy'.", second.Text, StringComparison.Ordinal);
        var outcome = await first;
        Assert.Equal(ExitCodes.Cancelled, outcome.ExitCode);
        Assert.True(cleaned);
        Assert.Contains("A newer run of the group 'deploy' asks this one to make room", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_newest_waits()
    {
        using var project = new Project();
        var gate = new Turnstile();
        var first = project.RunAsync(Pipeline("deploy", gate));
        await gate.Entered;
        await using var text = new Lines();
        var second = project.RunAsync(Pipeline("deploy", new Turnstile(isOpen: true)), text);
        await text.Until("Waiting for");
        await using var newest = new Lines();
        var third = project.RunAsync(Pipeline("deploy", new Turnstile(isOpen: true)), newest);

        Assert.Equal(ExitCodes.Cancelled, (await second).ExitCode);
        Assert.Contains("A newer run waits for the group 'deploy'", text.ToString(), StringComparison.Ordinal);
        gate.Open();
        Assert.Equal((ExitCodes.Done, ExitCodes.Done), ((await first).ExitCode, (await third).ExitCode));
    }

    [Fact]
    public async Task A_queue_of_all_keeps_the_order()
    {
        using var project = new Project();
        var order = new ConcurrentQueue<int>();
        var gate = new Turnstile();
        var runs = new List<Task<Outcome>> { project.RunAsync(Pipeline("deploy", gate)) };
        await gate.Entered;
        foreach (var number in Enumerable.Range(2, 3))
        {
            var text = new Lines();
            var job = Make.Job("a", new CSharpStep("note", _ => { order.Enqueue(number); return Task.FromResult(Value.None); }));
            runs.Add(project.RunAsync(new PipelineDefinition("test") { Jobs = [job], Concurrency = new() { Group = static _ => "deploy", QueueAll = true } }, text));
            await text.Until("Waiting for");
        }

        gate.Open();
        Assert.All(await Task.WhenAll(runs), static outcome => Assert.Equal(ExitCodes.Done, outcome.ExitCode));
        Assert.Equal([2, 3, 4], order);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public async Task Jobs_of_one_run_in_one_group_never_meet(int room)
    {
        using var project = new Project();
        var (inside, most) = (0, 0);
        JobDefinition Job(string name) => Make.Job(name, new CSharpStep("work", async _ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            await Task.Yield();
            Interlocked.Decrement(ref inside);
            return Value.None;
        })) with { Concurrency = new() { Group = static _ => "database", QueueAll = true }, Matrix = static _ => Matrix.Cross(("n", [1, 2, 3])) };

        var outcome = await project.RunAsync(new PipelineDefinition("test") { Jobs = [Job("a"), Job("b"), Make.NoOp("c", "a", "b")] }, options => options with { Parallelism = room });

        Assert.Equal((ExitCodes.Done, 1), (outcome.ExitCode, most));
    }

    [Fact]
    public async Task A_job_in_the_group_of_its_own_pipeline_would_wait_for_ever_and_fails_instead()
    {
        using var project = new Project();
        var pipeline = new PipelineDefinition("test")
        {
            Concurrency = new() { Group = static _ => "deploy" },
            Jobs = [Make.NoOp("a") with { Concurrency = new() { Group = static _ => "DEPLOY" } }],
        };

        var outcome = await project.RunAsync(pipeline);

        Assert.Equal(ExitCodes.Failed, outcome.ExitCode);
        Assert.Contains("It would wait for itself", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_called_pipeline_has_its_own_group()
    {
        using var project = new Project();
        var gate = new Turnstile();
        var called = Pipeline("deploy", new Turnstile(isOpen: true));
        var caller = new PipelineDefinition("caller") { Jobs = [new("roll") { Call = new(() => called) }] };
        var first = project.RunAsync(Pipeline("deploy", gate));
        await gate.Entered;
        await using var text = new Lines();
        var second = project.RunAsync(caller, text);
        await text.Until("roll | Waiting for run 1 of test");
        gate.Open();

        Assert.Equal((ExitCodes.Done, ExitCodes.Done), ((await first).ExitCode, (await second).ExitCode));
        var same = caller with { Concurrency = new() { Group = static _ => "deploy" } };
        Assert.Contains("It would wait for itself", (await project.RunAsync(same)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waiting_ends_at_once_when_the_run_is_cancelled()
    {
        using var project = new Project();
        var gate = new Turnstile();
        var first = project.RunAsync(Pipeline("deploy", gate));
        await gate.Entered;
        await using var text = new Lines();
        using var cancel = new CancellationTokenSource();
        var second = project.RunAsync(Pipeline("deploy", new Turnstile(isOpen: true)), text, cancel: cancel.Token);
        await text.Until("Waiting for");
        await cancel.CancelAsync();

        Assert.Equal(ExitCodes.Cancelled, (await second).ExitCode);
        Assert.False(first.IsCompleted);
        gate.Open();
        await first;
    }

    [Fact]
    public async Task Nothing_is_left_behind()
    {
        using var project = new Project();
        await project.RunAsync(Pipeline("deploy", new Turnstile(isOpen: true)));

        Assert.Equal(["lock"], Directory.EnumerateFiles(Path.Combine(project.Folder, ".flow", "concurrency"), "*", SearchOption.AllDirectories).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_lock_that_cannot_be_made_fails_the_run_instead_of_waiting_for_ever()
    {
        using var project = new Project();
        await project.RunAsync(Pipeline("deploy", new Turnstile(isOpen: true)));
        var file = Directory.EnumerateFiles(Path.Combine(project.Folder, ".flow", "concurrency"), "lock", SearchOption.AllDirectories).Single();
        File.Delete(file);
        Directory.CreateDirectory(file);

        var outcome = await project.RunAsync(Pipeline("deploy", new Turnstile(isOpen: true))).WaitAsync(Make.Patience);

        Assert.Equal(ExitCodes.Failed, outcome.ExitCode);
        Assert.Contains("cannot be locked", outcome.Text, StringComparison.Ordinal);
    }

    private static PipelineDefinition Pipeline(string group, Turnstile gate, Func<ConcurrencyDefinition<RunContext>, ConcurrencyDefinition<RunContext>>? change = null)
    {
        var concurrency = new ConcurrencyDefinition<RunContext> { Group = _ => group };
        return new("test") { Jobs = [Make.Job("a", gate.Step)], Concurrency = change?.Invoke(concurrency) ?? concurrency };
    }

    /// <summary>A step that says when it is entered, and stays until it is let go or cancelled.</summary>
    private sealed class Turnstile
    {
        private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Turnstile(bool isOpen = false)
        {
            if (isOpen)
            {
                Open();
            }
        }

        public Task Entered => _entered.Task.WaitAsync(Make.Patience);

        public StepDefinition Step => new CSharpStep("stay", async context =>
        {
            _entered.TrySetResult();
            await _open.Task.WaitAsync(context.CancellationToken);
            return Value.None;
        });

        public void Open() => _open.TrySetResult();
    }

    /// <summary>What a run shows while it goes on.</summary>
    private sealed class Lines : StringWriter
    {
        private readonly Lock _turn = new();

        public override void WriteLine(string? value)
        {
            lock (_turn)
            {
                base.WriteLine(value);
            }
        }

        public override string ToString()
        {
            lock (_turn)
            {
                return base.ToString();
            }
        }

        public async Task Until(string text)
        {
            using var patience = new CancellationTokenSource(Make.Patience);
            while (!ToString().Contains(text, StringComparison.Ordinal))
            {
                await Task.Delay(10, patience.Token);
            }
        }
    }
}
