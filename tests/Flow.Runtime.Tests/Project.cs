using System.Text.Json;
using System.Text.Json.Serialization;
using Flow.Runtime.Journal;

namespace Flow.Runtime.Tests;

/// <summary>A throw-away project folder in which pipelines are really run.</summary>
internal sealed class Project : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("flow-test-").FullName;

    public Dictionary<string, string> Host { get; } = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
        .Where(static entry => !((string)entry.Key).StartsWith("GITHUB_", StringComparison.Ordinal))
        .ToDictionary(static entry => (string)entry.Key, static entry => (string)entry.Value!);

    public Project With(string path, string text)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return this;
    }

    public Task<Outcome> RunAsync(PipelineDefinition pipeline, Func<RunOptions, RunOptions>? change = null, CancellationToken cancel = default) =>
        RunAsync(pipeline, new StringWriter(), change, cancel);

    public async Task<Outcome> RunAsync(PipelineDefinition pipeline, TextWriter output, Func<RunOptions, RunOptions>? change = null, CancellationToken cancel = default)
    {
        var options = new RunOptions
        {
            ProjectFolder = Folder, HostEnvironment = Host, Parallelism = 4,
            InterruptGrace = TimeSpan.FromMilliseconds(300), TerminateGrace = TimeSpan.FromMilliseconds(300),
        };
        var code = await FlowRunner.RunAsync(pipeline, change?.Invoke(options) ?? options, new(output), cancel);
        return new(code, output.ToString()!, Directory.Exists(Path.Combine(Folder, ".flow", "runs")) ? LastRun() : "");
    }

    public Task<Outcome> RunAsync(params JobDefinition[] jobs) => RunAsync(new PipelineDefinition("test") { Jobs = jobs });

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private string LastRun() => Directory.EnumerateDirectories(Path.Combine(Folder, ".flow", "runs")).Order(StringComparer.Ordinal).Last();
}

/// <summary>How a run ended.</summary>
internal sealed record Outcome(int ExitCode, string Text, string RunFolder)
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private IReadOnlyList<JournalEntry>? _journal;

    public IReadOnlyList<JournalEntry> Journal => _journal ??=
        [.. File.ReadLines(Path.Combine(RunFolder, "journal.jsonl")).Select(static line => JsonSerializer.Deserialize<JournalEntry>(line, Reading)!)];

    /// <summary>A job's result in Flow's words, as the journal has it.</summary>
    public string Result(string job) => Journal.Last(entry =>
        entry.Job == job && entry.Kind is JournalKind.CellEnded or JournalKind.JobSkipped or JournalKind.JobEnded && entry.Job == job).Result!;

    public JournalEntry Step(string job, string step) => Journal.Last(entry => entry.Kind == JournalKind.StepEnded && entry.Job == job && entry.Step == step);

    public string Output(string job, string name) => Journal.Last(entry => entry.Kind == JournalKind.CellEnded && entry.Job == job).Values?.GetValueOrDefault(name) ?? "";

    public IReadOnlyList<string> Order(JournalKind kind) => [.. Journal.Where(entry => entry.Kind == kind).Select(static entry => entry.Job!)];
}

/// <summary>Short ways to write jobs.</summary>
internal static class Make
{
    /// <summary>How long anything is waited for before it counts as lost; far more than any machine needs.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromMinutes(2);

    public static ShellStep Sh(string id, string script) => new(id) { Script = _ => script, Shell = static _ => Shell.Bash };

    public static JobDefinition Job(string name, params StepDefinition[] steps) => new(name) { Steps = steps };

    public static JobDefinition NoOp(string name, params Need[] needs) => new(name) { Needs = needs };

    public static JobDefinition Failing(string name, params Need[] needs) => new(name) { Needs = needs, Steps = [new CSharpStep("fail", static _ => throw new FlowRunException("It fails."))] };

    public static JobDefinition Reading(this JobDefinition job, string name, Func<StepContext, Value> value) => job with { Outputs = [.. job.Outputs, new(name, value)] };
}
