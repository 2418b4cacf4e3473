using Flow.Compiler.Emit.GitHubActions;
using Flow.Compiler.Model;
using Flow.Compiler.Types;
using static Flow.Tests.Models;

namespace Flow.Compiler.Tests.Emit.GitHubActions;

public class MatrixTests
{
    private static readonly Value[] Systems = [new EnumValue(Platform, "linux"), new EnumValue(Platform, "windows"), new EnumValue(Platform, "macos")];
    private static readonly Value[] Versions = [new NumberValue(3.9m, "3.9"), new NumberValue(3.1m, "3.10"), Value.Of(4)];

    [Fact]
    public void Axes_stay_in_order_and_numbers_keep_their_spelling()
    {
        var yaml = Pipeline(Job("test", Run("make")).For([("os", Platform, Systems), ("version", FlowType.Number, Versions)])).Yaml();
        Assert.Contains("      matrix:\n        os: [linux, windows, macos]\n        version: [3.9, '3.10', 4]\n", yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void Cells_that_are_left_out_become_few_rows()
    {
        var job = Job("test", Run("make")).For(
            [("os", Platform, Systems), ("version", FlowType.Number, Versions)],
            static c => c.Field("os")!.ToText() == "linux" || c.Field("version")!.ToText() == "4");
        Assert.Contains(
            "        exclude:\n          - os: windows\n            version: 3.9\n",
            Pipeline(job).Yaml(),
            StringComparison.Ordinal);
        Assert.Equal(4, MatrixExclusion.Rows(job.Matrix!).Length);
    }

    [Fact]
    public void Few_cells_are_listed()
    {
        var job = Job("test", Run("make")).For(
            [("a", FlowType.Int, [Value.Of(1), Value.Of(2), Value.Of(3)]), ("b", FlowType.Int, [Value.Of(1), Value.Of(2), Value.Of(3)])],
            static c => c.Field("a")!.Equals(c.Field("b")));
        Assert.Contains("      matrix:\n        include:\n          - a: 1\n            b: 1\n          - a: 2\n", Pipeline(job).Yaml(), StringComparison.Ordinal);
    }

    /// <summary>GitHub's own algorithm (product, then exclude) leaves exactly the cells of the model, for every way to leave out cells.</summary>
    [Fact]
    public void Exclusion_leaves_exactly_the_cells_that_exist()
    {
        for (var kept = 1; kept < 1 << 8; kept++)
        {
            var number = 0;
            var mask = kept;
            Value[] two = [Value.Of(1), Value.Of(2)];
            var job = Job("x").For([("a", FlowType.Int, two), ("b", FlowType.Int, two), ("c", FlowType.Int, two)], _ => (mask & (1 << number++)) != 0);
            var rows = MatrixExclusion.Rows(job.Matrix!);
            var all = Job("x").For([("a", FlowType.Int, two), ("b", FlowType.Int, two), ("c", FlowType.Int, two)]).Matrix!.Cells;
            Assert.Equal(job.Matrix!.Cells, all.Where(cell => !rows.Any(row => row.Fields.All(f => f.Value.Equals(cell.Field(f.Name))))));
        }
    }

    [Fact]
    public void A_range_is_a_list_whose_cells_can_be_left_out()
    {
        Value[] values = [Value.Of(1), Value.Of(2), Value.Of(3)];
        var job = Job("x", Run("make")).For([("n", FlowType.Int, values)], static c => c.Field("n")!.ToText() != "2");
        var range = job with { Matrix = job.Matrix! with { Axes = [job.Matrix.Axes[0] with { Values = Const(new RangeValue(values[0], values[2])) }] } };
        Assert.Contains("        'n': [1, 2, 3]\n        exclude:\n          - 'n': 2\n", Pipeline(range).Yaml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_platforms_that_occur_are_mapped_to_labels()
    {
        var job = Job("test", Run("make")).For([("os", Platform, Systems[..2])]) with { Runner = new RunnerSelection([Read(new MatrixSource("os"), Platform)], null, At()) };
        Assert.Contains(
            "    runs-on: ${{ fromJSON('{\"linux\":\"ubuntu-latest\",\"windows\":\"windows-latest\"}')[matrix.os] }}\n",
            Pipeline(job).Yaml(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Other_labels_beside_platforms_stay_what_they_are()
    {
        var job = Job("test", Run("make")).For([("os", Platform, [Systems[0], Value.Of("ubuntu-22.04")])]) with { Runner = new RunnerSelection([Read(new MatrixSource("os"), Platform)], null, At()) };
        Assert.Contains("    runs-on: ${{ fromJSON('{\"linux\":\"ubuntu-latest\"}')[matrix.os] || matrix.os }}\n", Pipeline(job).Yaml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_and_groups_are_given_as_written()
    {
        var job = Job("test", Run("make")) with { Runner = new RunnerSelection([Str("self-hosted"), Str("linux")], Str("big"), At()) };
        Assert.Contains("    runs-on:\n      group: big\n      labels: [self-hosted, linux]\n", Pipeline(job).Yaml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_records_become_include_and_their_fields_axes()
    {
        var rows = new Value[] { Record(("name", Value.Of("a")), ("flags", Value.Of("-O2"))), Record(("name", Value.Of("b")), ("flags", Value.Of("-O3"))) };
        var flags = new MemberExpr(Read(new MatrixSource("c")), "flags", FlowType.Text, Line(1));
        var yaml = Pipeline(Job("x", Run("make") with { Variables = [Var("FLAGS", flags)] }).For([("c", rows[0].Type, rows)])).Yaml();
        Assert.Contains("        include:\n          - name: a\n            flags: -O2\n", yaml, StringComparison.Ordinal);
        Assert.Contains("FLAGS: ${{ matrix.flags }}\n", yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_that_is_read_whole_stays_an_axis()
    {
        var rows = new Value[] { Record(("name", Value.Of("a"))), Record(("name", Value.Of("b"))) };
        var whole = Call("to-json", FlowType.Text, Read(new MatrixSource("c"), rows[0].Type));
        var yaml = Pipeline(Job("x", Run("make") with { Variables = [Var("ROW", whole)] }).For([("c", rows[0].Type, rows)])).Yaml();
        Assert.Contains("        c:\n          - name: a\n          - name: b\n", yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void The_exact_shape_of_GitHub_is_printed_as_it_is()
    {
        var job = Job("x", Run("make")) with
        {
            Matrix = new JobMatrix(At())
            {
                Axes = [new MatrixAxis("os", FlowType.Text, List("a", "b"), At())],
                Exclude = [Record(("os", Value.Of("b")))],
                Include = [Record(("os", Value.Of("c")), ("extra", Value.True))],
                Cells = [],
                FailFast = Bool(false),
                MaxParallel = Number(2),
            },
        };
        Assert.Contains(
            "    strategy:\n      fail-fast: false\n      max-parallel: 2\n      matrix:\n        os: [a, b]\n        exclude:\n          - os: b\n        include:\n          - os: c\n            extra: true\n",
            Pipeline(job).Yaml(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_matrix_that_a_job_computes_is_read_from_it()
    {
        var job = Job("x", Run("make")).After("plan") with
        {
            Matrix = new JobMatrix(At()) { Whole = Call("from-json", FlowType.Any, Output("plan", "matrix")) },
        };
        Assert.Contains("      matrix: ${{ fromJSON(needs.plan.outputs.matrix) }}\n", Pipeline(Job("plan", Run("x")), job).Yaml(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_run_time_cannot_be_filtered()
    {
        var job = Job("x", Run("make")).After("plan") with
        {
            Matrix = new JobMatrix(At()) { Axes = [new MatrixAxis("n", FlowType.Int, Output("plan", "list", new ListType(FlowType.Int)), At())], Where = Bool(true) },
        };
        Assert.Equal("FLOW6012", Assert.Single(Pipeline(Job("plan", Run("x")), job).Emit().Diagnostics).Code);
    }

    [Fact]
    public void Outputs_of_unknown_cells_cannot_be_collected()
    {
        var list = new ListType(FlowType.Int);
        var shard = Job("shard", Run("make")).After("plan") with
        {
            Matrix = new JobMatrix(At()) { Axes = [new MatrixAxis("n", FlowType.Int, Output("plan", "list", list), At())] },
        };
        var sum = Job("sum", Run("make") with { Variables = [Var("ALL", Read(new AllJobOutputsSource("shard", "t"), new ListType(FlowType.Text)))] }).After("shard");
        Assert.Equal("FLOW6011", Assert.Single(Pipeline(Job("plan", Run("x")), shard, sum).Emit().Diagnostics).Code);
    }

}
