using Flow.Compiler.Binding;
using Flow.Compiler.Editing;
using Flow.Compiler.Hosting;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests.Editing;

/// <summary>What is known about every name and value of a file.</summary>
public class SemanticModelTests
{
    private const int Rounds = 40;

    [Fact]
    public void Names_of_jobs_steps_outputs_and_artifacts() => Check("""
        pipeline ci "CI" {
        ^^^^^^^^ kind pipeline
                 ^^ declares pipeline ci 1
          on push to "main"
          ^^ kind on of pipeline
             ^^^^ push of event
                  ^^ kind to of on
          param level: string = "a"
                ^^^^^ declares parameter level 3
                       ^^^^^^ type string
          job build on linux {
              ^^^^^ declares job build 4
                    ^^ kind on of job
                       ^^^^^ linux of platform
            run "git describe ${level}" as describe
                                ^^^^^ parameter level 3
                                           ^^^^^^^^ declares step describe 5
            output text: string = describe.stdout.trim()
                   ^^^^ declares output text 6
                                  ^^^^^^^^ step describe 5
                                           ^^^^^^ stdout of describe
                                                  ^^^^ function trim
            artifact app from "bin/**"
                     ^^^ declares artifact app 7
          }
          job use on linux after build when build.result == failed {
                                 ^^^^^ job build 4
                                                  ^^^^^^ result of build
                                                            ^^^^^^ failed of result
            take build.app
                 ^^^^^ job build 4
                       ^^^ artifact app 7
            run "echo ${build.text} ${git.sha} ${inputs.level}"
                              ^^^^ output text 6
                                      ^^^ context git
                                          ^^^ member sha of git
                                                        ^^^^^ parameter level 3
            timeout = 10m
            ^^^^^^^ kind timeout of job
            setup dotnet(10.0)
                  ^^^^^^ case dotnet of tool
            env { A = secrets.B }
                  ^ declares variable A
                              ^ member B of secrets
          }
        }
        """);

    [Fact]
    public void Names_of_loops_and_lists() => Check("""
        let regions = ["eu", "us"]
            ^^^^^^^ declares value regions 1
        let upper-regions = [for r in regions where r != "eu" => r.upper()]
                                 ^ declares loop variable r 2
                                      ^^^^^^^ value regions 1
                                                    ^ loop variable r 2
                                                                 ^ loop variable r 2
        let mapped = regions.map(x => x.length())
                                 ^ declares loop variable x 3
                                      ^ loop variable x 3
        let none-at-all = [for e in [] => e]
                                          ^ loop variable e 4
        pipeline ci {
          on push
          job go "Go ${os}" on os for os in [linux, windows] where os == linux {
                       ^^ loop variable os 7
                               ^^ loop variable os 7
                                  ^^^ -
                                                                         ^^^^^ linux of platform
            run "echo ${matrix.os}" for region in regions
                               ^^ loop variable os 7
                                        ^^^^^^ declares loop variable region 8
            run "no" for y in [] where y == y
                                       ^ loop variable y 9
          }
          job nothing on linux if false {
            run "echo ${regions}"
                        ^^^^^^^ value regions 1
          }
        }
        """);

    [Fact]
    public void Names_of_types_functions_and_modules() => Check("""
        import "lib/a.flow" as lib
                               ^^^ declares import lib 1
        enum tier { high, low }
             ^^^^ declares type tier 2
                    ^^^^ declares high of tier 2
        type service { name: string, tier: tier = low }
                       ^^^^ declares field name of service 3
                                     ^^^^ declares field tier of service 3
                                           ^^^^ type tier 2
                                                  ^^^ low of tier 2
        let api: service = { name = "api", tier = high }
                 ^^^^^^^ type service 3
                             ^^^^ field name of service 3
                                                  ^^^^ high of tier 2
        let size = match api.tier { high = 2, low = 1 }
                         ^^^ value api 4
                             ^^^^ field tier of service 3
                                    ^^^^ high of tier 2
        function twice(x: int, by: int = 2): int = x * by
                 ^^^^^ declares function twice 6
                       ^ declares parameter x 6
                                                   ^ parameter x 6
                                                       ^^ parameter by 6
        let four = twice(2, by = 2) + size
                   ^^^^^ function twice 6
                            ^^ parameter by 6
                                      ^^^^ value size 5
        pipeline ci {
          on push
          lib.make-job one { goal = four.to-json(), timeout = 20m }
          ^^^ import lib 1
              ^^^^^^^^ template make-job 1
                       ^^^ declares job one 10
                             ^^^^ parameter goal 2
                                    ^^^^ value four 7
                                                    ^^^^^^^ kind timeout of job
          call other as x { level = lib.depth }
               ^^^^^ pipeline other 13
                        ^ declares call x 11
                            ^^^^^ parameter level 13
                                        ^^^^^ value depth 6
        }
        pipeline other { on call, param level: int, job go on linux { run "a ${level}" } }
        rule timely for j in jobs where j.timeout == none { require j.name != "a" because "time" }
                        ^ declares loop variable j 14
                             ^^^^ set jobs
                                          ^^^^^^^ field timeout of job
                                                                      ^^^^ field name of job
        waive timely on ci.one until 2099-01-01 because "x"
              ^^^^^^ rule timely 14
                        ^^ pipeline ci 8
                           ^^^ job one 10
        //== lib/a.flow
        export template make-job of job {
                        ^^^^^^^^ declares template make-job 1
                                    ^^^ kind job
          param goal: string
                ^^^^ declares parameter goal 2
          on linux
          run "make ${goal}"
                      ^^^^ parameter goal 2
        }
        export let depth = 3
        """);

    [Fact]
    public void Names_in_a_broken_file() => Check("""
        let a = 1
        let b = nothing(a)
                        ^ value a 1
        let c = a +
                ^ value a 1
        jobb x on linux when a == 1 { run "${a}" }
                             ^ value a 1
                                             ^ value a 1
        pipeline ci {
          on push
          job one on linux { run a, timeout = a
                                 ^ value a 1
                                              ^ value a 1
        """);

    [Theory]
    [InlineData("let x = $02m + 1s", "duration, build, 2m")]
    [InlineData("let x = \"a ${ru$0n.id} b\"", "string, plan, ")]
    [InlineData("let x = event.pull_request.title$0", "any, plan, untrusted")]
    [InlineData("let x = secrets.X$0", "string?, plan, secret")]
    [InlineData("let xs = [1, 2].map(n => n$0 + 1)", "int, build, ")]
    public void Values(string source, string expected)
    {
        var parsed = EditorSource.Parse(source);
        var value = SemanticModel.Of(parsed.Compile(), "main.flow")!.ValueAt(parsed.Caret)!.Value;
        var labels = value.IsUntrusted ? "untrusted" : value.IsSecret ? "secret" : "";
        Assert.Equal(expected, $"{value.Type.Name}, {value.Phase.Kind.ToString().ToLowerInvariant()}, {value.Constant?.ToText() ?? labels}");
    }

    [Theory]
    [InlineData("pipeline ci { job a on linux { timeout = $0 } }", "duration")]
    [InlineData("let x: int = $0", "int")]
    [InlineData("let xs: list<bool> = [$0]", null)]
    [InlineData("template t of job { param goal: url, on linux }\npipeline ci { t a { goal = $0 } }", "url")]
    public void What_is_expected_where_a_value_is_missing(string source, string? expected)
    {
        var parsed = EditorSource.Parse(source);
        var found = SemanticModel.Of(parsed.Compile(), "main.flow")!.ValueAt(parsed.Caret);
        Assert.Equal(expected, found is { Syntax: MissingExpressionSyntax } ? (found.Slot?.Type ?? found.Expected)?.Name : null);
    }

    [Theory]
    [InlineData("$0", "file")]
    [InlineData("pipeline ci { $0 }", "pipeline")]
    [InlineData("pipeline ci { job a on linux { $0 } }", "job")]
    [InlineData("pipeline ci { job a on linux { env { $0 } } }", "env")]
    [InlineData("template t of job { $0 }", "job")]
    [InlineData("template t { job a on linux { $0 } }", "job")]
    [InlineData("pipeline ci { job a on linux { run \"x\" { $0", "run")]
    [InlineData("type t { $0 }", "type")]
    [InlineData("let x = { $0 }", "record")]
    public void What_may_stand_in_a_body(string source, string expected)
    {
        var parsed = EditorSource.Parse(source);
        var body = SemanticModel.Of(parsed.Compile(), "main.flow")!.BodyAt(parsed.Caret);
        Assert.Equal(expected, body is null ? "file" : body.Owner?.Word ?? "record");
    }

    [Theory]
    [InlineData("let x = split($0)", "split(text: string, separator: string)")]
    [InlineData("function f(a: int, b: string = \"x\"): int = a\nlet y = f(1, $0)", "f(a: int, b: string)")]
    [InlineData("pipeline ci { job a on linux { setup dotnet($0) } }", "dotnet(version: version?)")]
    [InlineData("let x = trust($0", "trust(value: any, because: string)")]
    public void What_a_call_takes(string source, string expected)
    {
        var parsed = EditorSource.Parse(source);
        var call = SemanticModel.Of(parsed.Compile(), "main.flow")!.CallAt(parsed.Caret)!;
        Assert.Equal(expected, $"{Described.Name(call.Target)}({string.Join(", ", call.Parameters.Select(static p => $"{p.Name}: {p.Type}"))})");
    }

    [Fact]
    public void It_is_made_once_and_changes_nothing()
    {
        var (asked, other) = (EditorSamples.Compile(EditorSamples.Projects[^1]), EditorSamples.Compile(EditorSamples.Projects[^1]));
        Assert.All(asked.Sources, s => Assert.Same(SemanticModel.Of(asked, s.Path), SemanticModel.Of(asked, s.Path)));
        Assert.Equal(other.Diagnostics.Select(static d => d.ToString()), asked.Diagnostics.Select(static d => d.ToString()));
        Assert.Equal(other.Model.Pipelines.Select(static p => p.Name), asked.Model.Pipelines.Select(static p => p.Name));
        Assert.Null(SemanticModel.Of(asked, "nowhere.flow"));
    }

    [Fact]
    public void An_edit_elsewhere_is_seen_where_it_matters()
    {
        var source = EditorSource.Parse("let a = 1\nlet b = 2\n//== one.flow\nlet x = a\n//== two.flow\nlet y = b\n");
        var before = source.Compile();
        Assert.Equal("value a 1", Described.At(SemanticModel.Of(before, "one.flow")!, new TextSpan(8, 1)));
        Assert.Equal("value b 2", Described.At(SemanticModel.Of(before, "two.flow")!, new TextSpan(8, 1)));
        var after = before.With(new SourceText("main.flow", "\nlet a = \"text\"\nlet b = 2\n"));
        Assert.Equal("value a 2", Described.At(SemanticModel.Of(after, "one.flow")!, new TextSpan(8, 1)));
        Assert.Equal("value b 3", Described.At(SemanticModel.Of(after, "two.flow")!, new TextSpan(8, 1)));
        Assert.Equal("string", SemanticModel.Of(after, "one.flow")!.ValueAt(8)?.Value.Type.Name);
        var gone = after.Without("main.flow");
        Assert.Equal("-", Described.At(SemanticModel.Of(gone, "one.flow")!, new TextSpan(8, 1)));
    }

    [Fact]
    public void A_file_that_nothing_concerns_is_known_as_before()
    {
        var before = EditorSource.Parse("let a = 1\n//== one.flow\nlet x = 2\n").Compile();
        var known = SemanticModel.Of(before, "one.flow")!.Expressions;
        var after = before.With(new SourceText("main.flow", "let a = 3\n"));
        Assert.Same(known, SemanticModel.Of(after, "one.flow")!.Expressions);
        Assert.Same(after, SemanticModel.Of(after, "one.flow")!.Compilation);
    }

    [Fact]
    public void What_an_edit_takes_away_is_let_go()
    {
        var compilation = Compilation.Create("p", [new SourceText("a.flow", "let a = 1\n"), .. Enumerable.Range(0, Rounds).Select(static i => new SourceText($"f{i}.flow", $"let f{i} = a\n"))], new BindServices(NoFiles.Instance));
        var earlier = new List<WeakReference>();
        for (var i = 0; i < Rounds; i++)
        {
            compilation = Edited(compilation, i, earlier);
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.InRange(earlier.Count(static w => w.IsAlive), 0, 8);
        GC.KeepAlive(compilation);
    }

    [Fact]
    public void Every_name_of_every_sample_stands_for_something()
    {
        foreach (var project in EditorSamples.Projects)
        {
            var compilation = EditorSamples.Compile(project);
            foreach (var source in project)
            {
                var model = SemanticModel.Of(compilation, source.Path)!;
                var unknown = Described.NamesIn(model.Tree.Root).Where(t => model.NameAt(t.Start) is null && !IsRead(model, t)).Select(t => $"{source.Content[t.Start..t.End]} at {t.Start}").ToList();
                Assert.Empty(unknown);
            }
        }
    }

    /// <summary>The next project; the one before is asked about one file, and the scope of its module goes into <paramref name="earlier"/>.</summary>
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static Compilation Edited(Compilation compilation, int round, List<WeakReference> earlier)
    {
        Assert.NotNull(SemanticModel.Of(compilation, $"f{round}.flow"));
        earlier.Add(new WeakReference(compilation.Bound.Module.Scope));
        return compilation.With(new SourceText("a.flow", $"let a = {round}\nlet d{round} = 1\n"));
    }

    /// <summary>A word that stands for itself: `every month`.</summary>
    private static bool IsRead(SemanticModel model, SyntaxToken token) => model.ValueAt(token.Start) is { Slot.Form: Flow.Compiler.Catalogue.SlotForm.Word };

    private static void Check(string marked)
    {
        var source = EditorSource.Parse(marked);
        var compilation = source.Compile();
        var found = source.Marks.Select(m => Described.At(SemanticModel.Of(compilation, m.Path)!, m.Span)).ToList();
        Assert.Equal(source.Marks.Select(static m => m.Text), found);
    }
}
