using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Tests.Language;
using Flow.Compiler.Types;

namespace Flow.Compiler.Tests.Catalogue;

/// <summary>The catalogue is complete, its examples compile, and every property is used in one of the sources that compile.</summary>
public class KindTests
{
    public static TheoryData<string> Words => [.. KindCatalogue.All.Select(static k => k.Word)];

    [Theory]
    [MemberData(nameof(Words))]
    public void The_example_of_a_kind_compiles(string word)
    {
        var kind = KindCatalogue.Find(word)!;
        Assert.NotEmpty(kind.Example);
        Assert.Contains(word, kind.Example, StringComparison.Ordinal);
        LanguageChecks.Check(kind.Example);
    }

    [Fact]
    public void Every_word_has_a_summary_that_is_a_sentence() =>
        Assert.All(Everything(), static k => Assert.Matches(@"^[A-Z`].*(\.|…)$", k.Kind.Summary));

    [Fact]
    public void A_child_is_a_kind_of_the_catalogue() =>
        Assert.Equal([], KindCatalogue.All.SelectMany(static k => k.Children).Concat(KindCatalogue.FileKinds).Where(static w => KindCatalogue.Find(w) is null));

    [Fact]
    public void No_property_is_there_twice() => Assert.Equal(
        [], Everything().SelectMany(static k => k.Kind.Properties.GroupBy(static p => p.Word).Where(static g => g.Count() > 1).Select(g => $"{k.Path}.{g.Key}")));

    [Fact]
    public void Every_default_can_be_written()
    {
        var words = Everything().Where(static k => k.Kind is { Default.Length: > 0, Subject: { Type: EnumType { IsOpen: false } } });
        Assert.All(words, static k => Assert.Contains(k.Kind.Default, ((EnumType)k.Kind.Subject!.Type).Members));
    }

    [Fact]
    public void Every_property_is_used_in_a_source_that_compiles()
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var source in KindCatalogue.All.Select(static k => k.Example).Concat(Sources.All))
        {
            Collect(LanguageChecks.Check(source).Bound.Items, "", used);
        }

        Assert.Equal(["service.build"], Everything().Select(static k => k.Path).Where(p => !used.Contains(p))); // it needs files: see DockerfileTests
    }

    private static void Collect(IEnumerable<BoundItem> items, string prefix, HashSet<string> used)
    {
        foreach (var item in items)
        {
            var path = item.Kind.Role == Role.Property && KindCatalogue.Find(item.Kind.Word) is var kind && kind != item.Kind && (item.Kind.Variety.Length == 0 || kind?.Varieties != item.Kind.Varieties) ? $"{prefix}.{item.Kind.Word}" : item.Kind.Word;
            used.Add(path);
            Collect(item.Items, path, used);
        }
    }

    private static IEnumerable<(string Path, Kind Kind)> Everything() =>
        KindCatalogue.All.Where(static k => k.Word is not ("let" or "function" or "type" or "enum" or "template" or "import" or "rule")).SelectMany(static k => WithProperties(k.Word, k));

    private static IEnumerable<(string Path, Kind Kind)> WithProperties(string path, Kind kind) =>
        kind.Properties.Where(static p => KindCatalogue.Find(p.Word) != p).SelectMany(p => WithProperties($"{path}.{p.Word}", p)).Prepend((path, kind));
}
