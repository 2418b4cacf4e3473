using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Flow.Conformance.Tests.Alertmanager;

/// <summary>A small web server on the loopback: a service whose share of errors is turned up and down, with its metrics, and a pager that keeps what it is told.</summary>
internal sealed class MeasuredService : IDisposable
{
    private const double RequestsForEachSecond = 1000;

    private readonly HttpListener listener = new();
    private readonly Lock gate = new();
    private readonly List<(string Path, string Text)> posted = [];
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly Task serving;
    private double share;
    private double good;
    private double bad;
    private TimeSpan counted;

    /// <summary>Starts it.</summary>
    public MeasuredService(int port)
    {
        Port = port;
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        serving = Task.Run(Serve);
    }

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>What the pager was told, the oldest first, as JSON.</summary>
    public IReadOnlyList<string> Pages => PostedTo("/");

    /// <summary>What was posted to a path and to those below it, the oldest first.</summary>
    public IReadOnlyList<string> PostedTo(string path)
    {
        lock (gate)
        {
            return [.. posted.Where(p => p.Path.StartsWith(path, StringComparison.Ordinal)).Select(static p => p.Text)];
        }
    }

    /// <summary>From now on this share of the requests fails.</summary>
    public void Fail(double errors)
    {
        lock (gate)
        {
            Count();
            share = errors;
        }
    }

    private void Count()
    {
        var now = clock.Elapsed;
        var happened = (now - counted).TotalSeconds * RequestsForEachSecond;
        (good, bad, counted) = (good + (happened * (1 - share)), bad + (happened * share), now);
    }

    private async Task Serve()
    {
        while (listener.IsListening)
        {
            try
            {
                var context = await listener.GetContextAsync();
                await Answer(context);
            }
            catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException or IOException)
            {
                // Who asked has gone, or the test has ended.
            }
        }
    }

    private async Task Answer(HttpListenerContext context)
    {
        if (context.Request.HttpMethod == "POST")
        {
            using var reader = new StreamReader(context.Request.InputStream);
            var text = await reader.ReadToEndAsync();
            lock (gate)
            {
                posted.Add((context.Request.Url!.AbsolutePath, text));
            }
        }
        else
        {
            await context.Response.OutputStream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(Metrics()));
        }

        context.Response.Close();
    }

    private string Metrics()
    {
        lock (gate)
        {
            Count();
            return string.Create(
                CultureInfo.InvariantCulture,
                $$"""
                # TYPE http_requests_total counter
                http_requests_total{service="api",code="200"} {{good:0}}
                http_requests_total{service="api",code="500"} {{bad:0}}
                # TYPE http_request_duration_seconds histogram
                http_request_duration_seconds_bucket{service="api",le="0.5"} {{good + bad:0}}
                http_request_duration_seconds_bucket{service="api",le="+Inf"} {{good + bad:0}}
                http_request_duration_seconds_sum{service="api"} {{(good + bad) / 10:0}}
                http_request_duration_seconds_count{service="api"} {{good + bad:0}}

                """);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        listener.Close();
        serving.Wait(TimeSpan.FromSeconds(10));
    }
}
