using System.Collections.Immutable;
using System.Text.Json;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.CSharp;
using Flow.Compiler.Model;
using Flow.Runtime;

namespace Flow.CSharp.Tests;

/// <summary>A throw-away project folder in which a model is emitted, compiled and really run.</summary>
internal sealed class SourceProject : IDisposable
{
    private static readonly ImmutableArray<System.Reflection.Assembly> Runtime = [typeof(PipelineDefinition).Assembly];

    public string Folder { get; } = Directory.CreateTempSubdirectory("flow-csharp-").FullName;

    public static RunnerCompiler Compiler(string? cache = null) => new(Runtime, cache);

    public static GeneratedCSharpChecker Checker { get; } = new(Runtime);

    public SourceProject With(string path, string text)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return this;
    }

    /// <summary>The generated files of one pipeline, which must compile without a warning and without a word from the target above a note.</summary>
    public RunnerSource Emit(DeliveryModel model, string pipeline)
    {
        var result = new CSharpTarget(CSharpOptions.InProcess(Folder)).EmitPipeline(model, pipeline, EmitOptions.Default);
        Assert.Equal([], result.Diagnostics.Where(static d => d.Severity > Flow.Compiler.Diagnostics.Severity.Note).Select(static d => d.ToString()));
        var source = SourceOf(result);
        Assert.Empty(Checker.Check(source));
        return source;
    }

    public static RunnerSource SourceOf(EmitResult result) => new([.. result.Files.Where(static f => f.Path.EndsWith(".cs", StringComparison.Ordinal)).Select(static f => new RunnerFile(f.Path, f.Text))]);

    public async Task<RunOutcome> RunAsync(DeliveryModel model, string pipeline = "ci", Func<RunOptions, RunOptions>? change = null)
    {
        var build = Compiler().Build(Emit(model, pipeline));
        Assert.Empty(build.Problems);
        var definition = LoadedRunner.Load(build.Image!, "test").Entry<PipelineDefinition>(CSharpTarget.EntryType(model, pipeline))();
        var options = new RunOptions
        {
            ProjectFolder = Folder, HostEnvironment = Host(), Parallelism = 4,
            InterruptGrace = TimeSpan.FromMilliseconds(300), TerminateGrace = TimeSpan.FromMilliseconds(300),
        };
        var text = new StringWriter();
        var code = await FlowRunner.RunAsync(definition, change?.Invoke(options) ?? options, new RunConsole(text));
        return new RunOutcome(code, text.ToString(), Journal());
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static Dictionary<string, string> Host() => Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
        .Where(static entry => !((string)entry.Key).StartsWith("GITHUB_", StringComparison.Ordinal))
        .ToDictionary(static entry => (string)entry.Key, static entry => (string)entry.Value!);

    private ImmutableArray<JsonElement> Journal()
    {
        var runs = Path.Combine(Folder, ".flow", "runs");
        return !Directory.Exists(runs) ? [] :
            [.. File.ReadLines(Path.Combine(Directory.EnumerateDirectories(runs).Order(StringComparer.Ordinal).Last(), "journal.jsonl")).Select(static line => JsonDocument.Parse(line).RootElement)];
    }
}

/// <summary>How a run ended.</summary>
internal sealed record RunOutcome(int ExitCode, string Text, ImmutableArray<JsonElement> Journal)
{
    /// <summary>A job's result in Flow's words, as the journal has it last.</summary>
    public string Result(string job) => Journal.Last(e => Is(e, "job", job) && Word(e, "kind") is "CellEnded" or "JobSkipped" or "JobEnded").GetProperty("result").GetString()!;

    /// <summary>An output of a job, as text or JSON.</summary>
    public string Output(string job, string name) => Outputs(job, name) is [.., var last] ? last : "";

    /// <summary>An output of every copy of a job, in the order in which the copies ended.</summary>
    public IReadOnlyList<string> Outputs(string job, string name) =>
        [.. Journal.Where(e => Is(e, "job", job) && Word(e, "kind") == "CellEnded" && e.TryGetProperty("values", out var values) && values.TryGetProperty(name, out _)).Select(e => e.GetProperty("values").GetProperty(name).GetString()!)];

    /// <summary>How often a step was tried in vain and tried again.</summary>
    public int FailedAttempts(string step) => Journal.Count(e => Is(e, "step", step) && Word(e, "kind") == "StepAttemptFailed");

    /// <summary>What the journal says of a step at its end.</summary>
    public JsonElement Step(string step) => Journal.Last(e => Is(e, "step", step) && Word(e, "kind") == "StepEnded");

    private static bool Is(JsonElement entry, string property, string value) => Word(entry, property) == value;

    private static string? Word(JsonElement entry, string property) => entry.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
