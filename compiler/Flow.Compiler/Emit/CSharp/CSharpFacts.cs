using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.CSharp;

/// <summary>A built-in context value as the runtime has it.</summary>
/// <param name="Code">The C# behind the context's name.</param>
/// <param name="Level">What the place must be able to see.</param>
/// <param name="Type">Its Flow type.</param>
internal sealed record CSharpFact(string Code, ContextLevel Level, FlowType Type);

/// <summary>The built-in contexts by their Flow names.</summary>
internal static class CSharpFacts
{
    private static readonly Dictionary<string, CSharpFact> Facts = new(All()); // Small, and a frozen one costs more to make than it saves in one run.

    /// <summary>The fact behind a context's name, or null where a local run has none.</summary>
    public static CSharpFact? Find(ContextSource source) => Facts.GetValueOrDefault(source.FullName);

    private static IEnumerable<KeyValuePair<string, CSharpFact>> All() =>
    [
        .. Texts("git", "Git", ContextLevel.Run, "ref", "ref-name", "ref-type", "sha", "repository", "owner", "repository-id", "owner-id", "visibility", "url"),
        .. Of("git", "Git", ContextLevel.Run, FlowType.Text.OrNone(), "branch", "tag", "head-branch", "base-branch"),
        .. Of("git", "Git", ContextLevel.Run, FlowType.Bool, "ref-protected"),
        .. Texts("run", "Run", ContextLevel.Run, "id", "actor", "actor-id", "triggering-actor"),
        .. Of("run", "Run", ContextLevel.Run, FlowType.Int, "number", "attempt", "retention-days"),
        new("run.token", new("Secrets.Text(\"GITHUB_TOKEN\")", ContextLevel.Cell, FlowType.Text)),
        .. Texts("pipeline", "Pipeline", ContextLevel.Run, "title", "ref", "sha"),
        .. Texts("github", "Server", ContextLevel.Run, "server-url", "api-url", "graphql-url"),
        .. Texts("runner", "Runner", ContextLevel.Cell, "os", "arch", "name", "temp", "tool-cache", "environment", "debug"),
        new("matrix.index", new("Strategy.Index", ContextLevel.Cell, FlowType.Int)),
        new("matrix.total", new("Strategy.Total", ContextLevel.Cell, FlowType.Int)),
        new("matrix.fail-fast", new("Strategy.FailFast", ContextLevel.Cell, FlowType.Bool)),
        new("matrix.max-parallel", new("Strategy.MaxParallel", ContextLevel.Cell, FlowType.Int)),
        new("job.name", new("JobName", ContextLevel.Job, FlowType.Text)),
        new("job.status", new("JobResult", ContextLevel.Step, FlowType.Text)),
        new("step.name", new("StepName", ContextLevel.Step, FlowType.Text)),
        new("workspace", new("Workspace", ContextLevel.Step, FlowType.Text)),
        .. OfRunbook,
    ];

    /// <summary>What the lines of a runbook read; the language has these names there alone.</summary>
    private static IEnumerable<KeyValuePair<string, CSharpFact>> OfRunbook =>
    [
        new("environment.name", new("EnvironmentName", ContextLevel.Run, FlowType.Text)),
        new("environment.url", new("EnvironmentUrl", ContextLevel.Run, FlowType.Text)),
        new("exit-code", new("ExitCode", ContextLevel.Run, FlowType.Int)),
        new("stdout", new("Stdout", ContextLevel.Run, FlowType.Text)),
        new("stderr", new("Stderr", ContextLevel.Run, FlowType.Text)),
        new("elapsed", new("Elapsed", ContextLevel.Run, FlowType.Duration)),
    ];

    /// <summary>Whether <c>matrix.NAME</c> is a fact about all cells and no axis.</summary>
    public static bool IsStrategy(string name) => name is "index" or "total" or "fail-fast" or "max-parallel";

    private static IEnumerable<KeyValuePair<string, CSharpFact>> Texts(string flow, string csharp, ContextLevel level, params string[] names) =>
        Of(flow, csharp, level, FlowType.Text, names);

    private static IEnumerable<KeyValuePair<string, CSharpFact>> Of(string flow, string csharp, ContextLevel level, FlowType type, params string[] names) =>
        names.Select(name => KeyValuePair.Create($"{flow}.{name}", new CSharpFact($"{csharp}.{CSharpNames.Pascal(name)}", level, type)));
}
