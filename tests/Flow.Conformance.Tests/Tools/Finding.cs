namespace Flow.Conformance.Tests.Tools;

/// <summary>A file as a tool sees it: its path in the repository that holds it, and its text.</summary>
public sealed record ToolFile(string Path, string Text);

/// <summary>Something that a tool has against a file. Line and column count from one.</summary>
public sealed record Finding(string Path, int Line, int Column, string Severity, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Path}:{Line}:{Column}: {Severity}: {Message}";
}
