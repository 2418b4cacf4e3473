using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Alertmanager;
using Flow.Compiler.Model.OnCall;
using Flow.Compiler.Planning.OnCall;

namespace Flow.Compiler.Tests.Model;

/// <summary>Times of the week, routes, and who is reached.</summary>
public partial class OnCallTests
{
    private const string Project = """
        rotation primary {
          shift weekdays at 08:00..18:00 by "@ana"
          shift weekdays at 18:00..08:00 by "@bo"
          shift weekends by "@cy"
          shift monday at 00:00..08:00 by "@cy"
        }
        rotation storage
        team payments { on-call = rotation("primary"), chat = slack("#payments") }
        team data { on-call = rotation("storage") }
        service db { owner = data }
        service api { owner = payments, depends-on = db }
        alert down of db { when promql"up == 0", severity = critical }
        alert down of api { when promql"up == 0", severity = critical }
        alert slow of api { when promql"latency > 1" }
        silence batch of api { window sunday at 23:30..00:30, because "the batch" }
        """;

    [Theory]
    [InlineData("08:00", "18:00", DayOfWeek.Friday, "Friday 08:00", "Friday 17:59")]
    [InlineData("18:00", "08:00", DayOfWeek.Friday, "Friday 18:00", "Saturday 07:59")]
    [InlineData("18:00", "00:00", DayOfWeek.Friday, "Friday 18:00", "Friday 23:59")]
    [InlineData("22:00", "06:00", DayOfWeek.Sunday, "Sunday 22:00", "Monday 05:59")]
    [InlineData(null, null, DayOfWeek.Monday, "Monday 00:00", "Monday 23:59")]
    public void A_window_covers_the_minutes_between_its_ends(string? from, string? to, DayOfWeek day, string first, string last)
    {
        var window = new WeeklyWindow([day], from is null ? null : TimeOnly.Parse(from, null), to is null ? null : TimeOnly.Parse(to, null));
        var covered = Enumerable.Range(0, WeeklyWindow.Week).Where(window.Covers).ToList();
        var begin = covered.Single(m => !covered.Contains((m + WeeklyWindow.Week - 1) % WeeklyWindow.Week));
        var end = covered.Single(m => !covered.Contains((m + 1) % WeeklyWindow.Week));

        Assert.Equal((first, last), (WeeklyWindow.Named(begin), WeeklyWindow.Named(end)));
    }

    /// <summary>The spans are laid over the week without gaps, and in each minute those are called whose shift it is.</summary>
    [Fact]
    public void In_each_minute_those_are_called_whose_shift_it_is()
    {
        var project = Compilation.Of(Project);
        Assert.Empty(project.Diagnostics);
        var plan = OnCallPlan.Of(project.Model)!;
        var spans = new ReachSimulation(plan).Of(plan.Alerts.Single(static a => a.FullName == "api.down"));
        var shifts = project.Model.Rotations.Single(static r => r.Name == "primary").Shifts;

        Assert.Equal(Enumerable.Range(0, WeeklyWindow.Week), spans.SelectMany(static s => Enumerable.Range(s.From, s.To - s.From)));
        Assert.All(spans, s => Assert.All(
            Enumerable.Range(s.From, s.To - s.From), m => Assert.Equal(shifts.Where(shift => shift.Window.Covers(m)).SelectMany(static shift => shift.People).Distinct().Order(), s.People.Order())));
    }

    [Theory]
    [InlineData("db.down", "always @rotation storage")]
    [InlineData("api.slow", "Monday 00:00 to Monday 00:30 silenced; Monday 00:30 to Sunday 23:30 payments; Sunday 23:30 to Monday 00:00 silenced")]
    public void Who_is_told_in_the_course_of_a_week(string alert, string expected)
    {
        var plan = OnCallPlan.Of(Compilation.Of(Project).Model)!;
        var spans = new ReachSimulation(plan).Of(plan.Alerts.Single(a => a.FullName == alert));

        Assert.Equal(expected, string.Join("; ", spans.Select(static s =>
            $"{((s.From, s.To) == (0, WeeklyWindow.Week) ? "always" : $"{WeeklyWindow.Named(s.From)} to {WeeklyWindow.Named(s.To % WeeklyWindow.Week)}")} {(s.People.IsEmpty ? s.Receivers.IsEmpty ? "silenced" : string.Join(',', s.Receivers) : "@" + string.Join(',', s.People))}")));
    }

    [Theory]
    [InlineData("severity=critical service=db", "severity=critical service=api", true)]
    [InlineData("severity=critical service=db environment=staging", "severity=critical service=api environment=production", false)]
    [InlineData("severity=warning service=db", "severity=critical service=api", false)]
    [InlineData("severity=critical service=api", "severity=critical service=db", false)]
    [InlineData("severity=critical service=api", "severity=warning service=api", true)]
    [InlineData("severity=critical service=api", "severity=critical service=api", false)]
    [InlineData("severity=critical", "severity=warning", false)]
    public void What_keeps_what_quiet(string source, string target, bool expected) =>
        Assert.Equal(expected, OnCallPlan.Of(Compilation.Of(Project).Model)!.Inhibitions.Any(i => i.Quiets(Labels(source), Labels(target))));

    [Theory]
    [InlineData("window friday at 22:00..02:00", "friday 22:00-24:00; saturday 00:00-02:00")]
    [InlineData("days = 2026-12-24..2026-12-26", "24:26 12 2026")]
    [InlineData("window weekdays at 10:00..11:00, days = 2026-12-24..2026-12-26", "monday tuesday wednesday thursday friday 10:00-11:00 24:26 12 2026")]
    [InlineData("window daily at 22:00..02:00, days = [2026-12-31..2027-01-01, 2027-02-01..2027-02-02]", "22:00-24:00 31:31 12 2026; 22:00-24:00 1:1 1 2027; 22:00-24:00 1:2 2 2027; 00:00-02:00 31:31 12 2026; 00:00-02:00 1:1 1 2027; 00:00-02:00 1:2 2 2027")]
    public void Windows_and_days_of_a_silence_hold_together(string times, string expected)
    {
        var project = Compilation.Of(Project.Replace("window sunday at 23:30..00:30", times, StringComparison.Ordinal));
        var text = project.Emit(new AlertmanagerTarget(), EmitOptions.Default).Files[0].Text;
        var written = text[text.IndexOf("- name: silence-batch", StringComparison.Ordinal)..].Split("\n      - ")[1..].Select(static i =>
            string.Join(' ', Value().Matches(i.Replace("\n          - start_time: ", " ", StringComparison.Ordinal).Replace("\n            end_time: ", "-", StringComparison.Ordinal)).Select(static m => m.Value)).Replace("'-'", "-", StringComparison.Ordinal));

        Assert.Equal(expected, string.Join("; ", written));
        Assert.Empty(project.Diagnostics);
    }

    [Fact]
    public void On_other_days_such_a_silence_does_not_hold()
    {
        var project = Compilation.Of(Project.Replace("window sunday at 23:30..00:30", "window daily at 22:00..02:00, days = 2026-12-24..2026-12-24", StringComparison.Ordinal));
        var plan = OnCallPlan.Of(project.Model)!;
        var alert = plan.Alerts.Single(static a => a.FullName == "api.slow");
        var silence = Assert.Single(project.Model.Silences);

        Assert.True((silence with { Windows = [] }).Covers(new DateOnly(2026, 12, 24), 0));
        Assert.True((silence with { Days = [] }).Covers(new DateOnly(2026, 12, 28), 0));
        Assert.Equal("payments", string.Join(' ', Assert.Single(new ReachSimulation(PlannedDays.Otherwise(plan)).Of(alert)).Receivers));
        var days = Assert.Single(PlannedDays.Of(plan));
        Assert.Equal((new DateOnly(2026, 12, 24), new DateOnly(2026, 12, 24)), (days.First, days.Last));
        Assert.All(new ReachSimulation(days.Plan).Of(alert), static s => Assert.Equal(s.From % WeeklyWindow.Day is 0 or 22 * 60 && s.To % WeeklyWindow.Day is 2 * 60 or 0, s.Receivers.IsEmpty));
        Assert.Equal(
            [true, false, false, true], new[] { (24, 1), (24, 12), (25, 1), (24, 23) }.Select(t => silence.Covers(new DateOnly(2026, 12, t.Item1), (WeeklyWindow.Day * (t.Item1 == 24 ? 3 : 4)) + (t.Item2 * 60))));
    }

    [Theory]
    [InlineData("", "", "FLOW6151", null)]
    [InlineData("", ", channels = webhook(\"https://relay.example.com\")", "", null)]
    [InlineData("alerts { version = 0.28 }", "", "", "teams-pay-ments-url")]
    [InlineData("alerts { version = 0.27 }", "", "FLOW6151", null)]
    public void Microsoft_Teams_is_told_by_the_versions_that_can(string alerts, string channels, string code, string? file)
    {
        var result = Compilation.Of($"project shop {{ {alerts} }}\n" + Project.Replace("chat = slack(\"#payments\")", $"chat = teams(\"Pay ments\"){channels}", StringComparison.Ordinal)).Emit(new AlertmanagerTarget(), EmitOptions.Default);

        Assert.Equal(code, string.Join(' ', result.Diagnostics.Select(static d => d.Code)));
        Assert.Equal(file is null ? [] : [$"/etc/alertmanager/secrets/{file}"], FilesOfTeams(result));
        Assert.Equal(file is not null, result.Files[0].Text.Contains("msteamsv2", StringComparison.Ordinal));
        Assert.All(result.Diagnostics, d => Assert.Contains(alerts.Length == 0 ? "Alertmanager 0.25 " : "Alertmanager 0.27 ", d.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Pay Ops", "pay/ops", "teams-pay-ops-HASH-url", "teams-pay-ops-HASH-url")]
    [InlineData("\u652f\u6255\u3044", "\u6ce8\u6587", "teams-HASH-url", "teams-HASH-url")]
    [InlineData("Pay Ops", "\u6ce8\u6587", "teams-pay-ops-url", "teams-HASH-url")]
    [InlineData("Pay Ops", "Pay Ops", "teams-pay-ops-url", "teams-pay-ops-url")]
    [InlineData("pay", "pay ops", "teams-pay-url", "teams-pay-ops-url")]
    public void Each_channel_of_Microsoft_Teams_has_a_file_of_its_own(string one, string other, string first, string second)
    {
        IReadOnlyList<string> Files(string one, string other) => FilesOfTeams(Compilation.Of("project shop { alerts { version = 0.28 } }\n" + Project
            .Replace("chat = slack(\"#payments\")", $"chat = teams(\"{one}\")", StringComparison.Ordinal)
            .Replace("on-call = rotation(\"storage\") }", $"on-call = rotation(\"storage\"), chat = teams(\"{other}\") }}", StringComparison.Ordinal)).Emit(new AlertmanagerTarget(), EmitOptions.Default));
        var files = Files(one, other);

        Assert.Equal([first, second], files.Select(static f => Hash().Replace(Path.GetFileName(f), "HASH")));
        Assert.Equal(one == other, files[0] == files[1]);
        Assert.Equal(files.Reverse(), Files(other, one));
    }

    private static IReadOnlyList<string> FilesOfTeams(EmitResult result) => [.. AddressFile().Matches(result.Files[0].Text).Select(static m => m.Groups["file"].Value)];

    [GeneratedRegex("webhook_url_file: (?<file>[^ \n]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AddressFile();

    [GeneratedRegex("[0-9a-f]{8}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hash();

    [GeneratedRegex("[0-9]+:[0-9]+'?-'?[0-9]+:[0-9]+|[0-9]+:[0-9]+|(?<![a-z_])[0-9]+|[a-z]+day(?!s)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Value();

    private static ImmutableSortedDictionary<string, string> Labels(string text) => text.Split(' ').Select(static l => l.Split('=')).ToImmutableSortedDictionary(static l => l[0], static l => l[1]);
}
