using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Flow.LanguageServer.Tests.Editors;
using Flow.Tests;

namespace Flow.LanguageServer.Tests;

/// <summary>Long sessions, of which every message is put before a checker that knows the protocol.</summary>
public partial class SessionTests
{
    private static readonly JsonObject commands = new()
    {
        ["commands"] = new JsonArray("flow.run", "flow.plan", "flow.preview", "flow.showReferences", "flow.explain", "editor.action.triggerSuggest"),
    };

    [SkippableTheory]
    [InlineData("utf-16", true)]
    [InlineData("utf-8", false)]
    public async Task Every_message_is_as_the_protocol_wants_it(string encoding, bool pulls)
    {
        using var folder = Copy("examples/hello", "examples/monorepo");
        var capabilities = pulls ? Editor.UsualCapabilities : Editor.WithoutPull;
        capabilities["general"]!["positionEncodings"] = new JsonArray(encoding);
        await using var editor = await Editor.OpenAsync(capabilities, commands, folder.Path);
        editor.Tell("$/setTrace", new { value = "messages" });
        foreach (var path in new[] { "examples/hello/ci.flow", "examples/monorepo/project.flow" })
        {
            await WalkAsync(editor, folder, path, pulls);
        }

        await AskAllAsync(editor, Questions.AboutAll());
        editor.Tell("workspace/didChangeWorkspaceFolders", new { @event = new { added = Array.Empty<object>(), removed = new[] { new { uri = folder.Uri, name = "x" } } } });
        await AskAllAsync(editor, Questions.AboutAll());
        await editor.SettleAsync();
        Assert.Equal(0, await editor.EndAsync());

        Assert.Equal("", await ProtocolChecker.CheckAsync(editor.Log));
        Assert.Equal("", editor.Error);
        Assert.DoesNotContain("fault of its own", editor.Log, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task The_checker_finds_what_is_wrong()
    {
        using var folder = new Folder().With("ci.flow", Texts.Bad);
        await using var editor = await Editor.OpenAsync(Editor.WithoutPull, null, folder.Path);
        var uri = folder.UriOf("ci.flow");
        editor.Open(uri, Texts.Bad);
        await editor.WaitForAsync("textDocument/publishDiagnostics");
        foreach (var (method, parameters) in Questions.About(uri, 3, 7).Concat(Questions.About(uri)))
        {
            await AskAsync(editor, method, parameters);
        }

        await editor.EndAsync();
        Assert.Equal("", await ProtocolChecker.CheckAsync(editor.Log));

        (string Wrong, Func<string, string> Break)[] faults =
        [
            ("message: missing", log => MessageMember().Replace(log, "", 1)),
            ("severity", log => log.ReplaceFirst("\"severity\":1", "\"severity\":9")),
            ("no such property", log => log.ReplaceFirst("\"severity\":1", "\"severity\":1,\"Source\":\"x\"")),
            ("is no uinteger", log => log.ReplaceFirst("\"character\":4", "\"character\":-4")),
            ("range ends before it starts", log => Range().Replace(log, "\"range\":{\"start\":{\"line\":99,\"character\":0},\"end\"", 1)),
            ("expected", log => log.ReplaceFirst("\"kind\":\"markdown\"", "\"kind\":\"Markdown\"")),
            ("no such property in ServerCapabilities", log => log.ReplaceFirst("\"hoverProvider\"", "\"hoverprovider\"")),
            ("length is no multiple of 5", log => log.ReplaceFirst("\"data\":[", "\"data\":[0,")),
            ("jsonrpc is not", log => log.ReplaceFirst("\"dir\":\"s2c\",\"msg\":{\"jsonrpc\":\"2.0\"", "\"dir\":\"s2c\",\"msg\":{\"jsonrpc\":\"1\"")),
            ("unknown method", log => log.ReplaceFirst("textDocument/publishDiagnostics", "textDocument/publishDiagnostic")),
            ("response to no open request", log => log.ReplaceFirst("\"dir\":\"s2c\",\"msg\":{\"jsonrpc\":\"2.0\",\"id\":4", "\"dir\":\"s2c\",\"msg\":{\"jsonrpc\":\"2.0\",\"id\":99999")),
            ("sent before the initialize response", log => "{\"dir\":\"s2c\",\"msg\":{\"jsonrpc\":\"2.0\",\"method\":\"$/logTrace\",\"params\":{}}}\n" + log),
            ("sent after shutdown was answered", log => log + "{\"dir\":\"s2c\",\"msg\":{\"jsonrpc\":\"2.0\",\"method\":\"$/logTrace\",\"params\":{}}}\n"),
            ("was never answered", log => log + "{\"dir\":\"c2s\",\"msg\":{\"jsonrpc\":\"2.0\",\"id\":777,\"method\":\"shutdown\"}}\n"),
        ];
        foreach (var (wrong, breaking) in faults)
        {
            var broken = breaking(editor.Log);
            Assert.NotEqual(editor.Log, broken);
            Assert.Contains(wrong, await ProtocolChecker.CheckAsync(broken), StringComparison.Ordinal);
        }
    }

    /// <summary>Opens a document, asks everything at every third line, edits it, asks again, and closes it.</summary>
    private static async Task WalkAsync(Editor editor, Folder folder, string path, bool pulls)
    {
        var uri = folder.UriOf(path);
        var text = await File.ReadAllTextAsync(folder.PathOf(path));
        editor.Open(uri, text);
        var lines = text.Split('\n');
        for (var line = 0; line < lines.Length; line += 3)
        {
            await AskAllAsync(editor, Questions.About(uri, line, lines[line].Length / 2).Where(q => q.Method != "textDocument/diagnostic" || pulls));
        }

        await AskAllAsync(editor, Questions.About(uri));
        editor.Change(uri, 2, new { range = new { start = new { line = 0, character = 0 }, end = new { line = 0, character = 0 } }, text = "let broken = nothing.at.all(\n" });
        await AskAllAsync(editor, Questions.About(uri).Concat(Questions.About(uri, 0, 8)));
        await editor.SettleAsync();
        editor.Tell("textDocument/didSave", new { textDocument = new { uri } });
        editor.Close(uri);
        await AskAllAsync(editor, Questions.About(uri));
    }

    private static async Task AskAllAsync(Editor editor, IEnumerable<(string Method, JsonObject Parameters)> questions)
    {
        foreach (var (method, parameters) in questions)
        {
            await AskAsync(editor, method, parameters);
        }
    }

    private static async Task AskAsync(Editor editor, string method, JsonObject parameters)
    {
        try
        {
            var result = await editor.AskAsync(method, parameters);
            if (method == "textDocument/completion" && result?["items"] is JsonArray { Count: > 0 } items)
            {
                await editor.AskAsync("completionItem/resolve", items[items.Count / 2]!.DeepClone());
            }
            else if (method == "textDocument/codeLens" && result is JsonArray { Count: > 0 } lenses)
            {
                await editor.AskAsync("codeLens/resolve", lenses[^1]!.DeepClone());
            }
            else if (method == "textDocument/semanticTokens/full")
            {
                var delta = new JsonObject { ["textDocument"] = parameters["textDocument"]!.DeepClone(), ["previousResultId"] = result!["resultId"]!.DeepClone() };
                await editor.AskAsync("textDocument/semanticTokens/full/delta", delta);
            }
            else if (method == "textDocument/prepareCallHierarchy" && result is JsonArray { Count: > 0 } calls)
            {
                await editor.AskAsync("callHierarchy/incomingCalls", new JsonObject { ["item"] = calls[0]!.DeepClone() });
                await editor.AskAsync("callHierarchy/outgoingCalls", new JsonObject { ["item"] = calls[0]!.DeepClone() });
            }
        }
        catch (RefusedException refused) when (refused.Code == -32803)
        {
            Assert.Contains(method, new[] { "textDocument/rename", "textDocument/prepareRename" });
        }
    }

    private static Folder Copy(params string[] paths)
    {
        var folder = new Folder();
        foreach (var file in Repository.Files.Where(f => paths.Any(p => f.StartsWith(p + "/", StringComparison.Ordinal))))
        {
            folder.With(file, Repository.Read(file));
        }

        return folder;
    }

    [GeneratedRegex(@"(?<=""source"":""flow""),""message"":""(?:[^""\\]|\\.)*""(?=[,}])", RegexOptions.None, 1000)]
    private static partial Regex MessageMember();

    [GeneratedRegex(@"""range"":\{""start"":\{""line"":\d+,""character"":\d+\},""end""", RegexOptions.None, 1000)]
    private static partial Regex Range();
}
