using System.Text.Json;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Tests.Emit;
using Flow.Conformance.Tests.Tools;
using JsonDocument = Flow.Compiler.Emit.Documents.JsonDocument;

namespace Flow.Conformance.Tests.Documents;

/// <summary>What the YAML writer prints means the same to a reader that the project did not write.</summary>
public class YamlWritingTests
{
    private static readonly string[][] Batches = [.. NastyText.Pairs.Chunk(50)];

    public static TheoryData<string> Versions => ["1.2", "1.1"];

    [SkippableTheory]
    [MemberData(nameof(Versions))]
    public void Any_nasty_text_is_read_back_as_a_value(string version) => AssertReadBack(
        version,
        texts => YamlSequence.Of(texts.Select(YamlScalar.Of)),
        texts => JsonArray.Of(texts.Select(text => new JsonString(text))));

    [SkippableTheory]
    [MemberData(nameof(Versions))]
    public void Any_nasty_text_is_read_back_in_the_style_that_was_asked_for(string version) => AssertReadBack(
        version,
        texts => YamlSequence.Of(texts.SelectMany(text => Enum.GetValues<YamlStyle>().Select(style => YamlScalar.Of(text) with { Style = style }))),
        texts => JsonArray.Of(texts.SelectMany(text => Enum.GetValues<YamlStyle>().Select(_ => new JsonString(text)))));

    [SkippableTheory]
    [MemberData(nameof(Versions))]
    public void Any_nasty_text_is_read_back_in_flow_style(string version) => AssertReadBack(
        version,
        texts => YamlSequence.Of(texts.Select(text => YamlSequence.Flow(text, text))),
        texts => JsonArray.Of(texts.Select(text => JsonArray.Of(text, text))));

    [SkippableFact]
    public void Any_nasty_text_is_read_back_as_a_key() => AssertReadBack(
        "1.2",
        texts => YamlSequence.Of(texts.Select(text => YamlMapping.Of((text, (YamlNode?)text)))),
        texts => JsonArray.Of(texts.Select(text => JsonObject.Of((text, (JsonNode?)text)))));

    [SkippableFact]
    public void A_nasty_comment_changes_nothing() => AssertReadBack(
        "1.2",
        texts => YamlSequence.Of(texts.Select(text => YamlMapping.Of(("a", 1), ("b", "x\ny\n")) with { Comments = [text], TrailingComment = text })),
        texts => JsonArray.Of(texts.Select(_ => JsonObject.Of(("a", 1), ("b", "x\ny\n")))));

    [SkippableFact]
    public void Booleans_numbers_and_null_are_read_back_as_what_they_are()
    {
        var written = new YamlDocument(YamlSequence.Of(true, false, 0, -7, YamlScalar.Null, YamlScalar.Of(0.25m), YamlScalar.Of(1e300)));

        Assert.Equal("[true,false,0,-7,null,0.25,1e+300]", Assert.Single(YamlReader.Read([written.Write().Text])).Json);
    }

    private static void AssertReadBack(string version, Func<string[], YamlNode> write, Func<string[], JsonNode> expect)
    {
        var documents = Batches.Select(texts => new YamlDocument(write(texts)).Write().Text).ToArray();
        var readings = YamlReader.Read(documents, version);
        Assert.Equal(Batches.Length, readings.Count);
        foreach (var (texts, (document, reading)) in Batches.Zip(documents.Zip(readings)))
        {
            Assert.True(reading.Error is null, $"{reading.Error}\n{document}");
            Assert.Equal(Canonical(new JsonDocument(expect(texts)).Write().Text), Canonical(reading.Json!));
        }
    }

    private static string Canonical(string json) => JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(json));
}
