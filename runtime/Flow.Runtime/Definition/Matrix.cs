namespace Flow.Runtime;

/// <summary>
/// The cells of a job, made by GitHub's rules: cross product in written order, then exclude, then include.
/// <code>
/// static c =&gt; Matrix.Cross(("os", ["linux", "windows"]), ("framework", ["net9.0", "net10.0"])).Where(static cell =&gt; …) with { FailFast = false }
/// </code>
/// </summary>
public sealed record Matrix
{
    private IReadOnlyList<string> Names { get; init; } = [];

    private IReadOnlyList<Record> Product { get; init; } = [];

    private IReadOnlyList<Record> Added { get; init; } = [];

    private Matrix()
    {
    }

    /// <summary>The greatest number of cells, as at GitHub.</summary>
    public static int Limit => 256;

    /// <summary>Whether the first failed cell cancels the others.</summary>
    public bool FailFast { get; init; } = true;

    /// <summary>How many cells may run at once; null for as many as there is room for.</summary>
    public int? MaxParallel { get; init; }

    /// <summary>Every value of each axis with every value of the others; the last axis changes fastest.</summary>
    /// <param name="axes">The axes in written order.</param>
    /// <exception cref="FlowRunException">An axis is empty.</exception>
    public static Matrix Cross(params IReadOnlyList<(string Name, IReadOnlyList<Value> Values)> axes) =>
        axes.Aggregate(new Matrix(), static (matrix, axis) => matrix.And(axis.Name, _ => axis.Values));

    /// <summary>One cell for each row, with the row's own fields.</summary>
    /// <param name="rows">The rows.</param>
    public static Matrix Rows(params IReadOnlyList<Record> rows) => new Matrix().Include(rows);

    /// <summary>GitHub's own shape in one value: axes, and perhaps <c>include</c> and <c>exclude</c>; how <c>fromJSON(…)</c> makes a matrix.</summary>
    /// <param name="value">A record.</param>
    /// <exception cref="FlowRunException">The value has another shape.</exception>
    public static Matrix From(Value value)
    {
        if (value.Kind != ValueKind.Record)
        {
            throw new FlowRunException($"A matrix is a record of lists, but this is '{value}'.");
        }

        var matrix = value.Fields.Where(static field => !IsRule(field.Key)).Aggregate(new Matrix(), static (made, axis) => made.And(axis.Key, _ => axis.Value.Items));
        return matrix.Exclude(RowsOf(value["exclude"])).Include(RowsOf(value["include"]));
    }

    /// <summary>One more axis, whose values may depend on the axes before it.</summary>
    /// <param name="axis">Its name.</param>
    /// <param name="values">Its values for a cell so far.</param>
    /// <exception cref="FlowRunException">It has no values.</exception>
    public Matrix And(string axis, Func<Values, IReadOnlyList<Value>> values)
    {
        List<Record> product = [];
        foreach (var cell in Names.Count == 0 ? [Record.Empty] : Product)
        {
            foreach (var value in values(new("matrix value", cell)))
            {
                var larger = cell.Copy();
                larger[axis] = value;
                product.Add(larger);
            }
        }

        return product.Count > 0
            ? this with { Names = [.. Names, axis], Product = product }
            : throw new FlowRunException($"The matrix axis '{axis}' does not contain any values.");
    }

    /// <summary>Keeps the cells for which a condition holds: Flow's <c>where</c>.</summary>
    /// <param name="condition">Asked for each cell.</param>
    public Matrix Where(Func<Values, bool> condition) =>
        this with { Product = [.. Product.Where(cell => condition(new("matrix value", cell)))] };

    /// <summary>Drops the cells that agree with one of these rows in every field that the row has.</summary>
    /// <param name="rows">The rows.</param>
    public Matrix Exclude(params IReadOnlyList<Record> rows) =>
        this with { Product = [.. Product.Where(cell => !rows.Any(row => Agrees(cell, row)))] };

    /// <summary>
    /// A row whose axis fields all agree with a cell adds its other fields to it; a row that agrees with no cell is a cell of its own.
    /// A row without any axis field agrees with every cell.
    /// </summary>
    /// <param name="rows">The rows in written order; later ones overwrite what earlier ones added.</param>
    public Matrix Include(params IReadOnlyList<Record> rows) => this with { Added = [.. Added, .. rows] };

    /// <summary>The cells in order.</summary>
    /// <exception cref="FlowRunException">There are none, or more than <see cref="Limit"/>.</exception>
    public IReadOnlyList<Cell> Cells()
    {
        var cells = Product.Select(product => new Cell(product.Copy(), product)).ToList();
        var appended = Added.Where(row => !Extend(cells, row)).Select(static row => new Cell(row, row)).ToList();
        cells.AddRange(appended);
        return cells.Count switch
        {
            0 => throw new FlowRunException("The matrix has no cells."),
            > 256 => throw new FlowRunException($"The matrix has {cells.Count} cells; at most {Limit} are allowed."),
            _ => cells,
        };
    }

    /// <inheritdoc/>
    public bool Equals(Matrix? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    private static bool IsRule(string name) =>
        name.Equals("include", StringComparison.OrdinalIgnoreCase) || name.Equals("exclude", StringComparison.OrdinalIgnoreCase);

    private static Record[] RowsOf(Value value) => [.. value.Items.Select(static row => row.Fields)];

    private static bool Agrees(Record cell, Record row) => row.Count > 0 && row.All(field => cell.Has(field.Key) && cell[field.Key] == field.Value);

    private bool Extend(List<Cell> cells, Record row)
    {
        var keys = row.Names.Where(name => Names.Contains(name, StringComparer.OrdinalIgnoreCase)).ToList();
        var matching = cells.Where(cell => keys.TrueForAll(key => cell.Axes[key] == row[key])).ToList();
        foreach (var cell in matching)
        {
            AddExtras(cell, row);
        }

        return matching.Count > 0;
    }

    private static void AddExtras(Cell cell, Record row)
    {
        foreach (var (name, value) in row.Where(field => !cell.Axes.Has(field.Key)))
        {
            cell.Values[name] = value;
        }
    }

    /// <summary>One cell of a matrix.</summary>
    /// <param name="Values">All its values, read as <c>c.Matrix.Text("os")</c>.</param>
    /// <param name="Axes">The values of the cross product, or of the row that made the cell: these name it.</param>
    public sealed record Cell(Record Values, Record Axes)
    {
        /// <summary>The cell of a job without a matrix.</summary>
        public static Cell Only { get; } = new(Record.Empty, Record.Empty);

        /// <summary>The values that stand behind the job's name: <c>linux, net10.0</c>; empty for a job without a matrix.</summary>
        public string Label => string.Join(", ", Axes.SelectMany(static entry => Scalars(entry.Value)));

        private static IEnumerable<string> Scalars(Value value) => value.Kind switch
        {
            ValueKind.List => value.Items.SelectMany(Scalars),
            ValueKind.Record => value.Fields.SelectMany(static entry => Scalars(entry.Value)),
            _ => value.ToString() is { Length: > 0 } text ? [text] : [],
        };
    }
}
