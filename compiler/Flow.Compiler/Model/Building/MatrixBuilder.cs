using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>Builds matrices and, where the compiler knows them, their cells.</summary>
internal sealed class MatrixBuilder(DiagnosticBag diagnostics)
{
    /// <summary>GitHub's limit of jobs that one matrix makes.</summary>
    public const int MostCells = 256;

    private const int MostCombinations = 100_000;

    public JobMatrix? Build(BoundItem item)
    {
        var exact = item.Property("matrix");
        if (item.Loops.IsEmpty && exact is null)
        {
            return null;
        }

        var matrix = exact is not null ? Exact(exact) : new JobMatrix(Origins.At(item.Loops[0].Location)) { Where = item.Value("where") };
        var axes = item.Loops.Where(static l => l.Sequence is not ErrorExpr).Select(static l => new MatrixAxis(l.Variable, l.Element, l.Sequence, Origins.At(l.Location)));
        matrix = matrix with
        {
            Axes = [.. axes, .. matrix.Axes],
            FailFast = item.Value("fail-fast") ?? exact?.Value("fail-fast"),
            MaxParallel = item.Value("max-parallel") ?? exact?.Value("max-parallel"),
        };
        return WithCells(matrix, item);
    }

    private JobMatrix Exact(BoundItem item) => new(Origins.Of(item))
    {
        Whole = item.Subject is { Constant: not NoneValue } whole ? whole : null,
        Axes = [.. item.Entries.Select(static e => new MatrixAxis(e.Name, (e.Value.Type.Required as ListType)?.Element ?? FlowType.Any, e.Value, Origins.Of(e)))],
        Include = Rows(item, "include"),
        Exclude = Rows(item, "exclude"),
    };

    private ImmutableArray<RecordValue> Rows(BoundItem item, string word)
    {
        if (item.Value(word) is not { } rows)
        {
            return [];
        }

        var records = Values.Elements(rows).Select(static r => r.Constant).OfType<RecordValue>().ToImmutableArray();
        if (rows.Constant is not ListValue list || records.Length != list.Items.Length)
        {
            diagnostics.Report(PipelineDiagnostics.BadMatrix, rows.Location, $"`{word}` is a list of records: `{word} = [{{ os = linux }}]`.");
        }

        return records;
    }

    private JobMatrix WithCells(JobMatrix matrix, BoundItem item)
    {
        foreach (var axis in matrix.Axes.Where(static a => a.Values.Constant is ListValue { Items.IsEmpty: true }))
        {
            diagnostics.Report(PipelineDiagnostics.BadMatrix, axis.Origin.Location, $"The list of `{axis.Name}` is empty, so the job would have no cell. A job that exists only sometimes has `if`.");
        }

        if (matrix.Whole is not null || matrix.Axes.Any(static a => a.Values.Constant is not ListValue))
        {
            return matrix;
        }

        if (matrix.Where is { } where && Cross(matrix).Take(1).Any(c => Holds(where, c) is null))
        {
            diagnostics.Report(
                TypeDiagnostics.TooLate, where.Location,
                "Which cells there are is known to the compiler, so `where` has to be, too. Write `when` on the job, or on its steps, for what is decided while the pipeline runs.");
            return matrix;
        }

        var product = matrix.Axes.Aggregate(1m, static (n, a) => n * ((ListValue)a.Values.Constant!).Items.Length);
        if (product > MostCombinations)
        {
            diagnostics.Report(PipelineDiagnostics.TooManyCells, matrix.Origin.Location, $"`{item.Name}` has {product} combinations before any is left out. Write the rows that exist: `for row in [{{ … }}, …]`.");
            return matrix;
        }

        var cells = Cross(matrix).Where(c => Exists(matrix, c)).Where(c => !matrix.Exclude.Any(e => Matches(e, c))).ToList();
        Include(matrix, cells);
        if (cells.Count > MostCells)
        {
            diagnostics.Report(PipelineDiagnostics.TooManyCells, matrix.Origin.Location, $"`{item.Name}` would run {cells.Count} times; GitHub allows {MostCells} cells of one matrix.");
        }
        else if (cells.Count == 0 && matrix.Axes.All(static a => a.Values.Constant is ListValue { Items.IsEmpty: false }))
        {
            diagnostics.Report(PipelineDiagnostics.BadMatrix, matrix.Origin.Location, "No combination is left, so the job would have no cell.");
        }

        return matrix with { Cells = [.. cells] };
    }

    private static IEnumerable<RecordValue> Cross(JobMatrix matrix)
    {
        IEnumerable<IEnumerable<FieldValue>> cells = matrix.Axes.IsEmpty ? [] : [[]];
        foreach (var axis in matrix.Axes)
        {
            var values = ((ListValue)axis.Values.Constant!).Items;
            cells = cells.SelectMany(c => values.Select(v => c.Append(new FieldValue(axis.Name, v))));
        }

        return cells.Select(static c => new RecordValue(new MapType(FlowType.Any), [.. c]));
    }

    private static bool Exists(JobMatrix matrix, RecordValue cell) =>
        matrix.Where is not { } where || Holds(where, cell) is not BoolValue { Truth: false };

    private static Value? Holds(Expr where, RecordValue cell) =>
        new Evaluator(source => source is MatrixSource { Axis: var axis } ? cell.Field(axis) : null).Evaluate(where);

    private static bool Matches(RecordValue row, RecordValue cell) =>
        row.Fields.All(f => cell.Field(f.Name) is { } value && (f.Value is RecordValue inner && value is RecordValue outer ? Matches(inner, outer) : Folding.AreEqual(f.Value, value)));

    /// <summary>
    /// GitHub's rule: a row whose fields that are axes all equal those of a cell adds its other fields to it, never replacing an axis; later rows replace
    /// what earlier ones added; a row that fits no cell becomes a cell.
    /// </summary>
    private static void Include(JobMatrix matrix, List<RecordValue> cells)
    {
        var axes = matrix.Axes.Select(static a => a.Name).ToHashSet();
        var original = cells.Count;
        foreach (var row in matrix.Include)
        {
            var added = false;
            for (var i = 0; i < original; i++)
            {
                if (row.Fields.Where(f => axes.Contains(f.Name)).All(f => Folding.AreEqual(f.Value, cells[i].Field(f.Name)!)))
                {
                    cells[i] = cells[i] with
                    {
                        Fields = [.. cells[i].Fields.Where(f => axes.Contains(f.Name) || row.Field(f.Name) is null), .. row.Fields.Where(f => !axes.Contains(f.Name))],
                    };
                    added = true;
                }
            }

            if (!added)
            {
                cells.Add(row with { Shape = new MapType(FlowType.Any) });
            }
        }
    }
}
