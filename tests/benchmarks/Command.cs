using System.Diagnostics;

namespace Flow.Benchmarks;

/// <summary>A program with its arguments, run as a whole process.</summary>
internal sealed record Command(string Program, params IReadOnlyList<string> Arguments)
{
    public string Folder { get; init; } = Directory.GetCurrentDirectory();

    /// <summary>Exit codes that mean that the work was done.</summary>
    public IReadOnlyList<int> Accepted { get; init; } = [0];

    /// <summary>Where <paramref name="program"/> is on PATH, or null.</summary>
    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    /// <summary>Runs it to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed: its time would mean nothing.</exception>
    public void Run()
    {
        var start = new ProcessStartInfo(Program, Arguments) { WorkingDirectory = Folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (!Accepted.Contains(process.ExitCode))
        {
            throw new InvalidOperationException($"{Program} {string.Join(' ', Arguments)} ended with {process.ExitCode}: {error.Result}{output}");
        }
    }
}
