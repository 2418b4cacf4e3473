using System.Text;
using System.Text.Json.Nodes;
using Flow.LanguageServer.Tests.Editors;

namespace Flow.LanguageServer.Tests;

/// <summary>The server's text is the editor's, whatever is edited and however columns are counted.</summary>
public class DocumentTests
{
    private static readonly string[] pieces = ["a", "é", "漢", "🚀", "\n", "\r\n", "\r", "  ", "job x on linux {\n", "}", "\t", "\u2028", "", "\"", "e\u0301"];

    [Theory]
    [InlineData("utf-8", 1)]
    [InlineData("utf-16", 2)]
    [InlineData("utf-32", 3)]
    public async Task Random_edits_give_the_same_text_on_both_sides(string encoding, int seed)
    {
        var capabilities = Editor.UsualCapabilities;
        capabilities["general"]!["positionEncodings"] = new JsonArray(encoding);
        await using var editor = await Editor.OpenAsync(capabilities, null);
        Assert.Equal(encoding, (string?)editor.Abilities["capabilities"]!["positionEncoding"]);
        var random = new Random(seed);
        var text = "pipeline ci {\r\n  on push\n}\n";
        editor.Open("untitled:a", text);
        for (var version = 2; version < 400; version++)
        {
            var changes = new List<object>();
            for (var i = random.Next(1, 4); i > 0; i--)
            {
                (var change, text) = RandomChange(random, text, encoding);
                changes.Add(change);
            }

            editor.Change("untitled:a", version, [.. changes]);
            if (version % 20 == 0)
            {
                var seen = await editor.AskAsync("flow/text", new { textDocument = new { uri = "untitled:a" } });
                Assert.Equal((version, text), ((int)seen!["version"]!, (string?)seen["text"]));
            }
        }
    }

    [Theory]
    [InlineData("ab\ncd", 0, 99, 0, 99, "ab!\ncd")] // past the end of the line
    [InlineData("ab\ncd", 7, 0, 9, 5, "ab\ncd!")] // past the end of the text
    [InlineData("ab\r\ncd", 0, 3, 0, 3, "ab!\r\ncd")] // never between the two characters of a line end
    [InlineData("ab\ncd", 1, 1, 0, 1, "a!d")] // the wrong way round
    [InlineData("", 0, 0, 5, 5, "!")]
    public async Task Places_outside_of_the_text_are_drawn_into_it(string text, int line, int character, int endLine, int endCharacter, string expected)
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open("untitled:a", text);
        editor.Change("untitled:a", 2, Edit(line, character, endLine, endCharacter, "!"));

        Assert.Equal(expected, (string?)(await editor.AskAsync("flow/text", new { textDocument = new { uri = "untitled:a" } }))!["text"]);
    }

    [Fact]
    public async Task Half_of_a_surrogate_pair_keeps_its_place()
    {
        await using var editor = await Editor.OpenAsync();
        editor.SendBody("""{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"untitled:a","languageId":"flow","version":1,"text":"x\ud83d\n\"y"}}}""");
        editor.Change("untitled:a", 2, Edit(0, 2, 0, 2, "z"), Edit(1, 1, 1, 1, "w"));

        var text = (string?)(await editor.AskAsync("flow/text", new { textDocument = new { uri = "untitled:a" } }))!["text"];

        Assert.Equal("x\ufffdz\n\"wy", text); // JSON cannot carry the half back
        Assert.NotEqual("", await editor.MistakesAsync("untitled:a"));
    }

    [Fact]
    public async Task The_end_may_be_written_as_a_number_that_is_larger_than_any()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open("untitled:a", "ab\ncd");
        editor.SendBody("""{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"untitled:a","version":2},"contentChanges":[{"range":{"start":{"line":0,"character":1},"end":{"line":4294967295,"character":1e300}},"text":"!"}]}}""");

        Assert.Equal("a!", (string?)(await editor.AskAsync("flow/text", new { textDocument = new { uri = "untitled:a" } }))!["text"]);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task The_layout_keeps_the_line_ends(string end)
    {
        await using var editor = await Editor.OpenAsync();
        var text = "let a=1\nlet   b = 2\n\n\n\nlet c = [1,2]\n".Replace("\n", end, StringComparison.Ordinal);
        editor.Open("untitled:a", text);

        var edits = (await editor.AskAsync("textDocument/formatting", new { textDocument = new { uri = "untitled:a" }, options = new { tabSize = 4, insertSpaces = true } }))!.AsArray();

        editor.Change("untitled:a", 2, [.. edits.Reverse().Select(e => (object)new { range = e!["range"], text = (string?)e["newText"] })]);
        Assert.Equal("let a = 1\nlet b = 2\n\nlet c = [1, 2]\n".Replace("\n", end, StringComparison.Ordinal), (string?)(await editor.AskAsync("flow/text", new { textDocument = new { uri = "untitled:a" } }))!["text"]);
    }

    private static object Edit(int line, int character, int endLine, int endCharacter, string text) =>
        new { range = new { start = new { line, character }, end = new { line = endLine, character = endCharacter } }, text };

    /// <summary>A change, and what the text is after it: found by counting runes, not by what the server does.</summary>
    private static (object Change, string After) RandomChange(Random random, string text, string encoding)
    {
        var piece = string.Concat(Enumerable.Range(0, random.Next(0, 4)).Select(_ => pieces[random.Next(pieces.Length)]));
        if (random.Next(40) == 0)
        {
            return (new { text = piece }, piece);
        }

        var places = Places(text, encoding);
        var (first, second) = (random.Next(places.Count), random.Next(places.Count));
        var (start, end) = (places[Math.Min(first, second)], places[Math.Min(Math.Max(first, second), Math.Min(first, second) + 5)]);
        return (Edit(start.Line, start.Character, end.Line, end.Character, piece), text[..start.Offset] + piece + text[end.Offset..]);
    }

    /// <summary>Every place between two characters that a position can name.</summary>
    private static List<(int Offset, int Line, int Character)> Places(string text, string encoding)
    {
        var places = new List<(int, int, int)>();
        var (offset, line, character) = (0, 0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            var isEnd = rune.Value == '\n' || (rune.Value == '\r' && (offset + 1 == text.Length || text[offset + 1] != '\n'));
            if (!(rune.Value == '\n' && offset > 0 && text[offset - 1] == '\r'))
            {
                places.Add((offset, line, character));
            }

            offset += rune.Utf16SequenceLength;
            (line, character) = isEnd ? (line + 1, 0) : (line, character + (encoding switch { "utf-8" => Encoding.UTF8.GetByteCount(rune.ToString()), "utf-16" => rune.Utf16SequenceLength, _ => 1 }));
        }

        places.Add((offset, line, character));
        return places;
    }
}
