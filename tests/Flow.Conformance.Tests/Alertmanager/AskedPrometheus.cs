using System.Globalization;
using System.Text.Json;

namespace Flow.Conformance.Tests.Alertmanager;

/// <summary>A sample as a server keeps it.</summary>
/// <param name="At">When it was taken, or evaluated.</param>
/// <param name="Value">Its value.</param>
internal readonly record struct KeptSample(DateTimeOffset At, double Value);

/// <summary>Asks a running Prometheus for the samples that it took, and an Alertmanager for when alerts began.</summary>
internal sealed class AskedPrometheus : IDisposable
{
    private readonly HttpClient client = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly Uri prometheus;
    private readonly Uri alertmanager;

    /// <summary>Asks servers on the loopback.</summary>
    public AskedPrometheus(int prometheusPort, int alertmanagerPort)
    {
        prometheus = new Uri($"http://127.0.0.1:{prometheusPort}/");
        alertmanager = new Uri($"http://127.0.0.1:{alertmanagerPort}/");
    }

    /// <summary>All samples of the one series that a selector finds, the oldest first; none where there is no series.</summary>
    public async Task<IReadOnlyList<KeptSample>> Samples(string selector)
    {
        using var question = new FormUrlEncodedContent([new("query", $"{selector}[1h]")]);
        using var answer = await client.PostAsync(new Uri(prometheus, "api/v1/query"), question);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var series = json.RootElement.GetProperty("data").GetProperty("result").EnumerateArray().ToList();
        Assert.True(series.Count <= 1, $"{selector} finds {series.Count} series");
        return [.. series.SelectMany(static s => s.GetProperty("values").EnumerateArray()).Select(static v => new KeptSample(
            DateTimeOffset.FromUnixTimeMilliseconds((long)decimal.Round(v[0].GetDecimal() * 1000)), double.Parse(v[1].GetString()!, CultureInfo.InvariantCulture)))];
    }

    /// <summary>When an alert began, as Alertmanager was told; null where none of that name fires.</summary>
    public async Task<DateTimeOffset?> Began(string alert)
    {
        using var json = JsonDocument.Parse(await client.GetStringAsync(new Uri(alertmanager, $"api/v2/alerts?filter=alertname%3D{alert}")));
        return json.RootElement.EnumerateArray().Select(static a => (DateTimeOffset?)a.GetProperty("startsAt").GetDateTimeOffset()).FirstOrDefault();
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();
}
