using System.Diagnostics;
using System.Globalization;
using Flow.Compiler.Emit.GitHubActions;
using Flow.Compiler.Model;
using Flow.Conformance.Tests.Meaning;
using Flow.Conformance.Tests.Tools;
using Runner = Flow.Runtime.DeploymentHours;

namespace Flow.Conformance.Tests.GitHubActions;

/// <summary>Outside of the window of an environment nothing is deployed to it: bash, which knows no list of time zones, and the runner, which does, agree at each hour and at each change of the clocks.</summary>
public class DeploymentHoursTests
{
    private static readonly ExternalTool Bash = new("bash", "bash");

    public static TheoryData<string, string> Windows => new()
    {
        { "UTC", "weekdays at 09:00..16:00" },
        { "Europe/Vienna", "weekdays at 09:00..16:00" },
        { "Europe/Dublin", "weekends" },
        { "America/New_York", "daily at 22:30..02:15" },
        { "America/St_Johns", "weekends at 20:00..04:00" },
        { "Australia/Lord_Howe", "weekdays" },
        { "Pacific/Chatham", "weekdays at 08:00..17:00" },
        { "Asia/Kolkata", "weekdays at 00:00..12:00" },
        { "America/Santiago", "weekdays at 00:00..01:00" },
    };

    [SkippableTheory]
    [MemberData(nameof(Windows))]
    public void Both_know_the_hours(string zone, string window)
    {
        Bash.Require();
        var hours = HoursOf(zone, window);
        Assert.Contains("<", hours.Clock, StringComparison.Ordinal);
        var moments = Moments(zone).ToList();
        var here = new Runner(hours.What, hours.Zone, [.. hours.Parts.Select(static p => new Flow.Runtime.WeekPart(p.From, p.Until))]);

        Assert.Equal(moments.Select(m => $"{m:u} {here.Covers(m)}"), moments.Zip(AtGitHub(hours, moments), static (m, open) => $"{m:u} {open}"));
    }

    [SkippableFact]
    public async Task A_job_outside_of_the_window_is_held_back()
    {
        var now = DateTimeOffset.UtcNow;
        string At(int later) => now.AddHours(later).ToString("HH:mm", CultureInfo.InvariantCulture);
        var project = MeaningProject.Of($$"""
            environment always { external = true, window daily }
            environment open { external = true, window daily at {{At(-6)}}..{{At(6)}} }
            environment closed { external = true, window daily at {{At(6)}}..{{At(-6)}} }
            pipeline deploy {
              on push
              on manual
              param emergency: string = ""
              job to-always on linux { environment = always, run "true" }
              job to-open on linux { environment open { despite-freeze = emergency }, run "true" }
              job to-closed on linux { environment closed { despite-freeze = emergency }, run "true" }
            }
            """);
        var results = (await project.AssertSameAsync("deploy")).Jobs.Select(static j => $"{j.Key} {j.Value.Result}");

        Assert.Equal(["to-always success", "to-closed failure", "to-open success"], results);
        var despite = await project.AssertSameAsync("deploy", new RunWorld { EventName = "workflow_dispatch", Inputs = RunWorld.Given("emergency", "customers cannot pay") });
        Assert.All(despite.Jobs, static j => Assert.Equal("success", j.Value.Result));
    }

    [SkippableTheory]
    [InlineData("Asia/Jerusalem")]
    [InlineData("Africa/Casablanca")]
    public void What_a_machine_does_not_know_is_no_time_to_deploy(string zone)
    {
        Bash.Require();
        var hours = HoursOf(zone, "daily at 00:01..23:59");
        Assert.True(hours.IsNamed);
        DateTimeOffset[] noon = [new(2027, 7, 7, 12, 0, 0, TimeSpan.Zero), new(2027, 1, 7, 12, 0, 0, TimeSpan.Zero), new(2027, 2, 20, 12, 0, 0, TimeSpan.Zero)];

        Assert.All(AtGitHub(hours, noon), static open => Assert.Equal("True", open));
        Assert.All(AtGitHub(hours, noon, ("TZDIR", "/nonexistent")), static open => Assert.Equal("False", open));
    }

    private static DeploymentHours HoursOf(string zone, string window) => Compiler.Compilation.Of(
        $$"""
        project p { timezone = "{{zone}}" }
        environment production { external = true, window {{window}} }
        pipeline deploy { on push, job a on linux { environment = production, run "true" } }
        """,
        "a.flow").Model.Pipelines[0].Jobs[0].Steps.OfType<FreezeStep>().Single().Hours!;

    // Each hour of a week in summer, and each half hour around each change of the clocks of two years.
    private static IEnumerable<DateTimeOffset> Moments(string name)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(name);
        var begin = new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);
        for (var moment = begin; moment.Year < 2029; moment = moment.AddMinutes(30))
        {
            var changes = zone.GetUtcOffset(moment.AddHours(-5)) != zone.GetUtcOffset(moment.AddHours(5));
            if (changes || moment is { Year: 2027, Month: 7, Day: <= 7, Minute: 0 })
            {
                yield return moment.AddMinutes(-1);
                yield return moment;
            }
        }
    }

    private static IEnumerable<string> AtGitHub(DeploymentHours hours, IEnumerable<DateTimeOffset> moments, params (string Name, string Value)[] variables)
    {
        var script = new FreezeScript(new FreezeStep("production", new Origin(new Compiler.Text.Location(new Compiler.Text.SourceText("a.flow", ""), default))) { Key = "k", Hours = hours }).Text();
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-s"]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Write(
            $$"""
            run() (
              date() { command date -d "@$moment" "$@"; }
              {{script}}
            )
            for moment in {{string.Join(' ', moments.Select(static m => m.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)))}}; do
              if run > /dev/null; then echo True; else echo False; fi
            done

            """);
        process.StandardInput.Close();
        var said = process.StandardOutput.ReadToEndAsync();
        Assert.True(said.Wait(TimeSpan.FromMinutes(3)), "bash did not end in time.");
        process.WaitForExit();
        return said.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
