using System.Globalization;
using System.Text.Json;
using Flow.Runtime.Runbooks;

namespace Flow.Runtime;

/// <summary>A series that Prometheus answered with.</summary>
/// <param name="Labels">Its labels.</param>
/// <param name="Points">Its values, in the order of time.</param>
public sealed record PrometheusSeries(IReadOnlyDictionary<string, string> Labels, IReadOnlyList<(DateTimeOffset Time, double Value)> Points)
{
    /// <summary>Asks what a query gives at one time.</summary>
    /// <param name="prometheus">Where Prometheus is.</param>
    /// <param name="token">A token for it; null for none.</param>
    /// <param name="query">The query.</param>
    /// <param name="time">The time.</param>
    /// <exception cref="FlowRunException">It does not answer, or not with series.</exception>
    public static IReadOnlyList<PrometheusSeries> At(string prometheus, string? token, string query, DateTimeOffset time) =>
        Ask(prometheus, token, $"query?query={Uri.EscapeDataString(query)}&time={Seconds(time)}", "value");

    /// <summary>Asks what a query gives at several times.</summary>
    /// <param name="prometheus">Where Prometheus is.</param>
    /// <param name="token">A token for it; null for none.</param>
    /// <param name="query">The query.</param>
    /// <param name="first">The first time.</param>
    /// <param name="last">The last time.</param>
    /// <param name="step">How far the times are apart.</param>
    /// <exception cref="FlowRunException">It does not answer, or not with series.</exception>
    public static IReadOnlyList<PrometheusSeries> Between(string prometheus, string? token, string query, DateTimeOffset first, DateTimeOffset last, TimeSpan step) =>
        Ask(prometheus, token, $"query_range?query={Uri.EscapeDataString(query)}&start={Seconds(first)}&end={Seconds(last)}&step={step.TotalSeconds.ToString(CultureInfo.InvariantCulture)}", "values");

    private static PrometheusSeries[] Ask(string prometheus, string? token, string question, string member)
    {
        using var client = new PrometheusClient(token);
        try
        {
            return [.. client.Result(prometheus, question).EnumerateArray().Select(s => Of(s, member))];
        }
        catch (Exception fault) when (fault is KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException or FormatException or ArgumentException)
        {
            throw new FlowRunException($"What answers at {ShownAddress.Of(prometheus)} gives no series of numbers.", fault);
        }
    }

    // A native histogram has no values, and what is no Prometheus may answer anything.
    private static PrometheusSeries Of(JsonElement series, string member)
    {
        var labels = series.GetProperty("metric").EnumerateObject().ToDictionary(static l => l.Name, static l => l.Value.GetString() ?? "", StringComparer.Ordinal);
        var points = member == "value" ? [series.GetProperty(member)] : series.GetProperty(member).EnumerateArray().ToArray();
        return new PrometheusSeries(labels, [.. points.Select(static p => (DateTimeOffset.FromUnixTimeMilliseconds((long)(p[0].GetDouble() * 1000)), Number(p[1].GetString() ?? "")))]);
    }

    // As Prometheus writes them: NaN, +Inf and -Inf among others.
    private static double Number(string text) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };

    private static string Seconds(DateTimeOffset time) => (time.ToUnixTimeMilliseconds() / 1000m).ToString(CultureInfo.InvariantCulture);
}
