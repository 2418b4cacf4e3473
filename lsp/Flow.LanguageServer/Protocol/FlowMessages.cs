using System.Text.Json.Serialization;

namespace Flow.LanguageServer.Protocol;

// What is not part of LSP; lsp/README.md describes it. A member that may be null is always there.

/// <summary>The answer to <c>flow/idle</c>.</summary>
/// <param name="HeapBytes">The memory that is in use after a collection.</param>
internal sealed record IdleResult(long HeapBytes);

/// <summary>The answer to <c>flow/text</c>.</summary>
internal sealed record TextResult([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Version, string Text);

internal sealed record ProjectsParams(bool? Watch = null);

internal sealed record ProjectsResult(IReadOnlyList<ProjectEntry> Projects);

internal sealed record ProjectEntry(string Uri, string Name, bool IsDeclared, IReadOnlyList<string> Sources, IReadOnlyList<PipelineEntry> Pipelines, int Errors, int Warnings, int Notes)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Title { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public Location? Source { get; init; }
}

internal sealed record PipelineEntry(
    string Name, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Title, Location Source, IReadOnlyList<ParameterEntry> Parameters, IReadOnlyList<JobEntry> Jobs);

internal sealed record ParameterEntry(string Name, string Type, bool IsRequired)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public IReadOnlyList<string>? Values { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Default { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Documentation { get; init; }
}

internal sealed record JobEntry(string Name, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Title, Location Source);

internal sealed record PreviewParams(TextDocumentIdentifier TextDocument, string? Target = null, bool? Watch = null);

internal sealed record PreviewResult(string Project, string Target, bool IsComplete, int Errors, IReadOnlyList<PreviewFile> Files);

internal sealed record PreviewFile(
    string Path, string Uri, string LanguageId, string Text, bool IsWritten, IReadOnlyList<PreviewLine> Lines, IReadOnlyList<SourceLine> Sources);

/// <summary>Where a generated line comes from.</summary>
internal sealed record PreviewLine(int Line, Location Source);

/// <summary>Which generated lines come from a line of a source.</summary>
internal sealed record SourceLine(string Uri, int Line, IReadOnlyList<int> Lines);

internal sealed record GraphParams(TextDocumentIdentifier TextDocument, string? Pipeline = null, bool? Watch = null);

internal sealed record GraphResult(string Project, bool IsComplete, int Errors, IReadOnlyList<Graph> Pipelines);

internal sealed record Graph(
    string Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Title,
    Location Source,
    string Estimate,
    int EstimatedSeconds,
    int BudgetSeconds,
    IReadOnlyList<string> CriticalPath,
    IReadOnlyList<IReadOnlyList<string>> Levels,
    IReadOnlyList<GraphJob> Jobs);

internal sealed record GraphJob(
    string Name, Location Source, int Level, IReadOnlyList<string> Loops, int EstimatedSeconds, int StartSeconds, int EndSeconds, bool IsCritical, IReadOnlyList<GraphNeed> Needs)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Title { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int? Cells { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Condition { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Calls { get; init; }
}

internal sealed record GraphNeed(string Job, string Kind, string Reason, Location Source, bool IsCircular);

internal sealed record ExplainParams(string Code);

internal sealed record ExplainResult(string Code, string Title, string Severity, string Markdown);

/// <summary>The project whose preview or graph has changed.</summary>
internal sealed record ProjectChangedParams(string Project);
