using System.Runtime.Versioning;

namespace Flow.Runtime.Tests;

/// <summary>There is no container engine where these tests run, so a script stands in for it: it notes its arguments and runs what <c>exec</c> is given.</summary>
[UnsupportedOSPlatform("windows")]
public class ContainerTests
{
    private const string Engine = """
        #!/bin/bash
        echo "$*" >> "$ENGINE_LOG"
        case $1 in
          run) echo "id$RANDOM" ;;
          port) echo 127.0.0.1:49153 ;;
          exec) while [ "$1" != "${ENGINE_STOP:-bash}" ]; do shift; done; "$@" ;;
        esac
        """;

    [Fact]
    public async Task Sidecars_and_the_container_start_before_the_steps_and_are_removed_after_them()
    {
        using var project = new Project().With("tools/docker", Engine);
        File.SetUnixFileMode(Path.Combine(project.Folder, "tools/docker"), UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        var log = Path.Combine(project.Folder, "log");
        project.Host["PATH"] = Path.Combine(project.Folder, "tools") + ":" + project.Host["PATH"];
        project.Host["ENGINE_LOG"] = log;
        var job = Make.Job("a", Make.Sh("s", "echo $GREETING $PORT") with
        {
            Environment = [new("GREETING", static _ => "hidden hello"), new("PORT", static c => $"{c.SidecarPort("db", 5432)}")], Capture = Capture.Stdout,
        }) with
        {
            Container = new(static _ => "alpine:3"),
            Sidecars = [new("db", static _ => "postgres:16") { Ports = ["5432"], Environment = [new("POSTGRES_PASSWORD", static _ => "pass-word")] }, new("none", static _ => "")],
        };
        var outcome = await project.RunAsync(job.Reading("said", static c => c.Step("s").Stdout));

        Assert.True(outcome.ExitCode == ExitCodes.Done, outcome.Text);
        Assert.Equal("hidden hello 49153", outcome.Output("a", "said"));
        var calls = File.ReadAllLines(log);
        Assert.Equal(["info", "network", "run", "port", "run", "exec", "rm", "rm", "network"], calls.Select(static call => call.Split(' ')[0]));
        Assert.Contains("--network-alias db --publish 127.0.0.1::5432 --env POSTGRES_PASSWORD postgres:16", calls[2], StringComparison.Ordinal);
        Assert.DoesNotContain("pass-word", string.Join('\n', calls), StringComparison.Ordinal);
        Assert.DoesNotContain("hidden hello", string.Join('\n', calls), StringComparison.Ordinal);
    }
}
