namespace Flow.Compiler.Diagnostics;

/// <summary>How serious a diagnostic is.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing is wrong. Shown as a count unless asked for.</summary>
    Note,

    /// <summary>Probably not what was meant; the build goes on.</summary>
    Warning,

    /// <summary>The input cannot be given a meaning; nothing is generated.</summary>
    Error,
}

/// <summary>One kind of mistake: its stable code and everything that <c>flow explain</c> says about it.</summary>
/// <param name="Code">Stable: <c>FLOW</c> and four digits, of which the first names the area. Never used again for something else.</param>
/// <param name="Severity">How serious it is unless the project says otherwise.</param>
/// <param name="Title">What happened, in a few words without names.</param>
/// <param name="Explanation">Markdown: why it is a mistake and what to do.</param>
/// <param name="Bad">A source text that gives exactly this diagnostic. Several files are divided by lines <c>//== path</c>.</param>
/// <param name="Good">The same thing written right: it gives no diagnostic of this code.</param>
public sealed record DiagnosticDescriptor(
    string Code,
    Severity Severity,
    string Title,
    string Explanation,
    string Bad,
    string Good)
{
    /// <summary>Why no source text alone can show the mistake (it needs an unreadable file, for instance); null when <see cref="Bad"/> shows it.</summary>
    public string? NotShownBecause { get; init; }
}
