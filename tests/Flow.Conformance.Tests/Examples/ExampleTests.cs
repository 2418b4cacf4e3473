using System.Diagnostics;
using Flow.Conformance.Tests.Tools;
using Flow.Tests;

namespace Flow.Conformance.Tests.Examples;

/// <summary>Each example is a project of its own: copied into an empty folder, it builds and passes its tests.</summary>
public sealed class ExampleTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("flow-example-").FullName;

    [Theory]
    [InlineData("hello")]
    [InlineData("monorepo")]
    public void A_copied_example_passes_its_own_dotnet_tests(string example)
    {
        Copy(example);

        AssertSucceeds("dotnet", "test", "-nodeReuse:false", "-p:UseSharedCompilation=false");
    }

    [SkippableFact]
    public void The_web_service_of_the_monorepo_passes_its_own_tests()
    {
        new ExternalTool("node", "node").Require();
        Copy("monorepo");

        AssertSucceeds("node", "--test", "services/web/test/amount.test.js", "services/web/test/app.test.js");
    }

    [Fact]
    public void The_bundle_of_the_monorepo_depends_on_nothing_but_the_files()
    {
        Copy("monorepo");
        var first = AssertSucceeds("bash", "tools/bundle.sh", "dist/first.tar.gz", "services/web", "tools");
        File.SetLastWriteTimeUtc(Path.Combine(folder, "services/web/package.json"), DateTime.UnixEpoch.AddYears(30));
        var second = AssertSucceeds("bash", "tools/bundle.sh", "dist/second.tar.gz", "services/web", "tools");
        File.AppendAllText(Path.Combine(folder, "services/web/package.json"), "\n");
        var changed = AssertSucceeds("bash", "tools/bundle.sh", "dist/third.tar.gz", "services/web", "tools");

        Assert.Matches("^[0-9a-f]{64}\n$", first);
        Assert.Equal(first, second);
        Assert.NotEqual(first, changed);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Copy(string example)
    {
        var root = $"examples/{example}/";
        foreach (var file in Repository.Files.Where(file => file.StartsWith(root, StringComparison.Ordinal)))
        {
            var target = Path.Combine(folder, file[root.Length..]);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Repository.PathOf(file), target);
        }
    }

    private string AssertSucceeds(string command, params string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output);
        return output;
    }
}
