using System.Collections.Immutable;
using Flow.Compiler.Editing;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests.Editing;

/// <summary>Ways from a name to what it stands for, and back.</summary>
public class NavigationTests
{
    private const string Library = """

        //== lib/a.flow
        export template make-job of job {
          param goal: string
          on linux
          run "make ${goal}"
        }
        """;

    [Theory]
    [InlineData("""
        pipeline ci { on push, job build on linux { run "x" }, job b on linux after bu$0ild { run "x" } }
                                   ^^^^^
        """)]
    [InlineData("""
        let b = [for ax in [1] => a$0x + 1]
                     ^^
        """)]
    [InlineData("""
        enum tier { high, low }
                    ^^^^
        let x: tier = hi$0gh
        """)]
    [InlineData("""
        type service { name: string }
                       ^^^^
        let x: service = { name = "a" }
        let y = x.na$0me
        """)]
    [InlineData("""
        pipeline ci { on push, job a on linux { env { TOKEN = "a" }
                                                      ^^^^^
          run "x" { env { TOKEN = env.TO$0KEN } } } }
                          ^^^^^
        """)]
    [InlineData("""
        pipeline ci { on push, job a on linux { matrix { os = ["a"] }
                                                         ^^
          run "${matrix.o$0s}" } }
        """)]
    [InlineData("""
        pipeline ci { on push, job a on linux { run "x" }
                                   ^
          job b on linux when a.res$0ult == failed { run "x" } }
        """)]
    [InlineData("""
        pipeline ci { on push, call deploy as x, call dep$0loy }
        pipeline deploy { on call, job a on linux { run "x" } }
                 ^^^^^^
        """)]
    [InlineData("""
        pipeline deploy "Ship it" { on push, job a on linux { run "x" } }
                 ^^^^^^
        pipeline b { on pipeline-run { pipelines = ["ci", "Ship$0 it"] }, job a on linux { run "x" } }
        """)]
    [InlineData("""
        pipeline deploy "Ship it" { on push, job a on linux { run "x" } }
        pipeline b { on pipeline-run { pipelines = "dep$0loy" }, job a on linux { run "x" } }
        """)]
    [InlineData("let x = uppe$0r(\"a\")")]
    [InlineData("let x = not$0hing")]
    [InlineData("$0")]
    public void Definitions_of(string marked) => Check(Definitions.At, marked);

    [Fact]
    public void Definitions_in_other_files()
    {
        Check(Definitions.At, "import \"lib/a.flow\" as a\npipeline ci { on push, a.make$0-job b { goal = \"x\" } }" + Library.Replace("make-job of job {", "make-job of job {\n                ^^^^^^^^", StringComparison.Ordinal));
        Check(Definitions.At, "import \"lib/a.flow\" as a\npipeline ci { on push, a.make-job b { go$0al = \"x\" } }" + Library.Replace("goal: string", "goal: string\n        ^^^^", StringComparison.Ordinal));
        Check(Definitions.At, "import \"lib/a.flow\" as a\n                       ^\npipeline ci { on push, $0a.make-job b { goal = \"x\" } }" + Library);
        var source = EditorSource.Parse("import \"lib/$0a.flow\" as a\n" + Library);
        Assert.Equal("lib/a.flow", Assert.Single(Definitions.At(source.Compile(), "main.flow", source.Caret)).Name.Path);
    }

    [Fact]
    public void Texts_that_name_a_pipeline_are_found_and_follow_it()
    {
        const string Watcher = "pipeline b {\n  on pipeline-run { pipelines = [\"Ship it\"] }\n  job a on linux { run \"x\" }\n}\n";
        var compilation = EditorSource.Parse("pipeline deploy \"Ship it\" { on push, job a on linux { run \"x\" } }\n//== b.flow\n" + Watcher).Compile();
        var inText = Watcher.IndexOf("Ship it", StringComparison.Ordinal);
        Assert.Equal(["b.flow:2", "main.flow:1"], References.At(compilation, "main.flow", 12).Select(static r => $"{r.Place.Path}:{r.Place.LineNumber}"));
        Assert.Equal(["b.flow:2", "main.flow:1"], References.At(compilation, "b.flow", inText).Select(static r => $"{r.Place.Path}:{r.Place.LineNumber}"));

        var moved = compilation.With(new SourceText("main.flow", "\n\npipeline deploy \"Ship it\" { on push, job a on linux { run \"x\" } }\n"));
        Assert.Equal(3, Assert.Single(Definitions.At(moved, "b.flow", inText)).Name.LineNumber);
        var gone = moved.With(new SourceText("main.flow", "pipeline deploy \"Sail it\" { on push, job a on linux { run \"x\" } }\n"));
        Assert.Empty(Definitions.At(gone, "b.flow", inText));
        Assert.Equal("main.flow", Assert.Single(Definitions.At(gone.With(new SourceText("main.flow", "pipeline deploy \"Ship it\" { on push, job a on linux { run \"x\" } }\n")), "b.flow", inText)).Name.Path);
    }

    [Fact]
    public void A_target_has_its_whole_declaration()
    {
        var source = EditorSource.Parse("let one = 1\nlet two = on$0e\n");
        var target = Assert.Single(Definitions.At(source.Compile(), "main.flow", source.Caret));
        Assert.Equal((new TextSpan(22, 3), new TextSpan(4, 3), new TextSpan(0, 11)), (target.Origin, target.Name.Span, target.Whole));
    }

    [Theory]
    [InlineData("""
        type service { name: string }
             ^^^^^^^
        let x: service = { name = "a" }
        let y = [x$0]
        """)]
    [InlineData("""
        enum tier { high, low }
             ^^^^
        let x: list<tier> = [high]
        let y = x$0
        """)]
    [InlineData("""
        template t of job { on linux, run "x" }
                 ^
        pipeline ci { on push, t bu$0ild }
        """)]
    [InlineData("let x = 1\nlet y = x$0")]
    public void Type_definitions_of(string marked) => Check(TypeDefinitions.At, marked);

    [Theory]
    [InlineData("""
        template t of job { on linux, run "x" }
                 ^
        pipeline ci { on push, t build, job b on linux after bui$0ld { run "x" } }
        """)]
    [InlineData("""
        template t$0 of job { on linux, run "x" }
        pipeline ci { on push, t build, t other }
                               ^
                                        ^
        """)]
    [InlineData("""
        pipeline ci { on push, call deploy as x, job b on linux after x$0 { run "x" } }
        pipeline deploy { on call, job a on linux { run "x" } }
                 ^^^^^^
        """)]
    [InlineData("""
        action greet { run "x" }
               ^^^^^
        pipeline ci { on push, job b on linux { uses gre$0et } }
        """)]
    [InlineData("let x$0 = 1")]
    public void Implementations_of(string marked) => Check(Implementations.At, marked);

    [Theory]
    [InlineData("""
        pipeline ci { on push, job build on linux { run "x" as a, output v: string = a.stdout }
                                   ^^^^^ declaration
          job b on linux after bui$0ld { run "${build.v} build" } }
                               ^^^^^ read
                                              ^^^^^ read
        """)]
    [InlineData("""
        template t of job { param goal: string, on linux, run "${goal}" }
                                  ^^^^ declaration
                                                                 ^^^^ read
        pipeline ci { on push, t a { goal$0 = "x" } }
                                     ^^^^ write
        """)]
    [InlineData("""
        pipeline ci { on push, job a on os for os in [linux] { run "${os} ${matrix.o$0s}" } }
                                        ^^ read
                                               ^^ declaration
                                                                      ^^ read
                                                                                   ^^ read
        """)]
    [InlineData("let x = upp$0er(\"a\")")]
    public void References_to(string marked) => CheckReferences(References.At, marked);

    [Fact]
    public void References_in_all_files() => CheckReferences(References.At, """
        let depth = 1
            ^^^^^ declaration
        //== a.flow
        let twice = de$0pth * 2
                    ^^^^^ read
        //== b.flow
        let thrice = [for depth in [1] => depth]
        let four = depth + twice
                   ^^^^^ read
        """);

    [Theory]
    [InlineData("""
        let x = up$0per("a") + upper("b")
                ^^^^^ read
                             ^^^^^ read
        """)]
    [InlineData("""
        let x = "${git.s$0ha} ${git.sha}"
                       ^^^ read
                                  ^^^ read
        """)]
    [InlineData("pipeline$0 ci { on push }")]
    public void Highlights_of(string marked) => CheckReferences(Highlights.At, marked);

    [Theory]
    [InlineData("let xs = [for i$0tem in [1] where item > 0 => item]", "14 32 44")]
    [InlineData("function f(n$0: int): int = n + n", "11 26 30")]
    [InlineData("let x$0 = 1\nlet y = x", "")]
    [InlineData("import \"lib/a.flow\" as a$0\npipeline ci { on push, a.make-job b { goal = \"x\" } }", "23 48")]
    public void Names_that_are_edited_together(string marked, string expected)
    {
        var source = EditorSource.Parse(marked + Library);
        Assert.Equal(expected, string.Join(' ', LinkedEditing.At(source.Compile(), "main.flow", source.Caret).Select(static s => s.Start)));
    }

    [Fact]
    public void Who_uses_whom()
    {
        var source = EditorSource.Parse("import \"lib/a.flow\" as a\nfunction f(n: int): int = n\nlet x = f(1) + f(2)\npipeline ci { on push, a.make-job b { goal = \"${f(3)}\" }, call ship }\npipeline ship { on call, job s on linux { run \"x\" } }" + Library);
        var compilation = source.Compile();
        var function = CallHierarchy.At(compilation, "main.flow", source.Sources[0].Content.IndexOf("f(n", StringComparison.Ordinal))!;
        Assert.Equal("x 2, ci 1", Calls(CallHierarchy.Incoming(compilation, function)));
        Assert.Equal("", Calls(CallHierarchy.Outgoing(compilation, function)));
        var pipeline = CallHierarchy.At(compilation, "main.flow", source.Sources[0].Content.IndexOf("ci {", StringComparison.Ordinal))!;
        Assert.Equal("make-job 1, f 1, ship 1", Calls(CallHierarchy.Outgoing(compilation, pipeline)));
        Assert.Equal(("make-job", "lib/a.flow"), CallHierarchy.Outgoing(compilation, pipeline)[0].Item is var used ? (used.Name, used.Place.Path) : default);
        Assert.Null(CallHierarchy.At(compilation, "main.flow", 0));
    }

    private static string Calls(ImmutableArray<HierarchyCall> calls) => string.Join(", ", calls.Select(static c => $"{c.Item.Name} {c.Places.Length}"));

    private static void Check(Func<Compilation, string, int, ImmutableArray<NavigationTarget>> ask, string marked)
    {
        var source = EditorSource.Parse(marked);
        var found = ask(source.Compile(), source.CaretPath, source.Caret);
        Assert.Equal(source.Marks.Select(static m => $"{m.Path} {m.Span}").Order(StringComparer.Ordinal), found.Select(static t => $"{t.Name.Path} {t.Name.Span}").Order(StringComparer.Ordinal));
        Assert.All(found, static t => Assert.True(t.Whole.Contains(t.Name.Span)));
    }

    private static void CheckReferences(Func<Compilation, string, int, ImmutableArray<NameReference>> ask, string marked)
    {
        var source = EditorSource.Parse(marked);
        var found = ask(source.Compile(), source.CaretPath, source.Caret);
        Assert.Equal(
            source.Marks.OrderBy(static m => m.Path, StringComparer.Ordinal).ThenBy(static m => m.Span).Select(static m => $"{m.Path} {m.Span} {m.Text}"),
            found.Select(static r => $"{r.Place.Path} {r.Place.Span} {(r.IsDeclaration ? "declaration" : r.IsWrite ? "write" : "read")}"));
    }
}
