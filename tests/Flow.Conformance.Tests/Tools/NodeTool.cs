using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Flow.Tests;

namespace Flow.Conformance.Tests.Tools;

/// <summary>
/// A script of <c>tests/tools</c> that answers one line of JSON with one line of JSON. Its process starts at the first question, serves all
/// tests, and ends by itself when the test process closes its input.
/// </summary>
public sealed class NodeTool
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly ExternalTool[] needs;
    private readonly Lock gate = new();
    private readonly Lazy<Process> process;

    /// <summary>A tool whose script is <c>tests/tools/<paramref name="script"/></c>.</summary>
    public NodeTool(string script, params ExternalTool[] needs)
    {
        this.needs = [new ExternalTool("node", "node"), .. needs];
        process = new Lazy<Process>(() => Start(Repository.PathOf($"tests/tools/{script}")));
    }

    /// <summary>Asks for an answer of the given shape. Skips the running test when the tool is not installed.</summary>
    public TAnswer Ask<TAnswer>(object question)
    {
        foreach (var tool in needs)
        {
            tool.Require();
        }

        var answer = Exchange(JsonSerializer.Serialize(question, Json));
        if (answer.TryGetProperty("error", out var error))
        {
            throw new InvalidOperationException(error.GetString());
        }

        return answer.Deserialize<TAnswer>(Json)!;
    }

    /// <summary>What the tool has against the files, which see each other as files of one repository.</summary>
    public IReadOnlyList<Finding> Check(IEnumerable<ToolFile> files) => Ask<Findings>(new { Files = files.ToArray() }).Items;

    private JsonElement Exchange(string question)
    {
        lock (gate)
        {
            process.Value.StandardInput.WriteLine(question);
            process.Value.StandardInput.Flush();
            var answer = process.Value.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The tool ended without an answer.");
            return JsonSerializer.Deserialize<JsonElement>(answer);
        }
    }

    private static Process Start(string script)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return Process.Start(new ProcessStartInfo("node", [script])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = utf8,
            StandardOutputEncoding = utf8,
        })!;
    }

    private sealed record Findings([property: System.Text.Json.Serialization.JsonPropertyName("findings")] IReadOnlyList<Finding> Items);
}
