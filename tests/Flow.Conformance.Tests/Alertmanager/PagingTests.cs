using System.Text.Json;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model.ServiceLevels;
using Xunit.Abstractions;

namespace Flow.Conformance.Tests.Alertmanager;

/// <summary>
/// The shop's own configuration with real servers: its interface fails, and the alert begins at the evaluation that the formula foretells of the samples that were taken; the one
/// on call is told. It is mended, the alert ends when it is foretold to, and that is told as well. Only how long the message takes is left to the machine.
/// </summary>
public sealed class PagingTests(ITestOutputHelper output)
{
    private const int Faster = 60;
    private const decimal Errors = 0.5m;

    private const string Alert = "ApiAvailabilityBudgetBurnsFast";

    /// <summary>Nothing is waited for longer, on a machine that does much else.</summary>
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
        using var asked = Start(shop, servers, service.Port);
        await Patience.Until(() => service.PostedTo("/").Count > 0, Quiet);
        Assert.Empty(service.PostedTo("/"));

        service.Fail((double)Errors);
        var failed = DateTimeOffset.UtcNow;
        await Patience.Until(() => Calls(service, "trigger").Any() && service.PostedTo("/chat").Count > 0, Limit);
        var told = DateTimeOffset.UtcNow;
        Assert.True(Calls(service, "trigger").Any(), $"nobody was called\n{servers.Complaints}");
        AssertCall(Calls(service, "trigger").First());
        Assert.Contains(service.PostedTo("/chat"), static m => m.Contains("Customers cannot order", StringComparison.Ordinal) && m.Contains("#payments", StringComparison.Ordinal));
        var began = await asked.Began(Alert);

        service.Fail(0);
        var mended = DateTimeOffset.UtcNow;
        await Patience.Until(() => Calls(service, "resolve").Any(), Limit);
        Assert.True(Calls(service, "resolve").Any(), $"nobody was told that it ended\n{servers.Complaints}");
        Assert.Equal(Key(Calls(service, "trigger").First()), Key(Calls(service, "resolve").First()));
        await AssertTimes(asked, Availability(shop), began, (failed, told, mended));
    }

    /// <summary>
    /// Each share is the one that the samples which were taken have; the alert fires at the evaluations at which they are above the thresholds of a row, from the first to the last
    /// of them, and Alertmanager is told so; and that is no later than the formula of the workbook says, by as much as the servers were late themselves.
    /// </summary>
    private async Task AssertTimes(AskedPrometheus asked, Slo slo, DateTimeOffset? began, (DateTimeOffset Failed, DateTimeOffset Told, DateTimeOffset Mended) times)
    {
        var rows = slo.Rows.Where(static r => r.Urgency == Urgency.Page).ToList();
        var recorded = new Dictionary<TimeSpan, IReadOnlyList<KeptSample>>();
        var prediction = new BurnPrediction(await asked.Samples("http_requests_total{code='200'}"), await asked.Samples("http_requests_total{code='500'}"), Faster);
        foreach (var window in rows.SelectMany(static r => new[] { r.Short, r.Long }).Distinct())
        {
            recorded[window] = await asked.Samples($"slo:sli_error:ratio_rate{PromDuration.Written(window)}{{service='api', slo='availability'}}");
            Assert.All(recorded[window], sample => Assert.True(prediction.Explains(sample, window), $"{sample.Value} over {window} at {sample.At:O} is not what the samples tell"));
        }

        var foretold = BurnPrediction.Firing(rows, slo.Objective, recorded);
        var fired = (await asked.Samples($"ALERTS{{alertname='{Alert}', alertstate='firing'}}")).Select(static s => s.At).ToList();
        Assert.Equal(foretold, fired);
        Assert.Equal(foretold[0].ToUnixTimeMilliseconds(), began?.ToUnixTimeMilliseconds());

        var late = 2 * prediction.LongestGap(recorded[rows[0].Short].Select(static s => s.At));
        var (begins, ends) = (rows.Min(r => r.UntilFiring(slo.Objective, Errors)!.Value) / Faster, rows.Max(r => r.UntilResolved(slo.Objective, Errors)) / Faster);
        output.WriteLine($"began {(fired[0] - times.Failed).TotalSeconds:0.0} s after the first error, foretold within {begins.TotalSeconds:0.0} s; ended {(fired[^1] - times.Mended).TotalSeconds:0.0} s after the last, foretold within {ends.TotalSeconds:0.0} s; servers late by {late.TotalSeconds:0.0} s; told {(times.Told - fired[0]).TotalSeconds:0.0} s after it began");
        Assert.True(fired[0] - times.Failed <= begins + late, $"began {fired[0] - times.Failed} after the first error, foretold {begins}");
        Assert.True(fired[^1] - times.Mended <= ends + late, $"ended {fired[^1] - times.Mended} after the last error, foretold {ends}");
        Assert.True(times.Told - fired[0] <= Limit / 4, $"the message took {times.Told - fired[0]}");
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

    private static AskedPrometheus Start(ShopConfiguration shop, AlertingServers servers, int measured)
    {
        var (alertmanager, prometheus) = (AlertingServers.FreePort(), AlertingServers.FreePort());
        shop.Write(servers, measured, alertmanager);
        servers.StartAlertmanager(alertmanager);
        servers.StartPrometheus(prometheus);
        return new AskedPrometheus(prometheus, alertmanager);
    }

    private static Slo Availability(ShopConfiguration shop) => shop.Project.Model.Slos.Single(static s => s.FullName == "api.availability");

    private static IEnumerable<JsonElement> Calls(MeasuredService service, string action) =>
        service.PostedTo("/page").Select(static p => JsonDocument.Parse(p).RootElement).Where(c => c.GetProperty("event_action").GetString() == action);

    private static string? Key(JsonElement call) => call.GetProperty("dedup_key").GetString();
}
