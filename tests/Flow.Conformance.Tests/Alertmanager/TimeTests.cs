using System.Net.Http.Json;
using System.Text.Json;
using Flow.Compiler;
using Flow.Compiler.Model.OnCall;
using Flow.Compiler.Planning.OnCall;
using Xunit.Abstractions;

namespace Flow.Conformance.Tests.Alertmanager;

/// <summary>
/// A real Alertmanager tells those whom the compiler foretells for this minute: shifts that are on and off, silences that hold and do not, and what keeps what quiet.
/// The times are laid around now, hours away from it.
/// </summary>
public sealed class TimeTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(3);

    [SkippableFact]
    public async Task Those_are_told_who_are_foretold_for_this_minute()
    {
        AlertingServers.Require();
        using var servers = new AlertingServers();
        using var service = new MeasuredService(AlertingServers.FreePort());
        var now = DateTime.UtcNow;
        var project = Compilation.Of(Source(now, $"http://127.0.0.1:{service.Port}/"), "now.flow");
        var plan = OnCallPlan.Of(project.Model)!;
        servers.Write("alertmanager.yml", Patience.WithoutWaiting(OnCallProjects.Configuration(project)));
        var foretold = Foretold(plan, (((int)now.DayOfWeek + 6) % 7 * WeeklyWindow.Day) + (now.Hour * 60) + now.Minute).ToHashSet();

        await Fire(servers.StartAlertmanager(), plan);
        await Patience.Until(() => foretold.IsSubsetOf(Told(service)), Limit);
        await Task.Delay(Quiet); // whoever should not be told would be by now

        output.WriteLine(string.Join('\n', foretold.Order(StringComparer.Ordinal)));
        Assert.Equal(foretold.Order(StringComparer.Ordinal), Told(service).Order(StringComparer.Ordinal));
        Assert.Equal(6, foretold.Count);
    }

    private static string Source(DateTime now, string address)
    {
        string From(int hours, int to) => $"{now.AddHours(hours):HH}:00..{now.AddHours(to):HH}:00";
        string On(int days) => $"{now.AddDays(days):yyyy-MM-dd}";
        return $$"""
            rotation primary {
              page = webhook("{{address}}")
              shift daily at {{From(-3, 4)}} by "@now"
              shift daily at {{From(4, -3)}} by "@later"
            }
            team web { on-call = rotation("primary"), channels = webhook("{{address}}") }
            service db { owner = web }
            service api { owner = web, depends-on = db }
            service a { owner = web }
            service b { owner = web }
            service c { owner = web }
            service d { owner = web }
            alert down of db { when promql"db > 1", severity = critical }
            alert down of api { when promql"api > 1", severity = critical }
            alert slow of db { when promql"db > 2" }
            alert slow of a { when promql"a > 1" }
            alert odd of a { when promql"a > 2", severity = info }
            alert slow of b { when promql"b > 1" }
            alert odd of b { when promql"b > 2", severity = info }
            alert slow of c { when promql"c > 1" }
            alert slow of d { when promql"d > 1" }
            alert lost { when promql"lost > 1" }
            silence holds of a { window daily at {{From(-2, 3)}}, because "a test" }
            silence not-now of b { window daily at {{From(3, -2)}}, because "a test" }
            silence today of c { window daily at {{From(-2, 3)}}, days = {{On(0)}}..{{On(0)}}, because "a test" }
            silence another-day of d { window daily at {{From(-2, 3)}}, days = {{On(2)}}..{{On(3)}}, because "a test" }
            """;
    }

    private static IEnumerable<string> Foretold(OnCallPlan plan, int minute)
    {
        var simulation = new ReachSimulation(plan);
        return plan.Alerts.Where(a => !plan.Alerts.Any(source => plan.Inhibitions.Any(i => i.Quiets(source.Labels, a.Labels))))
            .SelectMany(a => simulation.Of(a).Single(s => s.From <= minute && minute < s.To).Receivers.Select(receiver => $"{a.Name} to {receiver}"));
    }

    private static HashSet<string> Told(MeasuredService service) =>
    [
        .. service.Pages.Select(static p => JsonDocument.Parse(p).RootElement).SelectMany(static p => p.GetProperty("alerts").EnumerateArray()
            .Select(a => $"{a.GetProperty("labels").GetProperty("alertname").GetString()} to {p.GetProperty("receiver").GetString()}")),
    ];

    private static async Task Fire(int port, OnCallPlan plan)
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(5) };
        var isTaken = false;
        for (var attempt = 0; attempt < 60 && !isTaken; attempt++)
        {
            try
            {
                using var answer = await client.PostAsJsonAsync("/api/v2/alerts", plan.Alerts.Select(static a => new { labels = a.Labels }));
                isTaken = answer.IsSuccessStatusCode;
            }
            catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
            {
                await Task.Delay(500); // it has not started yet
            }
        }

        Assert.True(isTaken, "Alertmanager took no alerts.");
    }
}
