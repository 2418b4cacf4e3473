using System.Collections.Concurrent;
using Flow.Runtime.Journal;

namespace Flow.Runtime.Tests;

public class RunTests
{
    [Fact]
    public async Task The_journal_holds_every_change_in_order_before_it_is_shown()
    {
        using var project = new Project();
        var outcome = await project.RunAsync(Make.Job("a", Make.Sh("one", "exit 7") with { Location = new("ci.flow", 3) }), Make.NoOp("b", "a"));
        Assert.Equal(
            [JournalKind.RunStarted, JournalKind.CellStarted, JournalKind.StepStarted, JournalKind.StepEnded, JournalKind.CellEnded, JournalKind.JobSkipped, JournalKind.RunEnded],
            outcome.Journal.Select(static entry => entry.Kind));
        Assert.Equal(Enumerable.Range(1, 7), outcome.Journal.Select(static entry => entry.Sequence));
        var step = outcome.Step("a", "one");
        Assert.Equal((7, "failed", "ci.flow:3"), (step.ExitCode, step.Result, step.Location));
    }

    [Fact]
    public async Task Runs_that_begin_at_once_in_a_new_project_have_a_folder_and_a_number_each()
    {
        for (var round = 0; round < 200; round++)
        {
            using var project = new Project();
            using var start = new Barrier(2);
            var folders = new ConcurrentBag<RunFolder>();
            void Begin()
            {
                Assert.True(start.SignalAndWait(Make.Patience));
                folders.Add(RunFolder.Create(project.Folder));
            }

            await Task.WhenAll(Task.Run(Begin), Task.Run(Begin));
            Assert.Equal([1, 2], folders.Select(static folder => folder.Number).Order());
            Assert.Equal(2, folders.Select(static folder => folder.Folder).Distinct().Count());
        }
    }

    [Fact]
    public async Task Cells_for_another_platform_are_left_out_and_said_to_be()
    {
        using var project = new Project();
        var elsewhere = OperatingSystem.IsLinux() ? "macos" : "linux";
        var here = OperatingSystem.IsLinux() ? "linux" : OperatingSystem.IsWindows() ? "windows" : "macos";
        var pipeline = new PipelineDefinition("test")
        {
            Jobs =
            [
                Make.NoOp("mixed") with { RunsOn = static c => c.Matrix.Text("os"), Matrix = _ => Matrix.Cross(("os", [here, elsewhere])) },
                Make.NoOp("other") with { RunsOn = _ => elsewhere },
                Make.NoOp("after-mixed", "mixed"), Make.NoOp("after-other", "other"),
            ],
        };
        var outcome = await project.RunAsync(pipeline, static o => o with { SkipOtherPlatforms = true });
        Assert.Equal(
            ("succeeded", "skipped", "succeeded", "skipped"),
            (outcome.Result("mixed"), outcome.Result("other"), outcome.Result("after-mixed"), outcome.Result("after-other")));
        Assert.Contains($"It needs {elsewhere}, and this machine is another.", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_journal_is_on_disk_while_the_run_goes_on()
    {
        using var project = new Project();
        var seen = "";
        await project.RunAsync(Make.Job("a", new CSharpStep("look", c =>
        {
            using var file = new FileStream(Path.Combine(Path.GetDirectoryName(c.Run.EventFile)!, "journal.jsonl"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            seen = new StreamReader(file).ReadToEnd();
            return Task.FromResult(Value.None);
        })));
        Assert.EndsWith("\n", seen, StringComparison.Ordinal);
        Assert.Contains("\"kind\":\"StepStarted\"", seen.Split('\n')[^2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_called_pipeline_runs_its_own_jobs_and_hands_back_its_outputs()
    {
        using var project = new Project();
        var called = new PipelineDefinition("deploy")
        {
            Parameters = [new("version") { Required = true }],
            Jobs = [Make.NoOp("roll").Reading("url", static c => $"https://{c.Parameters.Text("version")}.example")],
            Outputs = [new("url", static c => c.Job("roll").Output("url"))],
        };
        var outcome = await project.RunAsync(
            Make.NoOp("plan").Reading("version", static _ => "v7"),
            new("rollout") { Needs = ["plan"], Call = new(() => called) { Parameters = [new("version", static c => c.Job("plan").Output("version"))] } },
            Make.NoOp("after", "rollout").Reading("url", static c => c.Job("rollout").Output("url")));
        Assert.Equal("https://v7.example", outcome.Output("after", "url"));
        Assert.Equal("succeeded", outcome.Result("rollout / roll"));
    }

    [Fact]
    public async Task Parameters_are_checked_before_anything_starts()
    {
        using var project = new Project();
        var pipeline = new PipelineDefinition("p")
        {
            Parameters = [new("count", ParameterKind.Number, "2"), new("mode", ParameterKind.Choice) { Options = ["a", "b"] }, new("must") { Required = true }],
            Jobs = [Make.NoOp("j").Reading("twice", static c => c.Parameters.Number("count") * 2).Reading("mode", static c => c.Parameters.TextOrNone("mode") ?? "none")],
        };
        async Task<Outcome> Run(params (string, string)[] given) =>
            await project.RunAsync(pipeline, options => options with { Parameters = given.ToDictionary(static pair => pair.Item1, static pair => pair.Item2) });

        Assert.Contains("needs the parameter 'must'", (await Run()).Text, StringComparison.Ordinal);
        Assert.Contains("takes one of a, b", (await Run(("must", "x"), ("mode", "c"))).Text, StringComparison.Ordinal);
        Assert.Contains("takes a number", (await Run(("must", "x"), ("count", "many"))).Text, StringComparison.Ordinal);
        var unknown = await Run(("unknown", "x"));
        Assert.Equal(ExitCodes.WrongUse, unknown.ExitCode);
        Assert.Contains("no parameter 'unknown'. It has: count, mode, must.", unknown.Text, StringComparison.Ordinal);
        var outcome = await Run(("must", "x"), ("count", "4"));
        Assert.Equal(("8", "none"), (outcome.Output("j", "twice"), outcome.Output("j", "mode")));
    }

    [Fact]
    public async Task An_event_file_is_what_the_run_plays()
    {
        using var project = new Project().With("event.json", """{"action":"opened","number":5,"pull_request":{"title":"T","head":{"ref":"topic"},"base":{"ref":"main"}}}""");
        var pipeline = new PipelineDefinition("p")
        {
            Jobs = [Make.NoOp("j").Reading("seen", static c => $"{c.Run.EventName} {c.Event.Text("pull_request.title")} {c.Git.HeadBranch}>{c.Git.BaseBranch} {c.Git.RefName} [{c.Event.TextOrNone("pull_request.missing.deeper")}]")],
        };
        var outcome = await project.RunAsync(pipeline, options => options with { EventFile = Path.Combine(project.Folder, "event.json") });
        Assert.Equal("pull_request T topic>main 5/merge []", outcome.Output("j", "seen"));
    }

    [Fact]
    public async Task Without_an_event_a_push_of_what_is_checked_out_is_played()
    {
        using var project = new Project().With("a", "a");
        FileStepTests.Git(project, "init -q -b topic/x", "remote add origin git@github.com:acme/shop.git", "add .", "-c user.name=t -c user.email=t@t commit -qm message");
        var outcome = await project.RunAsync(new PipelineDefinition("p")
        {
            Events = ["push"],
            Jobs = [Make.NoOp("j").Reading("seen", static c => $"{c.Event.Text("head_commit.message")} {c.Git.Branch} {c.Git.Ref} {c.Git.Repository} {c.Git.Owner} {c.Git.Sha.Length}")],
        });
        Assert.Equal("message topic/x refs/heads/topic/x acme/shop acme 40", outcome.Output("j", "seen"));
    }

    [Fact]
    public void Options_are_read_from_a_command_line()
    {
        var options = RunOptions.Parse(["--param", "a=b=c", "--job=x", "--job", "y", "--jobs", "3", "--dry-run", "--keep", "--env", "staging", "--var", "V=1"]);
        Assert.Equal(("b=c", "x,y", 3, true, true, "staging", "1"),
            (options.Parameters["a"], string.Join(',', options.Jobs), options.Parallelism, options.DryRun, options.KeepWorkspaces, options.Environment, options.Variables["V"]));
    }

    [Theory]
    [InlineData("--unknown")]
    [InlineData("--param")]
    [InlineData("--param=x")]
    [InlineData("--jobs=none")]
    public void Wrong_options_are_refused(string argument) => Assert.Throws<RunUsageException>(() => RunOptions.Parse([argument]));

    [Fact]
    public async Task Without_a_terminal_there_are_no_colours_and_each_line_names_its_job()
    {
        using var project = new Project();
        var text = (await project.RunAsync(Make.Job("build", Make.Sh("compile", "echo hello")))).Text;
        Assert.DoesNotContain("\e[", text, StringComparison.Ordinal);
        Assert.Contains("build | hello\n", text, StringComparison.Ordinal);
        Assert.Matches(@"\n  build  succeeded  \S+ \S+\n", text);
    }
}
