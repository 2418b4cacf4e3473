using System.Globalization;
using System.Text;
using System.Text.Json;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Planning;
using Flow.Runtime;

namespace Flow.Cli.Reporting;

/// <summary>The state of a status page as Prometheus knows it. Only names of components are in it, which the page has anyway.</summary>
/// <param name="page">The page.</param>
/// <param name="model">The project.</param>
/// <param name="prometheus">Where Prometheus is.</param>
/// <param name="token">A token for it; null for none.</param>
/// <param name="now">The time.</param>
internal sealed class StatusReading(StatusPage page, DeliveryModel model, string prometheus, string? token, DateTimeOffset now)
{
    private const int Day = 24 * 60 * 60;
    private static readonly string[] States = ["operational", "degraded", "outage"];
    private readonly DateTimeOffset today = new(now.UtcDateTime.Date, TimeSpan.Zero);

    /// <summary>The text of <c>status.json</c>.</summary>
    /// <exception cref="FlowRunException">Prometheus does not answer.</exception>
    public string Json()
    {
        var states = ByComponent(At(StatusQueries.Now(page)));
        var days = Days();
        var last = page.Components.All(c => states.ContainsKey(c.Name)) ? [] : ByComponent(At(StatusQueries.KnownLast(page, page.History)));
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("written", Time(now));
            json.WriteStartObject("components");
            foreach (var component in page.Components)
            {
                json.WriteStartObject(component.Name);
                WriteState(json, component, states.GetValueOrDefault(component.Name), last.GetValueOrDefault(component.Name));
                WriteDays(json, days[component.Name]);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private void WriteState(Utf8JsonWriter json, StatusComponent component, PrometheusSeries? state, PrometheusSeries? last)
    {
        var measured = state is { Points: [var (_, value)] } && value is >= 0 and <= 2 ? States[(int)value] : "unknown";
        var isMaintained = measured != "operational" && StatusQueries.IsMaintained(component, now, model);
        json.WriteString("state", isMaintained ? "maintenance" : measured);
        if (measured == "unknown" && !isMaintained && last is { Points: [var (_, seconds)] })
        {
            json.WriteString("since", Time(DateTimeOffset.FromUnixTimeSeconds((long)seconds)));
        }
    }

    private static void WriteDays(Utf8JsonWriter json, IReadOnlyList<DayMinutes> days)
    {
        json.WriteStartArray("days");
        foreach (var day in days)
        {
            json.WriteStartObject();
            json.WriteString("day", day.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteNumber("known", day.Known);
            json.WriteNumber("degraded", day.Degraded);
            json.WriteNumber("outage", day.Outage);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The days of each component, the oldest first and today at the end.</summary>
    private Dictionary<string, List<DayMinutes>> Days()
    {
        var known = PerDay(StatusQueries.Known);
        var degraded = PerDay((p, s) => StatusQueries.Minutes(p, StatusImpact.Degraded, s));
        var outage = PerDay((p, s) => StatusQueries.Minutes(p, StatusImpact.Outage, s));
        var all = Enumerable.Range(0, page.History).Select(i => DateOnly.FromDateTime(today.UtcDateTime).AddDays(i + 1 - page.History)).ToList();
        return page.Components.ToDictionary(
            static c => c.Name,
            c => all.ConvertAll(d => new DayMinutes(d, known.GetValueOrDefault((c.Name, d)), degraded.GetValueOrDefault((c.Name, d)), outage.GetValueOrDefault((c.Name, d)))),
            StringComparer.Ordinal);
    }

    // Asked a second before the day ends, the range begins a second before it began: so each minute of it counts once, whether or not a range holds the moment with which it begins.
    private Dictionary<(string Component, DateOnly Day), int> PerDay(Func<StatusPage, int, string> query)
    {
        var found = new Dictionary<(string, DateOnly), int>();
        var before = page.History == 1 ? [] : PrometheusSeries.Between(
            prometheus, token, query(page, Day), today.AddDays(2 - page.History).AddSeconds(-1), today.AddSeconds(-1), TimeSpan.FromDays(1));
        foreach (var series in before.Concat(At(query(page, (int)(now - today).TotalSeconds + 1))))
        {
            foreach (var (time, value) in series.Points)
            {
                found[(series.Labels.GetValueOrDefault(StatusQueries.Component, ""), DateOnly.FromDateTime(time.UtcDateTime))] = (int)value;
            }
        }

        return found;
    }

    private IReadOnlyList<PrometheusSeries> At(string query) => PrometheusSeries.At(prometheus, token, query, now);

    private static Dictionary<string, PrometheusSeries> ByComponent(IEnumerable<PrometheusSeries> series) =>
        series.GroupBy(static s => s.Labels.GetValueOrDefault(StatusQueries.Component, "")).ToDictionary(static g => g.Key, static g => g.First(), StringComparer.Ordinal);

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private sealed record DayMinutes(DateOnly Day, int Known, int Degraded, int Outage);
}
