namespace Flow.CSharp.Tests;

public sealed class RunnerCompilerTests : IDisposable
{
    private readonly SourceProject project = new();

    private string Cache => Path.Combine(project.Folder, "cache", "runners");

    public void Dispose() => project.Dispose();

    [Fact]
    public void The_same_sources_give_the_same_bytes_in_any_order()
    {
        RunnerFile[] files = [new("a.cs", "public static class A { public static int Define() => B.Value; }"), new("b.cs", "public static class B { public const int Value = 1; }")];

        var first = SourceProject.Compiler().Build(new([.. files])).Image!;
        var second = SourceProject.Compiler().Build(new([.. files.Reverse()])).Image!;

        Assert.True(first.Assembly.SequenceEqual(second.Assembly) && first.Symbols.SequenceEqual(second.Symbols));
    }

    [Fact]
    public void A_runner_is_compiled_once_and_then_found()
    {
        var first = SourceProject.Compiler(Cache).Build(Source(1));
        var second = SourceProject.Compiler(Cache).Build(Source(1));
        var other = SourceProject.Compiler(Cache).Build(Source(2));

        Assert.Equal((false, true, false), (first.FromCache, second.FromCache, other.FromCache));
        Assert.True(first.Image!.Assembly.SequenceEqual(second.Image!.Assembly));
        Assert.Equal(1, Run(second));
        Assert.Equal(2, Run(other));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(20, 20)]
    [InlineData(-1, 0)]
    [InlineData(-200, 5)]
    public void A_corrupted_entry_is_built_again(int position, int length)
    {
        var compiler = SourceProject.Compiler(Cache);
        compiler.Build(Source(1));
        var file = compiler.CacheFile(Source(1))!;
        var bytes = File.ReadAllBytes(file);
        var at = position < 0 ? bytes.Length + position : position;
        bytes[at] ^= 0x5A;
        File.WriteAllBytes(file, length > 0 ? bytes[..(at + length)] : bytes);

        var build = compiler.Build(Source(1));
        var again = compiler.Build(Source(1));

        Assert.Equal((false, true), (build.FromCache, again.FromCache));
        Assert.Equal(1, Run(again));
    }

    [Fact]
    public async Task Several_may_use_one_folder_at_a_time()
    {
        var builds = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => SourceProject.Compiler(Cache).Build(Source(i % 2)))));

        Assert.All(builds, static (build, i) => Assert.Equal(i % 2, Run(build)));
        Assert.Equal(2, Directory.GetFiles(Cache).Length);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_to_costs_no_more_than_time()
    {
        File.WriteAllText(Path.Combine(project.Folder, "cache"), "a file where the folder should be");

        Assert.Equal(1, Run(SourceProject.Compiler(Cache).Build(Source(1))));
    }

    [Fact]
    public void An_error_is_reported_where_line_directives_say_and_nothing_is_kept()
    {
        var build = SourceProject.Compiler(Cache).Build(RunnerSource.Of("a.cs", "class A\n{\n#line (7, 3) - (7, 9) 4 \"ci.flow\"\n    int x = y;\n}\n"));

        var problem = Assert.Single(build.Problems);
        Assert.Null(build.Image);
        Assert.Equal(("CS0103", 7, true), (problem.Code, problem.Line, problem.IsError));
        Assert.EndsWith("ci.flow", problem.Path, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Cache));
    }

    [Fact]
    public void What_is_seldom_used_of_the_framework_is_found_as_well()
    {
        var build = SourceProject.Compiler().Build(RunnerSource.Of("a.cs", "public static class A { public static string Define() => new System.Xml.Linq.XElement(\"a\").ToString(); }"));

        Assert.Empty(build.Problems);
        Assert.Equal("<a />", LoadedRunner.Load(build.Image!, "xml").Entry<string>("A")());
    }

    [Fact]
    public void An_entry_that_is_not_there_is_named()
    {
        var runner = LoadedRunner.Load(SourceProject.Compiler().Build(Source(1)).Image!, "test");

        Assert.Contains("'Missing'", Assert.Throws<ArgumentException>(() => runner.Entry<int>("Missing")).Message, StringComparison.Ordinal);
    }

    private static RunnerSource Source(int value) => RunnerSource.Of("a.cs", $"public static class A {{ public static int Define() => {value}; }}");

    private static int Run(RunnerBuild build) => LoadedRunner.Load(build.Image!, "test").Entry<int>("A")();
}
