using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO.Pipes;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Flow.LanguageServer.Tests.Editors;

/// <summary>The server answered with an error.</summary>
public sealed class RefusedException(int code, string message) : Exception($"{code}: {message}")
{
    public int Code { get; } = code;
}

/// <summary>An editor: the built <c>flow lsp</c> as a process of its own (or in this one, where the test has to hold the clock), and the other end of its pipes.</summary>
public sealed class Editor : IAsyncDisposable
{
    private static readonly TimeSpan longest = TimeSpan.FromMinutes(1);
    private static readonly string program = Path.Combine(AppContext.BaseDirectory, "flow.dll");
    private static readonly JsonSerializerOptions camelCase = new(JsonSerializerDefaults.Web);

    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonNode?>> open = new(StringComparer.Ordinal);
    private readonly List<JsonObject> received = [];
    private readonly List<(Func<JsonObject, bool> Wanted, TaskCompletionSource<JsonObject> Found)> waiting = [];
    private readonly StringBuilder log = new();
    private readonly Process? process;
    private readonly Stream toServer;
    private readonly Stream fromServer;
    private readonly Task reading;
    private long lastId;

    private Editor(Process process)
        : this(process.StandardInput.BaseStream, process.StandardOutput.BaseStream)
    {
        this.process = process;
        process.ErrorDataReceived += (_, line) => Error += line.Data;
        process.BeginErrorReadLine();
    }

    private Editor(Stream toServer, Stream fromServer)
    {
        (this.toServer, this.fromServer) = (toServer, fromServer);
        reading = Task.Run(ReadAllAsync);
    }

    /// <summary>The server's process.</summary>
    public Process Process => process ?? throw new InvalidOperationException("The server runs in this process.");

    /// <summary>What the server wrote to standard error: nothing, if all is well.</summary>
    public string Error { get; private set; } = "";

    /// <summary>The result of <c>initialize</c>.</summary>
    public JsonNode Abilities { get; private set; } = new JsonObject();

    /// <summary>What the editor can do, unless a test says otherwise.</summary>
    public static JsonObject UsualCapabilities => new()
    {
        ["general"] = new JsonObject { ["positionEncodings"] = new JsonArray("utf-16") },
        ["window"] = new JsonObject { ["workDoneProgress"] = true },
        ["workspace"] = new JsonObject
        {
            ["workspaceFolders"] = true,
            ["workspaceEdit"] = new JsonObject { ["documentChanges"] = true },
            ["didChangeWatchedFiles"] = new JsonObject { ["dynamicRegistration"] = true },
            ["diagnostics"] = new JsonObject { ["refreshSupport"] = true },
            ["semanticTokens"] = new JsonObject { ["refreshSupport"] = true },
            ["inlayHint"] = new JsonObject { ["refreshSupport"] = true },
            ["codeLens"] = new JsonObject { ["refreshSupport"] = true },
        },
        ["textDocument"] = new JsonObject
        {
            ["diagnostic"] = new JsonObject { ["dynamicRegistration"] = false },
            ["publishDiagnostics"] = new JsonObject { ["versionSupport"] = true, ["relatedInformation"] = true },
            ["definition"] = new JsonObject { ["linkSupport"] = true },
            ["documentSymbol"] = new JsonObject { ["hierarchicalDocumentSymbolSupport"] = true },
            ["codeAction"] = new JsonObject { ["codeActionLiteralSupport"] = new JsonObject { ["codeActionKind"] = new JsonObject { ["valueSet"] = new JsonArray("quickfix", "refactor", "source") } } },
            ["completion"] = new JsonObject { ["completionItem"] = new JsonObject { ["snippetSupport"] = true, ["documentationFormat"] = new JsonArray("markdown") } },
            ["rename"] = new JsonObject { ["prepareSupport"] = true },
        },
    };

    /// <summary>The same without pulling diagnostics.</summary>
    public static JsonObject WithoutPull
    {
        get
        {
            var all = UsualCapabilities;
            all["textDocument"]!.AsObject().Remove("diagnostic");
            return all;
        }
    }

    /// <summary>Starts the server and says nothing.</summary>
    public static Editor Launch(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [program, "lsp", .. arguments])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        return new Editor(Process.Start(start)!);
    }

    /// <summary>Starts the server in this process, by <paramref name="clock"/>, and opens <paramref name="folders"/>.</summary>
    public static async Task<Editor> OpenAsync(TimeProvider clock, JsonObject capabilities, params string[] folders)
    {
        var (input, output) = (new AnonymousPipeServerStream(PipeDirection.Out), new AnonymousPipeServerStream(PipeDirection.In));
        var (read, write) = (new AnonymousPipeClientStream(PipeDirection.In, input.ClientSafePipeHandle), new AnonymousPipeClientStream(PipeDirection.Out, output.ClientSafePipeHandle));
        new Thread(() =>
        {
            using (read)
            using (write)
            {
                LanguageServer.Run(read, write, "0.0.0", log: null, clock);
            }
        }) { IsBackground = true }.Start();
        var editor = new Editor(input, output);
        await editor.InitializeAsync(capabilities, null, folders);
        return editor;
    }

    /// <summary>Starts the server and opens <paramref name="folders"/>.</summary>
    public static Task<Editor> OpenAsync(params string[] folders) => OpenAsync(UsualCapabilities, null, folders);

    /// <summary>Starts the server for an editor with these capabilities and opens <paramref name="folders"/>.</summary>
    public static async Task<Editor> OpenAsync(JsonObject capabilities, JsonObject? options, params string[] folders)
    {
        var editor = Launch();
        await editor.InitializeAsync(capabilities, options, folders);
        return editor;
    }

    public static string UriOf(string path) => "file://" + string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    public async Task InitializeAsync(JsonObject capabilities, JsonObject? options, params string[] folders)
    {
        var parameters = new JsonObject
        {
            ["processId"] = Environment.ProcessId,
            ["rootUri"] = null,
            ["capabilities"] = capabilities.DeepClone(),
            ["workspaceFolders"] = new JsonArray([.. folders.Select(f => new JsonObject { ["uri"] = UriOf(f), ["name"] = Path.GetFileName(f) })]),
        };
        if (options is not null)
        {
            parameters["initializationOptions"] = options.DeepClone();
        }

        Abilities = (await AskAsync("initialize", parameters))!;
        Tell("initialized", new { });
    }

    /// <summary>Asks the server; the result, or <see cref="RefusedException"/>.</summary>
    public Task<JsonNode?> AskAsync(string method, object? parameters = null) => AskAsync(NextId(), method, parameters);

    /// <summary>Asks under an id that can be taken back.</summary>
    public Task<JsonNode?> AskAsync(JsonNode id, string method, object? parameters = null)
    {
        var source = new TaskCompletionSource<JsonNode?>(TaskCreationOptions.RunContinuationsAsynchronously);
        open[id.ToJsonString()] = source;
        Send(Message(method, parameters, id));
        return source.Task.WaitAsync(longest);
    }

    public JsonNode NextId() => JsonValue.Create(Interlocked.Increment(ref lastId));

    /// <summary>Tells the server something.</summary>
    public void Tell(string method, object? parameters = null) => Send(Message(method, parameters, null));

    /// <summary>Sends bytes as they are.</summary>
    public void SendRaw(ReadOnlySpan<byte> bytes)
    {
        toServer.Write(bytes);
        toServer.Flush();
    }

    public void SendRaw(string text) => SendRaw(Encoding.UTF8.GetBytes(text));

    /// <summary>Sends a body with its header.</summary>
    public void SendBody(string body) => SendRaw(Framing.Header(body) + body);

    /// <summary>The first message of the server, sent already or to come, that is as <paramref name="wanted"/> says. It is then gone from what was received.</summary>
    public Task<JsonObject> WaitForAsync(Func<JsonObject, bool> wanted)
    {
        lock (received)
        {
            if (received.FindIndex(m => wanted(m)) is >= 0 and var index)
            {
                var message = received[index];
                received.RemoveAt(index);
                return Task.FromResult(message);
            }

            var source = new TaskCompletionSource<JsonObject>(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((wanted, source));
            return source.Task.WaitAsync(longest);
        }
    }

    public Task<JsonObject> WaitForAsync(string method) => WaitForAsync(m => (string?)m["method"] == method);

    /// <summary>What the server has sent without being asked and nobody has waited for.</summary>
    public IReadOnlyList<JsonObject> Received
    {
        get
        {
            lock (received)
            {
                return [.. received];
            }
        }
    }

    /// <summary>Waits until the server has nothing left to do.</summary>
    public async Task<long> SettleAsync() => (long)(await AskAsync("flow/idle"))!["heapBytes"]!;

    public void Open(string uri, string text, int version = 1) =>
        Tell("textDocument/didOpen", new { textDocument = new { uri, languageId = "flow", version, text } });

    public void Change(string uri, int version, params object[] changes) =>
        Tell("textDocument/didChange", new { textDocument = new { uri, version }, contentChanges = changes });

    public void Close(string uri) => Tell("textDocument/didClose", new { textDocument = new { uri } });

    /// <summary>The codes of what is wrong with a document, with the lines (from one) where they are.</summary>
    public async Task<string> MistakesAsync(string uri)
    {
        var report = await AskAsync("textDocument/diagnostic", new { textDocument = new { uri } });
        return Mistakes(report!["items"]!.AsArray());
    }

    public static string Mistakes(JsonArray items) =>
        string.Join(' ', items.Select(i => $"{(string?)i!["code"]}@{(int)i["range"]!["start"]!["line"]! + 1}"));

    /// <summary>Ends the session as the protocol wants it; the exit code.</summary>
    public async Task<int> EndAsync()
    {
        await AskAsync("shutdown");
        Tell("exit");
        return await ExitCodeAsync();
    }

    /// <summary>Waits for the end of the process.</summary>
    public async Task<int> ExitCodeAsync()
    {
        using var limit = new CancellationTokenSource(longest);
        await Process.WaitForExitAsync(limit.Token);
        await reading.WaitAsync(longest);
        return Process.ExitCode;
    }

    /// <summary>All messages in both directions, one line of JSON each, for the validator.</summary>
    public string Log
    {
        get
        {
            lock (log)
            {
                return log.ToString();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (process is null)
        {
            await toServer.DisposeAsync(); // the server ends with its input
            await reading.WaitAsync(longest);
            await fromServer.DisposeAsync();
            return;
        }

        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private static JsonObject Message(string method, object? parameters, JsonNode? id)
    {
        var message = new JsonObject { ["jsonrpc"] = "2.0", ["method"] = method };
        if (id is not null)
        {
            message["id"] = id.DeepClone();
        }

        if (parameters is not null)
        {
            message["params"] = parameters is JsonNode node ? node.DeepClone() : JsonSerializer.SerializeToNode(parameters, camelCase);
        }

        return message;
    }

    private void Send(JsonObject message)
    {
        Note("c2s", message);
        SendBody(message.ToJsonString());
    }

    private void Note(string direction, JsonNode message)
    {
        lock (log)
        {
            log.Append($"{{\"dir\":\"{direction}\",\"msg\":{message.ToJsonString()}}}\n");
        }
    }

    private async Task ReadAllAsync()
    {
        while (await Framing.ReadBodyAsync(fromServer) is { } body)
        {
            var message = JsonNode.Parse(body)!.AsObject();
            Note("s2c", message);
            Sort(message);
        }

        foreach (var request in open.Values)
        {
            request.TrySetException(new EndOfStreamException($"The server has ended. {Error}"));
        }

        lock (received)
        {
            waiting.ForEach(w => w.Found.TrySetException(new EndOfStreamException($"The server has ended. {Error}")));
        }
    }

    private void Sort(JsonObject message)
    {
        if (message["method"] is null)
        {
            if (message["id"] is { } id && open.TryRemove(id.ToJsonString(), out var request))
            {
                Finish(request, message);
            }
            else
            {
                Keep(message);
            }

            return;
        }

        if (message["id"] is { } asked)
        {
            Obey(asked);
        }

        Keep(message);
    }

    // The test may have closed the pipe while the server asked.
    private void Obey(JsonNode id)
    {
        try
        {
            Send(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id.DeepClone(), ["result"] = null });
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException)
        {
            // Then the server hears nothing more, which is what that test is about.
        }
    }

    private static void Finish(TaskCompletionSource<JsonNode?> request, JsonObject message)
    {
        if (message["error"] is { } error)
        {
            request.TrySetException(new RefusedException((int)error["code"]!, (string)error["message"]!));
        }
        else
        {
            request.TrySetResult(message["result"]?.DeepClone());
        }
    }

    private void Keep(JsonObject message)
    {
        lock (received)
        {
            if (waiting.FindIndex(w => w.Wanted(message)) is >= 0 and var index)
            {
                var (_, found) = waiting[index];
                waiting.RemoveAt(index);
                found.TrySetResult(message);
            }
            else
            {
                received.Add(message);
            }
        }
    }
}
