using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Flow.Compiler;
using Xunit.Abstractions;

namespace Flow.Conformance.Tests.Alertmanager;

/// <summary>A real Alertmanager tells another team of what goes on, and not of what has ended by then.</summary>
public sealed class EscalationTests(ITestOutputHelper output)
{
    /// <summary>Long enough that an alert has ended before, also on a machine that does much else.</summary>
    private const int After = 30;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(3);

    [SkippableFact]
    public async Task Another_team_is_told_of_what_still_fires_and_not_of_what_has_ended()
    {
        AlertingServers.Require();
        using var servers = new AlertingServers();
        using var service = new MeasuredService(AlertingServers.FreePort());
        servers.Write("alertmanager.yml", OnCallProjects.Configuration(Compilation.Of(Source(service.Port), "later.flow")));
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{servers.StartAlertmanager()}"), Timeout = Limit };

        var firing = await Post(client, ("ApiDown", "api", null), ("DbDown", "db", null));
        await Patience.Until(() => Told(service, "/payments", "ApiDown") && Told(service, "/payments", "DbDown"), Limit);
        output.WriteLine($"the team is told after {firing.Elapsed.TotalSeconds:0.0} s; foretold 1 s");
        await Post(client, ("DbDown", "db", DateTimeOffset.UtcNow));

        await Patience.Until(() => Told(service, "/platform", "ApiDown"), Limit);
        output.WriteLine($"the other team is told after {firing.Elapsed.TotalSeconds:0.0} s; foretold {After} s");
        Assert.True(Told(service, "/platform", "ApiDown"), servers.Complaints);
        Assert.True(firing.Elapsed > TimeSpan.FromSeconds(After - 1), $"told after {firing.Elapsed.TotalSeconds} s already");
        await Task.Delay(Quiet); // it would have been told by now
        Assert.False(Told(service, "/platform", "DbDown"));
    }

    private static string Source(int port) => $$"""
        rotation primary { page = webhook("http://127.0.0.1:{{port}}/payments/page"), shift daily by "@ana" }
        rotation second { page = webhook("http://127.0.0.1:{{port}}/platform/page"), shift daily by "@cy" }
        team payments {
          on-call = rotation("primary")
          channels = webhook("http://127.0.0.1:{{port}}/payments")
          tell critical after 1s every 1h { more = 1s }
          escalate critical to platform after {{After}}s
        }
        team platform { on-call = rotation("second"), channels = webhook("http://127.0.0.1:{{port}}/platform") }
        service api { owner = payments }
        service db { owner = payments }
        alert down of api { when promql"api_up == 0", severity = critical, impact = "Customers cannot order" }
        alert down of db { when promql"db_up == 0", severity = critical, impact = "Customers cannot order" }
        """;

    private static bool Told(MeasuredService service, string path, string alert) => service.PostedTo(path).Any(text =>
        JsonDocument.Parse(text).RootElement.GetProperty("alerts").EnumerateArray().Any(a => a.GetProperty("labels").GetProperty("alertname").GetString() == alert));

    /// <summary>Gives alerts to Alertmanager as Prometheus does, as soon as it listens, and says since when they fire.</summary>
    private static async Task<Stopwatch> Post(HttpClient client, params (string Name, string Service, DateTimeOffset? End)[] alerts)
    {
        var body = alerts.Select(static a => new
        {
            labels = new Dictionary<string, string> { ["alertname"] = a.Name, ["service"] = a.Service, ["team"] = "payments", ["severity"] = "critical" },
            startsAt = DateTimeOffset.UtcNow.AddSeconds(-1),
            endsAt = a.End ?? DateTimeOffset.UtcNow.AddMinutes(10),
        }).ToList();
        var since = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                var sending = Stopwatch.StartNew();
                using var answer = await client.PostAsJsonAsync(new Uri("/api/v2/alerts", UriKind.Relative), body);
                return answer.IsSuccessStatusCode ? sending : throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
            }
            catch (HttpRequestException) when (since.Elapsed < Limit)
            {
                await Task.Delay(100); // it has not started yet
            }
        }
    }
}
