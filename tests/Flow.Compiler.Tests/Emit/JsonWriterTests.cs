using System.Text.Json;
using Flow.Compiler.Emit.Documents;
using FsCheck;
using FsCheck.Fluent;
using JsonDocument = Flow.Compiler.Emit.Documents.JsonDocument;

namespace Flow.Compiler.Tests.Emit;

public class JsonWriterTests
{
    [Fact]
    public void A_document_has_one_layout()
    {
        var document = new JsonDocument(JsonObject.Of(
            ("name", "a \"b\" é"),
            ("left-out", null),
            ("tags", JsonArray.Of("x", 1, true, JsonLiteral.Null)),
            ("none", JsonArray.Of()),
            ("empty", JsonObject.Of()),
            ("list", JsonArray.Of(JsonObject.Of(("a", JsonLiteral.Of(1.50m))), JsonArray.Of()))));

        Assert.Equal(
            """
            {
              "name": "a \"b\" é",
              "tags": ["x", 1, true, null],
              "none": [],
              "empty": {},
              "list": [
                {
                  "a": 1.50
                },
                []
              ]
            }

            """,
            document.Write().Text);
    }

    [Fact]
    public void A_long_array_gets_a_line_for_each_item()
    {
        var text = new JsonDocument(JsonArray.Of(Enumerable.Range(0, 60).Select(n => (JsonNode)n))).Write().Text;

        Assert.StartsWith("[\n  0,\n  1,\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_is_read_back_as_it_was() =>
        Prop.ForAll(Gen.Elements<string>(NastyText.Fragments).ArrayOf().Select(string.Concat).ToArbitrary(), text =>
        {
            var written = new JsonDocument(JsonObject.Of((text, text))).Write().Text;
            var member = Assert.Single(System.Text.Json.JsonDocument.Parse(written).RootElement.EnumerateObject());
            Assert.Equal((text, text), (member.Name, member.Value.GetString()));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_number_is_read_back_as_it_was() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NormalFloat>(), number =>
            Assert.Equal(number.Get, JsonSerializer.Deserialize<double>(new JsonDocument(JsonLiteral.Of(number.Get)).Write().Text)))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_name_that_stands_twice_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => new JsonDocument(JsonObject.Of(("a", 1), ("a", 2))).Write());
}
