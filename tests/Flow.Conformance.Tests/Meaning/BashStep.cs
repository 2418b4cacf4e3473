using System.Diagnostics;

namespace Flow.Conformance.Tests.Meaning;

/// <summary>Runs a script as GitHub's runner does. What a script of the tests does at sight is not run.</summary>
internal static class BashStep
{
    public const string Cancels = "touch \"$CANCEL_FILE\"; sleep 3";

    public const string NeverEnds = "sleep 60";

    public static (bool Succeeded, Dictionary<string, string> Outputs, Dictionary<string, string> Variables) Run(string script, IReadOnlyDictionary<string, string> environment, string folder) =>
        script.Trim() switch
        {
            "true" or "exit 0" => (true, [], []),
            "false" or "exit 1" or "exit 3" => (false, [], []),
            _ => RunBash(script, environment, folder),
        };

    private static (bool, Dictionary<string, string>, Dictionary<string, string>) RunBash(string script, IReadOnlyDictionary<string, string> environment, string folder)
    {
        string File(string name, string text)
        {
            var path = Path.Combine(folder, name);
            System.IO.File.WriteAllText(path, text);
            return path;
        }

        var outputs = File("output", "");
        var variables = File("env", "");
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-e", "-o", "pipefail", File("script.sh", script)])
        {
            WorkingDirectory = folder, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        start.Environment["GITHUB_STEP_SUMMARY"] = File("summary", "");
        (start.Environment["GITHUB_OUTPUT"], start.Environment["GITHUB_ENV"], start.Environment["RUNNER_TEMP"]) = (outputs, variables, folder);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode == 0, Read(outputs), Read(variables));
    }

    private static Dictionary<string, string> Read(string file)
    {
        var values = new Dictionary<string, string>();
        var lines = new Queue<string>(File.ReadAllLines(file));
        while (lines.TryDequeue(out var line))
        {
            var marked = line.IndexOf("<<", StringComparison.Ordinal);
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (marked < 0 || (equals >= 0 && equals < marked))
            {
                values[line[..equals]] = line[(equals + 1)..];
                continue;
            }

            var text = new List<string>();
            while (lines.TryDequeue(out var next) && next != line[(marked + 2)..])
            {
                text.Add(next);
            }

            values[line[..marked]] = string.Join('\n', text);
        }

        return values;
    }
}
