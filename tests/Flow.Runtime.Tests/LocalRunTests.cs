using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;

namespace Flow.Runtime.Tests;

/// <summary>Services as processes of this machine: who starts when, and how all of them end.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class LocalRunTests : IDisposable
{
    private readonly Project project = new Project().With("site/index.html", "<p>hello").With("site/more/a.css", "p {}").With("secret.txt", "no");

    public void Dispose() => project.Dispose();

    [Fact]
    public async Task A_service_starts_when_those_before_it_are_well_and_all_end_when_somebody_says_so()
    {
        var port = FreePort();
        var (code, lines) = await RunAsync(
            "2 services are up",
            Shell("worker", "echo works with $JOBS; sleep 100") with { After = ["web"], Variables = new Dictionary<string, string> { ["JOBS"] = "all" } },
            Pages("web", port));

        Assert.Equal(ExitCodes.Cancelled, code);
        Assert.Equal(
            ["web    | starts", $"web    | is well: http://127.0.0.1:{port}", "worker | starts: sh -c echo works with $JOBS; sleep 100", "worker | runs"],
            lines.Where(static l => !l.Contains("works with all", StringComparison.Ordinal)).Take(4));
        Assert.Contains("worker | works with all", lines);
        Assert.Contains("2 services are up. Ctrl-C ends them.", lines);
        Assert.Equal(["web    | ended", "worker | ended"], lines.Where(static l => l.EndsWith("| ended", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Where_one_ends_all_end()
    {
        var (code, lines) = await RunAsync(null, Shell("a", "exit 3"), Shell("b", "sleep 100"), Shell("c", "sleep 100") with { After = ["a"], Port = FreePort() });
        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("a | ✗ ended with exit code 3.", lines);
    }

    [Fact]
    public async Task What_stays_in_a_container_is_waited_for_and_then_named()
    {
        var port = FreePort();
        var (code, lines) = await RunAsync(null, Shell("api", "sleep 100") with { Needs = [new("orders", port, "docker compose up --detach orders")], Start = TimeSpan.Zero });
        Assert.Equal(ExitCodes.Failed, code);
        Assert.Equal([$"api | waits for orders at 127.0.0.1:{port}: docker compose up --detach orders", $"api | ✗ orders does not listen at 127.0.0.1:{port} after 0 s."], lines);
    }

    [Fact]
    public async Task A_service_that_does_not_become_well_ends_the_run()
    {
        var port = FreePort();
        var (code, lines) = await RunAsync(null, Shell("api", "sleep 100") with { Port = port, Health = "/healthz", Start = TimeSpan.Zero });
        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains($"api | ✗ http://127.0.0.1:{port}/healthz does not answer well after 0 s.", lines);
    }

    [Fact]
    public async Task A_port_that_is_taken_and_a_program_that_is_missing_are_named()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var (_, taken) = await RunAsync(null, Shell("api", "sleep 100") with { Port = port });
        var (code, missing) = await RunAsync(null, new LocalService("api", ["no-such-program"], project.Folder));
        Assert.Equal([$"api | ✗ something else listens at 127.0.0.1:{port} already."], taken);
        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains(missing, static l => l.StartsWith("api | ✗ 'no-such-program' could not be started", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_built_before_runs_to_its_end_first()
    {
        var (code, lines) = await RunAsync(null, Shell("api", "echo never") with { Before = ["sh", "-c", "echo building; exit 2"] });
        Assert.Equal((ExitCodes.Failed, true), (code, lines.Contains("api | building")));
        Assert.DoesNotContain("api | never", lines);
    }

    [Fact]
    public async Task Pages_may_be_what_is_built_before()
    {
        var port = FreePort();
        var (code, lines) = await RunAsync("1 service is up", Pages("web", port) with
        {
            Folder = Path.Combine(project.Folder, "made", "dist"), BeforeFolder = project.Folder, Before = ["sh", "-c", "mkdir -p made/dist && cp site/index.html made/dist"],
        });
        Assert.Equal(ExitCodes.Cancelled, code);
        Assert.Contains($"web | is well: http://127.0.0.1:{port}", lines);
    }

    [Fact]
    public async Task Nobody_is_shown_a_secret()
    {
        var (_, lines) = await RunAsync(null, Shell("api", "echo $KEY of $NAME; echo $KEY >&2") with
        {
            Variables = new Dictionary<string, string> { ["KEY"] = "abc-def-ghi", ["NAME"] = "mine" }, Secrets = ["KEY"],
        });
        Assert.Contains("api | *** of mine", lines);
        Assert.DoesNotContain(lines, static l => l.Contains("abc-def-ghi", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/", "<p>hello", 200)]
    [InlineData("/more/a.css", "p {}", 200)]
    [InlineData("/more", "", 404)]
    [InlineData("/%2e%2e/secret.txt", "", 404)]
    [InlineData("/..%2fsecret.txt", "", 404)]
    [InlineData("/none", "", 404)]
    [InlineData("/%00", "", 404)]
    public async Task Pages_are_those_of_the_folder_and_no_others(string path, string text, int status)
    {
        var port = FreePort();
        using var stop = new CancellationTokenSource();
        using var run = new LocalRun([Pages("web", port)], new(TextWriter.Synchronized(new StringWriter())));
        var all = run.RunAsync(stop.Token, CancellationToken.None);
        using var client = new HttpClient { Timeout = Make.Patience };
        while (await Status(client, $"http://127.0.0.1:{port}/") != 200)
        {
            Assert.False(all.IsCompleted);
        }

        var answer = await client.GetAsync(new Uri($"http://127.0.0.1:{port}{path}"));
        Assert.Equal((status, text), ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        await stop.CancelAsync();
        await all.WaitAsync(Make.Patience);
    }

    private static async Task<int> Status(HttpClient client, string address)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(address));
            return (int)answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }

    private LocalService Shell(string name, string script) => new(name, ["sh", "-c", script], project.Folder);

    private LocalService Pages(string name, int port) => new(name, [], Path.Combine(project.Folder, "site")) { Port = port };

    /// <summary>Runs services, until one ends or a line with <paramref name="until"/> is there.</summary>
    private static async Task<(int Code, IReadOnlyList<string> Lines)> RunAsync(string? until, params LocalService[] services)
    {
        using var stop = new CancellationTokenSource();
        await using var output = new Lines(until, stop);
        using var run = new LocalRun(services, new(output)) { Grace = TimeSpan.FromMilliseconds(300) };
        var code = await run.RunAsync(stop.Token, CancellationToken.None).WaitAsync(Make.Patience);
        return (code, output.All);
    }

    private static int FreePort()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }

    private sealed class Lines(string? until, CancellationTokenSource stop) : StringWriter
    {
        public IReadOnlyList<string> All => ToString().TrimEnd().Split('\n');

        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (until is not null && value?.Contains(until, StringComparison.Ordinal) == true)
            {
                stop.Cancel();
            }
        }
    }
}
