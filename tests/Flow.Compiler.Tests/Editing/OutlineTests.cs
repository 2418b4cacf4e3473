using System.Collections.Immutable;
using Flow.Compiler.Editing;
using Flow.Compiler.Tests.Functions;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests.Editing;

/// <summary>The shape of files: outlines, folds, selections, links, hints, lenses.</summary>
public class OutlineTests
{
    [Fact]
    public void The_outline_of_a_file()
    {
        var compilation = Compilation.Of("""
            import "lib.flow" as lib
            let regions = ["eu"]
            enum tier { high, low }
            type s { name: string }
            function f(a: int): int = a
            template t of job { param goal: string, on linux, run "make" }
            pipeline ci "Build" {
              on push to "main"
              param level: int = 1
              job build "Build it" on linux {
                checkout
                run "make all" as make
                output v: string = make.stdout
              }
              t other { goal = "x" }
              call ship as go
              call ship
            }
            pipeline ship { on call, job s on linux { run "x" } }
            """);
        Assert.Equal(
            """
            Import lib import "lib.flow"
            Value regions let
            Enum tier enum
              EnumMember high
              EnumMember low
            Record s type
              Field name string
            Function f function (a: int): int
            Template t template
              Parameter goal param string
              Step run "make"
            Pipeline ci "Build"
              Trigger on push
              Parameter level param int
              Job build job "Build it"
                Step checkout
                Step make run "make all"
                Output v output string
              Job other t
              Job go call ship
              Job ship call
            Pipeline ship
              Trigger on call
              Job s job
                Step run "x"
            """,
            string.Join('\n', DocumentSymbols.Of(compilation, "main.flow").SelectMany(static s => Lines(s, ""))));
    }

    [Theory]
    [InlineData("bld", "build ci, build-all lib.flow")]
    [InlineData("build", "build ci, build-all lib.flow")]
    [InlineData("ba", "build-all lib.flow")]
    [InlineData("ci.b", "build ci")]
    [InlineData("zz", "")]
    public void Declarations_by_a_part_of_their_name(string query, string expected)
    {
        var source = EditorSource.Parse("pipeline ci { on push, job build on linux { run \"x\" } }\nlet other = 1\n//== lib.flow\nexport template build-all of job { on linux, run \"x\" }\n");
        Assert.Equal(expected, string.Join(", ", WorkspaceSymbols.Matching(source.Compile(), query).Select(static s => $"{s.Name} {s.Container}")));
    }

    [Fact]
    public void No_more_declarations_than_asked_for() =>
        Assert.Equal(["a1", "a2"], WorkspaceSymbols.Matching(Compilation.Of("let a1 = 1\nlet a2 = 1\nlet a3 = 1"), "a", 2).Select(static s => s.Name));

    [Theory]
    [InlineData("dt", "dotnet-test", "detect")]
    [InlineData("test", "test", "unit-test")]
    [InlineData("unit", "unit-test", "my-unit")]
    [InlineData("nT", "netTest", "nextry")]
    public void The_better_fit_comes_first(string query, string better, string worse) => Assert.True(FuzzyMatch.Score(query, better) > FuzzyMatch.Score(query, worse));

    [Fact]
    public void Folds()
    {
        var tree = Compilation.Of("import \"a\" as a\nimport \"b\" as b\n\n// one\n// two\n\n// three\nlet x = [\n  1\n]\npipeline ci {\n  on push\n}\nlet s = \"\"\"\n  a\n  \"\"\"\nlet y = { a = 1 }\n").Trees[0];
        Assert.Equal(
            "Imports 1-2, Comment 4-5, Region 8-10, Region 11-13, Region 14-16",
            string.Join(", ", FoldingRanges.Of(tree).Select(f => $"{f.Kind} {tree.Source.PositionOf(f.Span.Start).Line + 1}-{tree.Source.PositionOf(f.Span.End).Line + 1}")));
    }

    [Fact]
    public void Selections_grow()
    {
        var source = EditorSource.Parse("pipeline ci {\n  run \"make a$0ll now\"\n}\n");
        var compilation = source.Compile();
        Assert.Equal(
            ["all", "make all now", "\"make all now\"", "run \"make all now\"", "\n  run \"make all now\"\n", "{\n  run \"make all now\"\n}", "pipeline ci {\n  run \"make all now\"\n}", "pipeline ci {\n  run \"make all now\"\n}\n"],
            SelectionRanges.At(compilation.Trees[0], source.Caret).Select(s => source.Sources[0].Slice(s)));
    }

    [Fact]
    public void Links()
    {
        var source = EditorSource.Parse("""
            // see https://example.com/a?b=c.
            import "lib/a.flow" as a
            let project = dotnet("src/App.csproj")
            pipeline ci {
              on push { paths = ["src/**", "src/App.csproj", "main"] }
              job b on linux {
                uses "actions/checkout@v4"
                run "make" at "src"
                run "curl https://example.com/x"
                run "cat nothing/here"
              }
            }
            //== lib/a.flow
            export let x = 1
            """);
        var files = new FilesInMemory(new Dictionary<string, string> { ["src/App.csproj"] = "<Project/>" });
        Assert.Equal(
            """
            https://example.com/a?b=c → https://example.com/a?b=c
            lib/a.flow → lib/a.flow
            src/App.csproj → src/App.csproj
            src/App.csproj → src/App.csproj
            actions/checkout@v4 → https://github.com/actions/checkout/tree/v4
            src → src
            https://example.com/x → https://example.com/x
            """,
            string.Join('\n', DocumentLinks.Of(source.Compile(files), "main.flow").Select(l => $"{source.Sources[0].Slice(l.Span)} → {l.Path ?? l.Address}")));
    }

    [Fact]
    public void Hints()
    {
        var source = EditorSource.Parse("""
            let one = 1
            let two: int = 2
            let parts = split("a,b", ",")
            pipeline ci {
              on schedule cron("0 3 * * *")
              job build on linux { run "x" as s, output v = s.stdout }
              job test on linux after build { timeout = 5m, run "${build.v}" }
              job show on linux { timeout = 5m, run "${build.v}" }
            }
            """);
        var compilation = source.Compile();
        Assert.Equal(
            """
            let one【: int】 = 1
            let two: int = 2
            let parts【: list<string>】 = split(【text:】"a,b", 【separator:】",")
            pipeline ci {
              on schedule cron("0 3 * * *")【at 03:00 every day】
              job build on linux【timeout 6h】 { run "x" as s, output v【: string】 = s.stdout }
              job test on linux after build { timeout = 5m, run "${build.v}" }
              job show on linux【after build】 { timeout = 5m, run "${build.v}" }
            }
            """,
            WithHints(source.Sources[0].Content, InlayHints.In(compilation, "main.flow", new TextSpan(0, source.Sources[0].Length))));
        foreach (var kind in Enum.GetValues<InlayHintKinds>())
        {
            Assert.All(InlayHints.In(compilation, "main.flow", new TextSpan(0, source.Sources[0].Length), kind), h => Assert.True(kind.HasFlag(h.Kind)));
        }

        Assert.Equal(": int", Assert.Single(InlayHints.In(compilation, "main.flow", new TextSpan(0, 11))).Insertion?.NewText);
    }

    [Theory]
    [InlineData("job")]
    [InlineData("job build")]
    [InlineData("job build on linux")]
    public void What_is_no_job_yet_has_no_hint(string line)
    {
        var source = EditorSource.Parse($"pipeline ci {{\n  on push\n  job a on linux {{ timeout = 5m, run \"x\" }}\n  {line}\n}}");

        Assert.Empty(InlayHints.In(source.Compile(), "main.flow", new TextSpan(0, source.Sources[0].Length)));
    }

    [Fact]
    public void Lenses()
    {
        var source = EditorSource.Parse("template t of job { on linux, run \"x\" }\npipeline ci { on push, t a, job b on linux { run \"x\" } }\npipeline other { on call, job c on linux { run \"x\" } }");
        var compilation = source.Compile();
        Assert.Equal(
            "t 1 reference, ci Run, ci Plan, ci Preview, a Run job ci a, b Run job ci b, other Run, other Plan, other Preview, other 0 references, c Run job other c",
            string.Join(", ", CodeLenses.Of(compilation, "main.flow").Select(l => CodeLenses.Counted(compilation, "main.flow", l))
                .Select(l => $"{source.Sources[0].Slice(l.Span)} {l.Title}{(l.Job is null ? "" : $" {l.Pipeline} {l.Job}")}")));
    }

    private static IEnumerable<string> Lines(DocumentSymbol symbol, string indent) =>
        symbol.Children.SelectMany(c => Lines(c, indent + "  ")).Prepend($"{indent}{symbol.Kind} {symbol.Name} {symbol.Detail}".TrimEnd());

    private static string WithHints(string text, ImmutableArray<InlayHint> hints) =>
        hints.Reverse().Aggregate(text, static (t, h) => t.Insert(h.Position, $"【{h.Label}】"));
}
