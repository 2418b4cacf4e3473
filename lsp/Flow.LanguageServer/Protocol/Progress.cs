namespace Flow.LanguageServer.Protocol;

internal sealed record ProgressCreateParams(RequestId Token);

internal sealed record WorkDoneProgressParams(RequestId Token, WorkDoneProgress Value);

/// <summary>The kinds are <c>begin</c>, <c>report</c> and <c>end</c>.</summary>
internal sealed record WorkDoneProgress(string Kind, string? Title, string? Message)
{
    public bool? Cancellable { get; init; }
}

internal sealed record PartialDiagnosticsParams(RequestId Token, WorkspaceDiagnosticReport Value);
