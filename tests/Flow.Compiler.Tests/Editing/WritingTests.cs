using Flow.Compiler.Editing;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;
using Flow.Tests;

namespace Flow.Compiler.Tests.Editing;

/// <summary>An example is written from an empty file by choosing what is offered; only names, texts and numbers are typed.</summary>
public class WritingTests
{
    [Fact]
    public void The_first_example_can_be_written_from_nothing()
    {
        var example = EditedProjects.Examples().First(static e => e is { Path: "ci.flow", Compilation.Trees: [_] }); // hello has this one file
        var writer = new Writer(example.Compilation.With(new SourceText("ci.flow", "")), "ci.flow");

        writer.Pick("project").Type("hello").End().Type(" ").Pick("\"…\"").Type("Hello").End().Type(" {\n  ").Pick("repository").Pick("github").Type("example/hello").End().Type("\n}\n\n");
        writer.Pick("let").Type("app").Next().Pick("dotnet").Pick("src/").Pick("Hello/").Pick("Hello.csproj").End().Type("\n");
        writer.Pick("let").Type("tests").Next().Pick("dotnet").Pick("tests/").Pick("Hello.Tests/").Pick("Hello.Tests.csproj").End().Type("\n\n/// Builds the app, tests it, and runs what was built.\n");
        writer.Pick("pipeline on push and pull-request").Type("ci").Next().Type("Build and test").Next().Type("main").Next().Type("build").Next().Pick("linux").Next().Type("10m").Next();
        writer.Pick("setup").Pick("dotnet").Type("10.0").End().Type("\n    ").Pick("run").Type("dotnet publish ${").Pick("app").Type(".").Pick("path").Type("} -c Release -o out").End();
        writer.Type("\n    ").Pick("artifact").Type("app").Next().Type("out/**").End().After("on pull-request").Type("\n  ").Pick("on").Pick("manual");
        writer.After("artifact app from \"out/**\"\n  }").Type("\n\n  ").Pick("job").Type("test").Next().Pick("linux").Next();
        writer.Pick("timeout").Type("10m").End().Type("\n    ").Pick("checkout").Type("\n    ").Pick("setup").Pick("dotnet").Type("10.0").End().Type("\n    ");
        writer.Pick("run").Type("dotnet test ${").Pick("tests").Type(".").Pick("path").Type("} --logger trx --results-directory results").End().Type(" { ").Pick("timeout").Type("5m").End().Type(" }\n    ");
        writer.Pick("report").Pick("tests").Next().Type("results/*.trx").After("results/*.trx\"\n  }").Type("\n\n  ");
        writer.Pick("job").Type("greet").Next().Pick("linux").After("job greet").Type(" ").Pick("\"…\"").Type("Run the built app").After("on linux", last: true).Type(" ").Pick("after").Pick("test");
        writer.After("after test {\n    ").Pick("timeout").Type("5m").End().Type("\n    ").Pick("take").Pick("build.app").Type(" // this is the dependency; there is no `needs` to keep in step\n    ");
        writer.Pick("setup").Pick("dotnet").Type("10.0").End().Type("\n    ").Pick("run").Type("dotnet out/Hello.dll Flow").End().Type(" ").Pick("as").Type("hello\n    ");
        writer.Pick("output").Type("greeting").Next().Pick("string").Next().Pick("hello").Type(".").Pick("stdout").Type(".").Pick("trim").Type("\n    ");
        writer.Pick("summary").Type("The app says: **${").Pick("hello").Type(".").Pick("stdout").Type("}**");

        var header = "// The smallest useful pipeline: build an app, test it, run what was built.\n// `flow run examples/hello` does it on this machine; `flow build examples/hello` writes the workflow for GitHub.\n\n";
        Assert.Equal(Repository.Read("examples/hello/ci.flow"), header + Formatter.Format(SyntaxTree.Parse(new SourceText("ci.flow", writer.Text))));
        Assert.Empty(writer.Compilation.Diagnostics);
    }

    /// <summary>What somebody needs who knows no word of the language stands among the first offers of its place, before a letter of it is typed.</summary>
    [Fact]
    public void The_first_offers_make_a_pipeline()
    {
        var writer = new Writer(Compilation.Of(""), "main.flow");

        writer.Choose("pipeline").Type("ci").After("pipeline ci").Cut().Type(" {\n  ").Choose("on").Choose("push").Type("main").End().Type("\n\n  ").Choose("job").Type("build").Next().Choose("linux").Next();
        writer.Choose("checkout").Type("\n    ").Choose("setup").Choose("dotnet").Type("10.0").End().Type("\n    ").Choose("run").Type("dotnet test").End().Type("\n    ");
        writer.Choose("artifact").Type("results").Next().Type("**/*.trx").End().Type(" ").Choose("keep").Choose("7d").After("  }").Type("\n\n  ");
        writer.Choose("job").Type("deploy").Next().Choose("linux").After("deploy on linux").Type(" ").Choose("after").Choose("build").After("after build").Type(" ").Choose("when").Choose("git").Type(".").Choose("branch").Type(" == ").Choose("\"…\"").Type("main");
        writer.After("\"main\" {\n    ").Choose("take").Choose("build.results").Type("\n    ").Choose("run").Type("./deploy").After("  }", last: true).Type("\n}\n");

        Assert.Equal(
            """
            pipeline ci {
              on push to "main"

              job build on linux {
                checkout
                setup dotnet(10.0)
                run "dotnet test"
                artifact results from "**/*.trx" keep 7d
              }

              job deploy on linux after build when git.branch == "main" {
                take build.results
                run "./deploy"
              }
            }

            """,
            writer.Text);
        Assert.DoesNotContain(writer.Compilation.Diagnostics, static d => d.Severity == Diagnostics.Severity.Error);
    }

    [Fact]
    public void Mistakes_are_mended_on_the_way()
    {
        var writer = new Writer(Compilation.Of(""), "main.flow");

        writer.Type("pipeline ci {\n  on push\n  job build on linux {\n    timeout: 10m\n    run \"make ${level}\"\n  }\n  job test on linux {\n    take build.app\n  }\n}\n");
        writer.After("timeout:").Fix("Write ` =`").After("${lev").Fix("Declare a parameter `level` of the pipeline").After("run \"make ${level}\"").Type("\n    ").Pick("artifact").Type("app").Next().Type("bin/**");

        Assert.Equal("pipeline ci {\n  param level: string\n  on push\n  job build on linux {\n    timeout = 10m\n    run \"make ${level}\"\n    artifact app from \"bin/**\"\n  }\n  job test on linux {\n    take build.app\n  }\n}\n", writer.Text);
        Assert.DoesNotContain(writer.Compilation.Diagnostics, static d => d.Severity == Diagnostics.Severity.Error);
    }

    /// <summary>Somebody at an editor: a text, a caret, and the tab stops of what was accepted last.</summary>
    private sealed class Writer(Compilation compilation, string path)
    {
        private readonly Stack<List<(int Start, int Length)>> stops = new();
        private const int First = 8;
        private int caret;

        public Compilation Compilation { get; private set; } = compilation;

        public string Text => Compilation.SourceAt(path)!.Content;

        /// <summary>Types <paramref name="text"/> in place of what a tab stop holds.</summary>
        public Writer Type(string text)
        {
            var held = stops.TryPeek(out var own) && own.Count > 0 && own[0].Start == caret ? own[0].Length : 0;
            if (held > 0)
            {
                own![0] = (caret, 0);
            }

            Change(caret, held, text);
            return this;
        }

        /// <summary>Takes the offer called <paramref name="label"/>, which has to be among the first.</summary>
        public Writer Choose(string label)
        {
            Type("");
            var first = Completion.At(Compilation, path, caret, CompletionTrigger.Invoked).Items.Take(First).Select(static i => i.Label).ToList();
            Assert.True(first.Contains(label), $"{label} is not among the first offers after `{Text[Math.Max(0, caret - 60)..caret]}`: {string.Join(' ', first)}");
            return Pick(label);
        }

        /// <summary>Deletes what stands behind the caret.</summary>
        public Writer Cut()
        {
            stops.Clear();
            Change(caret, Text.Length - caret, "");
            return this;
        }

        /// <summary>Takes the offer called <paramref name="label"/>.</summary>
        public Writer Pick(string label)
        {
            Type("");
            var items = Completion.At(Compilation, path, caret, CompletionTrigger.Invoked).Items;
            var item = items.FirstOrDefault(i => i.Label == label);
            Assert.True(item is not null, $"{label} is not offered after `{Text[Math.Max(0, caret - 60)..caret]}` but {string.Join(' ', items.Take(20).Select(static i => i.Label))}");
            Change(item.Replace.Start, item.Replace.Length, "");
            var indent = Text[(Text.LastIndexOf('\n', Math.Max(0, caret - 1)) + 1)..caret];
            var (plain, found) = SnippetText.Expanded((item.Snippet ?? Escaped(item.NewText)).Replace("\n", $"\n{new string(' ', indent.Length - indent.TrimStart(' ').Length)}", StringComparison.Ordinal));
            var start = caret;
            Change(caret, 0, plain);
            stops.Push([.. found.Select(s => (s.Start + start, s.Length))]);
            caret = found.Count > 0 ? found[0].Start + start : caret;
            return this;
        }

        /// <summary>Goes to the next tab stop.</summary>
        public Writer Next()
        {
            while (stops.Peek().Count < 2)
            {
                stops.Pop();
            }

            stops.Peek().RemoveAt(0);
            caret = stops.Peek()[0].Start;
            return this;
        }

        /// <summary>Goes to the end of the line.</summary>
        public Writer End()
        {
            caret = Text.IndexOf('\n', caret) is >= 0 and var end ? end : Text.Length;
            return this;
        }

        /// <summary>Goes behind <paramref name="text"/>.</summary>
        public Writer After(string text, bool last = false)
        {
            stops.Clear();
            caret = (last ? Text.LastIndexOf(text, StringComparison.Ordinal) : Text.IndexOf(text, StringComparison.Ordinal)) + text.Length;
            Assert.True(caret >= text.Length, text);
            return this;
        }

        /// <summary>Takes the change called <paramref name="title"/>.</summary>
        public Writer Fix(string title)
        {
            var action = CodeActions.In(Compilation, path, new TextSpan(caret, 0)).First(a => a.Title == title);
            Compilation = Compilation.With(new SourceText(path, TextChanges.Apply(Text, action.Edits.Single().Edits)));
            return this;
        }

        private void Change(int start, int length, string text)
        {
            Compilation = Compilation.With(new SourceText(path, Text.Remove(start, length).Insert(start, text)));
            caret = start + text.Length;
            foreach (var own in stops)
            {
                for (var i = 0; i < own.Count; i++)
                {
                    own[i] = own[i].Start > start || (own[i].Start == start && i > 0) ? (own[i].Start + text.Length - length, own[i].Length) : own[i];
                }
            }
        }

        private static string Escaped(string text) => text.Replace("$", "\\$", StringComparison.Ordinal);
    }
}
