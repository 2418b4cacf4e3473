using System.Diagnostics;
using System.Text.Json.Nodes;
using Flow.LanguageServer.Tests.Editors;

namespace Flow.LanguageServer.Tests;

/// <summary>How a server begins and ends.</summary>
public class LifecycleTests
{
    [Fact]
    public async Task Nothing_is_answered_before_initialize()
    {
        await using var editor = Editor.Launch();

        Assert.Equal(-32002, (await Assert.ThrowsAsync<RefusedException>(() => editor.AskAsync("textDocument/formatting", new { textDocument = new { uri = "untitled:a" } }))).Code);
        Assert.Equal(-32002, (await Assert.ThrowsAsync<RefusedException>(() => editor.AskAsync("shutdown"))).Code);
        editor.Open("untitled:a", "x");
        await editor.InitializeAsync(Editor.UsualCapabilities, null);
        Assert.Null(await editor.AskAsync("flow/text", new { textDocument = new { uri = "untitled:a" } }));
    }

    [Fact]
    public async Task Initialize_comes_once_and_nothing_comes_after_shutdown()
    {
        await using var editor = await Editor.OpenAsync();

        Assert.Equal(-32600, (await Assert.ThrowsAsync<RefusedException>(() => editor.AskAsync("initialize", new { capabilities = new { } }))).Code);
        await editor.AskAsync("shutdown");
        Assert.Equal(-32600, (await Assert.ThrowsAsync<RefusedException>(() => editor.AskAsync("flow/idle"))).Code);
        editor.Tell("exit");
        Assert.Equal(0, await editor.ExitCodeAsync());
    }

    [Fact]
    public async Task The_server_says_who_it_is_and_how_it_counts()
    {
        var capabilities = Editor.UsualCapabilities;
        capabilities["general"]!["positionEncodings"] = new JsonArray("utf-7", "utf-32", "utf-16");
        await using var editor = await Editor.OpenAsync(capabilities, null);

        Assert.Equal("flow", (string?)editor.Abilities["serverInfo"]!["name"]);
        Assert.Equal("utf-32", (string?)editor.Abilities["capabilities"]!["positionEncoding"]);
    }

    [Theory]
    [InlineData(false, true, 1)] // exit without shutdown
    [InlineData(true, true, 0)]
    [InlineData(false, false, 1)] // the input ends
    [InlineData(true, false, 0)]
    public async Task The_exit_code_says_whether_the_editor_had_asked(bool shutdown, bool exit, int code)
    {
        await using var editor = await Editor.OpenAsync();
        if (shutdown)
        {
            await editor.AskAsync("shutdown");
        }

        if (exit)
        {
            editor.Tell("exit");
        }
        else
        {
            editor.Process.StandardInput.Close();
        }

        Assert.Equal(code, await editor.ExitCodeAsync());
        Assert.Equal("", editor.Error);
    }

    [Fact]
    public async Task An_exit_before_anything_else_ends_it_too()
    {
        await using var editor = Editor.Launch("--stdio");
        editor.Tell("exit");

        Assert.Equal(1, await editor.ExitCodeAsync());
    }

    [Fact]
    public async Task All_questions_are_answered_before_the_end()
    {
        await using var editor = await Editor.OpenAsync();
        var asked = Enumerable.Range(0, 200).Select(_ => editor.AskAsync("flow/text", new { textDocument = new { uri = "untitled:a" } })).ToList();
        var end = editor.AskAsync("shutdown");
        editor.Tell("exit");

        await Task.WhenAll(asked);
        await end;
        Assert.Equal(0, await editor.ExitCodeAsync());
    }

    [Fact]
    public async Task The_server_ends_with_the_process_of_its_client()
    {
        using var client = Process.Start(new ProcessStartInfo("sleep", "600") { UseShellExecute = false })!;
        await using var editor = Editor.Launch();
        await editor.AskAsync("initialize", new { processId = client.Id, capabilities = new { } });

        client.Kill();

        Assert.Equal(1, await editor.ExitCodeAsync());
    }

    [Fact]
    public async Task A_client_in_another_container_is_not_waited_for()
    {
        await using var editor = Editor.Launch();
        await editor.AskAsync("initialize", new { processId = int.MaxValue, capabilities = new { } });
        editor.Tell("initialized", new { });

        Assert.Equal(0, await editor.EndAsync());
    }

    [Fact]
    public async Task A_thousand_questions_are_taken_back_at_once()
    {
        using var folder = new Folder().With("ci.flow", Texts.Good);
        await using var editor = await Editor.OpenAsync(folder.Path);
        var ids = Enumerable.Range(0, 1000).Select(_ => editor.NextId()).ToList();
        var answers = ids.Select(id => editor.AskAsync(id, "flow/preview", new { textDocument = new { uri = folder.UriOf("ci.flow") } })).ToList();
        ids.ForEach(id => editor.Tell("$/cancelRequest", new { id = (long)id }));

        await Task.WhenAll(answers.Select(static a => a.ContinueWith(static _ => { }, TaskScheduler.Default)));

        Assert.All(answers.Where(static a => a.IsFaulted), static a => Assert.Equal(-32800, Assert.IsType<RefusedException>(a.Exception!.InnerException).Code));
        Assert.Contains(answers, static a => a.IsFaulted);
        Assert.Equal("", await editor.MistakesAsync(folder.UriOf("ci.flow")));
        Assert.Equal(0, await editor.EndAsync());
    }

    [Fact]
    public async Task The_log_names_messages_and_holds_no_text()
    {
        using var folder = new Folder().With("ci.flow", Texts.Good);
        await using var editor = Editor.Launch("--log", folder.PathOf("lsp.log"));
        await editor.InitializeAsync(Editor.UsualCapabilities, null, folder.Path);
        editor.Open(folder.UriOf("ci.flow"), "let password = \"hunter2\"\n");
        await editor.EndAsync();

        var log = await File.ReadAllTextAsync(folder.PathOf("lsp.log"));

        Assert.Contains("-> textDocument/didOpen", log, StringComparison.Ordinal);
        Assert.Contains("answer #2 to shutdown", log, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trace_is_written_when_it_is_wanted()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Tell("$/setTrace", new { value = "verbose" });
        await editor.SettleAsync();

        var line = await editor.WaitForAsync("$/logTrace");
        Assert.StartsWith("flow/idle", (string?)line["params"]!["message"], StringComparison.Ordinal);
        Assert.NotNull(line["params"]!["verbose"]);
    }

    [Fact]
    public async Task Reading_a_folder_is_shown_as_progress()
    {
        using var folder = new Folder().With("ci.flow", Texts.Good);
        await using var editor = await Editor.OpenAsync(folder.Path);

        var created = await editor.WaitForAsync("window/workDoneProgress/create");
        var begin = await editor.WaitForAsync("$/progress");
        var end = await editor.WaitForAsync("$/progress");

        Assert.Equal(("begin", "end"), ((string?)begin["params"]!["value"]!["kind"], (string?)end["params"]!["value"]!["kind"]));
        Assert.Equal((string?)created["params"]!["token"], (string?)end["params"]!["token"]);
    }
}
