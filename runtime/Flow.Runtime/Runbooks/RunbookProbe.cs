using System.Diagnostics;

namespace Flow.Runtime.Runbooks;

/// <summary>Asks addresses and Prometheus.</summary>
/// <param name="token">A token for Prometheus; null for none.</param>
internal sealed class RunbookProbe(string? token) : IDisposable
{
    /// <summary>How long an answer is waited for.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private const int LongestBody = 1 << 20;

    private readonly HttpClient _client = new() { Timeout = Limit, MaxResponseContentBufferSize = LongestBody };

    private readonly PrometheusClient _prometheus = new(token);

    public void Dispose()
    {
        _client.Dispose();
        _prometheus.Dispose();
    }

    /// <summary>The answer of an address, as a record.</summary>
    public Value Get(string address)
    {
        var clock = Stopwatch.StartNew();
        var (status, body) = Ask(new HttpRequestMessage(HttpMethod.Get, ShownAddress.Checked(address)));
        return new Record { ["status"] = status, ["body"] = body, ["elapsed"] = Spell.Text(TimeSpan.FromMilliseconds(Math.Round(clock.Elapsed.TotalMilliseconds))) };
    }

    /// <summary>Whether a query gives a series.</summary>
    public bool Measures(string prometheus, string query) => _prometheus.Result(prometheus, $"query?query={Uri.EscapeDataString(query)}").GetArrayLength() > 0;

    private (int Status, string Body) Ask(HttpRequestMessage request)
    {
        using (request)
        {
            try
            {
                using var answer = _client.Send(request);
                using var reader = new StreamReader(answer.Content.ReadAsStream());
                return ((int)answer.StatusCode, reader.ReadToEnd());
            }
            catch (Exception fault) when (fault is HttpRequestException or IOException)
            {
                throw new FlowRunException($"{ShownAddress.Of(request.RequestUri!)} does not answer: {fault.Message}", fault);
            }
            catch (TaskCanceledException fault)
            {
                throw new FlowRunException($"{ShownAddress.Of(request.RequestUri!)} does not answer within {Limit.TotalSeconds:0} s.", fault);
            }
        }
    }
}
