using System.Diagnostics;

namespace Flow.Runtime.Tests;

public class StoppingTests
{
    [Fact]
    public async Task A_step_that_takes_too_long_is_ended_with_its_whole_tree()
    {
        using var project = new Project();
        var file = Path.Combine(project.Folder, "pids");
        var script = $"sleep 300 & echo $! >> {file}; (setsid sleep 301 & echo $! >> {file}; wait) & echo $! >> {file}; echo $$ >> {file}; wait";
        var outcome = await project.RunAsync(Make.Job("a", Make.Sh("slow", script) with { Timeout = static _ => TimeSpan.FromMilliseconds(700) }));

        Assert.Equal(("failed", "timed-out"), (outcome.Result("a"), outcome.Step("a", "slow").Result));
        Assert.Contains("It took longer than 700 ms.", outcome.Text, StringComparison.Ordinal);
        var pids = File.ReadAllLines(file);
        Assert.Equal(4, pids.Length);
        await Until(() => !pids.Any(IsAlive)); // the system takes a moment to end what was killed
    }

    [Fact]
    public async Task A_process_that_listens_may_tidy_up_before_it_ends()
    {
        using var project = new Project();
        var file = Path.Combine(project.Folder, "tidied");
        var script = $"trap 'echo tidied > {file}; exit 1' INT; while true; do sleep 0.02; done";
        await project.RunAsync(
            new PipelineDefinition("p") { Jobs = [Make.Job("a", Make.Sh("slow", script) with { Timeout = static _ => TimeSpan.FromMilliseconds(500) })] },
            static options => options with { InterruptGrace = TimeSpan.FromSeconds(20) });
        Assert.True(File.Exists(file));
    }

    [Fact]
    public async Task A_process_that_ignores_all_signals_is_killed()
    {
        using var project = new Project();
        var outcome = await project.RunAsync(Make.Job("a", Make.Sh("deaf", "trap '' INT TERM; while true; do sleep 0.05; done") with { Timeout = static _ => TimeSpan.FromMilliseconds(400) }));
        Assert.Equal("timed-out", outcome.Step("a", "deaf").Result);
    }

    [Fact]
    public async Task A_job_whose_time_is_up_is_timed_out_and_still_cleans_up()
    {
        using var project = new Project();
        var outcome = await project.RunAsync(
            Make.Job("a", Make.Sh("slow", "sleep 300"), Make.Sh("next", "true")) with { Timeout = static _ => TimeSpan.FromMilliseconds(600), Cleanup = [Make.Sh("tidy", "true")] },
            Make.NoOp("failed-only", Need.Failed("a")));
        Assert.Equal(("timed-out", "cancelled", "succeeded"), (outcome.Result("a"), outcome.Step("a", "next").Result, outcome.Step("a", "tidy").Result));
        Assert.Equal("succeeded", outcome.Result("failed-only"));
        Assert.Equal(ExitCodes.Failed, outcome.ExitCode);
    }

    [Fact]
    public async Task Cancelling_stops_steps_runs_cleanup_and_ends_with_130()
    {
        using var project = new Project();
        using var cancel = new CancellationTokenSource();
        var begun = Path.Combine(project.Folder, "begun");
        var jobs = new[]
        {
            Make.Job("a",
                Make.Sh("slow", $"touch {begun}; sleep 300"),
                Make.Sh("default", "true"),
                Make.Sh("on-cancel", "true") with { Gate = Gate.Condition, When = static c => c.Cancelled() }) with { Cleanup = [Make.Sh("tidy", "true")] },
            Make.NoOp("b", "a"),
            Make.Job("c", Make.Sh("notify", "true")) with { Needs = ["a"], Gate = Gate.Condition, When = static c => c.Always() },
        };
        var run = project.RunAsync(new PipelineDefinition("p") { Jobs = jobs }, cancel: cancel.Token);
        await Until(() => File.Exists(begun));
        await cancel.CancelAsync();
        var outcome = await run;

        Assert.Equal(ExitCodes.Cancelled, outcome.ExitCode);
        Assert.Equal(("cancelled", "cancelled", "succeeded"), (outcome.Result("a"), outcome.Result("b"), outcome.Result("c")));
        Assert.Equal(("cancelled", "cancelled", "succeeded", "succeeded"),
            (outcome.Step("a", "slow").Result, outcome.Step("a", "default").Result, outcome.Step("a", "on-cancel").Result, outcome.Step("a", "tidy").Result));
    }

    [Fact]
    public async Task A_stop_between_the_decision_to_run_a_step_and_its_start_ends_the_step()
    {
        using var project = new Project();
        using var cancel = new CancellationTokenSource();
        var step = new CSharpStep("slow", static async c => { await Task.Delay(Timeout.Infinite, c.CancellationToken); return Value.None; })
        {
            When = _ => { cancel.Cancel(); return true; },
        };
        var outcome = await project.RunAsync(new PipelineDefinition("p") { Jobs = [Make.Job("a", step)] }, cancel: cancel.Token).WaitAsync(Make.Patience);
        Assert.Equal((ExitCodes.Cancelled, "cancelled"), (outcome.ExitCode, outcome.Step("a", "slow").Result));
    }

    [Fact]
    public async Task A_kill_ends_cleanup_too()
    {
        using var project = new Project();
        using var cancel = new CancellationTokenSource();
        using var kill = new CancellationTokenSource();
        var (begun, tidying) = (Path.Combine(project.Folder, "begun"), Path.Combine(project.Folder, "tidying"));
        var job = Make.Job("a", Make.Sh("slow", $"touch {begun}; sleep 300")) with { Cleanup = [Make.Sh("tidy", $"touch {tidying}; sleep 300")] };
        var run = project.RunAsync(new PipelineDefinition("p") { Jobs = [job] }, options => options with { Kill = kill.Token }, cancel.Token);
        await Until(() => File.Exists(begun));
        await cancel.CancelAsync();
        await Until(() => File.Exists(tidying));
        await kill.CancelAsync();
        Assert.Equal(ExitCodes.Cancelled, (await run).ExitCode);
    }

    [Fact]
    public async Task What_a_step_leaves_running_ends_with_its_job()
    {
        using var project = new Project();
        var file = Path.Combine(project.Folder, "pid");
        await project.RunAsync(Make.Job("a", Make.Sh("leave", $"nohup sleep 300 > /dev/null 2>&1 & echo $! > {file}")));
        var pid = await File.ReadAllTextAsync(file);
        await Until(() => !IsAlive(pid));
    }

    /// <summary>A process that becomes another program has no environment for a moment, and is found all the same.</summary>
    [Fact]
    public async Task What_a_step_leaves_running_ends_also_while_it_becomes_another_program()
    {
        using var project = new Project();
        var file = Path.Combine(project.Folder, "pids");
        var becomes = string.Join(' ', Enumerable.Repeat("env", 300));
        var jobs = Enumerable.Range(0, 30).Select(n => Make.Job($"j{n}", Make.Sh("leave", $"nohup {becomes} sleep 300 > /dev/null 2>&1 & echo $! >> {file}")));
        await project.RunAsync([.. jobs]);
        var pids = await File.ReadAllLinesAsync(file);
        Assert.Equal(30, pids.Length);
        await Until(() => !pids.Any(IsAlive));
    }

    [Fact]
    public async Task The_first_failed_cell_cancels_the_others_unless_told_not_to()
    {
        foreach (var failFast in new[] { true, false })
        {
            using var project = new Project();
            var gate = new TaskCompletionSource();
            var job = Make.Job("a", new CSharpStep("s", async c =>
            {
                if (c.Matrix.Integer("n") == 0)
                {
                    throw new FlowRunException("no");
                }

                await Task.WhenAny(Task.Delay(failFast ? 60_000 : 1, c.CancellationToken));
                return Value.None;
            })) with { Matrix = _ => Matrix.Cross(("n", [0, 1, 2])) with { FailFast = failFast } };
            var outcome = await project.RunAsync(job);
            var cells = outcome.Journal.Where(static entry => entry.Kind == Journal.JournalKind.CellEnded).Select(static entry => entry.Result).Order(StringComparer.Ordinal);
            Assert.Equal(failFast ? ["cancelled", "cancelled", "failed"] : ["failed", "succeeded", "succeeded"], cells);
            Assert.Equal("failed", outcome.Result("a"));
        }
    }

    private static async Task Until(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(Make.Patience);
        while (!condition())
        {
            await Task.Delay(10, patience.Token);
        }
    }

    private static bool IsAlive(string pid)
    {
        try
        {
            using var process = Process.GetProcessById(int.Parse(pid));
            return !File.ReadAllText($"/proc/{pid.Trim()}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (Exception fault) when (fault is ArgumentException or IOException)
        {
            return false;
        }
    }
}
