using Flow.Runtime.Commands;
using Flow.Runtime.Execution;
using Flow.Runtime.Processes;

namespace Flow.Runtime.Steps;

/// <summary>Runs scripts with the command lines of GitHub's runner (its <c>ScriptHandlerHelpers</c>).</summary>
internal static class ShellScript
{
    private static int _counter;

    public static async Task<StepEnd> RunAsync(StepState state, ShellStep step)
    {
        var job = state.Cell.Job.Definition;
        var shell = step.Shell?.Invoke(state.Context) ?? job.Shell?.Invoke(state.Context) ?? state.Cell.Run.Pipeline.Shell ?? Shell.Default;
        var (ending, command) = CommandLine(shell.Name, state.Cell.Run.Services.BaseVariables.GetValueOrDefault("PATH", ""));
        var file = Path.Combine(state.Cell.Workspace.Temp, $"script_{Interlocked.Increment(ref _counter)}{ending}");
        PrivateFile.Create(file, Prepare(shell.Name, ending, step.Script(state.Context)));
        try
        {
            string[] arguments = [.. command.Select(part => part.Replace("{0}", file, StringComparison.Ordinal))];
            return StepEnd.OfExitCode(await StepProcess.RunAsync(state, arguments, StepFolder.Of(state, step.WorkingDirectory), step.Capture));
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>The ending of the script's file and the command line, in which <c>{0}</c> is the file.</summary>
    internal static (string Ending, IReadOnlyList<string> Command) CommandLine(string shell, string searchPath) => shell switch
    {
        "" => Unnamed(searchPath),
        "bash" => (".sh", ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "{0}"]),
        "sh" => (".sh", ["sh", "-e", "{0}"]),
        "pwsh" => (".ps1", ["pwsh", "-command", ". '{0}'"]),
        "powershell" => (".ps1", ["powershell", "-command", ". '{0}'"]),
        "cmd" => (".cmd", ["cmd", "/D", "/E:ON", "/V:OFF", "/S", "/C", "CALL \"{0}\""]),
        "python" => (".py", ["python", "{0}"]),
        _ => Custom(shell),
    };

    private static (string Ending, IReadOnlyList<string> Command) Unnamed(string searchPath)
    {
        if (OperatingSystem.IsWindows())
        {
            return CommandLine(ProgramPath.FindIn("pwsh", searchPath) is null ? "powershell" : "pwsh", searchPath);
        }

        return (".sh", [ProgramPath.FindIn("bash", searchPath) is null ? "sh" : "bash", "-e", "{0}"]);
    }

    private static (string Ending, IReadOnlyList<string> Command) Custom(string commandLine)
    {
        var words = commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (!commandLine.Contains("{0}", StringComparison.Ordinal))
        {
            throw new FlowRunException($"The shell '{commandLine}' is not known. A custom one needs '{{0}}' where the script's file goes.");
        }

        return (Path.GetFileNameWithoutExtension(words[0]) switch
        {
            "bash" or "sh" => ".sh",
            "pwsh" or "powershell" => ".ps1",
            "cmd" => ".cmd",
            "python" => ".py",
            _ => "",
        }, words);
    }

    /// <summary>The script as the shell wants it in its file.</summary>
    internal static string Prepare(string shell, string ending, string script) => ending switch
    {
        ".ps1" when shell is "" or "pwsh" or "powershell" =>
            $"$ErrorActionPreference = 'stop'\n{script}\nif ((Test-Path -LiteralPath variable:\\LASTEXITCODE)) {{ exit $LASTEXITCODE }}\n",
        ".cmd" => $"@echo off\r\n{script.ReplaceLineEndings("\r\n")}\r\n",
        _ => script.ReplaceLineEndings("\n"),
    };
}
