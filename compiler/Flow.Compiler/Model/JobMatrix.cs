using System.Collections.Immutable;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>The copies of a job: Flow's loops, or GitHub's exact shape.</summary>
public sealed record JobMatrix(Origin Origin)
{
    /// <summary>The axes in written order. Loops (<c>for os in […]</c>) and the lists of <c>matrix { … }</c> are the same.</summary>
    public ImmutableArray<MatrixAxis> Axes { get; init; } = [];

    /// <summary>Which combinations exist (<c>where</c>), over the axes; known when the axes are known.</summary>
    public Expr? Where { get; init; }

    /// <summary>Rows of <c>include</c> in GitHub's exact meaning; empty for loops.</summary>
    public ImmutableArray<RecordValue> Include { get; init; } = [];

    /// <summary>Rows of <c>exclude</c> in GitHub's exact meaning; empty for loops.</summary>
    public ImmutableArray<RecordValue> Exclude { get; init; } = [];

    /// <summary>The whole matrix as one value that is known only at run time (<c>matrix = from-json(plan.matrix)</c>), else null.</summary>
    public Expr? Whole { get; init; }

    /// <summary>
    /// The cells in order, each with all its values by axis (and by extra field of <see cref="Include"/>), where the compiler knows them; else default.
    /// <see cref="Where"/>, <see cref="Include"/> and <see cref="Exclude"/> are already applied.
    /// </summary>
    public ImmutableArray<RecordValue> Cells { get; init; }

    /// <summary>Whether one failing cell cancels the others; null where nothing is written (GitHub's default: true).</summary>
    public Expr? FailFast { get; init; }

    /// <summary>How many cells run at a time.</summary>
    public Expr? MaxParallel { get; init; }

    /// <summary>Whether the compiler knows the cells.</summary>
    public bool IsKnown => !Cells.IsDefault;
}

/// <summary>An axis of a matrix.</summary>
/// <param name="Name">The loop variable.</param>
/// <param name="Element">The type of its values. A record type when rows are looped over.</param>
/// <param name="Values">The list: a constant, or known only when a run starts or other jobs are done.</param>
/// <param name="Origin">Where it is written.</param>
public sealed record MatrixAxis(string Name, FlowType Element, Expr Values, Origin Origin);
