using System.Collections;
using System.Collections.Immutable;
using System.Text.Json;
using Flow.Runtime;

namespace Flow.Conformance.Tests.Meaning;

/// <summary>A run of the C# runner in a folder of its own, and what its journal says in GitHub's words.</summary>
internal sealed class LocalRun(RunWorld world) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("flow-meaning-").FullName;

    private string CancelFile => Path.Combine(folder, "cancel");

    public async Task<RunRecord> RunAsync(PipelineDefinition pipeline)
    {
        var payload = Path.Combine(folder, "event.json");
        await File.WriteAllTextAsync(payload, world.Event);
        var project = Directory.CreateDirectory(Path.Combine(folder, "project")).FullName;
        var options = new RunOptions
        {
            ProjectFolder = project, HostEnvironment = Host(), Parallelism = 8, EventFile = payload, EventName = world.EventName,
            Parameters = world.Inputs, Variables = world.Variables,
            InterruptGrace = TimeSpan.FromMilliseconds(200), TerminateGrace = TimeSpan.FromMilliseconds(200),
        };
        using var cancel = new CancellationTokenSource();
        using var watch = new FileSystemWatcher(folder, "cancel");
        watch.Created += (_, _) => cancel.Cancel();
        watch.EnableRaisingEvents = true;
        var text = new StringWriter();
        await FlowRunner.RunAsync(pipeline, options, new RunConsole(text), cancel.Token);
        return Read(project, text.ToString());
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Dictionary<string, string> Host()
    {
        var host = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Where(static entry => !((string)entry.Key).StartsWith("GITHUB_", StringComparison.Ordinal))
            .ToDictionary(static entry => (string)entry.Key, static entry => (string)entry.Value!);
        foreach (var (name, value) in new[]
        {
            ("GITHUB_ACTIONS", "true"), ("GITHUB_ACTOR", RunWorld.Actor), ("GITHUB_SHA", RunWorld.Sha), ("GITHUB_REF", world.Ref), ("GITHUB_REF_NAME", world.RefName),
            ("GITHUB_REF_TYPE", world.RefType), ("GITHUB_REPOSITORY", RunWorld.Repository), ("GITHUB_REPOSITORY_OWNER", "acme"), ("CANCEL_FILE", CancelFile),
        })
        {
            host[name] = value;
        }

        foreach (var (name, value) in world.Secrets)
        {
            host[$"FLOW_SECRET_{name}"] = value;
        }

        return host;
    }

    private static RunRecord Read(string project, string text)
    {
        var runs = Path.Combine(project, ".flow", "runs");
        Assert.True(Directory.Exists(runs), text);
        var entries = File.ReadLines(Path.Combine(Directory.EnumerateDirectories(runs).Single(), "journal.jsonl")).Select(static line => JsonDocument.Parse(line).RootElement).ToList();
        return new(entries.Where(static e => Word(e, "job") is not null).GroupBy(static e => Word(e, "job")!).ToImmutableSortedDictionary(static g => g.Key, static g => Job([.. g]), StringComparer.Ordinal));
    }

    private static JobRecord Job(IReadOnlyList<JsonElement> entries)
    {
        var cells = entries.Where(static e => Word(e, "kind") == "CellEnded").Select(e => Cell(e, entries)).ToImmutableArray();
        var whole = entries.LastOrDefault(static e => Word(e, "kind") is "JobEnded" or "JobSkipped");
        return new(whole.ValueKind == JsonValueKind.Object ? GitHubWord(Word(whole, "result")!) : cells.Single().Result, cells);
    }

    private static CellRecord Cell(JsonElement end, IReadOnlyList<JsonElement> entries)
    {
        var steps = entries.Where(e => Word(e, "kind") == "StepEnded" && Word(e, "cell") == Word(end, "cell")).Select(e => Step(e, entries));
        return new(Word(end, "title")!, GitHubWord(Word(end, "result")!), Values(end), [.. steps]);
    }

    private static StepRecord Step(JsonElement end, IReadOnlyList<JsonElement> entries)
    {
        var start = entries.FirstOrDefault(e => Word(e, "kind") == "StepStarted" && Word(e, "cell") == Word(end, "cell") && Word(e, "step") == Word(end, "step"));
        var title = start.ValueKind == JsonValueKind.Object ? Word(start, "message")! : "";
        var outcome = Word(end, "outcome") is { } known ? GitHubWord(known) : "skipped";
        return new(Word(end, "step")!, title == Word(end, "step") ? "" : title, outcome, Word(end, "result") == "warned" ? "success" : outcome, Values(end));
    }

    private static ImmutableSortedDictionary<string, string> Values(JsonElement entry) => entry.TryGetProperty("values", out var values)
        ? values.EnumerateObject().ToImmutableSortedDictionary(static v => v.Name, static v => v.Value.GetString()!, StringComparer.Ordinal)
        : ImmutableSortedDictionary<string, string>.Empty;

    private static string GitHubWord(string result) => result switch
    {
        "succeeded" or "warned" => "success",
        "failed" => "failure",
        "timed-out" => "cancelled",
        _ => result,
    };

    private static string? Word(JsonElement entry, string property) => entry.TryGetProperty(property, out var value) ? value.GetString() : null;
}
