using System.Collections.Immutable;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.GitHubActions;

/// <summary>Finds few rows of <c>exclude</c> that leave exactly the cells which exist. A row with fewer fields leaves out more cells.</summary>
internal static class MatrixExclusion
{
    /// <summary>The rows, those that say most first.</summary>
    public static ImmutableArray<RecordValue> Rows(JobMatrix matrix)
    {
        var all = Product(matrix);
        var missing = all.Where(c => !matrix.Cells.Contains(c)).ToList();
        var rows = ImmutableArray.CreateBuilder<RecordValue>();
        foreach (var row in Candidates(matrix, missing))
        {
            if (missing.Exists(c => Matches(row, c)) && !matrix.Cells.Any(c => Matches(row, c)))
            {
                rows.Add(row);
                missing.RemoveAll(c => Matches(row, c));
            }
        }

        return rows.ToImmutable();
    }

    private static List<RecordValue> Product(JobMatrix matrix)
    {
        IEnumerable<ImmutableArray<FieldValue>> cells = [[]];
        foreach (var axis in matrix.Axes)
        {
            var values = MatrixShape.ValuesOf(axis);
            cells = [.. cells.SelectMany(c => values.Select(v => c.Add(new FieldValue(axis.Name, v))))];
        }

        return [.. cells.Select(static c => new RecordValue(new MapType(FlowType.Any), c))];
    }

    /// <summary>Every part of a missing cell, those with the fewest fields first, otherwise in written order.</summary>
    private static IEnumerable<RecordValue> Candidates(JobMatrix matrix, List<RecordValue> missing) => Enumerable
        .Range(1, (1 << Math.Min(matrix.Axes.Length, 8)) - 1)
        .OrderBy(static mask => int.PopCount(mask))
        .SelectMany(mask => missing.ToArray().Select(cell => Part(cell, mask)));

    private static RecordValue Part(RecordValue cell, int mask) =>
        new(cell.Shape, [.. cell.Fields.Where((_, i) => i >= 8 || (mask & (1 << i)) != 0)]);

    private static bool Matches(RecordValue row, RecordValue cell) => row.Fields.All(f => f.Value.Equals(cell.Field(f.Name)));
}
