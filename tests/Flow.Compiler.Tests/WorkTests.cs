using Flow.Benchmarks;
using Flow.Compiler.Binding;
using Flow.Compiler.Editing;
using Flow.Compiler.Hosting;
using Flow.Compiler.Syntax;
using Flow.Compiler.Tests.Editing;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests;

/// <summary>How much memory work takes: a measure of work that is the same on every machine and under any load.</summary>
public class WorkTests
{
    [Fact]
    public void Checking_a_project_four_times_as_large_is_about_four_times_the_work()
    {
        var small = BytesOf(() => Check(10, 1000));
        var large = BytesOf(() => Check(40, 4000));

        Assert.InRange((double)large / small, 2.5, 5.0);
    }

    [Fact]
    public void Parsing_four_times_the_text_is_about_four_times_the_work()
    {
        var small = BytesOf(() => SyntaxTree.Parse(new SourceText("a.flow", ProjectGenerator.Text(50_000))));
        var large = BytesOf(() => SyntaxTree.Parse(new SourceText("a.flow", ProjectGenerator.Text(200_000))));

        Assert.InRange((double)large / small, 2.5, 5.0);
    }

    [Fact]
    public void A_changed_file_leaves_the_trees_of_the_others()
    {
        var project = ProjectGenerator.Project(10, 1000);
        var before = Compilation.Create("generated", project, new BindServices(NoFiles.Instance));
        var after = before.With(new SourceText(project[^1].Path, project[^1].Content + "\n"));

        Assert.Equal(1, before.Trees.Zip(after.Trees).Count(static pair => !ReferenceEquals(pair.First, pair.Second)));
    }

    /// <summary>A line among constructs stands for many resources, in each environment that is like this one: they are not bound before a list is shown.</summary>
    [Fact]
    public void A_list_among_constructs_is_less_work_than_to_bind_them()
    {
        var (shop, path) = EditedProjects.Examples().First(static e => e.Path == "environments.flow" && e.Compilation.Name == "shop");
        var source = shop.SourceAt(path)!;
        var position = source.Content.IndexOf("visibility = ", StringComparison.Ordinal) + "visibility = ".Length;
        var edited = shop.With(new SourceText(path, source.Content.Insert(position, "x")));

        var list = BytesOf(() => Assert.NotEmpty(Completion.At(shop, path, position, CompletionTrigger.Invoked).Items));
        var binding = BytesOf(() => _ = edited.With(edited.SourceAt(path)!).Bound);

        Assert.True(list < binding / 2, $"{list} bytes for a list, {binding} to bind");
    }

    [Fact]
    public void The_generated_project_has_no_problems() =>
        Assert.Empty(Compilation.Create("generated", ProjectGenerator.Project(10, 1000), new BindServices(NoFiles.Instance)).Diagnostics);

    private static void Check(int files, int lines) =>
        Assert.Empty(Compilation.Create("generated", ProjectGenerator.Project(files, lines), new BindServices(NoFiles.Instance)).Diagnostics);

    private static long BytesOf(Action work)
    {
        work(); // what is made once for the process
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
