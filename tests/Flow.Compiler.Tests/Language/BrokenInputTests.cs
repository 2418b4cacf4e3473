using Flow.Tests;

namespace Flow.Compiler.Tests.Language;

/// <summary>One mistake gives one message, at its culprit, with what to write instead, and nothing follows from it.</summary>
public class BrokenInputTests
{
    private static readonly Lazy<Dictionary<string, BrokenCase>> Cases = new(ReadCases);

    public static TheoryData<string> Names => [.. Cases.Value.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mistake_is_reported_at_its_place_and_nothing_else_is(string name) => LanguageChecks.Check(Cases.Value[name].Marked);

    [Fact]
    public void There_are_many_cases_and_each_has_a_mistake()
    {
        Assert.True(Cases.Value.Count >= 400, $"{Cases.Value.Count} cases");
        Assert.Equal([], Cases.Value.Values.Where(static c => MarkedSource.Parse(c.Marked).Marks.Count == 0).Select(static c => c.Name));
    }

    private static Dictionary<string, BrokenCase> ReadCases() =>
        Directory.GetFiles(Repository.PathOf("tests/Flow.Compiler.Tests/Language/Broken"), "*.flow").Order(StringComparer.Ordinal)
            .SelectMany(static f => BrokenCase.Read(Path.GetFileNameWithoutExtension(f), File.ReadAllText(f)))
            .ToDictionary(static c => c.Name);
}
