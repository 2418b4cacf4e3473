using System.Diagnostics;
using System.Globalization;
using System.Text;
using Flow.Conformance.Tests.Alertmanager;
using Flow.Conformance.Tests.Tools;

namespace Flow.Conformance.Tests.StatusPages;

/// <summary>A real Prometheus on the loopback whose past is made up (promtool: <c>tsdb create-blocks-from openmetrics</c>). It ends with the test, or after five minutes.</summary>
internal sealed class RecordedServer : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly string folder = Directory.CreateTempSubdirectory("flow-recorded-").FullName;
    private readonly Process process;

    /// <summary>Starts it.</summary>
    /// <param name="samples">What was recorded: series, time in seconds since 1970 and value, a series after the other and in the order of time.</param>
    public RecordedServer(IEnumerable<(string Series, long Time, int Value)> samples)
    {
        new ExternalTool("prometheus", "prometheus").Require();
        new ExternalTool("promtool", "promtool").Require();
        var text = new StringBuilder();
        foreach (var (series, time, value) in samples)
        {
            text.Append(CultureInfo.InvariantCulture, $"{series} {value} {time}\n");
        }

        File.WriteAllText(Path.Combine(folder, "past.txt"), text.Append("# EOF\n").ToString());
        File.WriteAllText(Path.Combine(folder, "prometheus.yml"), "{}\n");
        using var past = Start("promtool", "tsdb", "create-blocks-from", "openmetrics", "past.txt", "data");
        Assert.True(past.WaitForExit(Limit), "promtool did not end in time.");
        Assert.Equal(0, past.ExitCode);
        var port = AlertingServers.FreePort();
        Address = $"http://127.0.0.1:{port}";
        process = Start("prometheus", "--config.file=prometheus.yml", "--storage.tsdb.path=data", $"--web.listen-address=127.0.0.1:{port}", "--log.level=error");
        WaitUntilReady();
    }

    /// <summary>Where it is.</summary>
    public string Address { get; }

    private Process Start(string program, params string[] arguments)
    {
        var started = Process.Start(new ProcessStartInfo("timeout", ["--kill-after=5", "300", program, .. arguments]) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
        started.ErrorDataReceived += static (_, _) => { };
        started.OutputDataReceived += static (_, _) => { };
        started.BeginErrorReadLine();
        started.BeginOutputReadLine();
        return started;
    }

    private void WaitUntilReady()
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        for (var since = Stopwatch.StartNew(); ; Thread.Sleep(50))
        {
            Assert.False(process.HasExited, "Prometheus ended before it was ready.");
            Assert.True(since.Elapsed < Limit, "Prometheus was not ready in time.");
            try
            {
                using var answer = client.GetAsync(new Uri($"{Address}/-/ready")).GetAwaiter().GetResult();
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit(TimeSpan.FromSeconds(10));
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
