using System.Text.RegularExpressions;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Runbooks;
using Flow.Tests;

namespace Flow.Compiler.Tests.Emit.Runbooks;

/// <summary>The pages beside the runbooks, and that every link between pages leads somewhere.</summary>
public partial class HandbookTests
{
    private static readonly string Example = Repository.Read("examples/oncall/services.flow") + Repository.Read("examples/oncall/runbooks.flow") + Repository.Read("examples/oncall/project.flow");

    private const string Odd = """
        project odd "A & B <c>" { grafana-url = "https://g.example.com/" }
        team t-1 "Team: one & two" { chat = slack("#x|y") }
        service a-b "It's | odd" { owner = t-1, depends-on = c }
        service c
        alert x "More: than & that" of a-b { when promql"x > 1" for 5m, runbook = a-b.do-it }
        alert y { when promql"y > 1" }
        silence s of a-b { window daily at 02:00..03:00, severity = warning, because "batch | job" }
        runbook do-it "Do | it" of a-b { step "A" { run "echo" } }
        """;

    public static TheoryData<string> Sources => [Example, Odd, "service a\nrunbook r of a { step \"A\" { run \"echo\" } }"];

    [Theory]
    [MemberData(nameof(Sources))]
    public void Every_link_leads_to_a_page_and_a_heading(string source)
    {
        var files = Files(source);
        foreach (var (path, text) in files)
        {
            var isHtml = path.EndsWith(".html", StringComparison.Ordinal);
            foreach (Match link in (isHtml ? HtmlLink() : MarkdownLink()).Matches(text))
            {
                var (page, heading) = (link.Groups["page"].Value, link.Groups["heading"].Value);
                if (page.StartsWith("https://", StringComparison.Ordinal))
                {
                    continue;
                }

                Assert.True(files.TryGetValue($"runbooks/{page}", out var target), $"{path} leads to {page}, which is not there");
                Assert.True(heading.Length == 0 || Anchors(target, isHtml).Contains(heading), $"{path} leads to {page}#{heading}, which is not there");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void No_page_needs_anything_from_elsewhere(string source) => Assert.All(Files(source).Where(static f => f.Key.EndsWith(".html", StringComparison.Ordinal)), static f =>
    {
        Assert.DoesNotContain("<script", f.Value, StringComparison.Ordinal);
        Assert.DoesNotContain(" src=", f.Value, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", f.Value, StringComparison.Ordinal);
    });

    [Fact]
    public void An_alert_leads_to_its_runbook_and_its_panel()
    {
        var alerts = Files(Odd)["runbooks/alerts.md"];

        Assert.Contains("## ABX\n\n**What:** More: than \\& that\n\n**Fires on:** this, for 5m\n\n```promql\nx > 1\n```\n\n- [Runbook: Do \\| it](<a-b.do-it.md>)\n", alerts, StringComparison.Ordinal);
        Assert.Matches(@"- \[Dashboard\]\(<https://g\.example\.com/d/flow-a-b\?viewPanel=[0-9]+>\)\n- tells nobody daily 02:00 to 03:00: batch \\\| job\n- kept quiet while a critical alert of c fires\n", alerts);
    }

    [Fact]
    public void An_alert_shows_its_period_and_no_row_that_is_left_out()
    {
        var files = Files("service api\nslo up of api { objective 99.5% every month, slices promql\"api_up == 1\" }\nrunbook restart of api { step \"A\" { run \"echo\" } }");

        Assert.Contains("**Objective:** 99.5% every month; ", files["runbooks/alerts.md"], StringComparison.Ordinal);
        Assert.Contains("over 3d and over 6h", files["runbooks/alerts.md"], StringComparison.Ordinal);
        Assert.DoesNotContain("over 1d and over 2h", files["runbooks/alerts.md"], StringComparison.Ordinal);
        Assert.Contains("| api.up | 99.5% every month |", files["runbooks/postmortem-api.md"], StringComparison.Ordinal);
    }

    [Fact]
    public void What_fires_an_alert_of_a_budget_is_said()
    {
        var files = Files("""
            service api
            environment production { prometheus "https://prometheus.example.com" }
            slo up "It is up" of api {
              objective 99.9% over 30d
              good = promql"sum(rate(ok_total[${{ window }}]))"
              total = promql"sum(rate(all_total[${{ window }}]))"
              impact = "Customers cannot order"
              runbook = api.restart
              spent 75% { note = "Only changes that help" }
              spent 100% { freeze = production }
            }
            runbook restart of api { step "A" { run "echo" } }
            """);
        var alerts = files["runbooks/alerts.md"];

        Assert.Contains("**Objective:** 99.9% over 30d; 43.2 minutes in which everything is bad use the budget up\n", alerts, StringComparison.Ordinal);
        Assert.Contains(
            "## ApiUpBudgetBurnsFast\n\n**Impact:** Customers cannot order\n\n**What:** It is up\n\n", alerts, StringComparison.Ordinal);
        Assert.Contains(
            "**Fires on:** more than 1.44% bad over 1h and over 5m, so that the budget burns 14.4 times as fast as it may; or more than 0.6% bad over 6h and over 30m, so that the budget burns 6 times as fast as it may\n",
            alerts, StringComparison.Ordinal);
        Assert.Contains("**Fires on:** 75% of the budget being used up\n\n**From then on:** Only changes that help\n", alerts, StringComparison.Ordinal);
        Assert.Contains("**Fires on:** 100% of the budget being used up\n\n**Frozen:** nothing is deployed to production until there is budget again\n", alerts, StringComparison.Ordinal);
        Assert.Contains("## ApiUpHasNoData\n\n**What:** It is up\n\n", alerts, StringComparison.Ordinal);
        Assert.Contains("**Fires on:** nothing being measured for 10m; the service, its exporter or the scraping may be down\n", alerts, StringComparison.Ordinal);
        Assert.Contains("- [ApiUpBudgetSpent75 (warning): It is up](<alerts.md#apiupbudgetspent75>)\n", files["runbooks/api.restart.md"], StringComparison.Ordinal);
    }

    [Fact]
    public void Who_is_on_call_stands_by_team()
    {
        var page = Files(Example)["runbooks/on-call.md"];

        Assert.Contains("# Who is on call\n\nTimes are those of Europe/Vienna.\n\n## ordering\n", page, StringComparison.Ordinal);
        Assert.Contains("| weekdays 18:00 to 08:00 | @cy, @dee |\n", page, StringComparison.Ordinal);
        Assert.Contains("**Called:** rotation storage-primary, by pagerduty; its shifts are kept there.\n", page, StringComparison.Ordinal);
        Assert.DoesNotContain("pager-token", page, StringComparison.Ordinal);
        Assert.DoesNotContain("storage-key", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_of_an_incident_knows_the_budget()
    {
        var page = Files(Example)["runbooks/postmortem-api.md"];

        Assert.Contains("| api.availability | 99.9% over 30d | 43.2 minutes |  |\n", page, StringComparison.Ordinal);
        Assert.Contains("| Team | [ordering](<on-call.md#ordering>) |\n", page, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Files(string source)
    {
        var project = Compilation.Of(source, "a.flow");
        Assert.DoesNotContain(project.Diagnostics, static d => d.Severity == Diagnostics.Severity.Error);
        return project.Emit(new RunbooksTarget(), EmitOptions.Default).Files.ToDictionary(static f => f.Path, static f => f.Text);
    }

    private static HashSet<string> Anchors(string page, bool isHtml) => isHtml
        ? [.. HtmlAnchor().Matches(page).Select(static m => m.Groups["id"].Value)]
        : [.. page.Split('\n').Where(static l => l.StartsWith('#')).Select(static l => GitHubAnchor(l.TrimStart('#').Trim()))];

    /// <summary>How GitHub makes anchors of headings: small letters, no punctuation, dashes for spaces.</summary>
    private static string GitHubAnchor(string heading) => NotInAnchor().Replace(heading.ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex("href=\"(?<page>[^\"#]*)#?(?<heading>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HtmlLink();

    [GeneratedRegex(@"\]\(<(?<page>[^>#]*)#?(?<heading>[^>]*)>\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MarkdownLink();

    [GeneratedRegex("<h[2-6] id=\"(?<id>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HtmlAnchor();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NotInAnchor();
}
