namespace Flow.Cli.Tests;

/// <summary><c>flow run runbook</c> from the source to the end.</summary>
public sealed class RunbookRunTests : IDisposable
{
    private const string Source = """
        service api
        environment production { url = "http://127.0.0.1:9" }
        runbook restart "Restart it" of api {
          impact = "Customers cannot order"
          step "Stop it" {
            run "echo asked ${environment.url}; exit 4"
            expect exit-code == 4 and stdout.contains("asked")
          }
          rollback { step "Start it" { run ["echo", "back in", environment.name] } }
        }
        synthetic answers of api { get "/healthz" }
        runbook look of api { step "Look" { expect http(api, "/healthz").status == 200 } }
        """;

    private readonly TestProject project = new TestProject().With("a.flow", Source);

    public void Dispose() => project.Dispose();

    [Fact]
    public void It_is_followed_with_who_was_called()
    {
        var result = project.RunWith("y\n", "run", "runbook", "api.restart");

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.StartsWith("Impact: Customers cannot order\nRestart it (api.restart) in production\n", result.Out, StringComparison.Ordinal);
        Assert.Contains("asked http://127.0.0.1:9\n    exit code 4", result.Out, StringComparison.Ordinal);
        Assert.Contains("    met\n", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_short_name_and_a_path_do()
    {
        var result = project.Run("run", ".", "runbook", "restart", "--rollback", "--yes");

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Contains("back in production", result.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("here is no terminal to ask at", "run", "runbook", "api.restart")]
    [InlineData("name one of them: api.restart, api.look", "run", "runbook")]
    [InlineData("There is no runbook `api.restrt`. Did you mean `api.restart`?", "run", "runbook", "api.restrt")]
    [InlineData("`--job` belongs to pipelines", "run", "runbook", "api.restart", "--job", "x")]
    [InlineData("`--yes` belongs to runbooks: `flow run runbook NAME --yes`", "run", "ci", "--yes")]
    [InlineData("Nothing says where `api` is in production: --url api=https://….", "run", "runbook", "api.look", "--yes")]
    [InlineData("There is no environment `prod`", "run", "runbook", "api.look", "--yes", "--env", "prod")]
    public void What_is_wrong_is_said(string said, params string[] arguments)
    {
        var result = project.Run(arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(said, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_that_does_not_answer_is_told()
    {
        var result = project.Run("run", "runbook", "api.look", "--yes", "--url", "api=http://127.0.0.1:9");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("not met: http://127.0.0.1:9/healthz does not answer", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_synthetic_is_asked_once()
    {
        var result = project.Run("run", "synthetic", "answers", "--url", "api=http://127.0.0.1:9");

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("NOT WELL  api.answers  http://127.0.0.1:9/healthz  no answer: ", result.Out, StringComparison.Ordinal);
        Assert.Equal(2, project.Run("run", "synthetic", "answer").ExitCode);
    }

    [Fact]
    public void Runbooks_and_synthetics_are_completed()
    {
        Assert.Equal("api.answers\n", project.Run("__complete", "run", "synthetic", "").Out);
        Assert.Equal("runbook\n", project.Run("__complete", "run", "run").Out);
        Assert.Equal("api.restart\napi.look\n", project.Run("__complete", "run", "runbook", "").Out);
    }
}
