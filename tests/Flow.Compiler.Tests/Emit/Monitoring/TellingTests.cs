using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Alertmanager;
using Flow.Compiler.Planning.OnCall;

namespace Flow.Compiler.Tests.Emit.Monitoring;

/// <summary>How soon alerts are told, and who is told as well when they go on.</summary>
public class TellingTests
{
    private const string Project = """
        project shop { alerts { tell critical after 30s, tell info every 2d { more = 1d } } }
        rotation primary {
          shift weekdays by "@ana"
          shift weekends by "@bo"
        }
        rotation second { shift daily by "@cy" }
        team payments {
          on-call = rotation("primary")
          chat = slack("#payments")
          tell critical every 2h
          escalate critical to platform after 30m
          escalate warning to platform after 1h
        }
        team platform { on-call = rotation("second"), chat = slack("#platform") }
        service api { owner = payments }
        alert down of api { when promql"api_up == 0", severity = critical, impact = "Customers cannot order" }
        alert slow of api { when promql"api_slow == 1" }
        """;

    private static readonly OnCallPlan Plan = OnCallPlan.Of(Compilation.Of(Project, "a.flow").Model)!;

    [Theory]
    [InlineData("payments", "critical", "00:00:30 00:01:00 02:00:00")]
    [InlineData("platform", "critical", "00:00:30 00:01:00 01:00:00")]
    [InlineData("payments", "warning", "00:05:00 00:10:00 12:00:00")]
    [InlineData("payments", "info", "01:00:00 1.00:00:00 2.00:00:00")]
    public void What_a_team_does_not_say_is_said_by_the_project(string team, string severity, string expected)
    {
        var branch = Plan.Root.Routes.First(r => r.Receiver == team).Routes.Single(r => r.Matchers.Any(m => m.Values.Contains(severity)));

        Assert.Equal(expected, $"{branch.Timing!.Wait} {branch.Timing.Interval} {branch.Timing.Repeat}");
    }

    [Fact]
    public void What_goes_on_is_told_to_another_team_as_well_and_that_proves_nothing_about_who_is_called_first()
    {
        var span = new ReachSimulation(Plan).Of(Plan.Alerts.Single(static a => a.Name == "ApiDown"))[0];

        Assert.Equal("@ana", string.Join(' ', span.People));
        Assert.Equal("payments payments-page-primary-weekdays", string.Join(' ', span.Receivers));
        var later = Assert.Single(span.Later);
        Assert.Equal(TimeSpan.FromMinutes(30), later.After);
        Assert.Equal("@cy", string.Join(' ', later.People));
        Assert.Equal("platform platform-page-second-daily", string.Join(' ', later.Receivers));
    }

    [Theory]
    [InlineData("", "always: nobody is called; told: payments")]
    [InlineData("days = 2026-12-27..2027-01-03", "always: nobody is called; told: payments|2026-12-27 to 2027-01-03: nobody is called; told: nobody")]
    [InlineData("days = [2026-12-27..2026-12-27, 2027-01-02..2027-01-03]", "always: nobody is called; told: payments|2026-12-27: nobody is called; told: nobody|2027-01-02 to 2027-01-03: nobody is called; told: nobody")]
    [InlineData("window sunday at 22:00..00:00, days = 2026-12-27..2026-12-27", "always: nobody is called; told: payments|2026-12-27 00:00 to 22:00: nobody is called; told: payments|2026-12-27 22:00 to 24:00: nobody is called; told: nobody")]
    [InlineData("window sunday at 22:00..00:00", "Monday 00:00 to Sunday 22:00: nobody is called; told: payments|Sunday 22:00 to Monday 00:00: nobody is called; told: nobody")]
    public void Days_of_a_silence_stand_with_their_dates(string when, string expected)
    {
        var silence = when.Length == 0 ? "" : $"silence move of api {{ {when}, because \"the database moves\" }}";
        var page = Compilation.Of($"team payments {{ chat = slack(\"#payments\") }}\nservice api {{ owner = payments }}\nalert slow of api {{ when promql\"api_slow == 1\" }}\n{silence}", "a.flow").Emit(new AlertmanagerTarget(), EmitOptions.Default)
            .Files.Single(static f => f.Path.EndsWith(".md", StringComparison.Ordinal)).Text;

        Assert.Equal(expected, string.Join('|', page.Split('\n').Where(static l => l.StartsWith("- ", StringComparison.Ordinal)).Select(static l => l[2..])));
    }

    [Fact]
    public void The_page_says_where_nobody_is_called()
    {
        var page = Compilation.Of($"{Project}\nenvironment production {{ external = true }}\nenvironment staging like production {{ pages = false }}", "a.flow").Emit(new AlertmanagerTarget(), EmitOptions.Default)
            .Files.Single(static f => f.Path.EndsWith(".md", StringComparison.Ordinal)).Text;

        Assert.Contains("\nNobody is called for what fires in `staging`: what is critical is told as a warning there.\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_says_who_is_told_later()
    {
        var page = Compilation.Of(Project, "a.flow").Emit(new AlertmanagerTarget(), EmitOptions.Default).Files.Single(static f => f.Path.EndsWith(".md", StringComparison.Ordinal)).Text;

        Assert.Contains("- Monday 00:00 to Saturday 00:00: @ana; told: payments, payments-page-primary-weekdays; still firing after 30m: @cy; told: platform, platform-page-second-daily\n", page, StringComparison.Ordinal);
        Assert.Contains("- always: nobody is called; told: payments; still firing after 1h: told: platform\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shift_that_is_missing_is_found_although_somebody_is_told_later()
    {
        var project = Compilation.Of(Project.Replace("  shift weekends by \"@bo\"\n", "", StringComparison.Ordinal), "a.flow");

        Assert.Contains(project.Diagnostics, static d => d.Code == "FLOW8061");
    }
}
