using Flow.Compiler.Comparing;
using Flow.Compiler.Tests.Language;

namespace Flow.Compiler.Tests.Comparing;

/// <summary>Checks of what a change of the sources means.</summary>
internal static class ChangeChecks
{
    /// <summary>From <paramref name="before"/> to <paramref name="after"/> exactly <paramref name="expected"/> changes. Both are without errors.</summary>
    public static void CheckDiff(string before, string after, string expected) =>
        Assert.Equal(expected.ReplaceLineEndings("\n").TrimEnd('\n'), Differences(before, after));

    public static string Differences(string before, string after) => string.Join('\n', ModelComparison.Between(Compile(before).Model, Compile(after).Model).Select(Text));

    private static Compilation Compile(string source)
    {
        var compilation = MarkedSource.Parse(source).Compile();
        Assert.DoesNotContain(compilation.Diagnostics, static d => d.Severity == Compiler.Diagnostics.Severity.Error);
        return compilation;
    }

    private static string Text(Change change) => string.Join('\n',
    [
        $"{change.Risk.ToString().ToLowerInvariant()} {change.Kind.ToString().ToLowerInvariant()} {change.Subject}",
        .. change.Consequences.Select(static c => $"  {c}"),
        .. change.Differences.Select(static d => $"  {d.Name}: {d.Before ?? "-"} → {d.After ?? "-"}"),
        .. change.Fix is { } fix ? [$"  = {fix}"] : Array.Empty<string>(),
    ]);
}
