using Flow.Compiler.Emit.Documents;
using FsCheck;
using FsCheck.Fluent;
using YamlDotNet.RepresentationModel;
using Written = Flow.Compiler.Emit.Documents;
using YamlDocument = Flow.Compiler.Emit.Documents.YamlDocument;

namespace Flow.Compiler.Tests.Emit;

public class YamlRoundTripTests
{
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Elements<string>(NastyText.Fragments),
        Gen.Elements<string>(NastyText.Fragments).ArrayOf().Select(parts => string.Concat(parts.Take(6))),
        ArbMap.Default.GeneratorFor<UnicodeString>().Select(s => WellFormed(s.Get)));

    private static readonly Gen<string?> Comments = Gen.Frequency((3, Gen.Constant<string?>(null)), (1, Texts.Select(t => (string?)t)));

    [Fact]
    public void Any_tree_is_read_back_as_it_was() =>
        Prop.ForAll(Trees(4).ToArbitrary(), tree => Assert.Equal(Describe(tree), Describe(Read(new YamlDocument(tree)))))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5000).WithEndSize(60));

    [Fact]
    public void Any_two_nasty_texts_are_read_back_from_every_place()
    {
        foreach (var chunk in NastyText.Pairs.Chunk(100))
        {
            var tree = YamlMapping.Of(
                ("values", YamlSequence.Of(chunk.Select(YamlScalar.Of))),
                ("flow", YamlSequence.Of(chunk.Select(text => YamlSequence.Flow(text, text)))),
                ("single", YamlSequence.Of(chunk.Select(text => YamlScalar.Of(text) with { Style = YamlStyle.SingleQuoted }))),
                ("double", YamlSequence.Of(chunk.Select(text => YamlScalar.Of(text) with { Style = YamlStyle.DoubleQuoted }))),
                ("block", YamlSequence.Of(chunk.Select(text => YamlScalar.Of(text) with { Style = YamlStyle.Block }))),
                ("keys", YamlMapping.Of(chunk.Select(text => (text, (Written.YamlNode?)text)))));

            Assert.Equal(Describe(tree), Describe(Read(new YamlDocument(tree))));
        }
    }

    [Fact]
    public void The_same_tree_gives_the_same_text() =>
        Prop.ForAll(Trees(3).ToArbitrary(), tree => Assert.Equal(new YamlDocument(tree).Write().Text, new YamlDocument(tree).Write().Text))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void Lines_end_with_a_line_feed_only() =>
        Prop.ForAll(Trees(3).ToArbitrary(), tree =>
        {
            var text = new YamlDocument(tree).Write().Text;
            Assert.DoesNotContain('\r', text);
            Assert.EndsWith("\n", text, StringComparison.Ordinal);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static Gen<Written.YamlNode> Trees(int depth)
    {
        var scalars = Gen.OneOf(
            Texts.Zip(Gen.Elements(Enum.GetValues<YamlStyle>()), (text, style) => (Written.YamlNode)(YamlScalar.Of(text) with { Style = style })),
            Gen.Elements<Written.YamlNode>(true, false, 0, -7, YamlScalar.Null, YamlScalar.Of(3.10m), YamlScalar.Of(1e300), YamlScalar.Of(double.NegativeInfinity)));
        var bare = depth == 0 ? scalars : Gen.OneOf(scalars, Mappings(depth - 1), Sequences(depth - 1));
        return from node in bare
               from above in Comments
               from behind in Comments
               from hasSpace in Gen.Elements(true, false)
               select node with { Comments = above is null ? [] : [above], TrailingComment = behind, HasSpaceBefore = hasSpace };
    }

    private static Gen<Written.YamlNode> Mappings(int depth) =>
        Texts.Zip(Trees(depth)).ListOf().Select(entries =>
            (Written.YamlNode)YamlMapping.Of(entries.Take(4).DistinctBy(e => e.Item1).Select(e => (e.Item1, (Written.YamlNode?)e.Item2))));

    private static Gen<Written.YamlNode> Sequences(int depth) =>
        Trees(depth).ListOf().Zip(Gen.Elements(true, false), (items, isFlow) =>
            (Written.YamlNode)(YamlSequence.Of(items.Take(4)) with { IsFlow = isFlow }));

    private static string WellFormed(string? text) => string.Concat((text ?? "").EnumerateRunes().Select(rune => rune.ToString()));

    private static YamlDotNet.RepresentationModel.YamlNode Read(YamlDocument document)
    {
        var text = document.Write().Text;
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlDotNet.Core.YamlException error)
        {
            throw new InvalidOperationException($"{error.Message}\n{text}", error);
        }

        return Assert.Single(stream.Documents).RootNode;
    }

    // Both descriptions show structure and values; text is marked, everything else is bare.
    private static string Describe(Written.YamlNode node) => node switch
    {
        YamlMapping mapping => $"{{{string.Join(", ", mapping.Entries.Select(e => $"<{e.Key}>: {Describe(e.Value)}"))}}}",
        YamlSequence sequence => $"[{string.Join(", ", sequence.Items.Select(Describe))}]",
        YamlScalar { Kind: YamlScalarKind.Text } scalar => $"<{scalar.Text}>",
        YamlScalar { IsNull: true } => "null",
        YamlScalar scalar => scalar.Text,
        _ => throw new InvalidOperationException(),
    };

    private static string Describe(YamlDotNet.RepresentationModel.YamlNode node) => node switch
    {
        YamlMappingNode mapping => $"{{{string.Join(", ", mapping.Children.Select(e => $"<{((YamlScalarNode)e.Key).Value}>: {Describe(e.Value)}"))}}}",
        YamlSequenceNode sequence => $"[{string.Join(", ", sequence.Children.Select(Describe))}]",
        YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: null or "" or "null" } => "null",
        YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: var value } when IsBare(value) => value!,
        YamlScalarNode scalar => $"<{scalar.Value}>",
        _ => throw new InvalidOperationException(),
    };

    private static bool IsBare(string? text) =>
        text is "true" or "false" or "-.inf" || double.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out _);
}
