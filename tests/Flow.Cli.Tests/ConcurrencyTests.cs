using System.Diagnostics;

namespace Flow.Cli.Tests;

/// <summary>Two processes of one project whose pipelines are in one group.</summary>
public sealed class ConcurrencyTests : IDisposable
{
    private readonly TestProject project = new();

    public ConcurrencyTests() => project.With("ci.flow", $$"""
        pipeline ci {
          on manual
          param cancel: bool = false
          concurrency { group = "deploy", cancel = cancel }
          job go on linux { run sh"echo > {{project.PathOf("in")}}-$$; while ! test -e {{project.PathOf("open")}}; do sleep 0.05; done" }
        }
        """);

    public void Dispose() => project.Dispose();

    [Fact]
    public async Task The_second_waits_and_a_killed_holder_frees_the_group()
    {
        using var first = FlowProcess.Start(project.Folder, "run");
        await Entered(1);
        using var second = FlowProcess.Start(project.Folder, "run");
        Assert.Contains("Waiting for run 1 of ci, which is in the group 'deploy'.", await LineWith(second, "Waiting"), StringComparison.Ordinal);
        Assert.Single(Entries());

        first.Kill();
        await Entered(2);
        project.With("open", "");

        Assert.Equal(0, (await FlowProcess.FinishAsync(second)).ExitCode);
    }

    [Fact]
    public async Task Ctrl_C_ends_the_waiting()
    {
        using var first = FlowProcess.Start(project.Folder, "run");
        await Entered(1);
        using var second = FlowProcess.Start(project.Folder, "run");
        await LineWith(second, "Waiting");
        using var kill = Process.Start("kill", ["-INT", $"{second.Id}"]);

        Assert.Equal(130, (await FlowProcess.FinishAsync(second)).ExitCode);
        Assert.False(first.HasExited);
        project.With("open", "");
        Assert.Equal(0, (await FlowProcess.FinishAsync(first)).ExitCode);
    }

    [Fact]
    public async Task The_second_cancels_the_first()
    {
        using var first = FlowProcess.Start(project.Folder, "run");
        await Entered(1);
        using var second = FlowProcess.Start(project.Folder, "run", "--param", "cancel=true");

        Assert.Equal(130, (await FlowProcess.FinishAsync(first)).ExitCode);
        await Entered(2);
        project.With("open", "");
        Assert.Equal(0, (await FlowProcess.FinishAsync(second)).ExitCode);
    }

    private string[] Entries() => Directory.GetFiles(project.Folder, "in-*");

    private async Task Entered(int count)
    {
        while (Entries().Length < count)
        {
            await Task.Delay(20);
        }
    }

    private static async Task<string> LineWith(Process process, string word)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains(word, StringComparison.Ordinal))
            {
                return line;
            }
        }

        return "";
    }
}
