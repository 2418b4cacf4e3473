namespace Flow.Runtime;

/// <summary>Where something is written in a <c>.flow</c> file.</summary>
/// <param name="File">The file, relative to the project folder.</param>
/// <param name="Line">The line, counted from one.</param>
public readonly record struct SourceLocation(string File, int Line)
{
    /// <summary><c>ci.flow:12</c>, or nothing where the place is not known.</summary>
    public override string ToString() => string.IsNullOrEmpty(File) ? "" : $"{File}:{Line}";
}
