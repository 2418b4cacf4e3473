using System.Text.RegularExpressions;
using Flow.Tests;

namespace Flow.Compiler.Tests.Architecture;

/// <summary>What no file of the repository may hold.</summary>
public partial class TidinessTests
{
    private const int MostLines = 400;

    /// <summary>C# files that are long for a reason: generated, or one table.</summary>
    private static readonly string[] LongFiles = [];

    // In parts, so that this file does not hold what it forbids.
    private static readonly string[] RegistryHosts =
        [.. new[] { "nuget org", "npmjs org", "debian org", "crates io", "pypi org" }.Select(host => host.Replace(' ', '.'))];

    private static readonly string[] Unfinished = [.. new[] { "TO DO", "FIX ME", "NotImplemented Exception" }.Select(word => word.Replace(" ", ""))];

    [Fact]
    public void No_file_names_the_host_of_a_package_registry() => Assert.Empty(LinesWith(TextFiles(), NamesRegistry));

    [Fact]
    public void No_file_holds_a_path_of_somebodys_machine() => Assert.Empty(LinesWith(TextFiles(), line => MachinePath().IsMatch(line)));

    [Fact]
    public void Nothing_is_left_unfinished() => Assert.Empty(LinesWith(CodeFiles(), IsUnfinished));

    [Fact]
    public void A_file_has_one_concept_and_not_too_many_lines() =>
        Assert.Equal(LongFiles, CodeFiles().Where(file => Repository.Read(file).Count(c => c == '\n') > MostLines));

    [Fact]
    public void What_is_forbidden_is_found()
    {
        Assert.True(NamesRegistry($"see https://registry.{RegistryHosts[1]}/x"));
        Assert.False(NamesRegistry("the registry"));
        Assert.Matches(MachinePath(), string.Concat("cd ", "/", "root", "/x"));
        Assert.Matches(MachinePath(), string.Concat("\"", "/", "work", "/x\""));
        Assert.DoesNotMatch(MachinePath(), "/home/runner/work/x");
        Assert.True(IsUnfinished($"// {Unfinished[0]}: later"));
        Assert.False(IsUnfinished("var todos = 1;"));
    }

    private static bool NamesRegistry(string line) => RegistryHosts.Any(host => line.Contains(host, StringComparison.OrdinalIgnoreCase));

    private static bool IsUnfinished(string line) => Unfinished.Any(word => line.Contains(word, StringComparison.Ordinal));

    private static IEnumerable<string> CodeFiles() => Repository.Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal));

    private static IEnumerable<string> TextFiles() => Repository.Files.Where(file => !Repository.Read(file).Contains('\0', StringComparison.Ordinal));

    private static IEnumerable<string> LinesWith(IEnumerable<string> files, Func<string, bool> isForbidden) =>
        files.SelectMany(file => Repository.Read(file).Split('\n').Select((line, index) => (line, index))
            .Where(l => isForbidden(l.line))
            .Select(l => $"{file}:{l.index + 1}: {l.line.Trim()}"));

    [GeneratedRegex(@"(^|[^A-Za-z0-9_.])/(work|farm|root|opt)/", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MachinePath();
}
