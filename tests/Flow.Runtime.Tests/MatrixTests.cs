namespace Flow.Runtime.Tests;

public class MatrixTests
{
    private static readonly string[] Fruits = ["apple", "pear"];
    private static readonly string[] Animals = ["cat", "dog"];

    private static Matrix FruitAndAnimal => Matrix.Cross(("fruit", [.. Fruits.Select(static x => (Value)x)]), ("animal", [.. Animals.Select(static x => (Value)x)]));

    private static string Show(Matrix matrix) => string.Join("; ", matrix.Cells().Select(static cell => string.Join(",", cell.Values.Select(static field => $"{field.Key}={field.Value}"))));

    [Fact]
    public void A_cross_product_changes_the_last_axis_fastest() =>
        Assert.Equal("fruit=apple,animal=cat; fruit=apple,animal=dog; fruit=pear,animal=cat; fruit=pear,animal=dog", Show(FruitAndAnimal));

    [Fact]
    public void Includes_extend_matching_cells_overwrite_only_what_includes_added_and_else_are_cells_of_their_own() =>
        Assert.Equal(
            "fruit=apple,animal=cat,color=pink,shape=circle; fruit=apple,animal=dog,color=green,shape=circle; "
            + "fruit=pear,animal=cat,color=pink; fruit=pear,animal=dog,color=green; fruit=banana; fruit=banana,animal=cat",
            Show(FruitAndAnimal.Include(
                new Record { ["color"] = "green" },
                new Record { ["color"] = "pink", ["animal"] = "cat" },
                new Record { ["fruit"] = "apple", ["shape"] = "circle" },
                new Record { ["fruit"] = "banana" },
                new Record { ["fruit"] = "banana", ["animal"] = "cat" })));

    [Fact]
    public void Excludes_match_in_part_and_come_before_includes() =>
        Assert.Equal(
            "fruit=apple,animal=cat; fruit=pear,animal=cat,size=1; fruit=apple,animal=dog,size=2",
            Show(FruitAndAnimal.Exclude(new Record { ["animal"] = "dog" })
                .Include(new Record { ["fruit"] = "pear", ["size"] = 1 }, new Record { ["fruit"] = "apple", ["animal"] = "dog", ["size"] = 2 })));

    [Fact]
    public void A_matrix_may_have_includes_only() => Assert.Equal("os=linux; os=windows,x=1", Show(Matrix.Rows(new Record { ["os"] = "linux" }, new Record { ["os"] = "windows", ["x"] = 1 })));

    [Fact]
    public void A_matrix_from_json_is_read_like_GitHub_does() =>
        Assert.Equal(
            "os=l,v=1; os=w,v=2,extra=true",
            Show(Matrix.From(Value.FromJson("""{"os":["l","w"],"v":[1,2],"exclude":[{"os":"l","v":2},{"os":"w","v":1}],"include":[{"os":"w","extra":true}]}"""))));

    [Fact]
    public void A_later_axis_may_depend_on_an_earlier_one() =>
        Assert.Equal("os=linux,n=1; os=linux,n=2; os=windows,n=1",
            Show(Matrix.Cross(("os", ["linux", "windows"])).And("n", static cell => cell.Text("os") == "linux" ? [1, 2] : [1])));

    [Fact]
    public void An_empty_axis_no_cell_and_too_many_cells_are_refused()
    {
        Assert.Contains("'os' does not contain any values", Assert.Throws<FlowRunException>(static () => Matrix.Cross(("os", []))).Message, StringComparison.Ordinal);
        Assert.Throws<FlowRunException>(static () => FruitAndAnimal.Where(static _ => false).Cells());
        Value[] many = [.. Enumerable.Range(0, 257).Select(static n => (Value)n)];
        Assert.Contains("257 cells", Assert.Throws<FlowRunException>(() => Matrix.Cross(("n", many)).Cells()).Message, StringComparison.Ordinal);
        Assert.Equal(256, Matrix.Cross(("n", many[1..])).Cells().Count);
    }

    [Fact]
    public void Labels_come_from_the_product_and_not_from_what_includes_add()
    {
        var cells = FruitAndAnimal.Include(new Record { ["fruit"] = "apple", ["secretly"] = "x" }, new Record { ["fruit"] = "fig", ["size"] = 3 }).Cells();
        Assert.Equal(["apple, cat", "apple, dog", "pear, cat", "pear, dog", "fig, 3"], cells.Select(static cell => cell.Label));
    }

    [Fact]
    public async Task A_dynamic_matrix_hands_on_the_outputs_of_each_cell()
    {
        using var project = new Project();
        var outcome = await project.RunAsync(
            Make.NoOp("plan").Reading("shards", static _ => Value.List([1, 2, 3])),
            (Make.NoOp("shard", "plan") with { Matrix = static c => Matrix.Cross(("n", c.Job("plan").Outputs.List("shards"))) })
                .Reading("double", static c => c.Matrix.Integer("n") * 2),
            Make.NoOp("merge", "shard")
                .Reading("all", static c => string.Join("+", c.Job("shard").All.Select(static cell => cell.Output("double"))))
                .Reading("second", static c => c.Job("shard").Cell(new() { ["n"] = 2 }).Output("double")));
        Assert.Equal(("2+4+6", "4"), (outcome.Output("merge", "all"), outcome.Output("merge", "second")));
    }

    [Fact]
    public async Task No_more_cells_run_at_once_than_max_parallel_says()
    {
        using var project = new Project();
        var (running, most) = (0, 0);
        await project.RunAsync(Make.Job("a", new CSharpStep("s", async _ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Delay(10);
            Interlocked.Decrement(ref running);
            return Value.None;
        })) with { Matrix = static _ => Matrix.Cross(("n", [1, 2, 3, 4])) with { MaxParallel = 1 } });
        Assert.Equal(1, most);
    }
}
