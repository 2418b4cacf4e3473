using Flow.Tests;

namespace Flow.Conformance.Tests.Tools;

/// <summary>A program from outside that tests ask for its opinion. It is installed by <c>tests/run</c>.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Evidence">A path in the repository, or the name of a command, that is there when the tool is installed.</param>
public sealed record ExternalTool(string Name, string Evidence)
{
    /// <summary>Whether the tool can be used here.</summary>
    public bool IsInstalled { get; } = Evidence.Contains('/', StringComparison.Ordinal)
        ? Path.Exists(Repository.PathOf(Evidence))
        : IsOnSearchPath(Evidence);

    private static bool IsCi => Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>Skips the running test when the tool is absent; where CI runs it, the test fails instead.</summary>
    public void Require()
    {
        var reason = $"needs the tool {Name}, which tests/run installs";
        Assert.True(IsInstalled || !IsCi, reason);
        Skip.IfNot(IsInstalled, reason);
    }

    private static bool IsOnSearchPath(string command) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, command)));
}
