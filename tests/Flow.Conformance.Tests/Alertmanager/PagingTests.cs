using System.Diagnostics;
using System.Text.Json;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Planning.OnCall;
using Xunit.Abstractions;

namespace Flow.Conformance.Tests.Alertmanager;

/// <summary>
/// The shop's own configuration with real servers: its interface fails, and the one on call is told within the time that the formula foretells; it is mended, and that is
/// told as well.
/// </summary>
public sealed class PagingTests(ITestOutputHelper output)
{
    private const int Faster = 60;
    private const decimal Errors = 0.5m;

    /// <summary>Nothing is waited for longer, on a machine that does much else. What is foretold is printed beside what was measured.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>As long as it takes until rates are known, and longer than anything would be waited for that fires by mistake.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(8);

    [SkippableFact]
    public async Task The_shop_calls_somebody_when_its_budget_burns_and_tells_when_it_does_not_any_more()
    {
        AlertingServers.Require();
        using var servers = new AlertingServers();
        using var service = new MeasuredService(AlertingServers.FreePort());
        var shop = new ShopConfiguration(Faster);
        Start(shop, servers, service.Port);
        await Patience.Until(() => service.PostedTo("/").Count > 0, Quiet);
        Assert.Empty(service.PostedTo("/"));

        service.Fail((double)Errors);
        var failing = Stopwatch.StartNew();
        await Patience.Until(() => Calls(service, "trigger").Any() && service.PostedTo("/chat").Count > 0, Limit);
        var (told, foretold) = (failing.Elapsed, UntilTold(shop));
        output.WriteLine($"called after {told.TotalSeconds:0.0} s; foretold within {foretold.TotalSeconds:0.0} s on a machine that does nothing else");
        Assert.True(Calls(service, "trigger").Any(), $"nobody was called\n{servers.Complaints}");
        AssertCall(Calls(service, "trigger").First());
        Assert.Contains(service.PostedTo("/chat"), static m => m.Contains("Customers cannot order", StringComparison.Ordinal) && m.Contains("#payments", StringComparison.Ordinal));
        Assert.True(told < foretold + Limit / 4, $"called after {told.TotalSeconds} s only");

        service.Fail(0);
        await Patience.Until(() => Calls(service, "resolve").Any(), Limit);
        output.WriteLine($"ended {(failing.Elapsed - told).TotalSeconds:0.0} s later; foretold at most {UntilEnded(shop).TotalSeconds:0.0} s");
        Assert.True(Calls(service, "resolve").Any(), $"nobody was told that it ended\n{servers.Complaints}");
        Assert.Equal(Key(Calls(service, "trigger").First()), Key(Calls(service, "resolve").First()));
    }

    /// <summary>What the pager is told has the impact first, how serious it is, and what to do.</summary>
    private static void AssertCall(JsonElement call)
    {
        var payload = call.GetProperty("payload");
        Assert.Equal("test", call.GetProperty("routing_key").GetString());
        Assert.Equal("Customers cannot order", payload.GetProperty("summary").GetString());
        Assert.Equal("critical", payload.GetProperty("severity").GetString());
        Assert.Equal("https://runbooks.shop.example.com/api.does-not-answer.html", payload.GetProperty("custom_details").GetProperty("runbook").GetString());
        Assert.Contains("1.44% errors over 1h and 5m", payload.GetProperty("custom_details").GetProperty("description").GetString(), StringComparison.Ordinal);
    }

    private static void Start(ShopConfiguration shop, AlertingServers servers, int measured)
    {
        var alertmanager = AlertingServers.FreePort();
        shop.Write(servers, measured, alertmanager);
        servers.StartAlertmanager(alertmanager);
        servers.StartPrometheus(AlertingServers.FreePort());
    }

    // It is read and evaluated as often as the configuration says, and waits for others of its group.
    private static TimeSpan UntilTold(ShopConfiguration shop) =>
        (Availability(shop).Rows[0].UntilFiring(Availability(shop).Objective, Errors)!.Value + (2 * shop.Project.Model.Project.Prometheus.Every) + Timing.Critical.Wait) / Faster;

    private static TimeSpan UntilEnded(ShopConfiguration shop) =>
        (Availability(shop).Rows.Where(static r => r.Urgency == Urgency.Page).Max(static r => r.Short) + (2 * shop.Project.Model.Project.Prometheus.Every) + Timing.Critical.Interval) / Faster;

    private static Slo Availability(ShopConfiguration shop) => shop.Project.Model.Slos.Single(static s => s.FullName == "api.availability");

    private static IEnumerable<JsonElement> Calls(MeasuredService service, string action) =>
        service.PostedTo("/page").Select(static p => JsonDocument.Parse(p).RootElement).Where(c => c.GetProperty("event_action").GetString() == action);

    private static string? Key(JsonElement call) => call.GetProperty("dedup_key").GetString();
}
