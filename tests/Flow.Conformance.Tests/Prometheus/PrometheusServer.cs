using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Flow.Conformance.Tests.Tools;

namespace Flow.Conformance.Tests.Prometheus;

/// <summary>
/// A real Prometheus on the loopback, which is asked what it reads in a query. It scrapes nothing, keeps its files in a temporary folder, and ends with the
/// tests, or after five minutes when those were ended from outside.
/// </summary>
public sealed class PrometheusServer : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly ExternalTool Tool = new("prometheus", "prometheus");

    private readonly HttpClient client = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly Lazy<Process> process;
    private readonly string folder = Directory.CreateTempSubdirectory("flow-prometheus-").FullName;

    /// <summary>A server that starts with the first question.</summary>
    public PrometheusServer() => process = new Lazy<Process>(Start);

    /// <summary>The query in Prometheus' own layout, or what it has against it. Skips the running test when Prometheus is not installed.</summary>
    public (string? Layout, string? Error) Read(string query)
    {
        Tool.Require();
        _ = process.Value;
        using var question = new FormUrlEncodedContent([new("query", query)]);
        using var answer = client.PostAsync(new Uri("/api/v1/format_query", UriKind.Relative), question).GetAwaiter().GetResult();
        var json = JsonDocument.Parse(answer.Content.ReadAsStringAsync().GetAwaiter().GetResult()).RootElement;
        return json.GetProperty("status").GetString() == "success" ? (json.GetProperty("data").GetString(), null) : (null, json.GetProperty("error").GetString());
    }

    private Process Start()
    {
        File.WriteAllText(Path.Combine(folder, "prometheus.yml"), "{}\n");
        var port = FreePort();
        client.BaseAddress = new Uri($"http://127.0.0.1:{port}");
        var server = Process.Start(new ProcessStartInfo(
            "timeout",
            ["--kill-after=5", "300", "prometheus", "--config.file=prometheus.yml", "--storage.tsdb.path=data", $"--web.listen-address=127.0.0.1:{port}", "--log.level=error"])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardError = true,
        })!;
        server.ErrorDataReceived += static (_, _) => { };
        server.BeginErrorReadLine();
        WaitUntilReady(server);
        return server;
    }

    private void WaitUntilReady(Process server)
    {
        var since = Stopwatch.StartNew();
        while (!IsReady())
        {
            Assert.False(server.HasExited, "Prometheus ended before it was ready.");
            Assert.True(since.Elapsed < StartLimit, "Prometheus was not ready in time.");
            Thread.Sleep(50);
        }
    }

    private bool IsReady()
    {
        try
        {
            using var answer = client.GetAsync(new Uri("/-/ready", UriKind.Relative)).GetAwaiter().GetResult();
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        client.Dispose();
        if (process.IsValueCreated)
        {
            process.Value.Kill(entireProcessTree: true);
            process.Value.WaitForExit(TimeSpan.FromSeconds(10));
            process.Value.Dispose();
        }

        Directory.Delete(folder, recursive: true);
    }
}
