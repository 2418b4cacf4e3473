using System.Diagnostics;
using System.Text.Json;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Alertmanager;
using Flow.Compiler.Emit.Prometheus;
using Flow.Compiler.Model;
using Flow.Compiler.Types;
using Xunit.Abstractions;

namespace Flow.Conformance.Tests.Alertmanager;

/// <summary>
/// The example with real servers: its service fails, and the one on call is told within the time that the formula foretells; it is mended, and that is told as well.
/// All times are those of the example divided by <see cref="Faster"/>, but for those that Alertmanager waits, which are a second.
/// </summary>
public sealed class PagingTests(ITestOutputHelper output)
{
    private const int Faster = 60;
    private const decimal Errors = 0.5m;

    /// <summary>The slower row has a short window of half a minute here, so that it takes as long until the call ends. A busy machine may let each server wait.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(15);

    [SkippableFact]
    public async Task Somebody_is_called_when_the_budget_burns_and_told_when_it_does_not_any_more()
    {
        AlertingServers.Require();
        using var servers = new AlertingServers();
        using var service = new MeasuredService(AlertingServers.FreePort());
        var model = Scaled(OnCallProjects.Example().Model, $"http://127.0.0.1:{service.Port}/page");
        var slo = model.Slos[0];
        Configure(servers, model, service.Port);
        await Patience.Until(() => service.Pages.Count > 0, TimeSpan.FromSeconds(6)); // it is quiet while all is well

        Assert.Empty(service.Pages);
        service.Fail((double)Errors);
        var failing = Stopwatch.StartNew();
        await Patience.Until(() => service.Pages.Any(static p => Status(p) == "firing"), Limit);
        var told = failing.Elapsed;
        var foretold = slo.Rows[0].UntilFiring(slo.Objective, Errors)!.Value + TimeSpan.FromSeconds(3); // it is read, evaluated and sent each second
        output.WriteLine($"called after {told.TotalSeconds:0.0} s; foretold within {foretold.TotalSeconds:0.0} s on a machine that is not busy");
        Assert.True(told < foretold + Slack, $"called after {told.TotalSeconds} s only");
        AssertPage(service.Pages.FirstOrDefault(static p => Status(p) == "firing"), servers);

        service.Fail(0);
        await Patience.Until(() => service.Pages.Any(static p => Status(p) == "resolved"), Limit);
        Assert.True(service.Pages.Any(static p => Status(p) == "resolved"), $"nobody was told that it ended\n{servers.Complaints}");
        output.WriteLine($"ended {(failing.Elapsed - told).TotalSeconds:0.0} s later; foretold at most {slo.Rows[1].Short.TotalSeconds} s");
    }

    private static void AssertPage(string? page, AlertingServers servers)
    {
        Assert.True(page is not null, $"nobody was called\n{servers.Complaints}");
        var alert = JsonDocument.Parse(page!).RootElement.GetProperty("alerts")[0];
        var (labels, annotations) = (alert.GetProperty("labels"), alert.GetProperty("annotations"));
        Assert.Equal("ApiAvailabilityBudgetBurnsFast", labels.GetProperty("alertname").GetString());
        Assert.Equal("critical", labels.GetProperty("severity").GetString());
        Assert.Equal("ordering", labels.GetProperty("team").GetString());
        Assert.Equal("Customers cannot order", annotations.GetProperty("summary").GetString());
        Assert.Equal("https://runbooks.example.com/api/availability", annotations.GetProperty("runbook_url").GetString());
    }

    private static void Configure(AlertingServers servers, DeliveryModel model, int port)
    {
        var secrets = Path.GetDirectoryName(servers.Write("secrets/pager-token", "test"))!;
        servers.Write("secrets/slack-url", $"http://127.0.0.1:{port}/chat");
        servers.Write("secrets/storage-key", "test");
        model = model with { Project = model.Project with { Alerts = model.Project.Alerts with { Secrets = secrets } } };
        var configuration = new AlertmanagerTarget().Emit(model, EmitOptions.Default).Files.Single(static f => f.Path.EndsWith(".yml", StringComparison.Ordinal));
        servers.Write("alertmanager.yml", Patience.WithoutWaiting(configuration.Text));
        var rules = new PrometheusTarget().Emit(model, EmitOptions.Default).Files.Where(static f => f.Path.Contains("/rules/", StringComparison.Ordinal));
        servers.Start(port, [.. rules.Select(f => servers.Write(Path.GetFileName(f.Path), f.Text))]);
    }

    /// <summary>The example, faster, and with its pager on the loopback. Its chat is left out: it would answer at the same address.</summary>
    private static DeliveryModel Scaled(DeliveryModel model, string pager) => model with
    {
        Slos = [.. model.Slos.Select(static s => s with
        {
            Objective = s.Objective with { Period = s.Objective.Period / Faster },
            Rows = [.. s.Rows.Select(static r => r with { Long = r.Long / Faster, Short = r.Short / Faster })],
        })],
        Rotations = [.. model.Rotations.Select(r => r.Shifts.IsEmpty ? r : r with { Page = r.Page! with { Arguments = [Value.Of(pager), Value.Of("pager-token")] } })],
        Teams = [.. model.Teams.Select(static t => t with { Chat = null })],
    };

    private static string? Status(string page) => JsonDocument.Parse(page).RootElement.GetProperty("status").GetString();
}
