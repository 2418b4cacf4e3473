using Flow.LanguageServer.Tests.Editors;

namespace Flow.LanguageServer.Tests;

/// <summary>Whatever is on the disk or in a message: the server goes on, and says what is wrong.</summary>
public class JunkTests
{
    [Fact]
    public async Task What_is_no_text_is_a_mistake_of_its_file()
    {
        using var folder = new Folder().With("ci.flow", Texts.Good);
        await File.WriteAllBytesAsync(folder.PathOf("binary.flow"), [0x7F, 0x45, 0, 1, 0xFF]);
        await File.WriteAllBytesAsync(folder.PathOf("latin.flow"), [0x61, 0xE9, 0x0A]);
        Directory.CreateDirectory(folder.PathOf("folder.flow"));
        File.CreateSymbolicLink(folder.PathOf("nowhere.flow"), folder.PathOf("gone"));
        await using var editor = await Editor.OpenAsync(folder.Path);

        var all = (await editor.AskAsync("workspace/diagnostic", new { previousResultIds = Array.Empty<object>() }))!["items"]!.AsArray();

        Assert.Equal(
            ["binary.flow FLOW7002@1", "ci.flow ", "folder.flow FLOW7001@1", "latin.flow FLOW7002@1", "nowhere.flow FLOW7001@1"],
            all.Select(static i => $"{Path.GetFileName((string?)i!["uri"])} {Editor.Mistakes(i["items"]!.AsArray())}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_folder_that_disappears_takes_its_mistakes_along()
    {
        using var folder = new Folder().With("sub/ci.flow", Texts.Bad).With("ci.flow", Texts.Good);
        await using var editor = await Editor.OpenAsync(Editor.WithoutPull, null, folder.Path);
        Assert.Equal(folder.UriOf("sub/ci.flow"), (string?)(await editor.WaitForAsync("textDocument/publishDiagnostics"))["params"]!["uri"]);

        Directory.Delete(folder.PathOf("sub"), recursive: true);
        editor.Tell("workspace/didChangeWatchedFiles", new { changes = new[] { new { uri = folder.UriOf("sub"), type = 3 } } });
        Assert.Empty((await editor.WaitForAsync("textDocument/publishDiagnostics"))["params"]!["diagnostics"]!.AsArray());

        Directory.Delete(folder.Path, recursive: true);
        editor.Tell("workspace/didChangeWatchedFiles", new { changes = new[] { new { uri = folder.Uri, type = 3 } } });
        await editor.SettleAsync();
        Assert.Equal(0, await editor.EndAsync());
    }

    [Fact]
    public async Task A_folder_that_never_was_is_an_empty_one()
    {
        using var folder = new Folder();
        await using var editor = await Editor.OpenAsync(folder.PathOf("none"), "/proc/none");

        Assert.Empty((await editor.AskAsync("flow/projects", new { }))!["projects"]!.AsArray());
    }

    [Fact]
    public async Task A_line_of_ten_megabytes_is_answered()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open("untitled:a", "let a = \"" + new string('x', 10_000_000) + "\"\nlet b = \n");

        Assert.NotEqual("", await editor.MistakesAsync("untitled:a"));
        editor.Change("untitled:a", 2, new { range = new { start = new { line = 1, character = 8 }, end = new { line = 1, character = 8 } }, text = "1" });
        Assert.Equal("", await editor.MistakesAsync("untitled:a"));
    }

    [Fact]
    public async Task Anything_may_be_asked_about_junk()
    {
        await using var editor = await Editor.OpenAsync();
        foreach (var text in new[] { "", "\0\u0001", new string('{', 5000), new string('(', 5000), "\"${\"${\"${", string.Concat(Enumerable.Repeat("a.b.", 5000)), "\ufeffpipeline", "🚀".PadRight(50, '\t') })
        {
            editor.Open("untitled:a", text);
            foreach (var (method, parameters) in Questions.About("untitled:a", 0, 2).Concat(Questions.About("untitled:a")))
            {
                await AskAsync(editor, method, parameters);
            }

            editor.Close("untitled:a");
        }

        Assert.DoesNotContain("fault of its own", editor.Log, StringComparison.Ordinal);
        Assert.Equal("", editor.Error);
    }

    [Fact]
    public async Task Documents_that_nobody_knows_have_nothing_to_tell()
    {
        using var folder = new Folder().With("ci.flow", Texts.Good);
        await using var editor = await Editor.OpenAsync(folder.Path);
        foreach (var uri in new[] { folder.UriOf("none.flow"), "file:///", "file:", "", "untitled:", "http://x/y.flow", "file:///%00.flow", "file://host/share/a.flow", folder.Uri })
        {
            foreach (var (method, parameters) in Questions.About(uri, 1, 1).Concat(Questions.About(uri)))
            {
                var answer = await AskAsync(editor, method, parameters);
                Assert.True(method == "textDocument/diagnostic" || answer is null, $"{method} of {uri}: {answer}");
            }
        }

        Assert.DoesNotContain("fault of its own", editor.Log, StringComparison.Ordinal);
    }

    private static async Task<string?> AskAsync(Editor editor, string method, System.Text.Json.Nodes.JsonObject parameters)
    {
        try
        {
            return (await editor.AskAsync(method, parameters))?.ToJsonString();
        }
        catch (RefusedException refused) when (refused.Code == -32803)
        {
            return null;
        }
    }
}
