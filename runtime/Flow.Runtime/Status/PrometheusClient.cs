using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using Flow.Runtime.Runbooks;

namespace Flow.Runtime;

/// <summary>
/// Asks Prometheus (its HTTP API: <c>/api/v1/query</c> and <c>/api/v1/query_range</c>), and asks again while the trouble may pass: what curl takes for such with
/// <c>--retry-connrefused</c>, so that a gate at GitHub and one here end alike. Who answers that it is elsewhere is not followed: the token is meant for the address that was written.
/// </summary>
internal sealed class PrometheusClient : IDisposable
{
    private const int LongestAnswer = 1 << 20;

    private const int Retries = 2;

    /// <summary>How long one answer is waited for.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>After this time it is not asked again, however long the server asks to wait (<c>Retry-After</c>).</summary>
    private static readonly TimeSpan LongestTry = TimeSpan.FromSeconds(40);

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Limit, MaxResponseContentBufferSize = LongestAnswer };

    private readonly string? _token;

    /// <summary>A client.</summary>
    /// <param name="token">A token for it; null or empty for none.</param>
    public PrometheusClient(string? token) => _token = token;

    public void Dispose() => _client.Dispose();

    /// <summary>The series that it answers with.</summary>
    /// <param name="prometheus">Where it is.</param>
    /// <param name="question">What is asked, as it stands behind <c>/api/v1/</c>.</param>
    /// <exception cref="FlowRunException">It does not answer, or not with series; or the token cannot be sent.</exception>
    public JsonElement Result(string prometheus, string question) => ResultAsync(prometheus, question, CancellationToken.None).GetAwaiter().GetResult();

    /// <inheritdoc cref="Result"/>
    public async Task<JsonElement> ResultAsync(string prometheus, string question, CancellationToken stop)
    {
        var address = ShownAddress.Checked($"{prometheus.TrimEnd('/')}/api/v1/{question}");
        var token = BearerToken.Of(_token);
        var clock = Stopwatch.StartNew();
        for (var left = Retries; ; left--)
        {
            var answer = await TryAsync(address, token, stop);
            if (!answer.MayPass || left == 0 || clock.Elapsed + answer.Pause > LongestTry)
            {
                return Series(ShownAddress.Of(prometheus), answer);
            }

            await Task.Delay(answer.Pause, stop);
        }
    }

    /// <summary>What came back.</summary>
    /// <param name="Body">What was answered; null without an answer.</param>
    /// <param name="Status">Its status.</param>
    /// <param name="Trouble">Why there is none.</param>
    /// <param name="MayPass">Whether another try may help.</param>
    private sealed record Answer(string? Body, HttpStatusCode Status, string Trouble, bool MayPass)
    {
        /// <summary>How long the next try waits.</summary>
        public TimeSpan Pause { get; init; } = PrometheusClient.Pause;
    }

    private async Task<Answer> TryAsync(Uri address, AuthenticationHeaderValue? token, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = token;
        try
        {
            using var answer = await _client.SendAsync(request, stop);
            return new Answer(await answer.Content.ReadAsStringAsync(stop), answer.StatusCode, "", (int)answer.StatusCode is 408 or 429 or 500 or 502 or 503 or 504) { Pause = PauseOf(answer.Headers.RetryAfter) };
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return new Answer(null, default, $"does not answer: {fault.Message}", fault is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } || IsRefused(fault));
        }
        catch (TaskCanceledException) when (!stop.IsCancellationRequested)
        {
            return new Answer(null, default, $"does not answer within {Limit.TotalSeconds:0} s.", MayPass: true);
        }
    }

    private static TimeSpan PauseOf(RetryConditionHeaderValue? wanted) => wanted switch
    {
        { Delta: { } delta } when delta > Pause => delta,
        { Date: { } date } when date - DateTimeOffset.UtcNow > Pause => date - DateTimeOffset.UtcNow,
        _ => Pause,
    };

    private static bool IsRefused(Exception fault) => fault.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused };

    private static JsonElement Series(string prometheus, Answer given)
    {
        if (given.Body is null)
        {
            throw new FlowRunException($"Prometheus at {prometheus} {given.Trouble}");
        }

        if ((int)given.Status is >= 300 and < 400)
        {
            throw new FlowRunException($"Prometheus at {prometheus} answers that it is elsewhere (status {(int)given.Status}), which is not followed. Write the address that answers itself.");
        }

        try
        {
            using var answer = JsonDocument.Parse(given.Body);
            var root = answer.RootElement;
            return (int)given.Status is 200 && root.TryGetProperty("status", out var status) && status.ValueEquals("success") && root.TryGetProperty("data", out var data) && data.TryGetProperty("result", out var result) && result.ValueKind == JsonValueKind.Array
                ? result.Clone()
                : throw new FlowRunException($"Prometheus at {prometheus} did not answer the query: {(root.TryGetProperty("error", out var error) ? error.ToString() : $"status {(int)given.Status}")}.");
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new FlowRunException($"What answers at {prometheus} is no Prometheus (status {(int)given.Status}).", fault);
        }
    }
}
