using Flow.Compiler.Model;
using Flow.Compiler.Planning.OnCall;

namespace Flow.Compiler.Tests.Emit.Monitoring;

/// <summary>Which jobs ask whether an environment is frozen, and what is told of a budget that is used up.</summary>
public class FreezeTests
{
    private const string Project = """
        team payments { chat = slack("#payments"), on-call = rotation("primary") }
        service api { owner = payments }
        environment production { external = true, prometheus "https://prometheus.example.com" }
        environment staging { external = true }
        slo reachable of api {
          objective 99.5%
          slices promql"api_up == 1"
          impact = "Customers cannot order"
          spent 75% { note = "Only changes that make it more reliable" }
          spent 100% { freeze = production }
          spent 120% { freeze = production }
        }

        """;

    public static TheoryData<string, int> Jobs => new()
    {
        { "job a on linux { environment = production, run \"true\" }", 1 },
        { "job a on linux { environment = staging, run \"true\" }", 0 },
        { "job a on linux { run \"true\" }", 0 },
        { "job a on linux { environment production { deployment = false }, run \"true\" }", 0 },
        { "job a on linux { environment production { despite-freeze = \"it deploys nothing of api\" }, run \"true\" }", 0 },
        { "job a on linux { environment production { despite-freeze = \"\" }, run \"true\" }", 1 },
        { "job a on linux for e in [staging, production] { environment = e, run \"true\" }", 1 },
        { "job a on linux for e in [staging, staging] { environment = e, run \"true\" }", 0 },
        { "param place: environment\n job a on linux { environment = place, run \"true\" }", 1 },
    };

    [Theory]
    [MemberData(nameof(Jobs))]
    public void A_job_asks_when_it_may_deploy_to_what_can_be_frozen(string job, int asks)
    {
        var model = Compilation.Of($"{Project}pipeline deploy {{\n on manual\n {job}\n}}", "a.flow").Model;

        Assert.Equal(asks, model.Pipelines[0].Jobs[0].Steps.Count(static s => s is FreezeStep));
    }

    [Theory]
    [InlineData("Europe/Vienna", "2026-12-20..2027-01-02", "2026-12-19T23:00Z", "2027-01-02T23:00Z")]
    [InlineData("Europe/Vienna", "2026-10-25..2026-10-25", "2026-10-24T22:00Z", "2026-10-25T23:00Z")]
    [InlineData("America/Los_Angeles", "2026-12-24..2026-12-26", "2026-12-24T08:00Z", "2026-12-27T08:00Z")]
    [InlineData("UTC", "2026-02-28..2026-02-28", "2026-02-28T00:00Z", "2026-03-01T00:00Z")]
    public void Days_are_those_of_the_time_zone_of_the_project(string zone, string days, string from, string until)
    {
        var model = Compilation.Of(
            $$"""
            project p { timezone = "{{zone}}" }
            environment production { external = true, freeze = {{days}} }
            environment staging like production { freeze = none }
            pipeline deploy {
              on push
              job a on linux { environment = production, run "true" }
              job b on linux { environment = staging, run "true" }
              job c on linux { environment production { despite-freeze = "a page of its own" }, run "true" }
            }
            """, "a.flow").Model;

        var step = Assert.IsType<FreezeStep>(model.Pipelines[0].Jobs[0].Steps[0]);
        var frozen = Assert.Single(step.Days);
        Assert.Equal((DateTimeOffset.Parse(from, System.Globalization.CultureInfo.InvariantCulture), DateTimeOffset.Parse(until, System.Globalization.CultureInfo.InvariantCulture)), (frozen.From, frozen.Until));
        Assert.Null(step.Prometheus);
        Assert.DoesNotContain(model.Pipelines[0].Jobs.Skip(1), static j => j.Steps.Any(static s => s is FreezeStep));
    }

    [Fact]
    public void The_first_line_that_freezes_is_asked_about()
    {
        var model = Compilation.Of($"{Project}pipeline deploy {{\n on push\n job a on linux {{ environment = production, run \"true\" }}\n}}", "a.flow").Model;

        var question = Assert.Single(Assert.IsType<FreezeStep>(model.Pipelines[0].Jobs[0].Steps[0]).Questions);
        Assert.Equal("min(slo:period_error_budget_remaining:ratio{service=\"api\",slo=\"reachable\"}) <= bool 0", question.Query);
        Assert.Equal("api.reachable has spent 100% of its error budget", question.What);
    }

    [Fact]
    public void What_is_spent_is_told_while_something_critical_fires()
    {
        var plan = OnCallPlan.Of(Compilation.Of(Project, "a.flow").Model)!;
        var burning = plan.Alerts.Single(static a => a.Name == "ApiReachableBudgetBurnsFast");

        var quiet = plan.Alerts.Where(a => plan.Inhibitions.Any(i => i.Quiets(burning.Labels, a.Labels))).Select(static a => a.Name).ToList();
        Assert.Contains("ApiReachableBudgetBurnsSlowly", quiet);
        Assert.DoesNotContain(quiet, static name => name.Contains("Spent", StringComparison.Ordinal));
        Assert.Equal(["ApiReachableBudgetSpent75", "ApiReachableBudgetSpent100", "ApiReachableBudgetSpent120"], plan.Alerts.Select(static a => a.Name).Where(static n => n.Contains("Spent", StringComparison.Ordinal)));
    }
}
