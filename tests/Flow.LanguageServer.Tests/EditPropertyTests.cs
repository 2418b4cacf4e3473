using System.Text.Json.Nodes;
using Flow.Benchmarks;
using Flow.LanguageServer.Tests.Editors;
using Flow.Tests;

namespace Flow.LanguageServer.Tests;

/// <summary>However a text came to be: every answer is that of a server that has just opened it.</summary>
public sealed class EditPropertyTests : IDisposable
{
    private static readonly string[] pieces =
    [
        "\n", "}", "{", "\"", "(", " ", "  checkout\n", "let x = 1\n", "job extra on linux {\n    checkout\n  }\n", "after build", "${", "// note\n", "=", ".", "param p: string\n", "export ", "🚀",
        "template t of job {\n  on linux\n  run \"x\"\n}\n",
    ];

    private static readonly JsonObject commands = new() { ["commands"] = new JsonArray("flow.run", "flow.plan", "flow.preview", "flow.showReferences", "flow.rename") };

    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1, "examples/monorepo")]
    [InlineData(2, "examples/hello")]
    [InlineData(3, null)]
    public async Task Every_answer_is_that_of_a_server_that_has_just_opened_the_text(int seed, string? example)
    {
        var texts = Write(example);
        var random = new Random(seed);
        await using var edited = await Editor.OpenAsync(Editor.UsualCapabilities, commands, folder.Path);
        var colours = new Dictionary<string, (string Id, List<int> Data)>(StringComparer.Ordinal);
        var versions = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var round = 0; round < 4; round++)
        {
            for (var i = 0; i < 25; i++)
            {
                Edit(random, edited, texts, versions);
            }

            await using var fresh = await Editor.OpenAsync(Editor.UsualCapabilities, commands, folder.Path);
            foreach (var uri in versions.Keys)
            {
                fresh.Open(uri, texts[uri], versions[uri]);
            }

            await CompareAsync(random, edited, fresh, texts);
            await CompareColoursAsync(edited, fresh, texts.Keys, colours);
        }
    }

    private Dictionary<string, string> Write(string? example)
    {
        var sources = example is null
            ? ProjectGenerator.Project(6, 240).Select(static s => (s.Path, s.Content))
            : Repository.Files.Where(f => f.StartsWith(example + "/", StringComparison.Ordinal) && f.EndsWith(".flow", StringComparison.Ordinal)).Select(f => (f[(example.Length + 1)..], Repository.Read(f)));
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, content) in sources)
        {
            folder.With(path, content);
            texts[folder.UriOf(path)] = content;
        }

        return texts;
    }

    /// <summary>An edit at a random place of a random document. Half of the time it is taken back at once, so that texts stay near to what means something.</summary>
    private static void Edit(Random random, Editor editor, Dictionary<string, string> texts, Dictionary<string, int> versions)
    {
        var uri = texts.Keys.ElementAt(random.Next(texts.Count));
        if (!versions.ContainsKey(uri))
        {
            editor.Open(uri, texts[uri], versions[uri] = 1);
        }

        var before = texts[uri];
        var start = random.Next(before.Length + 1);
        var length = random.Next(3) == 0 ? Math.Min(random.Next(1, 30), before.Length - start) : 0;
        var (first, last) = (Whole(before, start), Whole(before, start + length));
        var piece = pieces[random.Next(pieces.Length)];
        editor.Change(uri, ++versions[uri], Replace(before, first, last, piece));
        texts[uri] = before[..first] + piece + before[last..];
        if (random.Next(2) == 0)
        {
            editor.Change(uri, ++versions[uri], Replace(texts[uri], first, first + piece.Length, before[first..last]));
            texts[uri] = before;
        }
    }

    private static int Whole(string text, int offset) => offset > 0 && offset < text.Length && char.IsLowSurrogate(text[offset]) ? offset - 1 : offset;

    private static object Replace(string text, int start, int end, string piece) => new { range = new { start = Position(text, start), end = Position(text, end) }, text = piece };

    private static object Position(string text, int offset)
    {
        var line = text.AsSpan(0, offset).Count('\n');
        return new { line, character = offset - (text.LastIndexOf('\n', Math.Max(0, offset - 1), Math.Max(0, offset)) + 1) };
    }

    private static async Task CompareAsync(Random random, Editor edited, Editor fresh, Dictionary<string, string> texts)
    {
        await edited.SettleAsync();
        await fresh.SettleAsync();
        foreach (var (uri, text) in texts)
        {
            Assert.Equal(text, (string?)(await edited.AskAsync("flow/text", new { textDocument = new { uri } }))!["text"]);
            var lines = text.Split('\n');
            var questions = Questions.About(uri).ToList();
            for (var i = 0; i < 6; i++)
            {
                var line = random.Next(lines.Length);
                questions.AddRange(Questions.About(uri, line, random.Next(lines[line].Length + 1)));
            }

            await CompareAsync(edited, fresh, questions);
        }

        await CompareAsync(edited, fresh, Questions.AboutAll());
    }

    private static async Task CompareAsync(Editor edited, Editor fresh, IEnumerable<(string Method, JsonObject Parameters)> questions)
    {
        foreach (var (method, parameters) in questions)
        {
            var (expected, actual) = (AskAsync(fresh, method, parameters), AskAsync(edited, method, parameters));
            Assert.Equal($"{method} {parameters.ToJsonString()}\n{await expected}", $"{method} {parameters.ToJsonString()}\n{await actual}");
        }
    }

    /// <summary>What was changed of the colours of before, made to those of now.</summary>
    private static async Task CompareColoursAsync(Editor edited, Editor fresh, IEnumerable<string> uris, Dictionary<string, (string Id, List<int> Data)> colours)
    {
        foreach (var uri in uris)
        {
            var textDocument = new { uri };
            var expected = Numbers((await fresh.AskAsync("textDocument/semanticTokens/full", new { textDocument }))!["data"]!);
            var known = colours.GetValueOrDefault(uri, ("nothing", []));
            var answer = (await edited.AskAsync("textDocument/semanticTokens/full/delta", new { textDocument, previousResultId = known.Item1 }))!;
            var actual = answer["edits"] is JsonArray edits ? Changed(known.Item2, edits) : Numbers(answer["data"]!);
            Assert.Equal(expected, actual);
            colours[uri] = ((string)answer["resultId"]!, actual);
        }
    }

    /// <summary>The edits all speak of the numbers of before, in any order: LSP 3.17, "Semantic Tokens".</summary>
    private static List<int> Changed(List<int> before, JsonArray edits)
    {
        var data = new List<int>(before);
        foreach (var edit in edits.OrderByDescending(static e => (int)e!["start"]!))
        {
            data.RemoveRange((int)edit!["start"]!, (int)edit["deleteCount"]!);
            data.InsertRange((int)edit["start"]!, edit["data"] is { } added ? Numbers(added) : []);
        }

        return data;
    }

    private static List<int> Numbers(JsonNode data) => [.. data.AsArray().Select(static n => (int)n!)];

    private static async Task<string> AskAsync(Editor editor, string method, JsonObject parameters)
    {
        try
        {
            var result = await editor.AskAsync(method, parameters);
            return $"{WithoutList(result)}{await FollowAsync(editor, method, result)}";
        }
        catch (RefusedException refused)
        {
            return refused.Message;
        }
    }

    /// <summary>What an editor asks next, with what it was given: documentation, counts, calls.</summary>
    private static async Task<string> FollowAsync(Editor editor, string method, JsonNode? result)
    {
        var next = (method, result) switch
        {
            ("textDocument/completion", JsonObject list) => list["items"]!.AsArray().Where(static (_, i) => i % 7 == 0).Select(static i => ("completionItem/resolve", (JsonNode?)i)),
            ("textDocument/codeLens", JsonArray lenses) => lenses.Select(static l => ("codeLens/resolve", l)),
            ("textDocument/prepareCallHierarchy", JsonArray items) =>
                items.SelectMany(static i => new[] { "incomingCalls", "outgoingCalls" }.Select(m => ($"callHierarchy/{m}", (JsonNode?)new JsonObject { ["item"] = i!.DeepClone() }))),
            _ => [],
        };
        var answers = new List<string>();
        foreach (var (then, given) in next.ToList())
        {
            answers.Add($"\n{then} {WithoutList(await editor.AskAsync(then, given!.DeepClone()))}");
        }

        return string.Concat(answers);
    }

    /// <summary>The answer without the number of the list that offers are in, which counts the questions.</summary>
    private static string WithoutList(JsonNode? result)
    {
        var shown = result?.DeepClone();
        foreach (var item in ((shown as JsonObject)?["items"] as JsonArray)?.OfType<JsonObject>().Append(shown!.AsObject()) ?? (shown is JsonObject one ? [one] : []))
        {
            (item["data"] as JsonObject)?.Remove("list");
        }

        return shown?.ToJsonString() ?? "null";
    }
}
