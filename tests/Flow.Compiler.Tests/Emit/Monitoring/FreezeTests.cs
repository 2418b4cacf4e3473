using Flow.Compiler.Emit;
using Flow.Compiler.Emit.GitHubActions;
using Flow.Compiler.Emit.Prometheus;
using Flow.Compiler.Literals;
using Flow.Compiler.Model;
using Flow.Compiler.Planning;
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

        Assert.Equal(asks, model.Pipelines[0].Jobs[0].Steps.Count(static s => s is FreezeStep { Questions.IsEmpty: false }));
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
        Assert.DoesNotContain(model.Pipelines[0].Jobs.Skip(1), static j => j.Steps.Any(static s => s is FreezeStep { Days.IsEmpty: false }));
    }

    [Theory]
    [InlineData("daily", null)]
    [InlineData("weekdays", "on weekdays (Europe/Vienna): 0-7200")]
    [InlineData("weekends at 22:00..02:30", "on weekends from 22:00 to 02:30 (Europe/Vienna): 0-150 8520-8790 9960-10080")]
    [InlineData("daily at 00:00..12:00", "each day from 00:00 to 12:00 (Europe/Vienna): 0-720 1440-2160 2880-3600 4320-5040 5760-6480 7200-7920 8640-9360")]
    [InlineData("daily at 12:00..12:00", null)]
    public void Outside_of_its_window_an_environment_is_closed(string window, string? expected)
    {
        var model = Compilation.Of(
            $$"""
            project p { timezone = "Europe/Vienna" }
            environment production { external = true, window {{window}} }
            environment staging like production { window = none }
            pipeline deploy { on push, job a on linux { environment = production, run "true" }, job b on linux { environment = staging, run "true" } }
            """, "a.flow").Model;

        var hours = model.Pipelines[0].Jobs[0].Steps.OfType<FreezeStep>().FirstOrDefault()?.Hours;
        Assert.Equal(expected, hours is null ? null : $"{hours.What}: {string.Join(' ', hours.Parts.Select(static p => $"{p.From}-{p.Until}"))}");
        Assert.DoesNotContain(model.Pipelines[0].Jobs[1].Steps, static s => s is FreezeStep);
    }

    [Theory]
    [InlineData("UTC", "<+00>-0")]
    [InlineData("Europe/Vienna", "<+01>-1<+02>-2,M3.5.0/2:00,M10.5.0/3:00")]
    [InlineData("America/New_York", "<-05>5<-04>4,M3.2.0/2:00,M11.1.0/2:00")]
    [InlineData("Asia/Kolkata", "<+0530>-5:30")]
    [InlineData("Australia/Lord_Howe", "<+1030>-10:30<+11>-11,M10.1.0/2:00,M4.1.0/2:00")]
    [InlineData("America/Santiago", "<-04>4<-03>3,M9.1.6/24:00,M4.1.6/24:00")]
    [InlineData("Africa/Casablanca", null)]
    public void Time_zones_are_written_so_that_no_list_is_needed(string zone, string? expected) => Assert.Equal(expected, PosixTimeZone.Of(TimeZoneInfo.FindSystemTimeZoneById(zone)));

    [Fact]
    public void The_first_line_that_freezes_is_asked_about()
    {
        var model = Compilation.Of($"{Project}pipeline deploy {{\n on push\n job a on linux {{ environment = production, run \"true\" }}\n}}", "a.flow").Model;

        var question = Assert.Single(Assert.IsType<FreezeStep>(model.Pipelines[0].Jobs[0].Steps[0]).Questions);
        Assert.Equal("min(slo:period_error_budget_remaining:ratio{service=\"api\",slo=\"reachable\"}) <= bool 0", BudgetQueries.IsSpent(question));
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

    [Fact]
    public void A_bare_line_has_an_alert_that_says_what_is_spent()
    {
        var rules = Compilation.Of("service api\nslo availability of api { objective 99.9%, slices promql\"api_up == 1\", spent 100% }", "a.flow").Emit(new PrometheusTarget(), EmitOptions.Default).Files;

        Assert.Contains("summary: 'api.availability: 100% of the error budget of 30d is spent.'", rules.Single(static f => f.Path == "prometheus/rules/api.yml").Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("75%", "Nothing is deployed to production until less than 75% of the budget is used up.")]
    [InlineData("100%", "Nothing is deployed to production until there is budget again.")]
    [InlineData("120%", "Nothing is deployed to production until less than 120% of the budget is used up.")]
    public void It_is_said_until_when_it_is_frozen(string share, string expected)
    {
        var rules = Compilation.Of(
            $$"""
            service api
            environment production { external = true, prometheus "https://prometheus.example.com" }
            slo availability of api { objective 99.9%, slices promql"api_up == 1", spent {{share}} { freeze = production } }
            """, "a.flow").Emit(new PrometheusTarget(), EmitOptions.Default).Files;

        Assert.Contains(expected, rules.Single(static f => f.Path == "prometheus/rules/api.yml").Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("defaults { folder = \"src\" }", "")]
    [InlineData("", "defaults { folder = \"src\" }")]
    public void What_asks_runs_in_a_folder_that_is_there_before_the_checkout(string ofPipeline, string ofJob)
    {
        var workflow = Workflow($"{Project}pipeline deploy {{\n on push\n {ofPipeline}\n job a on linux {{ {ofJob}\n environment = production\n checkout\n run \"true\" }}\n}}");

        Assert.Contains("- name: Ask whether production is frozen # a.flow:10\n        working-directory: .\n", workflow, StringComparison.Ordinal);
    }

    [Fact]
    public void What_runs_after_a_failure_does_not_after_one_that_holds_back()
    {
        var workflow = Workflow($$"""
            {{Project}}pipeline deploy {
              on push
              job a on linux {
                environment = production
                run "./deploy" as freeze
                run "./rollback" when failure()
                run "./tell" when always() and freeze.outcome == failed
                report tests from "*.trx"
                cleanup { run "./undo" }
              }
              job b on linux for e in [staging, production] {
                environment = e
                run "./deploy"
                run "./rollback" when failure()
              }
            }
            """);

        Assert.Equal(
            [
                "steps.freeze-2.outcome == 'success' && failure()",
                "steps.freeze-2.outcome == 'success' && always() && steps.freeze.outcome == 'failure'",
                "${{ !cancelled() && steps.freeze-2.outcome == 'success' }}",
                "always() && steps.freeze-2.outcome == 'success'",
                "matrix.e == 'production'",
                "(steps.freeze.outcome == 'success' || steps.freeze.outcome == 'skipped') && failure()",
            ],
            workflow.Split('\n').Select(static l => l.TrimStart(' ', '-')).Where(static l => l.StartsWith("if: ", StringComparison.Ordinal)).Select(static l => l[4..].Split(" #")[0]));
    }

    [Fact]
    public void A_reason_that_is_always_there_is_told()
    {
        var workflow = Workflow($"{Project}pipeline deploy {{\n on push\n job a on linux {{ environment production {{ despite-freeze = \"it deploys nothing of api\" }}\n run \"true\" }}\n}}");

        Assert.Contains("REASON: it deploys nothing of api", workflow, StringComparison.Ordinal);
        Assert.Contains("tee -a \"$GITHUB_STEP_SUMMARY\"", workflow, StringComparison.Ordinal);
        Assert.DoesNotContain("curl", workflow, StringComparison.Ordinal);
    }

    [Fact]
    public void A_called_pipeline_asks_with_the_secret_that_it_is_given()
    {
        var project = Compilation.Of(
            $$"""
            service api
            environment production { external = true, prometheus "https://prometheus.example.com" { token = "PROMETHEUS_TOKEN" } }
            slo reachable of api { objective 99.5%, slices promql"api_up == 1", spent 100% { freeze = production } }
            pipeline deploy {
              on call
              param prometheus-token: secret
              job a on linux { environment = production, run "true" }
            }
            pipeline main {
              on push
              call deploy { prometheus-token = secrets.PROMETHEUS_TOKEN }
            }
            """, "a.flow");

        Assert.DoesNotContain(project.Diagnostics, static d => d.Severity == Diagnostics.Severity.Error);
        Assert.Contains("TOKEN: ${{ secrets.prometheus-token }}", project.Emit(new GitHubActionsTarget(), EmitOptions.Default).Files.Single(static f => f.Path == ".github/workflows/deploy.yml").Text, StringComparison.Ordinal);
    }

    private static string Workflow(string source)
    {
        var result = Compilation.Of(source, "a.flow").Emit(new GitHubActionsTarget(), EmitOptions.Default);
        return result.Files.Single(static f => f.Path == ".github/workflows/deploy.yml").Text;
    }
}
