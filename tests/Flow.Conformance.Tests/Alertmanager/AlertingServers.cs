using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Flow.Conformance.Tests.Tools;

namespace Flow.Conformance.Tests.Alertmanager;

/// <summary>A real Prometheus and a real Alertmanager on the loopback. Both end with the test, or after some minutes when that was ended from outside.</summary>
internal sealed class AlertingServers : IDisposable
{
    private static readonly ExternalTool[] Tools = [new("prometheus", "prometheus"), new("alertmanager", "prometheus-alertmanager")];

    private readonly string folder = Directory.CreateTempSubdirectory("flow-alerting-").FullName;
    private readonly List<Process> processes = [];
    private readonly List<string> complaints = [];

    /// <summary>Skips the running test where the servers are not installed.</summary>
    public static void Require()
    {
        foreach (var tool in Tools)
        {
            tool.Require();
        }
    }

    /// <summary>A port that nobody uses.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Writes a file beside the configurations.</summary>
    public string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Starts Prometheus alone, with the <c>prometheus.yml</c> that was written.</summary>
    /// <param name="port">Where it listens.</param>
    public void StartPrometheus(int port) =>
        Start("prometheus", "--config.file=prometheus.yml", "--storage.tsdb.path=data", $"--web.listen-address=127.0.0.1:{port}", "--log.level=warn");

    /// <summary>Starts Alertmanager alone, and gives its port.</summary>
    public int StartAlertmanager()
    {
        var port = FreePort();
        StartAlertmanager(port);
        return port;
    }

    /// <summary>Starts Alertmanager alone.</summary>
    /// <param name="port">Where it listens.</param>
    public void StartAlertmanager(int port) =>
        Start("prometheus-alertmanager", "--config.file=alertmanager.yml", "--storage.path=alerts", $"--web.listen-address=127.0.0.1:{port}", "--cluster.listen-address=", "--log.level=warn");

    /// <summary>What the servers complain of, for the message of a failed test.</summary>
    public string Complaints
    {
        get
        {
            lock (processes)
            {
                return string.Join('\n', complaints);
            }
        }
    }

    private void Start(string server, params string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo("timeout", ["--kill-after=5", "600", server, .. arguments])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        processes.Add(process);
    }

    private void Keep(string? line)
    {
        lock (processes)
        {
            complaints.Add(line ?? "");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var process in processes)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(TimeSpan.FromSeconds(10));
            process.Dispose();
        }

        Directory.Delete(folder, recursive: true);
    }
}
