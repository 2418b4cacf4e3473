using System.Text.Json.Nodes;
using Flow.LanguageServer.Tests.Editors;

namespace Flow.LanguageServer.Tests;

/// <summary>What is drawn into a document is asked for again when an edit of another one reaches it, and only then.</summary>
public class RefreshTests
{
    private const string Uses = "let here = there\n\npipeline ci {\n  on push\n  job a on linux {\n    run \"x\"\n  }\n}\n";
    private const string Values = "let there = 1\n\ntemplate steps of job {\n  on linux\n  run \"x\"\n}\n";

    private static readonly JsonObject commands = new() { ["commands"] = new JsonArray("flow.showReferences") };

    [Theory]
    [InlineData("let there = 1\n", "let there = \"one\"\n", "uses.flow", "inlayHint")] // another type
    [InlineData("let there = 1\n", "enum there { one }\n", "uses.flow", "inlayHint semanticTokens")] // something else
    [InlineData("let there = 1\n", "let there = 2\n", "uses.flow", "")] // nothing that is drawn
    [InlineData("let there = 1\n", "let there = 1 // a note\nlet more = 3\n", "uses.flow", "")]
    [InlineData("run \"x\"\n  }", "run \"x\"\n  }\n  steps b", "values.flow", "codeLens")] // another use
    [InlineData("run \"x\"\n  }", "run \"x\"\n    run \"y\"\n  }", "values.flow", "")]
    public async Task Only_what_an_edit_elsewhere_reaches_is_asked_for_again(string before, string after, string drawn, string expected)
    {
        using var folder = new Folder().With("uses.flow", Uses).With("values.flow", Values);
        await using var editor = await Editor.OpenAsync(Editor.UsualCapabilities, commands, folder.Path);
        editor.Open(folder.UriOf("uses.flow"), Uses);
        editor.Open(folder.UriOf("values.flow"), Values);
        await DrawAsync(editor, folder.UriOf(drawn));
        await editor.SettleAsync();
        Assert.Equal("", Refreshes(editor));

        var (edited, text) = drawn == "uses.flow" ? ("values.flow", Values) : ("uses.flow", Uses);
        editor.Change(folder.UriOf(edited), 2, new { text = text.ReplaceFirst(before, after) });
        await editor.SettleAsync();
        Assert.Equal(expected, Refreshes(editor));

        editor.Change(folder.UriOf(edited), 3, new { text = text.ReplaceFirst(before, after) + "\n\n" });
        await editor.SettleAsync();
        Assert.Equal(expected, Refreshes(editor)); // told once
    }

    [Fact]
    public async Task Nobody_is_told_of_what_was_not_asked_for_is_closed_or_was_edited_itself()
    {
        using var folder = new Folder().With("uses.flow", Uses).With("values.flow", Values);
        await using var editor = await Editor.OpenAsync(folder.Path);
        var (uses, values) = (folder.UriOf("uses.flow"), folder.UriOf("values.flow"));
        editor.Open(uses, Uses);
        editor.Open(values, Values);
        editor.Change(values, 2, new { text = Values.ReplaceFirst("= 1", "= \"x\"") });
        await editor.SettleAsync();
        Assert.Equal("", Refreshes(editor));

        await DrawAsync(editor, uses);
        editor.Change(uses, 2, new { text = Uses + "\n" });
        editor.Change(values, 3, new { text = Values });
        await editor.SettleAsync();
        Assert.Equal("", Refreshes(editor));

        await DrawAsync(editor, uses);
        editor.Close(uses);
        editor.Change(values, 4, new { text = Values.ReplaceFirst("= 1", "= \"x\"") });
        await editor.SettleAsync();
        Assert.Equal("", Refreshes(editor));
    }

    [Fact]
    public async Task An_editor_that_cannot_ask_again_is_not_told()
    {
        var capabilities = Editor.UsualCapabilities;
        capabilities["workspace"]!.AsObject().Remove("inlayHint");
        using var folder = new Folder().With("uses.flow", Uses).With("values.flow", Values);
        await using var editor = await Editor.OpenAsync(capabilities, commands, folder.Path);
        editor.Open(folder.UriOf("uses.flow"), Uses);
        await DrawAsync(editor, folder.UriOf("uses.flow"));

        folder.With("values.flow", Values.ReplaceFirst("let there = 1", "enum there { one }"));
        editor.Tell("workspace/didChangeWatchedFiles", new { changes = new[] { new { uri = folder.UriOf("values.flow"), type = 2 } } });
        await editor.SettleAsync();

        Assert.Equal("semanticTokens", Refreshes(editor));
    }

    private static async Task DrawAsync(Editor editor, string uri)
    {
        var textDocument = new { uri };
        await editor.AskAsync("textDocument/semanticTokens/full", new { textDocument });
        await editor.AskAsync("textDocument/codeLens", new { textDocument });
        await editor.AskAsync("textDocument/inlayHint", new { textDocument, range = new { start = new { line = 0, character = 0 }, end = new { line = 99, character = 0 } } });
    }

    private static string Refreshes(Editor editor) => string.Join(' ', editor.Received
        .Select(static m => (string?)m["method"]).OfType<string>().Where(static m => m.EndsWith("/refresh", StringComparison.Ordinal) && m != "workspace/diagnostic/refresh").Select(static m => m.Split('/')[1]).Order(StringComparer.Ordinal));
}
