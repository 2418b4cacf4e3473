using Flow.Runtime.Runbooks;

namespace Flow.Runtime.Tests;

/// <summary>Runbooks are really followed: what is asked, run, checked, kept, and gone on with.</summary>
public sealed partial class RunbookTests : IDisposable
{
    private readonly Project project = new();

    public void Dispose() => project.Dispose();

    [Fact]
    public async Task Impact_stands_first_and_each_command_is_asked_about()
    {
        var end = await FollowAsync(Runbook(Do("Stop it", Sh("echo stopped"))) with { Impact = ["Customers cannot order"] }, "y");

        Assert.Equal(0, end.Code);
        Assert.StartsWith("Impact: Customers cannot order\n", end.Text, StringComparison.Ordinal);
        Assert.Contains("    $ echo stopped\n    Run it? [y/n/skip/stop]       stopped\n    exit code 0", end.Text, StringComparison.Ordinal);
        Assert.EndsWith("Done.\nEvidence: " + Path.Combine(".flow", "runs", Path.GetFileName(end.Folder), "evidence.md") + "\n", end.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_terminal_nothing_is_run()
    {
        var end = await FollowAsync(Runbook(Do("Make a file", Sh("touch made"))), null);

        Assert.Equal(2, end.Code);
        Assert.Contains("here is no terminal to ask at", end.Text, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(project.Folder, ".flow")));
    }

    [Theory]
    [InlineData("n\ny", "second", 0, "Done, and 1 not run.")]
    [InlineData("skip", "", 0, "Done, and 1 skipped.")]
    [InlineData("stop", "", 1, "Stopped. Go on with --resume.")]
    [InlineData("", "", 1, "Stopped. Go on with --resume.")]
    public async Task What_is_answered_decides(string answers, string made, int code, string said)
    {
        var end = await FollowAsync(Runbook(Do("Make files", Sh("touch first"), Sh("touch second"))), answers);

        Assert.Equal((code, made), (end.Code, string.Join(' ', Made())));
        Assert.Contains(said, end.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exit_code_that_a_condition_expects_is_no_failure()
    {
        var step = Do("Look", Sh("exit 2"), new RunbookCondition("exit-code == 2", static c => c.ExitCode == 2) { ReadsCommand = true });

        var end = await FollowAsync(Runbook(step), "y");

        Assert.Equal(0, end.Code);
        Assert.Contains("    expect exit-code == 2\n    met\n", end.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_command_stops_unless_somebody_goes_on()
    {
        var runbook = Runbook(Do("Fail", Sh("echo no >&2; exit 3"), Sh("touch after")));

        Assert.Equal((1, ""), ((await FollowAsync(runbook, "y\nstop")).Code, string.Join(' ', Made())));
        Assert.Equal(1, (await FollowAsync(runbook, null, static o => o with { Yes = true })).Code);
        var end = await FollowAsync(runbook, "y\ngo-on\ny");
        Assert.Equal((0, "after"), (end.Code, string.Join(' ', Made())));
        Assert.Contains("Done, and 1 gone on in spite of it.", end.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_condition_that_is_not_met_runs_the_command_again_when_asked()
    {
        var step = Do(
            "Count", Sh("echo x >> tries; [ $(wc -l < tries) -ge 2 ]"),
            new RunbookCondition("exit-code == 0", static c => c.ExitCode == 0) { ReadsCommand = true });

        var end = await FollowAsync(Runbook(step), "y\nagain");

        Assert.Equal(0, end.Code);
        Assert.Contains("    not met: the exit code is 1\n    Run the command again? [again/go-on/skip/stop]     met\n", end.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_are_looked_at_by_people_alone()
    {
        var runbook = Runbook(Do("Look", Sh("echo f"), new RunbookSight("f")));

        Assert.Contains("Do you see that?", (await FollowAsync(runbook, "y\ny")).Text, StringComparison.Ordinal);
        var end = await FollowAsync(runbook, null, static o => o with { Yes = true });
        Assert.Equal(0, end.Code);
        Assert.Contains("Done, and 1 nobody looked.", end.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_for_a_person_is_not_done_by_yes()
    {
        var runbook = Runbook(Do("By hand", new RunbookNote("Pull the plug.")), Do("Then", Sh("touch then")));

        var end = await FollowAsync(runbook, null, static o => o with { Yes = true });
        Assert.Equal(1, end.Code);
        Assert.Contains("This step is for a person", end.Text, StringComparison.Ordinal);
        Assert.Empty(Made());

        Assert.Equal(0, (await FollowAsync(runbook, "y\ny", static o => o with { Resume = true })).Code);
        Assert.Equal(["then"], Made());
    }

    [Fact]
    public async Task One_goes_on_behind_what_was_done()
    {
        var runbook = Runbook(Do("First", Sh("echo x >> first")), Do("Second", Sh("echo y >> second")));

        Assert.Equal(1, (await FollowAsync(runbook, "y\nstop")).Code);
        var end = await FollowAsync(runbook, "y", static o => o with { Resume = true });

        Assert.Equal(0, end.Code);
        Assert.Equal("x\n", File.ReadAllText(Path.Combine(project.Folder, "first")));
        Assert.Contains("Step 1 of 2: First\n    done by ", end.Text, StringComparison.Ordinal);
        Assert.Equal(2, (await FollowAsync(runbook, "y", static o => o with { Resume = true })).Code);
    }

    [Fact]
    public async Task A_command_whose_end_nobody_saw_is_not_run_again_unasked()
    {
        var runbook = Runbook(Do("Once", Sh("echo x >> once")));
        Assert.Equal(0, (await FollowAsync(runbook, "y")).Code);
        KillBehind(RunbookEntryKind.LineStarted);

        var unasked = await FollowAsync(runbook, null, static o => o with { Resume = true, Yes = true });
        Assert.Equal(1, unasked.Code);
        Assert.Contains("nobody saw how it ended", unasked.Text, StringComparison.Ordinal);

        KillBehind(RunbookEntryKind.LineStarted);
        Assert.Equal(0, (await FollowAsync(runbook, "done", static o => o with { Resume = true })).Code);
        Assert.Equal("x\n", File.ReadAllText(Path.Combine(project.Folder, "once")));
    }

    [Theory]
    [InlineData("exit-code == 0", "    met\n")]
    [InlineData("stderr == \"\"", "    not checked: The command was run before")]
    [InlineData("stdout.contains(\"said\")", "    not checked: The command was run before")]
    public async Task What_a_command_wrote_before_is_not_known_later(string text, string said)
    {
        var condition = new RunbookCondition(text, c => text[..6] switch
        {
            "stderr" => c.Stderr.Length == 0,
            "stdout" => c.Stdout.Contains("said", StringComparison.Ordinal),
            _ => c.ExitCode == 0,
        }) { ReadsCommand = true };
        var runbook = Runbook(Do("Look", Sh("echo said >&2"), condition));
        await FollowAsync(runbook, "y");
        KillBehind(RunbookEntryKind.LineEnded);

        var end = await FollowAsync(runbook, null, static o => o with { Resume = true, Yes = true });

        Assert.Equal(0, end.Code);
        Assert.Contains(said, end.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_is_stopped_while_it_runs_again_has_no_end()
    {
        using var stop = new CancellationTokenSource();
        var step = Do(
            "Count", Sh("echo x >> tries; if [ $(wc -l < tries) -ge 2 ]; then exec sleep 60; fi; exit 1"),
            new RunbookCondition("exit-code == 0", static c => c.ExitCode == 0) { ReadsCommand = true });

        var following = FollowAsync(Runbook(step), "y\nagain", null, stop.Token);
        using var patience = new CancellationTokenSource(Make.Patience);
        while (!Made().Contains("tries") || File.ReadAllLines(Path.Combine(project.Folder, "tries")).Length < 2)
        {
            await Task.Delay(20, patience.Token);
        }

        await stop.CancelAsync();
        var end = await following;

        Assert.Equal(ExitCodes.Cancelled, end.Code);
        Assert.Single(File.ReadAllLines(Path.Combine(end.Folder, RunbookJournal.FileName)), static l => l.Contains("\"LineEnded\"", StringComparison.Ordinal) && l.Contains("echo x", StringComparison.Ordinal));
        Assert.Contains("nobody saw how it ended", (await FollowAsync(Runbook(step), null, static o => o with { Resume = true, Yes = true })).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_hold_names_the_exit_code_only_where_that_is_read()
    {
        var step = Do("Look", Sh("echo no"), new RunbookCondition("stdout == \"yes\"", static c => c.Stdout == "yes") { ReadsCommand = true });

        Assert.Contains("    not met: it does not hold\n    Run the command again?", (await FollowAsync(Runbook(step), "y\nstop")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://who:hunter-2@127.0.0.1:9", "http://127.0.0.1:9/healthz does not answer")]
    [InlineData("ftp://who:hunter-2@127.0.0.1", "`ftp://127.0.0.1/healthz` is no address")]
    public async Task A_password_in_an_address_is_neither_shown_nor_kept(string address, string said)
    {
        var step = Do("Ask", new RunbookCondition("http(api, \"/healthz\").status == 200", static c => Typed.Int(c.Http("api", "/healthz")["status"]) == 200) { Services = ["api"] });

        var end = await FollowAsync(Runbook(step), null, o => o with { Yes = true, Addresses = new Dictionary<string, string> { ["api"] = address } });

        Assert.Contains(said, end.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter-2", end.Text + string.Concat(Directory.EnumerateFiles(end.Folder).Select(File.ReadAllText)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_who_follows_it_may_read_what_is_kept()
    {
        var end = await FollowAsync(Runbook(Do("Do", Sh("true"))), "y");

        Assert.Equal(2, Directory.GetFiles(end.Folder).Length);
        if (!OperatingSystem.IsWindows())
        {
            foreach (var file in Directory.GetFiles(end.Folder))
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            }

            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(end.Folder));
        }
    }

    [Fact]
    public void A_pattern_that_takes_too_long_is_told()
    {
        using var service = new Answers((200, new string('a', 40)));

        var answer = new SyntheticQuestion(service.Address) { Body = ["^(a+)+b$"] }.Ask();

        Assert.Contains("was not found out within 1s", answer.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_runbook_that_was_changed_is_begun_anew()
    {
        Assert.Equal(1, (await FollowAsync(Runbook(Do("A", Sh("true"), Sh("true"))), "y\nstop")).Code);

        var end = await FollowAsync(Runbook(Do("A", Sh("false"), Sh("true"))), "y", static o => o with { Resume = true });

        Assert.Equal(2, end.Code);
        Assert.Contains("The runbook was changed since", end.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_secret_is_neither_shown_nor_kept()
    {
        project.Host["FLOW_SECRET_DB"] = "hunter-2-hunter";
        project.Host["PGPASSWORD"] = "correct-horse";

        var end = await FollowAsync(Runbook(Do("Leak", Sh("echo a $FLOW_SECRET_DB b $PGPASSWORD"))), "y");

        var kept = string.Concat(Directory.EnumerateFiles(end.Folder).Select(File.ReadAllText));
        Assert.Contains("a *** b ***", end.Text, StringComparison.Ordinal);
        Assert.Contains("a *** b ***", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter-2", end.Text + kept, StringComparison.Ordinal);
        Assert.DoesNotContain("correct-horse", end.Text + kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_is_asked_until_it_answers_as_expected()
    {
        using var service = new Answers((503, "wait"), (503, "wait"), (200, "well"));
        var step = Do("Ask", new RunbookCondition("http(api, \"/healthz\").status == 200", static c => Typed.Int(c.Http("api", "/healthz")["status"]) == 200)
        {
            Services = ["api"], Within = Make.Patience,
        });

        var nowhere = await FollowAsync(Runbook(step), "y");
        Assert.Equal(2, nowhere.Code);
        Assert.Contains("Nothing says where `api` is: --url api=https://….", nowhere.Text, StringComparison.Ordinal);

        var end = await FollowAsync(Runbook(step), "y", o => o with { Addresses = new Dictionary<string, string> { ["api"] = service.Address }, Pause = TimeSpan.FromMilliseconds(20) });
        Assert.True(end.Code == 0, end.Text);
        Assert.Equal(["/healthz", "/healthz", "/healthz"], service.Asked);
    }

    [Theory]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"1"]}]}}""", 0, "met")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[]}}""", 1, "not met: it does not hold")]
    [InlineData("""{"status":"error","error":"parse error"}""", 1, "did not answer the query: parse error")]
    [InlineData("<html>", 1, "is no Prometheus")]
    public async Task A_query_holds_where_it_gives_a_series(string answer, int code, string said)
    {
        using var prometheus = new Answers((200, answer));
        var step = Do("Ask", new RunbookCondition("up == 1", static c => c.Measures("up == 1")) { AsksPrometheus = true });

        var end = await FollowAsync(Runbook(step), null, o => o with { Yes = true, Prometheus = prometheus.Address });

        Assert.Equal(code, end.Code);
        Assert.Contains(said, end.Text, StringComparison.Ordinal);
        Assert.Equal(["/api/v1/query?query=up%20%3D%3D%201"], prometheus.Asked);
    }

    [Theory]
    [InlineData("let-me-in\n", 0, "met", 1)]
    [InlineData("\n", 0, "met", 1)]
    [InlineData("secret-word\nX-Other: 1", 1, "The token for Prometheus is not one word", 0)]
    [InlineData("secret wörd", 1, "The token for Prometheus is not one word", 0)]
    public async Task A_token_that_is_no_word_is_not_sent(string token, int code, string said, int asked)
    {
        using var prometheus = new Answers((200, """{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"1"]}]}}"""));
        project.Host["PROMETHEUS_TOKEN"] = token;
        var step = Do("Ask", new RunbookCondition("up == 1", static c => c.Measures("up == 1")) { AsksPrometheus = true });

        var end = await FollowAsync(Runbook(step), null, o => o with { Yes = true, Prometheus = prometheus.Address });

        Assert.Equal(code, end.Code);
        Assert.Contains(said, end.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-word", end.Text, StringComparison.Ordinal);
        Assert.Equal(asked, prometheus.Asked.Count);
    }

    [Theory]
    [InlineData(302, 1, "answers that it is elsewhere (status 302)", 1)]
    [InlineData(503, 0, "met", 2)]
    [InlineData(422, 1, "did not answer the query: no", 1)]
    public async Task A_query_is_asked_again_while_the_trouble_may_pass_and_never_elsewhere(int status, int code, string said, int asked)
    {
        using var prometheus = new Answers((status, """{"status":"error","error":"no"}"""), (200, """{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"1"]}]}}"""));
        var step = Do("Ask", new RunbookCondition("up == 1", static c => c.Measures("up == 1")) { AsksPrometheus = true });

        var end = await FollowAsync(Runbook(step), null, o => o with { Yes = true, Prometheus = prometheus.Address });

        Assert.Equal(code, end.Code);
        Assert.Contains(said, end.Text, StringComparison.Ordinal);
        Assert.Equal(asked, prometheus.Asked.Count);
    }

    [Fact]
    public async Task What_takes_it_back_is_followed_by_itself()
    {
        var runbook = Runbook(Do("Do", Sh("true"))) with { Rollback = [Do("Undo", Sh("touch undone"))] };

        Assert.Contains("How it is taken back: --rollback.", (await FollowAsync(runbook, "stop")).Text, StringComparison.Ordinal);
        Assert.Equal(0, (await FollowAsync(runbook, "y", static o => o with { Rollback = true })).Code);
        Assert.Equal(["undone"], Made());
    }

    private static RunbookDefinition Runbook(params RunbookStep[] steps) => new("orders.fail-over") { Steps = steps };

    private static RunbookStep Do(string title, params RunbookLine[] lines) => new(title) { Lines = lines };

    private static RunbookCommand Sh(string script) => new(script) { Shell = Shell.Bash };

    private IEnumerable<string> Made() => Directory.EnumerateFiles(project.Folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);

    private async Task<End> FollowAsync(RunbookDefinition runbook, string? answers, Func<RunbookOptions, RunbookOptions>? change = null, CancellationToken cancellation = default)
    {
        var output = new StringWriter { NewLine = "\n" };
        var options = new RunbookOptions { ProjectFolder = project.Folder, HostEnvironment = project.Host };
        var console = new RunConsole(output) { In = answers is null ? null : new StringReader(answers) };
        var code = await RunbookRunner.RunAsync(runbook, change?.Invoke(options) ?? options, console, cancellation).WaitAsync(Make.Patience * 2, CancellationToken.None);
        return new(code, output.ToString(), Directory.Exists(Runs) ? Directory.EnumerateDirectories(Runs).Order(StringComparer.Ordinal).LastOrDefault() ?? "" : "");
    }

    private string Runs => Path.Combine(project.Folder, ".flow", "runs");

    /// <summary>Leaves the newest journal as it is when the process is killed behind its first entry of a kind, in the middle of writing the next.</summary>
    private void KillBehind(RunbookEntryKind kind)
    {
        var file = Path.Combine(Directory.EnumerateDirectories(Runs).Order(StringComparer.Ordinal).Last(), RunbookJournal.FileName);
        var lines = File.ReadAllLines(file);
        var last = Array.FindIndex(lines, line => line.Contains($"\"{kind}\"", StringComparison.Ordinal));
        File.WriteAllText(file, string.Concat(lines[..(last + 1)].Select(static line => line + "\n")) + "{\"kind\":\"LineEn");
    }

    private sealed record End(int Code, string Text, string Folder);
}
