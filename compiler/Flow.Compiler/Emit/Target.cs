using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Text;

namespace Flow.Compiler.Emit;

/// <summary>
/// A target: a pure function from the model to files. It sees no syntax and writes nothing; what it cannot express it reports,
/// naming the construct and its place. It never drops anything silently.
/// </summary>
public interface ITarget
{
    /// <summary>The name used by <c>--target</c>, such as <c>github-actions</c>.</summary>
    string Name { get; }

    /// <summary>One sentence for <c>--help</c> and the reference pages.</summary>
    string Summary { get; }

    /// <summary>The files that <paramref name="model"/> becomes.</summary>
    /// <exception cref="OperationCanceledException">The question was taken back.</exception>
    EmitResult Emit(DeliveryModel model, EmitOptions options);
}

/// <summary>What a target may be told.</summary>
/// <param name="FlowVersion">The version of the tool, for headers.</param>
/// <param name="Pins">Commits of actions by <c>owner/name@reference</c>, from the project's <c>flow.lock</c>; a target may know more of its own.</param>
public sealed record EmitOptions(string FlowVersion, ImmutableDictionary<string, string> Pins)
{
    /// <summary>Digests of base images by name and tag, from the project's <c>flow.lock</c>.</summary>
    public ImmutableDictionary<string, string> Digests { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>
    /// Asked between files by targets that make many. Who may take the question back is in no hurry and has other work, so then the files are made one after the other.
    /// </summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>What the same target made of an earlier state of the project, of which it may take over what the change does not concern; null to make all.</summary>
    public EmittedParts? Before { get; init; }

    /// <summary>No pins of the project's own.</summary>
    public static readonly EmitOptions Default = new("0.1.0", ImmutableDictionary<string, string>.Empty);
}

/// <summary>What a target made.</summary>
/// <param name="Files">The files, by path.</param>
/// <param name="Diagnostics">What it could not express.</param>
public sealed record EmitResult(ImmutableArray<GeneratedFile> Files, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>What it can take over next time; null where it makes all anew.</summary>
    public EmittedParts? Parts { get; init; }
}

/// <summary>A generated file.</summary>
/// <param name="Path">Relative to the project folder, with '/' between its parts.</param>
/// <param name="Text">All of it, with "\n" at the end of each line.</param>
/// <param name="Lines">Which line (counted from zero) comes from where.</param>
public sealed record GeneratedFile(string Path, string Text, ImmutableArray<GeneratedLine> Lines);

/// <summary>A line of a generated file (counted from zero) and where it comes from.</summary>
public readonly record struct GeneratedLine(int Line, Location Origin);
