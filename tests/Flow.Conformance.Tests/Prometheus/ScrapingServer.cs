using System.Diagnostics;
using System.Text.Json;
using Flow.Compiler.Emit;
using Flow.Conformance.Tests.Alertmanager;
using Flow.Conformance.Tests.Tools;

namespace Flow.Conformance.Tests.Prometheus;

/// <summary>A real Prometheus on the loopback with the generated configuration of the environment <c>local</c>. It ends with the test, or after five minutes.</summary>
internal sealed class ScrapingServer : IDisposable
{
    private readonly HttpClient client = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly string folder = Directory.CreateTempSubdirectory("flow-scraping-").FullName;
    private readonly Process process;

    /// <summary>Starts it.</summary>
    /// <param name="files">The files of the target.</param>
    /// <param name="named">How the configuration names a service.</param>
    /// <param name="address">Where that service is here.</param>
    public ScrapingServer(IEnumerable<GeneratedFile> files, string named, string address)
    {
        new ExternalTool("prometheus", "prometheus").Require();
        foreach (var file in files)
        {
            var path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Text.Replace(named, address, StringComparison.Ordinal));
        }

        var port = AlertingServers.FreePort();
        client.BaseAddress = new Uri($"http://127.0.0.1:{port}");
        process = Process.Start(new ProcessStartInfo(
            "timeout",
            ["--kill-after=5", "300", "prometheus", "--config.file=prometheus/prometheus.local.yml", "--storage.tsdb.path=data", $"--web.listen-address=127.0.0.1:{port}", "--log.level=error"])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardError = true,
        })!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
    }

    /// <summary>The value of the only series of a query; null where there is none, or the server is not ready.</summary>
    public string? Value(string query)
    {
        try
        {
            using var answer = client.GetAsync(new Uri($"/api/v1/query?query={Uri.EscapeDataString(query)}", UriKind.Relative)).GetAwaiter().GetResult();
            var json = JsonDocument.Parse(answer.Content.ReadAsStringAsync().GetAwaiter().GetResult()).RootElement;
            return json.GetProperty("data").GetProperty("result").EnumerateArray().Select(static r => r.GetProperty("value")[1].GetString()).SingleOrDefault();
        }
        catch (Exception fault) when (fault is HttpRequestException or JsonException or KeyNotFoundException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        client.Dispose();
        process.Kill(entireProcessTree: true);
        process.WaitForExit(TimeSpan.FromSeconds(10));
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
