using System.Text.Json.Nodes;
using Flow.LanguageServer.Tests.Editors;

namespace Flow.LanguageServer.Tests;

public class DiagnosticTests
{
    [Fact]
    public async Task An_editor_that_pulls_gets_what_is_wrong()
    {
        using var folder = new Folder().With("ci.flow", Texts.Bad);
        await using var editor = await Editor.OpenAsync(folder.Path);
        var uri = folder.UriOf("ci.flow");

        Assert.Equal("FLOW2001@5", await editor.MistakesAsync(uri)); // from the disk
        editor.Open(uri, Texts.Good);
        Assert.Equal("", await editor.MistakesAsync(uri));
        editor.Change(uri, 2, new { range = Range(4, 4, 4, 6), text = "" });
        Assert.Equal("FLOW2001@5", await editor.MistakesAsync(uri));
        editor.Close(uri);
        Assert.Equal("FLOW2001@5", await editor.MistakesAsync(uri));
        Assert.Equal(0, await editor.EndAsync());
        Assert.Equal("", editor.Error);
    }

    [Fact]
    public async Task Any_other_editor_is_told()
    {
        using var folder = new Folder().With("ci.flow", Texts.Good).With("other.flow", Texts.Named("other", Texts.Bad));
        await using var editor = await Editor.OpenAsync(Editor.WithoutPull, null, folder.Path);

        var closed = await editor.WaitForAsync("textDocument/publishDiagnostics");
        Assert.Equal((folder.UriOf("other.flow"), null, "FLOW2001@5"), Published(closed));

        editor.Open(folder.UriOf("ci.flow"), Texts.Bad, 7);
        Assert.Equal((folder.UriOf("ci.flow"), 7, "FLOW2001@5"), Published(await editor.WaitForAsync("textDocument/publishDiagnostics")));

        editor.Change(folder.UriOf("ci.flow"), 8, new { text = Texts.Good });
        Assert.Equal((folder.UriOf("ci.flow"), 8, ""), Published(await editor.WaitForAsync("textDocument/publishDiagnostics")));
    }

    [Fact]
    public async Task What_a_target_says_can_be_mended()
    {
        using var folder = new Folder().With("ci.flow", Texts.Good.Replace("  on push", "  file = \"workflows/ci.yml\"\n  on push", StringComparison.Ordinal));
        await using var editor = await Editor.OpenAsync(folder.Path);
        var uri = folder.UriOf("ci.flow");
        await editor.SettleAsync();

        Assert.Equal("FLOW6019@2", await editor.MistakesAsync(uri));
        var report = await editor.AskAsync("textDocument/diagnostic", new { textDocument = new { uri } });
        var actions = await editor.AskAsync("textDocument/codeAction", new { textDocument = new { uri }, range = Range(1, 12, 1, 12), context = new { diagnostics = report!["items"] } });
        var mend = Assert.Single(actions!.AsArray(), static a => (string?)a!["title"] == "Write `.github/workflows/ci.yml`");
        Assert.Equal("FLOW6019", (string?)mend!["diagnostics"]![0]!["code"]);
        Assert.Contains(".github/workflows/ci.yml", mend["edit"]!.ToJsonString(), StringComparison.Ordinal);
    }

    private static (string?, int?, string) Published(JsonObject message) =>
        ((string?)message["params"]!["uri"], (int?)message["params"]!["version"], Editor.Mistakes(message["params"]!["diagnostics"]!.AsArray()));

    private static object Range(int line, int character, int endLine, int endCharacter) =>
        new { start = new { line, character }, end = new { line = endLine, character = endCharacter } };
}
