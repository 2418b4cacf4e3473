using System.Net;
using System.Text;
using System.Text.Json;
using Flow.Conformance.Tests.Meaning;
using Xunit.Abstractions;

namespace Flow.Conformance.Tests.Alertmanager;

/// <summary>
/// A budget that is used up holds deployments back, at GitHub and here alike: a real Prometheus with the rules of the shop is asked, while its interface answers, and once it
/// does not.
/// </summary>
public sealed class FreezeTests(ITestOutputHelper output)
{
    private const int Faster = 60;
    private const double Errors = 0.5;
    private const string Left = "slo:period_error_budget_remaining:ratio{service=\"api\",slo=\"availability\"}";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private static readonly string[] Free = ["each failure", "to-cut-off failure", "to-far success", "to-production success", "to-unmeasured success"];
    private static readonly string[] Frozen = ["each failure", "to-cut-off failure", "to-far success", "to-production failure", "to-unmeasured success"];
    private static readonly string[] Despite = ["each success", "to-cut-off success", "to-far success", "to-production success", "to-unmeasured success"];

    [SkippableFact]
    public async Task Deployments_are_held_back_while_the_budget_of_the_shop_is_used_up()
    {
        AlertingServers.Require();
        using var servers = new AlertingServers();
        using var service = new MeasuredService(AlertingServers.FreePort());
        var (port, project) = (AlertingServers.FreePort(), (MeaningProject?)null);
        new ShopConfiguration(Faster).Write(servers, service.Port, AlertingServers.FreePort());
        servers.StartPrometheus(port);
        project = MeaningProject.Of(Source(port, AlertingServers.FreePort()));

        await Until(port, static left => left > 0.9m, servers);
        Assert.Equal(Free, await Results(project));

        service.Fail(Errors);
        await Until(port, static left => left < 0, servers);
        Assert.Equal(Frozen, await Results(project));
        Assert.Equal(Despite, await Results(project, new RunWorld { EventName = "workflow_dispatch", Inputs = RunWorld.Given("emergency", "customers cannot pay") }));
    }

    [SkippableFact]
    public async Task The_token_is_sent_and_without_it_nothing_is_deployed()
    {
        using var guarded = new GuardedServer(AlertingServers.FreePort(), "let-me-in");
        var project = MeaningProject.Of($$"""
            service api
            environment production { external = true, prometheus "http://127.0.0.1:{{guarded.Port}}/" { token = "PROMETHEUS_TOKEN" } }
            slo availability of api { objective 99.9%, slices promql"api_up == 1", spent 100% { freeze = production } }
            pipeline deploy {
              on push
              job to-production on linux { environment = production, run "true" }
            }
            """);
        Assert.Equal(["to-production success"], await Results(project, new RunWorld { Secrets = RunWorld.Given("PROMETHEUS_TOKEN", "let-me-in") }));
        Assert.Equal(["to-production failure"], await Results(project, new RunWorld { Secrets = RunWorld.Given("PROMETHEUS_TOKEN", "open") }));
        Assert.Equal(["to-production failure"], await Results(project));
    }

    [SkippableTheory]
    [InlineData("let-me-in\n", "success", "success")]
    [InlineData("let-me-in\nX-Other: 1", "failure", "success")]
    [InlineData("let me in", "failure", "success")]
    [InlineData("é", "failure", "success")]
    public async Task A_token_that_is_no_word_is_not_sent(string token, string held, string passed)
    {
        using var guarded = new GuardedServer(AlertingServers.FreePort(), "let-me-in");
        var project = MeaningProject.Of($$"""
            service api
            environment production { external = true, prometheus "http://127.0.0.1:{{guarded.Port}}/" { token = "PROMETHEUS_TOKEN" } }
            environment staging { external = true, prometheus "http://127.0.0.1:{{guarded.Port}}" { token = "PROMETHEUS_TOKEN" } }
            slo availability of api { objective 99.9%, slices promql"api_up == 1", spent 100% { freeze = production }, spent 110% { freeze = staging, unreachable = pass } }
            pipeline deploy {
              on push
              job to-production on linux { environment = production, run "true" }
              job to-staging on linux { environment = staging, run "true" }
            }
            """);
        Assert.Equal([$"to-production {held}", $"to-staging {passed}"], await Results(project, new RunWorld { Secrets = RunWorld.Given("PROMETHEUS_TOKEN", token) }));
    }

    [SkippableFact]
    public async Task An_answer_from_elsewhere_is_none_and_a_passing_trouble_is_waited_for()
    {
        using var guarded = new GuardedServer(AlertingServers.FreePort(), "let-me-in");
        var project = MeaningProject.Of($$"""
            service api
            environment moved { external = true, prometheus "http://127.0.0.1:{{guarded.Port}}/moved" { token = "PROMETHEUS_TOKEN" } }
            environment busy { external = true, prometheus "http://127.0.0.1:{{guarded.Port}}/busy" { token = "PROMETHEUS_TOKEN" } }
            environment wrong { external = true, prometheus "http://127.0.0.1:{{guarded.Port}}/wrong" { token = "PROMETHEUS_TOKEN" } }
            slo availability of api { objective 99.9%, slices promql"api_up == 1", spent 100% { freeze = [moved, busy, wrong] } }
            pipeline deploy {
              on push
              job to-moved on linux { environment = moved, run "true" }
              job to-busy on linux { environment = busy, run "true" }
              job to-wrong on linux { environment = wrong, run "true" }
            }
            """);
        Assert.Equal(["to-busy success", "to-moved failure", "to-wrong failure"], await Results(project, new RunWorld { Secrets = RunWorld.Given("PROMETHEUS_TOKEN", "let-me-in") }));
        Assert.Equal("/busy 6, /moved 2, /wrong 2", guarded.Asked);
    }

    [SkippableFact]
    public async Task Nothing_is_deployed_on_the_days_on_which_an_environment_is_frozen()
    {
        var project = MeaningProject.Of("""
            project p { timezone = "Europe/Vienna" }
            environment always { external = true, freeze = [2001-01-01..2001-01-02, 2002-01-01..2999-12-31] }
            environment formerly { external = true, freeze = 2001-01-01..2001-12-31 }
            environment later { external = true, freeze = 2999-01-01..2999-12-31 }
            pipeline deploy {
              on push
              on manual
              param emergency: string = ""
              job to-always on linux { environment always { despite-freeze = emergency }, run "true" }
              job to-formerly on linux { environment formerly { despite-freeze = emergency }, run "true" }
              job to-later on linux { environment = later, run "true" }
            }
            """);
        Assert.Equal(["to-always failure", "to-formerly success", "to-later success"], await Results(project));
        Assert.Equal(
            ["to-always success", "to-formerly success", "to-later success"],
            await Results(project, new RunWorld { EventName = "workflow_dispatch", Inputs = RunWorld.Given("emergency", "customers cannot pay") }));
    }

    [SkippableFact]
    public async Task Nothing_else_of_a_job_runs_that_was_held_back()
    {
        var project = MeaningProject.Of("""
            environment always { external = true, freeze = 2001-01-01..2999-12-31 }
            environment formerly { external = true, freeze = 2001-01-01..2001-12-31 }
            pipeline deploy {
              on push
              job held on linux {
                environment = always
                run "true" as one
                run "true" as two when failure()
                run "true" as three when always()
                cleanup { run "true" as four }
              }
              job broken on linux {
                environment = formerly
                run "false" as one
                run "true" as two when failure()
                cleanup { run "true" as four }
              }
              job each on linux for e in [always, formerly] {
                fail-fast = false
                environment = e
                run "false" as one
                run "true" as two when failure()
                cleanup { run "true" as four }
              }
            }
            """);
        var record = await project.AssertSameAsync("deploy");
        output.WriteLine(string.Join('\n', record.Lines));
        string Of(string job) => string.Join(' ', record.Jobs[job].Cells.OrderBy(static c => c.Title, StringComparer.Ordinal).SelectMany(static c => c.Steps).Where(static s => s.Name is "one" or "two" or "three" or "four").Select(static s => s.Outcome));
        Assert.Equal("skipped skipped skipped skipped", Of("held"));
        Assert.Equal("failure success success", Of("broken"));
        Assert.Equal("skipped skipped skipped failure success success", Of("each"));
    }

    private static string Source(int port, int closed) => $$"""
        service api
        environment production { external = true, prometheus "http://127.0.0.1:{{port}}" }
        environment unmeasured { external = true, prometheus "http://127.0.0.1:{{port}}" }
        environment cut-off { external = true, prometheus "http://127.0.0.1:{{closed}}" }
        environment far { external = true, prometheus "http://127.0.0.1:{{closed}}" }
        slo availability of api {
          objective 99.9%
          slices promql"api_up == 1"
          spent 100% { freeze = [production, cut-off] }
          spent 200% { freeze = far, unreachable = pass }
        }
        slo other of api { objective 99.9%, slices promql"api_up == 1", spent 100% { freeze = unmeasured } }
        pipeline deploy {
          on push
          on manual
          param emergency: string = ""
          job to-production on linux { environment production { despite-freeze = emergency }, run "true" }
          job to-unmeasured on linux { environment unmeasured { despite-freeze = emergency }, run "true" }
          job to-cut-off on linux { environment cut-off { despite-freeze = emergency }, run "true" }
          job to-far on linux { environment far { despite-freeze = emergency }, run "true" }
          job each on linux for e in [unmeasured, cut-off] { fail-fast = false, environment e { despite-freeze = emergency }, run "true" }
        }
        """;

    private async Task<IEnumerable<string>> Results(MeaningProject project, RunWorld? world = null)
    {
        var record = await project.AssertSameAsync("deploy", world);
        output.WriteLine(string.Join('\n', record.Lines));
        return record.Jobs.Select(static j => $"{j.Key} {j.Value.Result}");
    }

    private static async Task Until(int port, Func<decimal, bool> holds, AlertingServers servers)
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = Limit };
        decimal? left = null;
        await Patience.Until(() => (left = Value(client)) is { } known && holds(known), Limit);
        Assert.True(left is { } last && holds(last), $"{left} of the budget is left\n{servers.Complaints}");
    }

    private static decimal? Value(HttpClient client)
    {
        try
        {
            var answer = client.GetStringAsync(new Uri($"/api/v1/query?query={Uri.EscapeDataString(Left)}", UriKind.Relative)).GetAwaiter().GetResult();
            return JsonDocument.Parse(answer).RootElement.GetProperty("data").GetProperty("result").EnumerateArray()
                .Select(static r => (decimal?)decimal.Parse(r.GetProperty("value")[1].GetString()!, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture)).FirstOrDefault();
        }
        catch (HttpRequestException)
        {
            return null; // it has not started yet
        }
    }

    /// <summary>Says that nothing is frozen to whoever has the token, and nothing to others: below <c>busy</c> each third time, and below <c>moved</c> that it is elsewhere.</summary>
    private sealed class GuardedServer : IDisposable
    {
        private readonly HttpListener listener = new();
        private readonly Task serving;
        private readonly System.Collections.Concurrent.ConcurrentDictionary<string, int> asked = new();

        public GuardedServer(int port, string token)
        {
            Port = port;
            listener.Prefixes.Add($"http://127.0.0.1:{port}/");
            listener.Start();
            serving = Task.Run(() => Serve($"Bearer {token}"));
        }

        public int Port { get; }

        /// <summary>How often each place was asked.</summary>
        public string Asked => string.Join(", ", asked.OrderBy(static a => a.Key, StringComparer.Ordinal).Select(static a => $"{a.Key} {a.Value}"));

        private async Task Serve(string authorization)
        {
            while (listener.IsListening)
            {
                try
                {
                    var context = await listener.GetContextAsync();
                    context.Response.RedirectLocation = $"http://127.0.0.1:{Port}/api/v1/query{context.Request.Url!.Query}";
                    context.Response.StatusCode = context.Request.Headers["Authorization"] == authorization ? Status(context.Request.Url!.AbsolutePath.Replace("/api/v1/query", "", StringComparison.Ordinal)) : 401;
                    await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes("""{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1700000000.1,"0"]}]}}"""));
                    context.Response.Close();
                }
                catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException or IOException)
                {
                    // Who asked has gone, or the test has ended.
                }
            }
        }

        private int Status(string place)
        {
            var times = asked.AddOrUpdate(place, 1, static (_, before) => before + 1);
            return place switch
            {
                "" => 200,
                "/busy" => times % 3 == 0 ? 200 : 503,
                "/moved" => 307,
                _ => 400,
            };
        }

        public void Dispose()
        {
            listener.Close();
            serving.Wait(TimeSpan.FromSeconds(10));
        }
    }
}
