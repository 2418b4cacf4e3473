using System.Collections.Immutable;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.GitHubActions;

/// <summary>How the cells of a job look at GitHub.</summary>
internal static class MatrixShape
{
    /// <summary>
    /// The only axis, when it runs over known records of which only fields are read: its rows become rows of <c>include</c>, and
    /// <c>c.os</c> becomes <c>matrix.os</c>, as a person would write it. Else null.
    /// </summary>
    public static string? FlattenedAxis(Job job)
    {
        if (job.Matrix is not { IsKnown: true, Axes: [{ Element: RecordType } axis], Include: [], Exclude: [] } matrix || matrix.Cells.IsEmpty)
        {
            return null;
        }

        var written = ModelValues.Of(job).Where(e => !ReferenceEquals(e, matrix.Where)); // `where` is answered already: the workflow has only its cells
        return written.Any(e => ReadsWhole(e, axis.Name)) ? null : axis.Name;
    }

    /// <summary>The known values of an axis; default where they are not known.</summary>
    public static ImmutableArray<Value> ValuesOf(MatrixAxis axis) => axis.Values.Constant switch
    {
        ListValue list => list.Items,
        RangeValue { First: NumberValue first, Last: NumberValue last } =>
            [.. Enumerable.Range((int)first.Number, (int)(last.Number - first.Number) + 1).Select(static n => Value.Of(n))],
        _ => default,
    };

    /// <summary>The name of the output that carries <paramref name="output"/> of one cell.</summary>
    public static string CellOutput(string output, int cell) => $"{output}-{cell}";

    /// <summary>The values that <paramref name="expression"/> takes over the cells of <paramref name="job"/>; default where they are not known.</summary>
    public static ImmutableArray<Value> ValuesOf(Expr expression, Job? job)
    {
        if (expression.Constant is { } constant)
        {
            return [constant];
        }

        if (job?.Matrix is not { IsKnown: true } matrix)
        {
            return default;
        }

        var values = matrix.Cells.Select(cell => InCell(expression, cell)).ToImmutableArray();
        return values.Contains(null) ? default : [.. values.OfType<Value>().Distinct()];
    }

    /// <summary>The value of a loop variable, or of a field of it, in one cell; null where it is something else.</summary>
    public static Value? InCell(Expr expression, RecordValue cell) => expression switch
    {
        ReadExpr { Source: MatrixSource axis } => cell.Field(axis.Axis),
        MemberExpr member => (InCell(member.Target, cell) as RecordValue)?.Field(member.Member),
        _ => expression.Constant,
    };

    private static bool ReadsWhole(Expr expression, string axis) => expression switch
    {
        MemberExpr { Target: ReadExpr { Source: MatrixSource } } => false,
        ReadExpr { Source: MatrixSource m } => m.Axis == axis,
        _ => ExprTree.Children(expression).Any(c => ReadsWhole(c, axis)),
    };
}
