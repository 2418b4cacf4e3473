using Flow.Benchmarks;
using Flow.Compiler.Binding;
using Flow.Compiler.Editing;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.GitHubActions;
using Flow.Compiler.Hosting;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests.Edits;

/// <summary>How far an edit reaches, counted in items that are bound and in allocated bytes: measures that are the same on every machine.</summary>
public class ReachTests
{
    private const int Files = 200;
    private static readonly IReadOnlyList<SourceText> Project = ProjectGenerator.Project(Files, 10_000);
    private static readonly int Imports = Project.Sum(static p => Count(p.Content, "import ")); // each brings the library of now

    private static readonly Compilation Whole = Checked(Compilation.Create("generated", Project, new BindServices(NoFiles.Instance)));

    [Fact]
    public void An_edit_of_one_file_binds_only_its_items()
    {
        var edited = Checked(Edited(Whole, Project[100], "15m", "16m"));

        Assert.InRange(edited.Bound.UnitsBound, 1, ItemsIn(edited, Project[100].Path));
        Assert.InRange(Whole.Bound.UnitsBound, 3 * Files, int.MaxValue);
    }

    [Fact]
    public void A_longer_line_moves_what_follows_it_in_the_file_and_nothing_else()
    {
        var edited = Checked(Edited(Whole, Project[100], "15m", "115m"));

        Assert.InRange(edited.Bound.UnitsBound, 1, ItemsIn(edited, Project[100].Path));
        Assert.All(Project.Where(static p => p.Path != Project[100].Path), p => Assert.Same(Whole.Bound.Files[p.Path].Units[^1], edited.Bound.Files[p.Path].Units[^1]));
    }

    [Fact]
    public void An_edit_in_a_template_binds_those_that_use_it()
    {
        var edited = Checked(Edited(Whole, Project[0], "retry 1 on exit-code(134", "retry 2 on exit-code(134"));
        var users = Project.Skip(2).Sum(static p => Count(p.Content, "\npipeline "));

        Assert.InRange(edited.Bound.UnitsBound, users, users + ItemsIn(edited, Project[0].Path) + Imports);
    }

    [Fact]
    public void An_edit_of_a_value_binds_those_that_mention_it()
    {
        var edited = Checked(Edited(Whole, Project[1], "shared-timeout = 10m", "shared-timeout = 12m"));
        var users = Project.Skip(2).Sum(static p => Count(p.Content, "\npipeline "));

        Assert.InRange(edited.Bound.UnitsBound, users, users + ItemsIn(edited, Project[1].Path));
    }

    [Theory]
    [InlineData("// On top.\n")]
    [InlineData("l\n")]
    [InlineData("let first-of-all = shared-retries + 1\n")]
    [InlineData("let paths = 1\n")] // every file sets a property of this name
    [InlineData("let dotnet = 1\n")] // the library, which all use, mentions another `dotnet`
    [InlineData("import \"lib/dotnet.flow\" as dotnet-jobs\n")]
    [InlineData("x")] // no import any more
    public void What_is_typed_on_top_of_a_file_binds_its_items_and_no_others(string text)
    {
        var edited = Edited(Whole, Project[100], "import ", text + "import ");

        Assert.InRange(edited.Bound.UnitsBound, 1, ItemsIn(edited, Project[100].Path));
        Assert.Equal(Told(Compilation.Create("generated", edited.Sources, edited.Services)), Told(edited));
        Assert.InRange(Edited(edited, Project[100], "import ", "import ").Bound.UnitsBound, 1, ItemsIn(Whole, Project[100].Path));
    }

    [Fact]
    public void A_value_that_is_written_out_may_move()
    {
        var edited = Checked(Edited(Whole, Project[1], "/// What every file may use.", "/// What every file\n/// may use."));

        Assert.InRange(edited.Bound.UnitsBound, 1, ItemsIn(edited, Project[1].Path));
        Assert.NotEqual(Whole.Bound.Module.Scope.FindHere("shared-timeout")!.Location.Span, edited.Bound.Module.Scope.FindHere("shared-timeout")!.Location.Span);
    }

    [Fact]
    public void While_a_name_is_typed_that_others_miss_they_are_told_anew_and_not_bound()
    {
        var compilation = Edited(Whole, Project[1], "let shared-timeout", "let shared-tim");
        var users = Project.Skip(2).Sum(static p => Count(p.Content, "\npipeline "));
        Assert.InRange(compilation.Bound.UnitsBound, users, int.MaxValue);

        foreach (var name in new[] { "shared-ti", "shared-tim", "shared-timeou" })
        {
            compilation = Edited(compilation, Project[1], "let shared-timeout", $"let {name}");

            Assert.InRange(compilation.Bound.UnitsBound, 1, ItemsIn(compilation, Project[1].Path));
            Assert.Equal(Told(Compilation.Create("generated", compilation.Sources, compilation.Services)), Told(compilation));
        }
    }

    [Fact]
    public void To_offer_what_can_be_written_on_top_of_a_file_is_little_work()
    {
        var place = Project[100].Content.IndexOf("import ", StringComparison.Ordinal);

        Assert.InRange(
            BytesOf(() => Assert.NotEmpty(Completion.At(Whole, Project[100].Path, place, CompletionTrigger.Invoked).Items)), 0,
            BytesOf(() => Checked(Compilation.Create("generated", Project, new BindServices(NoFiles.Instance)))) / 20);
    }

    [Fact]
    public void What_a_target_makes_can_be_taken_back() =>
        Assert.Throws<OperationCanceledException>(() => Whole.Emit(new GitHubActionsTarget(), EmitOptions.Default with { Cancellation = new CancellationToken(canceled: true) }));

    [Fact]
    public void A_comment_at_the_end_of_a_library_reaches_nobody() =>
        Assert.Equal(0, Edited(Whole, Project[0], Project[0].Content, Project[0].Content + "\n// The end.\n").Bound.UnitsBound);

    [Fact]
    public void Pipelines_and_what_rules_find_in_them_are_kept()
    {
        var edited = Checked(Edited(Whole, Project[100], "15m", "16m"));
        var others = Whole.Model.Pipelines.Where(static p => p.Origin.Location.Path != Project[100].Path).ToList();

        Assert.Subset(edited.Model.Pipelines.ToHashSet<object>(ReferenceEqualityComparer.Instance), others.ToHashSet<object>(ReferenceEqualityComparer.Instance));
        Assert.InRange(others.Count, 1, Whole.Model.Pipelines.Length - 1);
    }

    [Fact]
    public void An_edit_in_a_project_four_times_as_large_is_little_more_work()
    {
        var (small, large) = (BytesOfAnEdit(50, 2500), BytesOfAnEdit(200, 10_000));

        Assert.InRange((double)large / small, 0.5, 3.0); // the names of the project are put together anew
        Assert.InRange(large, 0, BytesOf(() => Checked(Compilation.Create("generated", Project, new BindServices(NoFiles.Instance)))) / 20);
    }

    [Fact]
    public void What_an_edit_takes_away_is_let_go()
    {
        var first = new List<WeakReference>();
        var compilation = Checked(Compilation.Create("generated", ProjectGenerator.Project(10, 600), new BindServices(NoFiles.Instance)));
        for (var i = 0; i < 60; i++)
        {
            compilation = Typed(compilation, i, first);
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.InRange(first.Count(static w => w.IsAlive), 0, 10);
        GC.KeepAlive(compilation);
    }

    [Fact]
    public void Compilations_are_asked_from_many_threads_at_once()
    {
        var project = ProjectGenerator.Project(20, 1000);
        var compilation = Compilation.Create("generated", project, new BindServices(NoFiles.Instance));
        for (var round = 0; round < 10; round++)
        {
            var next = Edited(compilation, project[3 + round], "15m", "1x5m");
            var others = Enumerable.Range(0, 4).Select(i => Edited(compilation, project[2 + i], "15m", "14m")).Append(next).Append(compilation).ToList();
            Parallel.ForEach(others, static c => _ = c.Diagnostics);
            Assert.All(others, c => Assert.Equal(Compilation.Create("generated", c.Sources, c.Services).Diagnostics.Select(static d => d.ToString()), c.Diagnostics.Select(static d => d.ToString())));
            compilation = others[0];
        }
    }

    [Fact]
    public void A_cancelled_question_can_be_asked_again()
    {
        var edited = Edited(Whole, Project[100], "15m", "1x5m");

        Assert.Throws<OperationCanceledException>(() => edited.GetDiagnostics(new CancellationToken(canceled: true)));
        Assert.NotEmpty(edited.GetDiagnostics());
        Assert.InRange(edited.Bound.UnitsBound, 1, ItemsIn(edited, Project[100].Path));
    }

    /// <summary>One edit at a different place each time, now in a file of its own, now in one that all use; remembers an item of each binding.</summary>
    private static Compilation Typed(Compilation compilation, int i, List<WeakReference> items)
    {
        var source = compilation.Sources.ElementAt(i % 12 % compilation.Sources.Count());
        var after = compilation.With(new SourceText(source.Path, source.Content + $"\nlet typed-{i} = shared-retries + {i}\n"));
        _ = after.Diagnostics;
        items.Add(new WeakReference(after.Bound.Files[source.Path].Units[^1].Context.Tree));
        return after.With(source);
    }

    private static long BytesOfAnEdit(int files, int lines)
    {
        var project = ProjectGenerator.Project(files, lines);
        var compilation = Checked(Compilation.Create("generated", project, new BindServices(NoFiles.Instance)));
        compilation = Checked(Edited(compilation, project[10], "15m", "14m"));
        return BytesOf(() => Checked(Edited(compilation, project[10], "15m", "16m")));
    }

    private static long BytesOf(Action work)
    {
        work(); // what is made once for the process
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static Compilation Edited(Compilation compilation, SourceText source, string old, string replacement)
    {
        Assert.Contains(old, source.Content, StringComparison.Ordinal);
        return compilation.With(new SourceText(source.Path, source.Content.Replace(old, replacement, StringComparison.Ordinal)));
    }

    /// <summary>All messages in full.</summary>
    private static IEnumerable<string> Told(Compilation compilation) =>
        compilation.Diagnostics.Select(static d => $"{d} {string.Join(' ', d.Fixes.SelectMany(static f => f.Edits))} {string.Join(' ', d.Related.Select(static r => r.Location))}");

    private static Compilation Checked(Compilation compilation)
    {
        Assert.Empty(compilation.Diagnostics);
        return compilation;
    }

    private static int ItemsIn(Compilation compilation, string path) => compilation.Bound.Files[path].Units.Length;

    private static int Count(string text, string part) => text.AsSpan().Count(part);
}
