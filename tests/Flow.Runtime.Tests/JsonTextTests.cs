using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Flow.Runtime.Tests;

/// <summary>What is written by hand is what the framework's writer writes.</summary>
public class JsonTextTests
{
    [Fact]
    public void Every_character_is_escaped_as_the_framework_does() =>
        Assert.All(Enumerable.Range(0, 0x110).Append(0x2028).Append(0xD800).Append(0xFFFD).Append(0xFFFF), static code => Same($"a{(char)code}b"));

    [Theory]
    [InlineData("")]
    [InlineData("\"C:\\x\"")]
    [InlineData("𝄞 and ü")]
    public void A_text_is_written_as_the_framework_does(string text) => Same(text);

    [Theory]
    [InlineData(0)]
    [InlineData(-0.5)]
    [InlineData(1e-7)]
    [InlineData(0.1 + 0.2)]
    [InlineData(1e21)]
    [InlineData(123456789012)]
    public void A_number_is_written_as_the_framework_does(double number)
    {
        var json = new JsonText(indented: false);
        json.Number(number);
        Assert.Equal(Framework(indented: false, writer => writer.WriteNumberValue(number)), json.ToString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Objects_and_lists_are_written_as_the_framework_does(bool indented)
    {
        Value value = new Record { ["none"] = Value.None, ["list"] = Value.List([1, 2]), ["empty"] = Value.List(Array.Empty<int>()), ["record"] = new Record { ["ü"] = true, ["in"] = new Record() } };
        var json = indented ? ValueJson.Write(value, indented) : value.ToJson();
        using var document = JsonDocument.Parse(json);
        Assert.Equal(Framework(indented, document.RootElement.WriteTo), json);
    }

    [Fact]
    public void A_value_that_is_nested_without_end_is_refused()
    {
        var value = Value.None;
        for (var i = 0; i < 101; i++)
        {
            value = Value.List([value]);
        }

        Assert.Throws<InvalidOperationException>(value.ToJson);
    }

    private static void Same(string text)
    {
        var json = new JsonText(indented: false);
        json.Text(text);
        Assert.Equal(Framework(indented: false, writer => writer.WriteStringValue(text)), json.ToString());
    }

    private static string Framework(bool indented, Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new() { Indented = indented, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
