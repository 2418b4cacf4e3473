using System.Diagnostics;
using Flow.Compiler.Emit;
using Flow.Conformance.Tests.Tools;

namespace Flow.Conformance.Tests.Prometheus;

/// <summary>What promtool says of generated files, which are written into a temporary folder for it.</summary>
public static class Promtool
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(8);
    private static readonly ExternalTool Tool = new("promtool", "promtool");

    /// <summary>Checks rules, all lints being errors, and gives what promtool says where it refuses them.</summary>
    public static string? CheckRules(IReadOnlyList<GeneratedFile> files) => In(files, folder =>
        Run(folder, ["check", "rules", "--lint=all", "--lint-fatal", .. files.Select(static f => f.Path).Where(IsRules)]));

    /// <summary>Checks configurations of servers together with the rules that they name, and gives what promtool says where it refuses one.</summary>
    public static string? CheckConfigurations(IReadOnlyList<GeneratedFile> files) => In(files, folder =>
        Run(folder, ["check", "config", "--lint=all", "--lint-fatal", .. files.Select(static f => f.Path).Where(static p => p.StartsWith("prometheus/prometheus.", StringComparison.Ordinal))]));

    /// <summary>Runs the tests among the files and gives what promtool says where one fails. Files whose rules are missing count as failed.</summary>
    public static string? TestRules(IReadOnlyList<GeneratedFile> files) => In(files, folder =>
        string.Concat(OnAllProcessors(files, paths => Run(folder, ["test", "rules", .. paths]))) is { Length: > 0 } said ? said : null);

    /// <summary>Runs several sets of rules with their tests in one call, and gives the numbers of those of which no test fails.</summary>
    public static IReadOnlyList<int> Survivors(IReadOnlyList<IReadOnlyList<GeneratedFile>> sets)
    {
        var files = sets.SelectMany((set, i) => set.Select(f => f with { Path = $"{i}/{f.Path}" })).ToList();
        var results = In(files, folder => OnAllProcessors(files, paths => Start(folder, ["test", "rules", .. paths]).Output)).SelectMany(static said => said.Split("Unit Testing:").Skip(1)).ToList();
        Assert.Equal(files.Count(static f => !IsRules(f.Path)), results.Count);
        var failed = results.Where(static result => !result.Contains("SUCCESS", StringComparison.Ordinal)).Select(static result => result.TrimStart().Split('/')[0]).ToHashSet();
        return [.. Enumerable.Range(0, sets.Count).Where(i => !failed.Contains($"{i}"))];
    }

    /// <summary>Whether a file holds rules rather than tests.</summary>
    public static bool IsRules(string path) => path.Contains("/rules/", StringComparison.Ordinal);

    // promtool tests one file after the other.
    private static IReadOnlyList<T> OnAllProcessors<T>(IReadOnlyList<GeneratedFile> files, Func<string[], T> test) =>
        [.. files.Select(static f => f.Path).Where(static p => p.Contains("/tests/", StringComparison.Ordinal)).Select(static (path, i) => (path, i)).GroupBy(static f => f.i % Environment.ProcessorCount, static f => f.path)
            .AsParallel().WithDegreeOfParallelism(Environment.ProcessorCount).Select(group => test([.. group]))];

    private static T In<T>(IReadOnlyList<GeneratedFile> files, Func<string, T> ask)
    {
        Tool.Require();
        var folder = Directory.CreateTempSubdirectory("flow-promtool-").FullName;
        try
        {
            foreach (var file in files)
            {
                var path = Path.Combine(folder, file.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, file.Text);
            }

            return ask(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string? Run(string folder, IEnumerable<string> arguments)
    {
        var (code, output, errors) = Start(folder, arguments);
        var said = string.Concat(output.Split("Unit Testing:").Where(static part => !part.Contains("SUCCESS", StringComparison.Ordinal))) + errors;
        return code != 0 || said.Contains("WARNING", StringComparison.Ordinal) ? said : null;
    }

    private static (int Code, string Output, string Errors) Start(string folder, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("promtool", arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail("promtool did not end in time.");
        }

        return (process.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
    }
}
