using System.Collections.Immutable;

namespace Flow.CSharp;

/// <summary>A compiled runner: its assembly and the portable debug symbols beside it.</summary>
/// <param name="Assembly">The assembly's bytes.</param>
/// <param name="Symbols">The portable PDB's bytes; they map back to the <c>.flow</c> files.</param>
public sealed record RunnerImage(ImmutableArray<byte> Assembly, ImmutableArray<byte> Symbols);

/// <summary>A problem that the C# compiler found in a generated file: a fault of this tool, or a mistake in C# that the user wrote.</summary>
/// <param name="Code">The compiler's code, such as CS0103.</param>
/// <param name="Message">What it says.</param>
/// <param name="Path">The file after <c>#line</c> was applied: for C# of the user the <c>.flow</c> file.</param>
/// <param name="Line">The line there, counted from one.</param>
/// <param name="Column">The column there, counted from one.</param>
/// <param name="IsError">Whether it is an error rather than a warning.</param>
public sealed record RunnerProblem(string Code, string Message, string Path, int Line, int Column, bool IsError)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Path}:{Line}:{Column}: {(IsError ? "error" : "warning")} {Code}: {Message}";
}

/// <summary>What came of a compilation.</summary>
/// <param name="Image">The runner; null where there were errors.</param>
/// <param name="Problems">Errors, and warnings where they were asked for.</param>
/// <param name="FromCache">Whether nothing had to be compiled.</param>
public sealed record RunnerBuild(RunnerImage? Image, ImmutableArray<RunnerProblem> Problems, bool FromCache);
