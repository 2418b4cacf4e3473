using Flow.Tests;

namespace Flow.Cli.Tests;

/// <summary>The examples are right as they are committed: sources, layout and generated files.</summary>
public class ExampleTests
{
    public static TheoryData<string> Examples() =>
        [.. Repository.Files.Where(static f => f.StartsWith("examples/", StringComparison.Ordinal)).Select(static f => f.Split('/')).Where(static p => p.Length > 2).Select(static p => p[1]).Distinct()];

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_has_no_problems_its_layout_is_canonical_and_its_generated_files_are_up_to_date(string example)
    {
        using var elsewhere = new TestProject();
        var folder = Repository.PathOf($"examples/{example}");
        var check = elsewhere.Run("check", folder, "--strict");
        var format = elsewhere.Run("fmt", folder, "--check");
        var build = elsewhere.Run("build", folder, "--check");

        var known = elsewhere.Run("check", folder, "--notes").Out.Split('\n').Where(static l => l.StartsWith("note[", StringComparison.Ordinal)).ToList();

        Assert.True(check.ExitCode == 0 && (known.Count > 0 || check.Out.StartsWith("No problems", StringComparison.Ordinal)), check.ToString());
        Assert.All(known, static n => Assert.StartsWith("note[FLOW4724]", n, StringComparison.Ordinal)); // digests are for whoever can reach a registry
        Assert.Equal((0, ""), (format.ExitCode, format.Out));
        Assert.True(build.ExitCode == 0, build.ToString());
        Assert.Contains(Repository.Files, f => f.StartsWith($"examples/{example}/.github/workflows/", StringComparison.Ordinal));
        Assert.Contains($"examples/{example}/flow.manifest.json", Repository.Files);
        Assert.Contains($"examples/{example}/README.md", Repository.Files);
    }
}
