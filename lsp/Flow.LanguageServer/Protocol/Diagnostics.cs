using System.Text.Json.Serialization;

namespace Flow.LanguageServer.Protocol;

/// <summary>A diagnostic. Severity: 1 error, 2 warning, 3 information, 4 hint. Tags: 1 unnecessary, 2 deprecated.</summary>
internal sealed record DiagnosticItem(Range Range, int Severity, string Code, string Source, string Message)
{
    public IReadOnlyList<int>? Tags { get; init; }

    public IReadOnlyList<RelatedInformation>? RelatedInformation { get; init; }

    public DiagnosticFixes? Data { get; init; }
}

/// <summary>Another place that explains a diagnostic.</summary>
internal sealed record RelatedInformation(Location Location, string Message);

/// <summary>What the client keeps beside a diagnostic for the sake of code actions: the titles of its fixes.</summary>
internal sealed record DiagnosticFixes(IReadOnlyList<string> Fixes);

internal sealed record PublishDiagnosticsParams(string Uri, int? Version, IReadOnlyList<DiagnosticItem> Diagnostics);

internal sealed record DocumentDiagnosticParams(TextDocumentIdentifier TextDocument, string? PreviousResultId = null);

/// <summary>A report: <c>full</c> with items, or <c>unchanged</c> without.</summary>
internal sealed record DocumentDiagnosticReport(string Kind, string ResultId, IReadOnlyList<DiagnosticItem>? Items);

internal sealed record WorkspaceDiagnosticParams(IReadOnlyList<PreviousResult> PreviousResultIds, RequestId? PartialResultToken = null);

internal sealed record PreviousResult(string Uri, string Value);

internal sealed record WorkspaceDiagnosticReport(IReadOnlyList<WorkspaceDocumentReport> Items);

internal sealed record WorkspaceDocumentReport(string Uri, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Version, string Kind, string ResultId, IReadOnlyList<DiagnosticItem>? Items);
