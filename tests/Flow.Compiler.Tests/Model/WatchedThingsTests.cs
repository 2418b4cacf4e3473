using Flow.Compiler.Tests.Language;

namespace Flow.Compiler.Tests.Model;

/// <summary>Alerts and runbooks of what environments have.</summary>
public class WatchedThingsTests
{
    private const string Shop = """
        project orders
        team payments
        team data
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012", state local }
          network main
          database orders
          queue jobs
          host cluster { services = [api, worker] }
        }
        service api { owner = payments, image = "nginx:1", internal = true, port = 80, access = [orders.connect, jobs.send] }
        service worker { owner = data, image = "nginx:1", access = [jobs.receive] }

        """;

    [Theory]
    [InlineData("alert lag of orders { when promql\"up == 0\" }", "orders.lag", "payments")] // the one team with access
    [InlineData("alert lag of orders { when promql\"up == 0\", owner = data }", "orders.lag", "data")]
    [InlineData("alert old of jobs { when promql\"up == 0\" }", "jobs.old", null)] // two teams have access
    [InlineData("alert slow of worker { when promql\"up == 0\" }", "worker.slow", "data")]
    [InlineData("alert slow of worker { when promql\"up == 0\", owner = payments }", "worker.slow", "payments")]
    public void An_alert_belongs_to_who_uses_the_thing(string alert, string name, string? team)
    {
        var found = Assert.Single(LanguageChecks.Check(Shop + alert).Model.Alerts);
        Assert.Equal((name, team), (found.FullName, found.Team?.Name));
    }

    [Fact]
    public void What_is_declared_of_a_thing_is_named_with_it()
    {
        var model = LanguageChecks.Check(Shop + """
            runbook fail-over of orders { step "Look" { run "pg_isready" } }
            alert down of orders { when promql"up == 0", runbook = orders.fail-over }
            """).Model;
        Assert.Equal("orders.fail-over", Assert.Single(model.Runbooks).FullName);
        Assert.Equal("orders.fail-over", Assert.Single(model.Alerts).RunbookName);
    }

    [Fact]
    public void A_name_that_no_environment_has_is_a_mistake() => LanguageChecks.Check(Shop + """
        alert down of receipts { when promql"up == 0" }
                      ^^^^^^^^ FLOW2003 There is no `receipts` here.
        alert down of orders { when promql"up == 0", runbook = orders.fail-over }
                                                               ^^^^^^^^^^^^^^^^ FLOW2004 The group `orders` has no `fail-over`.
        """);
}
