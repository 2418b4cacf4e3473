using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Flow.Runtime.Runbooks;

/// <summary>Asks addresses and Prometheus.</summary>
/// <param name="token">A token for Prometheus; null for none.</param>
internal sealed class RunbookProbe(string? token) : IDisposable
{
    /// <summary>How long an answer is waited for.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private const int LongestBody = 1 << 20;

    private readonly HttpClient _client = new() { Timeout = Limit, MaxResponseContentBufferSize = LongestBody };

    public void Dispose() => _client.Dispose();

    /// <summary>The answer of an address, as a record.</summary>
    public Value Get(string address)
    {
        var clock = Stopwatch.StartNew();
        var (status, body) = Ask(new HttpRequestMessage(HttpMethod.Get, Checked(address)));
        return new Record { ["status"] = status, ["body"] = body, ["elapsed"] = Spell.Text(TimeSpan.FromMilliseconds(Math.Round(clock.Elapsed.TotalMilliseconds))) };
    }

    /// <summary>Whether a query gives a series.</summary>
    public bool Measures(string prometheus, string query) => Result(prometheus, $"query?query={Uri.EscapeDataString(query)}").GetArrayLength() > 0;

    /// <summary>The series that Prometheus answers with (its HTTP API: <c>/api/v1/query</c> and <c>/api/v1/query_range</c>).</summary>
    /// <param name="prometheus">Where it is.</param>
    /// <param name="question">What is asked, as it stands behind <c>/api/v1/</c>.</param>
    public JsonElement Result(string prometheus, string question)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Checked($"{prometheus.TrimEnd('/')}/api/v1/{question}"));
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        var (status, body) = Ask(request);
        try
        {
            using var answer = JsonDocument.Parse(body);
            var root = answer.RootElement;
            return root.TryGetProperty("data", out var data) && data.TryGetProperty("result", out var result) && result.ValueKind == JsonValueKind.Array
                ? result.Clone()
                : throw new FlowRunException($"Prometheus at {ShownAddress.Of(prometheus)} did not answer the query: {(root.TryGetProperty("error", out var error) ? error.ToString() : $"status {status}")}.");
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new FlowRunException($"What answers at {ShownAddress.Of(prometheus)} is no Prometheus (status {status}).", fault);
        }
    }

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

    private static Uri Checked(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
        ? uri
        : throw new FlowRunException($"`{ShownAddress.Of(address)}` is no address that can be asked: it begins with http:// or https://.");
}
