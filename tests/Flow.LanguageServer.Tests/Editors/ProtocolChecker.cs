using System.Diagnostics;
using Flow.Tests;

namespace Flow.LanguageServer.Tests.Editors;

/// <summary>The checker of messages in tests/tools. Skips the test where it is not installed.</summary>
internal static class ProtocolChecker
{
    private static readonly string packages = Repository.PathOf("tests/.tools/lsp/node_modules");

    /// <summary>What is wrong with the messages in <paramref name="log"/>; empty where nothing is.</summary>
    public static async Task<string> CheckAsync(string log)
    {
        Skip.IfNot(Directory.Exists(packages), "needs the types of the protocol, which tests/run installs");
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, log);
            using var process = Process.Start(new ProcessStartInfo("node", [Repository.PathOf("tests/tools/lsp.mjs"), file]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var output = process.StandardOutput.ReadToEndAsync();
            var error = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (await output + error).Replace(file, "log", StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
