using System.Text.Json;
using Flow.Cli;
using Flow.Cli.Hosting;

namespace Flow.Conformance.Tests.StatusPages;

/// <summary>What <c>flow report status</c> writes of what a real Prometheus has recorded.</summary>
public sealed class StatusReportTests : IDisposable
{
    private const string Source = """
        service api
        service shop
        synthetic answers of api { get "https://shop.example.com/healthz" }
        synthetic answers of shop { get "https://shop.example.com/healthz" }
        status-page customers {
          history = 5d
          component orders as "Taking orders" of api
          component site as "The web site" of api
          component never as "Never measured" of api
          component moved as "Being moved" of shop
        }
        silence move of shop { window daily, because "it moves", public = "The shop moves." }
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("flow-status-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [SkippableFact]
    public void The_state_of_now_and_the_minutes_of_each_day()
    {
        var minute = DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 60 * 60;
        var today = minute / 86400 * 86400;
        var lost = minute - 3600;
        using var server = new RecordedServer(Samples(today, minute, lost));

        var (code, output, error) = Run("report", "status", "--prometheus", server.Address, "--out", "status/customers/status.json");

        Assert.Equal((0, "", ""), (code, output, error));
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "status/customers/status.json")));
        var components = json.RootElement.GetProperty("components");
        Assert.Equal(["orders", "site", "never", "moved"], components.EnumerateObject().Select(static c => c.Name));
        Assert.Equal(["operational", "unknown", "unknown", "maintenance"], components.EnumerateObject().Select(static c => c.Value.GetProperty("state").GetString()));
        Assert.InRange((DateTimeOffset.FromUnixTimeSeconds(lost) - components.GetProperty("site").GetProperty("since").GetDateTimeOffset()).TotalMinutes, 0, 5);
        Assert.False(components.GetProperty("never").TryGetProperty("since", out _));
        Assert.Equal((0, 0, 0), Day(components, "orders", today, 4));
        Assert.Equal((1440, 0, 10), Day(components, "orders", today, 3));
        Assert.Equal((1440, 7, 0), Day(components, "orders", today, 2));
        Assert.Equal((1430, 0, 0), Day(components, "orders", today, 1));
        Assert.Equal((0, 0, 0), Day(components, "never", today, 2));
    }

    [SkippableFact]
    public void What_does_not_answer_writes_nothing()
    {
        var (code, output, error) = Run("report", "status", "--prometheus", "http://127.0.0.1:9", "--out", "status.json");

        Assert.Equal((1, ""), (code, output));
        Assert.Contains("127.0.0.1:9", error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, "status.json")));
    }

    // A day of nothing, one with ten minutes of outage, one with seven of degradation, one of which ten minutes are missing, and today.
    private static IEnumerable<(string Series, long Time, int Value)> Samples(long today, long now, long lost)
    {
        for (var time = today - (3 * 86400); time <= now; time += 60)
        {
            var (day, minute) = ((time - today) / 86400.0, time % 86400 / 60);
            var isMissing = day is >= -1 and < 0 && minute is >= 605 and < 620; // a sample is looked back at for five minutes
            if (!isMissing)
            {
                yield return (Series("orders"), time, day < -2 && minute is >= 600 and < 610 ? 2 : day is >= -2 and < -1 && minute is >= 100 and < 107 ? 1 : 0);
            }
        }

        for (var time = today - 86400; time <= lost; time += 60)
        {
            yield return (Series("site"), time, 0);
        }

        yield return (Series("moved"), now, 2);
    }

    private static string Series(string component) => $"status:component:state{{page=\"customers\",component=\"{component}\"}}";

    private static (int Known, int Degraded, int Outage) Day(JsonElement components, string component, long today, int ago)
    {
        var name = DateTimeOffset.FromUnixTimeSeconds(today - (ago * 86400L)).UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var day = components.GetProperty(component).GetProperty("days").EnumerateArray().Single(d => d.GetProperty("day").GetString() == name);
        return (day.GetProperty("known").GetInt32(), day.GetProperty("degraded").GetInt32(), day.GetProperty("outage").GetInt32());
    }

    private (int Code, string Output, string Error) Run(params string[] arguments)
    {
        File.WriteAllText(Path.Combine(folder, "a.flow"), Source);
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        return (Application.Run(arguments, new CommandHost(output, error, () => TextReader.Null, _ => null) { CurrentFolder = folder }), output.ToString(), error.ToString());
    }
}
