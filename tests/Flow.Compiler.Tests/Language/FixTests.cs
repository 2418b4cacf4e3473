using Flow.Compiler.Diagnostics;
using Flow.Compiler.Editing;
using Flow.Compiler.Text;
using Flow.Tests;

namespace Flow.Compiler.Tests.Language;

/// <summary>What is mended without a person looking on: each fix makes progress, and none is undone by another.</summary>
public class FixTests
{
    private const int MostRounds = 20;

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Repository.PathOf("tests/Flow.Compiler.Tests/Language/Broken"), "*.flow").Select(static f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Each_safe_fix_of_a_broken_source_removes_its_mistake(string file) => Assert.Equal([], CasesOf(file).SelectMany(static c => WithoutProgress(c)));

    [Theory]
    [MemberData(nameof(Files))]
    public void Safe_fixes_end(string file) => Assert.Equal([], CasesOf(file).Where(static c => GoesInACircle(MarkedSource.Parse(c.Marked).Compile())).Select(static c => c.Name));

    [Theory]
    [InlineData("metric 5xx_total { kind = counter }\n")]
    [InlineData("metric \"5xx_total\" { kind = counter }\n")]
    [InlineData("project shop { promotion = staging -> production }\n")]
    [InlineData("freeze = 9:00-16:00\n")]
    public void Fixes_of_what_people_bring_end(string text) => Assert.False(GoesInACircle(Compilation.Of(text)));

    private static IEnumerable<BrokenCase> CasesOf(string file) =>
        BrokenCase.Read(file, File.ReadAllText(Repository.PathOf($"tests/Flow.Compiler.Tests/Language/Broken/{file}.flow")));

    private static IEnumerable<string> WithoutProgress(BrokenCase @case)
    {
        var before = MarkedSource.Parse(@case.Marked).Compile();
        foreach (var mistake in before.Diagnostics)
        {
            if (SafeFix(mistake) is { } fix && Mended(before, mistake, fix).Diagnostics.Any(d => (d.Code, d.Location.Path, d.Location.Span.Start) == (mistake.Code, mistake.Location.Path, mistake.Location.Span.Start)))
            {
                yield return $"{@case.Name}: {mistake.Code} after `{fix.Title}`";
            }
        }
    }

    private static bool GoesInACircle(Compilation compilation)
    {
        var seen = new HashSet<string>();
        while (seen.Add(string.Concat(compilation.Sources.Select(static s => s.Content))) && seen.Count < MostRounds)
        {
            if (compilation.Diagnostics.FirstOrDefault(static d => SafeFix(d) is not null) is not { } mistake)
            {
                return false;
            }

            compilation = Mended(compilation, mistake, SafeFix(mistake)!);
        }

        return true;
    }

    private static Compilation Mended(Compilation compilation, Diagnostic mistake, Fix fix) =>
        compilation.With(new SourceText(mistake.Location.Path, TextChanges.Apply(mistake.Location.Source.Content, fix.Edits)));

    private static Fix? SafeFix(Diagnostic diagnostic) => diagnostic.Fixes.FirstOrDefault(static f => f.Safety == FixSafety.Safe);
}
