using System.Diagnostics;

namespace Flow.Cli.Tests;

public sealed class RunTests : IDisposable
{
    private readonly TestProject project = new();

    public void Dispose() => project.Dispose();

    [Fact]
    public void A_pipeline_runs_here_and_elsewhere()
    {
        project.With("shop/ci.flow", Pipeline("ci", "echo it-ran"));

        var result = project.Run("run", "shop");

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Contains("it-ran", result.Out, StringComparison.Ordinal);
        Assert.Equal(0, project.Run("run", "shop", "ci").ExitCode);
        Assert.True(project.Exists("shop/.flow/cache/runners"));
    }

    [Fact]
    public void A_failing_step_ends_with_1() => Assert.Equal(1, project.With("ci.flow", Pipeline("ci", "exit 3")).Run("run").ExitCode);

    [Fact]
    public void A_parameter_reaches_the_step()
    {
        project.With("ci.flow", """
            pipeline ci {
              on manual
              param level: string = "low"
              job go on linux { run "echo level-${level}" }
            }
            """);

        Assert.Contains("level-low", project.Run("run", "ci").Out, StringComparison.Ordinal);
        Assert.Contains("level-high", project.Run("run", "ci", "--param", "level=high").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Secrets_without_a_value_are_named_before_the_run_starts()
    {
        project.With("ci.flow", """
            pipeline ci {
              on push
              job build on linux { run "echo built" }
              job deploy on linux { run "echo $TOKEN" { env { TOKEN = secrets.TOKEN_OF_NOBODY } } }
            }
            """).With("secrets", "TOKEN_OF_NOBODY=t0ps3cret\n");
        File.SetUnixFileMode(project.PathOf("secrets"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        const string Missing = "No value here for secrets.TOKEN_OF_NOBODY, which `ci` reads. Set FLOW_SECRET_TOKEN_OF_NOBODY, or name a file with --secrets-file.";

        Assert.Contains(Missing, project.Run("run", "--dry-run").Error, StringComparison.Ordinal);
        Assert.DoesNotContain("No value", project.Run("run", "--dry-run", "--job", "build").Error, StringComparison.Ordinal);
        Assert.DoesNotContain("No value", project.Run("run", "--dry-run", "--secrets-file", "secrets").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dry_run_starts_nothing()
    {
        var result = project.With("ci.flow", Pipeline("ci", "touch ../started; touch started")).Run("run", "--dry-run", "--in-place");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Dry run", result.Out, StringComparison.Ordinal);
        Assert.False(project.Exists("started"));
    }

    [Fact]
    public void A_dry_run_shows_the_commands()
    {
        var result = project.With("ci.flow", """"
            let tool = "make"
            pipeline ci {
              on push
              job build on linux {
                run "${tool} all"
                run ["echo", "two words", event.title, "--sha=${git.sha}"]
                run sh"""
                  for i in 1 2; do
                    echo "$i"
                  done
                  """
              }
            }
            """").Run("run", "--dry-run");

        Assert.Equal("""
            Dry run of ci: this is what would run; nothing is started.
            1. build
                 Run a script  ci.flow:5
                   | make all
                 Run a program  ci.flow:6
                   | echo "two words" ${event.title} "--sha=${git.sha}"
                 Run a script  ci.flow:7
                   | for i in 1 2; do
                   |   echo "$i"
                   | done

            """, result.Out);
    }

    [Fact]
    public void An_error_in_the_source_runs_nothing()
    {
        var result = project.With("ci.flow", Sources.Wrong).Run("run");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("FLOW2003", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_new_project_runs_at_once()
    {
        Assert.Equal(0, project.Run("new").ExitCode);

        var result = await FlowProcess.RunAsync(project.Folder, "run", "ci");

        Assert.True(result.ExitCode == 0, result.ToString());
    }

    [Fact]
    public async Task Control_c_ends_with_130()
    {
        project.With("ci.flow", Pipeline("ci", "echo now-running; sleep 60"));
        using var process = FlowProcess.Start(project.Folder, "run");
        while (await process.StandardOutput.ReadLineAsync() is { } line && !line.Contains("now-running", StringComparison.Ordinal))
        {
        }

        using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);

        Assert.Equal(130, (await FlowProcess.FinishAsync(process)).ExitCode);
    }

    private static string Pipeline(string name, string script) => $$"""
        pipeline {{name}} {
          on push
          job go on linux { run "{{script}}" }
        }

        """;
}
