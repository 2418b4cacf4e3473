using System.Diagnostics;
using Flow.Conformance.Tests.Tools;

namespace Flow.Conformance.Tests.Alertmanager;

/// <summary>What amtool says of a configuration.</summary>
internal static class Amtool
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
    private static readonly ExternalTool Tool = new("amtool", "amtool");

    /// <summary>What it has against a configuration, or null.</summary>
    public static string? Check(string configuration) => Ask(configuration, static file => ["check-config", file]) is (not 0, var output, var errors) ? output + errors : null;

    /// <summary>The receivers that take an alert, in the order of the tree.</summary>
    public static IReadOnlyList<string> ReceiversOf(string configuration, IEnumerable<KeyValuePair<string, string>> labels)
    {
        var (code, said, errors) = Ask(configuration, file => ["config", "routes", "test", $"--config.file={file}", .. labels.Select(static l => $"{l.Key}={l.Value}")]);
        Assert.True(code == 0, said + errors);
        return said.Trim().Split(',');
    }

    private static (int Code, string Output, string Errors) Ask(string configuration, Func<string, IEnumerable<string>> arguments)
    {
        Tool.Require();
        var file = Path.Combine(Directory.CreateTempSubdirectory("flow-amtool-").FullName, "alertmanager.yml");
        File.WriteAllText(file, configuration);
        try
        {
            using var process = Process.Start(new ProcessStartInfo("amtool", arguments(file)) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            if (!process.WaitForExit(Limit))
            {
                process.Kill(entireProcessTree: true);
                Assert.Fail("amtool did not end in time.");
            }

            return (process.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }
}
