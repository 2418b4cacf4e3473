using System.Text;
using System.Text.Json.Nodes;
using Flow.LanguageServer.Tests.Editors;

namespace Flow.LanguageServer.Tests;

/// <summary>What stands around a message, and messages that are none. After each of them the server answers as before.</summary>
public sealed class FramingTests : IAsyncLifetime
{
    private Editor editor = null!;

    public async Task InitializeAsync() => editor = await Editor.OpenAsync();

    public async Task DisposeAsync() => await editor.DisposeAsync();

    [Theory]
    [InlineData("content-length: {0}\r\n\r\n")]
    [InlineData("CONTENT-LENGTH:{0}\r\n\r\n")]
    [InlineData("Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: {0}\r\nX-Other: y\r\n\r\n")]
    [InlineData("Content-Length: {0}\n\n")]
    public async Task Headers_come_in_any_form(string header)
    {
        const string Body = """{"jsonrpc":"2.0","id":"é","method":"flow/idle"}""";
        editor.SendRaw(string.Format(header, Encoding.UTF8.GetByteCount(Body)) + Body);

        Assert.NotNull((await editor.WaitForAsync(m => m["id"]?.ToString() == "é"))["result"]);
    }

    [Fact]
    public async Task A_message_may_come_in_pieces_and_two_at_once()
    {
        const string Body = """{"jsonrpc":"2.0","id":"a","method":"flow/idle"}""";
        var message = $"Content-Length: {Body.Length}\r\n\r\n{Body}";
        foreach (var piece in (message + message.Replace("\"a\"", "\"b\"")).Chunk(7))
        {
            editor.SendRaw(new string(piece));
        }

        await editor.WaitForAsync(m => m["id"]?.ToString() == "a");
        await editor.WaitForAsync(m => m["id"]?.ToString() == "b");
    }

    [Theory]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":1", -32700, null)]
    [InlineData("junk", -32700, null)]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"x\"} {}", -32700, null)]
    [InlineData("[]", -32600, null)]
    [InlineData("[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"flow/idle\"}]", -32600, null)]
    [InlineData("{}", -32600, null)]
    [InlineData("{\"id\":\"x\",\"method\":\"flow/idle\"}", -32600, "x")]
    [InlineData("{\"jsonrpc\":\"1.0\",\"id\":\"x\",\"method\":\"flow/idle\"}", -32600, "x")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"flow/idle\"}", -32600, null)]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"flow/idle\"}", -32600, null)]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"flow/idle\"}", -32600, null)]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"method\":7}", -32600, "x")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"method\":\"no/such\"}", -32601, "x")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"method\":\"textDocument/formatting\"}", -32602, "x")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"method\":\"textDocument/formatting\",\"params\":[]}", -32602, "x")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"method\":\"textDocument/formatting\",\"params\":{\"textDocument\":{\"uri\":null}}}", -32602, "x")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"method\":\"flow/preview\",\"params\":{\"textDocument\":{\"uri\":\"untitled:a\"},\"target\":\"no\"}}", -32602, "x")]
    public async Task What_is_no_right_message_is_answered_with_the_code_for_it(string body, int code, string? id)
    {
        editor.SendBody(body);

        var answer = await editor.WaitForAsync(static m => m["error"] is not null);

        Assert.Equal((code, id), ((int)answer["error"]!["code"]!, (string?)answer["id"]));
        await editor.SettleAsync();
    }

    [Theory]
    [InlineData("{\"jsonrpc\":\"2.0\",\"method\":\"no/such\"}")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"method\":\"$/no/such\",\"params\":{}}")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"method\":\"$/cancelRequest\",\"params\":{\"id\":99}}")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"method\":\"$/cancelRequest\"}")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didChange\",\"params\":{\"textDocument\":5}}")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didClose\",\"params\":{\"textDocument\":{\"uri\":\"file:///none.flow\"}}}")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":12345,\"result\":null}")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":1,\"message\":\"x\"}}")]
    public async Task What_needs_no_answer_gets_none(string body)
    {
        editor.SendBody(body);
        await editor.SettleAsync();

        Assert.DoesNotContain(editor.Received, static m => m["method"] is null);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("no header\r\n\r\n")]
    [InlineData("Content-Length: many\r\n\r\n")]
    [InlineData("Content-Length: -5\r\n\r\n")]
    public async Task A_block_without_a_length_is_reported_and_passed_over(string block)
    {
        editor.SendRaw(block);

        var answer = await editor.WaitForAsync(static m => m["error"] is not null);

        Assert.Equal(-32700, (int)answer["error"]!["code"]!);
        await editor.SettleAsync();
    }

    [Fact]
    public async Task The_reading_finds_its_way_back_after_a_length_that_is_too_short()
    {
        editor.SendRaw("Content-Length: 10\r\n\r\n{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"flow/idle\"}");

        await editor.SettleAsync();

        Assert.Equal(-32700, (int)(await editor.WaitForAsync(static m => m["error"] is not null))["error"]!["code"]!);
    }

    [Fact]
    public async Task An_id_is_used_by_one_request_at_a_time()
    {
        // The server is busy with the first line when it reads the other two.
        editor.SendRaw(string.Concat(Enumerable.Repeat("Content-Length: 47\r\n\r\n{\"jsonrpc\":\"2.0\",\"id\":\"d\",\"method\":\"flow/idle\"}", 50)));
        var answers = new List<JsonObject>();
        while (answers.Count < 50)
        {
            answers.Add(await editor.WaitForAsync(static m => m["id"]?.ToString() == "d"));
        }

        Assert.Contains(answers, static a => a["result"] is not null);
        Assert.All(answers.Where(static a => a["error"] is not null), static a => Assert.Equal(-32600, (int)a["error"]!["code"]!));
    }
}
