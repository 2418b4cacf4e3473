using System.Net;
using Flow.Tests;

namespace Flow.Cli.Tests;

/// <summary><c>announce</c> on this machine: what Grafana gets.</summary>
public sealed class AnnounceTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly TestProject project = new();
    private readonly HttpListener grafana;
    private readonly int port;

    public AnnounceTests()
    {
        grafana = LocalServers.Start(out var address);
        port = new Uri(address).Port;
    }

    public void Dispose()
    {
        grafana.Close();
        project.Dispose();
    }

    [Fact]
    public async Task Grafana_is_told_with_the_token_and_any_text_becomes_a_value()
    {
        project.With("deploy.flow", $$$"""
            project shop { grafana-url = "http://127.0.0.1:{{{port}}}/" }
            service api
            pipeline deploy {
              on push to "main"
              job api on linux {
                announce api { token = secrets.GRAFANA_TOKEN, version = "1 \"b\" \\n $(x) 'c'" }
              }
            }
            """).With("secrets", "GRAFANA_TOKEN=glsa-of-the-tests\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(project.PathOf("secrets"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        var asked = Receive(200);

        var result = project.Run("run", "deploy", "--secrets-file", project.PathOf("secrets"));

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Equal(
            ("POST /api/annotations", "Bearer glsa-of-the-tests", """{"tags":["deployment","api"],"text":"api 1 \"b\" \\n $(x) 'c' was deployed"}"""), await asked.WaitAsync(Limit));
        Assert.DoesNotContain("glsa-of-the-tests", result.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"x-${v ?? \"a\"}\"", "api x-${v ?? \"a\"} was")]
    [InlineData("v ?? \"1.${git.sha}\"", "api ${v ?? \"1.${git.sha}\"} was")]
    [InlineData("\"${git.branch}-1\"", "api ${git.branch}-1 was")]
    public void What_would_be_told_is_shown_as_it_is_written(string version, string shown)
    {
        project.With("deploy.flow", $$"""
            project shop { grafana-url = "https://grafana.example.com" }
            service api
            pipeline deploy {
              on manual
              param v: string? = none
              job api on linux { announce api { token = secrets.GRAFANA_TOKEN, version = {{version}} } }
            }
            """);

        Assert.Contains($"Tell Grafana at https://grafana.example.com that {shown} deployed", project.Run("run", "deploy", "--dry-run").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deployments_to_one_environment_are_told_from_those_to_another()
    {
        project.With("deploy.flow", $$$"""
            project shop { grafana-url = "http://127.0.0.1:{{{port}}}/" }
            service api
            environment production
            pipeline deploy {
              on push to "main"
              job api on linux {
                environment production
                announce api { token = secrets.GRAFANA_TOKEN, version = "1.2" }
              }
            }
            """).With("secrets", "GRAFANA_TOKEN=glsa-of-the-tests\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(project.PathOf("secrets"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        var dry = project.Run("run", "deploy", "--dry-run").ToString();
        var asked = Receive(200);

        var result = project.Run("run", "deploy", "--secrets-file", project.PathOf("secrets"));

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Equal("""{"tags":["deployment","api","environment:production"],"text":"api 1.2 was deployed to production"}""", (await asked.WaitAsync(Limit)).Body);
        Assert.Contains($"Tell Grafana at http://127.0.0.1:{port} that api 1.2 was deployed to production", dry, StringComparison.Ordinal);
        Assert.DoesNotContain("curl", dry, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_is_refused_fails_the_step()
    {
        project.With("deploy.flow", $$$"""
            service api
            pipeline deploy {
              on push to "main"
              job deploy on linux { announce api { token = secrets.GRAFANA_TOKEN, grafana = "http://127.0.0.1:{{{port}}}" } }
            }
            """);
        var asked = Receive(401);

        var result = project.Run("run", "deploy");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("401", result.ToString(), StringComparison.Ordinal);
        await asked.WaitAsync(Limit);
    }

    [Fact]
    public async Task A_second_line_of_a_token_is_no_header()
    {
        project.With("deploy.flow", $$$"""
            service api
            pipeline deploy {
              on push to "main"
              job deploy on linux { announce api { token = secrets.GRAFANA_TOKEN, grafana = "http://127.0.0.1:{{{port}}}" } }
            }
            """);

        var result = RunWithToken("glsa-of-the-tests\nX-More: yes");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("The token for Grafana is not one word", result.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("glsa-of-the-tests\n", "none", "api was deployed")]
    [InlineData("glsa-of-the-tests", "\"\"", "api was deployed")]
    [InlineData(" glsa-of-the-tests ", "\"1.2\"", "api 1.2 was deployed")]
    public async Task What_nobody_says_is_left_out(string token, string version, string text)
    {
        project.With("deploy.flow", $$$"""
            service api
            pipeline deploy {
              on push to "main"
              on manual
              param v: string? = {{{version}}}
              job deploy on linux { announce api { token = secrets.GRAFANA_TOKEN, version = v, grafana = "http://127.0.0.1:{{{port}}}" } }
            }
            """);
        var asked = Receive(200);

        var result = RunWithToken(token);

        Assert.True(result.ExitCode == 0, result.ToString());
        var (_, sent, body) = await asked.WaitAsync(Limit);
        Assert.Equal(("Bearer glsa-of-the-tests", $$"""{"tags":["deployment","api"],"text":"{{text}}"}"""), (sent, body));
    }

    [Fact]
    public async Task No_folder_is_needed_for_it()
    {
        project.With("deploy.flow", $$$"""
            service api
            pipeline deploy {
              on push to "main"
              defaults { folder = "src" }
              job deploy on linux { announce api { token = secrets.GRAFANA_TOKEN, grafana = "http://127.0.0.1:{{{port}}}" } }
            }
            """);
        var asked = Receive(200);

        var result = project.Run("run", "deploy");

        Assert.True(result.ExitCode == 0, result.ToString());
        await asked.WaitAsync(Limit);
    }

    private CommandResult RunWithToken(string token)
    {
        project.With("secrets", $"GRAFANA_TOKEN<<END\n{token}\nEND\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(project.PathOf("secrets"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return project.Run("run", "deploy", "--secrets-file", project.PathOf("secrets"));
    }

    private async Task<(string Asked, string? Token, string Body)> Receive(int status)
    {
        var context = await grafana.GetContextAsync();
        using var reader = new StreamReader(context.Request.InputStream);
        var body = await reader.ReadToEndAsync();
        context.Response.StatusCode = status;
        context.Response.Close();
        return ($"{context.Request.HttpMethod} {context.Request.Url!.AbsolutePath}", context.Request.Headers["Authorization"], body);
    }
}
