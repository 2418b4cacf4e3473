using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Flow.Benchmarks;

/// <summary>A language server as a process, and an editor's end of its pipes. Everything waits: what is measured is the way there and back.</summary>
internal sealed class LanguageServerProcess : IDisposable
{
    private static readonly TimeSpan longest = TimeSpan.FromMinutes(2);

    private readonly Process process;
    private readonly List<JsonObject> waiting = [];
    private readonly byte[] one = new byte[1];
    private readonly Stream output;
    private int lastId;

    private LanguageServerProcess(Process process)
    {
        this.process = process;
        output = new BufferedStream(process.StandardOutput.BaseStream, 1 << 16);
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
    }

    /// <summary>Starts a server, and opens <paramref name="folder"/>.</summary>
    /// <param name="pulls">Whether the editor asks for diagnostics; otherwise it is told.</param>
    public static LanguageServerProcess Start(Command command, string folder, bool pulls)
    {
        var start = new ProcessStartInfo(command.Program, command.Arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        var server = new LanguageServerProcess(Process.Start(start)!);
        var uri = new Uri(folder).AbsoluteUri;
        var document = new JsonObject { ["publishDiagnostics"] = new JsonObject { ["versionSupport"] = true }, ["completion"] = new JsonObject { ["completionItem"] = new JsonObject { ["snippetSupport"] = true } } };
        if (pulls)
        {
            document["diagnostic"] = new JsonObject();
        }

        server.Ask("initialize", new JsonObject
        {
            ["processId"] = Environment.ProcessId,
            ["rootUri"] = uri,
            ["initializationOptions"] = new JsonObject(),
            ["workspaceFolders"] = new JsonArray(new JsonObject { ["uri"] = uri, ["name"] = "w" }),
            ["capabilities"] = new JsonObject { ["textDocument"] = document, ["workspace"] = new JsonObject { ["workspaceFolders"] = true } },
        });
        server.Tell("initialized", []);
        return server;
    }

    /// <summary>Milliseconds that the server's threads have run.</summary>
    public double ProcessorTime() => Benchmarks.ProcessorTime.Of(process);

    public JsonNode? Ask(string method, JsonObject parameters)
    {
        var id = ++lastId;
        Send(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id, ["method"] = method, ["params"] = parameters });
        var answer = WaitFor(m => m["method"] is null && m["id"]?.GetValueKind() == JsonValueKind.Number && (int)m["id"]! == id);
        return answer["error"] is { } error ? throw new InvalidOperationException($"{method}: {error.ToJsonString()}") : answer["result"];
    }

    public void Tell(string method, JsonObject parameters) => Send(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = method, ["params"] = parameters });

    public void Open(string uri, string language, string text) =>
        Tell("textDocument/didOpen", new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = uri, ["languageId"] = language, ["version"] = 1, ["text"] = text } });

    /// <summary>Replaces one range.</summary>
    public void Edit(string uri, int version, int line, int from, int to, string text)
    {
        var range = new JsonObject { ["start"] = Place(line, from), ["end"] = Place(line, to) };
        Tell("textDocument/didChange", new JsonObject
        {
            ["textDocument"] = new JsonObject { ["uri"] = uri, ["version"] = version }, ["contentChanges"] = new JsonArray(new JsonObject { ["range"] = range, ["text"] = text }),
        });
    }

    /// <summary>The next diagnostics of <paramref name="uri"/> that are as <paramref name="wanted"/> says.</summary>
    public void WaitForDiagnostics(string uri, Func<JsonNode, bool> wanted) =>
        WaitFor(m => (string?)m["method"] == "textDocument/publishDiagnostics" && (string?)m["params"]!["uri"] == uri && wanted(m["params"]!));

    public static JsonObject Place(int line, int character) => new() { ["line"] = line, ["character"] = character };

    public static JsonObject At(string uri, int line, int character) => new() { ["textDocument"] = new JsonObject { ["uri"] = uri }, ["position"] = Place(line, character) };

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    private JsonObject WaitFor(Func<JsonObject, bool> wanted)
    {
        if (waiting.FindIndex(m => wanted(m)) is >= 0 and var index)
        {
            var found = waiting[index];
            waiting.RemoveAt(index);
            return found;
        }

        using var limit = new CancellationTokenSource(longest);
        using var registration = limit.Token.Register(() => process.Kill());
        while (true)
        {
            var message = Read();
            if (message["method"] is not null && message["id"] is { } id)
            {
                Send(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id.DeepClone(), ["result"] = (string?)message["method"] == "workspace/configuration" ? new JsonArray((JsonNode?)null) : null });
            }
            else if (wanted(message))
            {
                return message;
            }
            else if ((string?)message["method"] is "textDocument/publishDiagnostics")
            {
                waiting.RemoveAll(m => (string?)m["params"]?["uri"] == (string?)message["params"]!["uri"]);
                waiting.Add(message);
            }
        }
    }

    private void Send(JsonObject message)
    {
        var body = Encoding.UTF8.GetBytes(message.ToJsonString());
        process.StandardInput.BaseStream.Write([.. Encoding.ASCII.GetBytes($"Content-Length: {body.Length}\r\n\r\n"), .. body]);
        process.StandardInput.BaseStream.Flush();
    }

    private JsonObject Read()
    {
        var length = 0;
        for (var line = ReadLine(); line.Length > 0; line = ReadLine())
        {
            length = line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase) ? int.Parse(line.AsSpan(15), CultureInfo.InvariantCulture) : length;
        }

        var body = new byte[length];
        output.ReadExactly(body);
        return JsonNode.Parse(body)!.AsObject();
    }

    private string ReadLine()
    {
        var line = new StringBuilder();
        while (true)
        {
            if (output.Read(one) == 0)
            {
                throw new EndOfStreamException($"The server has ended, or did not answer for {longest}.");
            }

            if (one[0] == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append((char)one[0]);
        }
    }
}
