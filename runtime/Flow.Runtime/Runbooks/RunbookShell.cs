using System.Diagnostics;
using System.Text;
using Flow.Runtime.Commands;
using Flow.Runtime.Output;
using Flow.Runtime.Processes;
using Flow.Runtime.Steps;

namespace Flow.Runtime.Runbooks;

/// <summary>Runs the commands of a runbook, with the environment of who follows it.</summary>
/// <param name="options">How the runbook is followed.</param>
/// <param name="masker">What is never shown.</param>
/// <param name="output">Where the output is shown.</param>
internal sealed class RunbookShell(RunbookOptions options, SecretMasker masker, TextWriter output)
{
    /// <summary>How many lines of output are kept as evidence.</summary>
    public const int KeptLines = 200;

    private const int LongestStream = 1 << 20;

    /// <summary>Runs a command to its end.</summary>
    /// <param name="command">The command.</param>
    /// <param name="context">What its variables read.</param>
    /// <param name="stop">The first Ctrl-C.</param>
    /// <exception cref="FlowRunException">The shell cannot be started.</exception>
    public async Task<CommandEnd> RunAsync(RunbookCommand command, RunbookContext context, CancellationToken stop)
    {
        var environment = Variables(command, context);
        var (ending, line) = ShellScript.CommandLine(command.Shell.Name, environment.GetValueOrDefault("PATH", ""));
        var temp = Directory.CreateTempSubdirectory("flow-runbook-");
        try
        {
            var file = Path.Combine(temp.FullName, $"command{ending}");
            PrivateFile.Create(file, ShellScript.Prepare(command.Shell.Name, ending, command.Text));
            return await RunAsync([.. line.Select(part => part.Replace("{0}", file, StringComparison.Ordinal))], environment, stop);
        }
        finally
        {
            temp.Delete(recursive: true);
        }
    }

    private async Task<CommandEnd> RunAsync(string[] line, Dictionary<string, string> environment, CancellationToken stop)
    {
        var (clock, turn) = (Stopwatch.StartNew(), new Lock());
        var (stdout, stderr, shown) = (new StringBuilder(), new StringBuilder(), new Queue<string>());
        void Take(StringBuilder stream, string text)
        {
            lock (turn)
            {
                Keep(stream, text);
                Show(shown, text);
            }
        }

        var code = await ChildProcess.RunAsync(
            new(line[0], line[1..], options.ProjectFolder, environment)
            {
                Output = text => Take(stdout, text), Error = text => Take(stderr, text), TrackingId = environment[ProcessTree.TrackingVariable],
            },
            stop, options.Kill);
        lock (turn)
        {
            return new(code, stdout.ToString(), stderr.ToString(), clock.Elapsed, [.. shown]);
        }
    }

    private static void Keep(StringBuilder stream, string text)
    {
        if (stream.Length + text.Length < LongestStream)
        {
            stream.Append(stream.Length > 0 ? "\n" : "").Append(text);
        }
    }

    private void Show(Queue<string> shown, string text)
    {
        var masked = masker.Mask(text);
        output.WriteLine($"      {masked}");
        shown.Enqueue(masked);
        if (shown.Count > KeptLines)
        {
            shown.Dequeue();
        }
    }

    private Dictionary<string, string> Variables(RunbookCommand command, RunbookContext context)
    {
        var variables = new Dictionary<string, string>(options.HostEnvironment, HostVariables.Comparer)
        {
            [ProcessTree.TrackingVariable] = $"flow-runbook-{Guid.NewGuid():N}",
        };
        foreach (var variable in command.Environment)
        {
            variables[variable.Name] = variable.Value(context) ?? "";
        }

        return variables;
    }
}
