using System.Text.RegularExpressions;
using Flow.Compiler.Binding;
using Flow.Compiler.Editing;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests.Editing;

/// <summary>Another name, everywhere, or the reason why not.</summary>
public partial class RenameTests
{
    [Theory]
    [InlineData("let o$0ne = 1\nlet two = one + one", "uno", "let uno = 1\nlet two = uno + uno")]
    [InlineData("enum tier { hi$0gh, low }\nlet x: tier = high\nlet y = match x { high = 1, low = 2 }", "top", "enum tier { top, low }\nlet x: tier = top\nlet y = match x { top = 1, low = 2 }")]
    [InlineData("type s { na$0me: string }\nlet x: s = { name = \"a\" }\nlet y = x.name", "title", "type s { title: string }\nlet x: s = { title = \"a\" }\nlet y = x.title")]
    [InlineData("template t of job { param go$0al: string, on linux, run \"${goal}\" }\npipeline ci { on push, t a { goal = \"x\" } }", "aim",
        "template t of job { param aim: string, on linux, run \"${aim}\" }\npipeline ci { on push, t a { aim = \"x\" } }")]
    [InlineData("pipeline ci { on push, call dep$0loy, job b on linux after deploy { run \"x\" } }\npipeline deploy { on call, job a on linux { run \"x\" } }", "ship",
        "pipeline ci { on push, call ship as deploy, job b on linux after deploy { run \"x\" } }\npipeline ship { on call, job a on linux { run \"x\" } }")]
    [InlineData("pipeline ci { on push, call deploy, job b on linux after dep$0loy { run \"x\" } }\npipeline deploy { on call, job a on linux { run \"x\" } }", "ship",
        "pipeline ci { on push, call deploy as ship, job b on linux after ship { run \"x\" } }\npipeline deploy { on call, job a on linux { run \"x\" } }")]
    [InlineData("service db\nrunbook fail-over$0 of db { step \"a\" { run \"x\" } }\nalert down of db { when promql\"up == 0\", runbook = db.fail-over }", "switch",
        "service db\nrunbook switch of db { step \"a\" { run \"x\" } }\nalert down of db { when promql\"up == 0\", runbook = db.switch }")]
    [InlineData("environment p { bucket lo$0gs }\nenvironment s like p { logs { versioned = false } }\nrunbook empty of logs { step \"a\" { run \"x\" } }\nalert full of logs { when promql\"up == 0\", runbook = logs.empty }", "files",
        "environment p { bucket files }\nenvironment s like p { files { versioned = false } }\nrunbook empty of files { step \"a\" { run \"x\" } }\nalert full of files { when promql\"up == 0\", runbook = files.empty }")]
    [InlineData("environment p { bucket logs }\nrunbook emp$0ty of logs { step \"a\" { run \"x\" } }\nalert full of logs { when promql\"up == 0\", runbook = logs.empty }", "clear",
        "environment p { bucket logs }\nrunbook clear of logs { step \"a\" { run \"x\" } }\nalert full of logs { when promql\"up == 0\", runbook = logs.clear }")]
    [InlineData("rotation pri$0mary { shift daily by \"@a\" }\nteam a { on-call = primary }", "first", "rotation first { shift daily by \"@a\" }\nteam a { on-call = first }")]
    [InlineData("let a = 1\nlet b = a$0", "`on`", "let `on` = 1\nlet b = `on`")]
    [InlineData("type s { a: int }\nlet x: s = { a = 1 }\nlet y = x.a$0", "`on`", "type s { on: int }\nlet x: s = { on = 1 }\nlet y = x.on")]
    [InlineData("pipeline ci { on push, job a on linux { run \"x\" as s$0, output v: string = s.stdout } }", "say", "pipeline ci { on push, job a on linux { run \"x\" as say, output v: string = say.stdout } }")]
    [InlineData("pipeline ci { on push, job a on linux { run \"x\" as s, output v$0: string = s.stdout }, job b on linux { run \"${a.v}\" } }", "w",
        "pipeline ci { on push, job a on linux { run \"x\" as s, output w: string = s.stdout }, job b on linux { run \"${a.w}\" } }")]
    [InlineData("pipeline ci { on push, job a on linux { run \"x\", artifact v$0 from \"x\" }, job b on linux { take a.v, run \"x\" } }", "w",
        "pipeline ci { on push, job a on linux { run \"x\", artifact w from \"x\" }, job b on linux { take a.w, run \"x\" } }")]
    [InlineData("rule r$0 for j in jobs { require j.timeout != none because \"t\" }\npipeline ci { on push, job a on linux { run \"m\" } }\nwaive r on ci.a until 2099-12-31 because \"l\"", "s",
        "rule s for j in jobs { require j.timeout != none because \"t\" }\npipeline ci { on push, job a on linux { run \"m\" } }\nwaive s on ci.a until 2099-12-31 because \"l\"")]
    [InlineData("rule r for j in jobs { require j.timeout != none because \"t\" }\npipeline ci { on push, job a$0 on linux { run \"m\" } }\nwaive r on ci.a until 2099-12-31 because \"l\"", "z",
        "rule r for j in jobs { require j.timeout != none because \"t\" }\npipeline ci { on push, job z on linux { run \"m\" } }\nwaive r on ci.z until 2099-12-31 because \"l\"")]
    [InlineData("pipeline ci$0 { on push, job a on linux { run \"x\" } }\npipeline b { on pipeline-run { pipelines = [\"ci\", ci, \"other\"] }, job a on linux { run \"ci\" } }", "main",
        "pipeline main { on push, job a on linux { run \"x\" } }\npipeline b { on pipeline-run { pipelines = [\"main\", main, \"other\"] }, job a on linux { run \"ci\" } }")]
    [InlineData("pipeline ci { on push, job a on linux { run \"x\" } }\npipeline b { on pipeline-run { pipelines = \"c$0i\" }, job a on linux { run \"x\" } }", "`on`",
        "pipeline `on` { on push, job a on linux { run \"x\" } }\npipeline b { on pipeline-run { pipelines = \"on\" }, job a on linux { run \"x\" } }")]
    [InlineData("pipeline ci \"The CI\" { on push, job a on linux { run \"x\" } }\npipeline b { on pipeline-run { pipelines = [\"The $0CI\", \"ci\"] }, job a on linux { run \"x\" } }", "main",
        "pipeline main \"The CI\" { on push, job a on linux { run \"x\" } }\npipeline b { on pipeline-run { pipelines = [\"The CI\", \"ci\"] }, job a on linux { run \"x\" } }")]

    [InlineData("environment production { terraform aws_vpc main$0, output x = main.id }\nenvironment staging like production { main { cidr_block = \"x\" }, output y = main.arn }\nenvironment dev like production { main = none, x = none }", "net",
        "environment production { terraform aws_vpc net, output x = net.id }\nenvironment staging like production { net { cidr_block = \"x\" }, output y = net.arn }\nenvironment dev like production { net = none, x = none }")]
    [InlineData("environment production for r$0 in [\"a\", \"b\"] { terraform aws_vpc main { cidr_block = r } }\nenvironment staging like production[\"a\"] { main { cidr_block = \"x\" } }", "region",
        "environment production for region in [\"a\", \"b\"] { terraform aws_vpc main { cidr_block = region } }\nenvironment staging like production[\"a\"] { main { cidr_block = \"x\" } }")]
    [InlineData("environment production for r in [\"a\", \"b\"] { terraform aws_vpc main, output x = main.id }\nenvironment staging for s in production.keys like production[s] { main$0 { cidr_block = \"x\" } }", "net",
        "environment production for r in [\"a\", \"b\"] { terraform aws_vpc net, output x = net.id }\nenvironment staging for s in production.keys like production[s] { net { cidr_block = \"x\" } }")]
    [InlineData("environment prod$0uction for r in [\"a\", \"b\"] { dns site }\npipeline ci { on push, job a on linux for r in production.keys { environment = production[r], run \"${production[r].site.name}\" } }", "live",
        "environment live for r in [\"a\", \"b\"] { dns site }\npipeline ci { on push, job a on linux for r in live.keys { environment = live[r], run \"${live[r].site.name}\" } }")]
    [InlineData("environment production for r in [\"a\", \"b\"] { dns si$0te }\npipeline ci { on push, job a on linux for r in production.keys { environment = production[r], run \"${production[r].site.name}\" } }", "zone",
        "environment production for r in [\"a\", \"b\"] { dns zone }\npipeline ci { on push, job a on linux for r in production.keys { environment = production[r], run \"${production[r].zone.name}\" } }")]
    [InlineData("environment staging like production { ma$0in { cidr_block = \"x\" } }\nenvironment production { terraform aws_vpc main }", "net",
        "environment staging like production { net { cidr_block = \"x\" } }\nenvironment production { terraform aws_vpc net }")]
    [InlineData("environment production { terraform aws_vpc main for zo$0ne in [\"a\"] { cidr_block = zone } }", "z", "environment production { terraform aws_vpc main for z in [\"a\"] { cidr_block = z } }")]
    public void A_name_is_changed(string marked, string newName, string expected)
    {
        var source = EditorSource.Parse(marked);
        var result = Rename.Apply(source.Compile(), source.CaretPath, source.Caret, newName);
        Assert.Null(result.Refusal);
        Assert.Equal(expected, TextChanges.Apply(source.Sources[0].Content, Assert.Single(result.Files).Edits));
    }

    [Theory]
    [InlineData("queue jo$0bs", "tasks", "queue tasks\n  moved jobs to tasks")]
    [InlineData("queue jo$0bs // of the shop", "tasks", "queue tasks // of the shop\n  moved jobs to tasks")]
    [InlineData("queue jobs\n  output u = jo$0bs.url", "tasks", "queue tasks\n  moved jobs to tasks\n  output u = tasks.url")]
    [InlineData("queue a, queue jo$0bs", "tasks", "queue a, queue tasks, moved jobs to tasks")]
    [InlineData("terraform aws_sqs_queue oth$0er {\n    name = \"x\"\n  }", "tasks", "terraform aws_sqs_queue tasks {\n    name = \"x\"\n  }\n  moved other to tasks")]
    [InlineData("queue jo$0bs\n  moved old to jobs", "tasks", "queue tasks\n  moved old to tasks\n  moved jobs to tasks")]
    [InlineData("queue tas$0ks\n  moved jobs to tasks", "jobs", "queue jobs\n  moved tasks to jobs")]
    [InlineData("queue c$0\n  moved a to c\n  moved b to c", "a", "queue a\n  moved c to a\n  moved b to a")]
    [InlineData("queue jo$0bs", "`on`", "queue `on`\n  moved jobs to `on`")]
    [InlineData("dns si$0te { domain = \"example.com\", existing = true }", "zone", "dns zone { domain = \"example.com\", existing = true }")]
    [InlineData("data aws_vpc ma$0in", "net", "data aws_vpc net")]
    [InlineData("let si$0ze = 1", "count", "let count = 1")]
    [InlineData("queue jobs\n}\nenvironment staging like production {\n  jo$0bs { visibility = 1m }", "tasks", "queue tasks\n  moved jobs to tasks\n}\nenvironment staging like production {\n  tasks { visibility = 1m }")]
    [InlineData("network main\n  host cluster { services = [api] }\n}\nservice a$0pi {\n  image = \"api:1\"", "web", "network main\n  host cluster { services = [web] }\n  moved api to web\n}\nservice web {\n  image = \"api:1\"")]
    public void Terraform_is_told_of_another_name(string marked, string newName, string expected)
    {
        const string head = "environment production {\n  cloud aws { region = \"eu-west-1\", account = \"123456789012\", tags { service = \"shop\" } }\n  ";
        var source = EditorSource.Parse($"{head}{marked}\n}}\n");
        var compilation = source.Compile();
        var result = Rename.Apply(compilation, source.CaretPath, source.Caret, newName);

        Assert.Null(result.Refusal);
        var renamed = TextChanges.Apply(source.Sources[0].Content, Assert.Single(result.Files).Edits);
        Assert.Equal($"{head}{expected}\n}}\n".TrimEnd(), renamed.TrimEnd());
        Assert.Equal(compilation.Diagnostics.Select(static d => d.Code), compilation.With(new SourceText(source.CaretPath, renamed)).Diagnostics.Select(static d => d.Code));
    }

    [Theory]
    [InlineData("environment production { queue jo$0bs }", "environment production { queue tasks }")] // nothing is made of it
    [InlineData("environment production { cloud local, queue jo$0bs }", "environment production { cloud local, queue tasks }")]
    public void Where_no_Terraform_is_written_none_is_told(string marked, string expected)
    {
        var source = EditorSource.Parse(marked);
        Assert.Equal(expected, TextChanges.Apply(source.Sources[0].Content, Assert.Single(Rename.Apply(source.Compile(), source.CaretPath, source.Caret, "tasks").Files).Edits));
    }

    [Fact]
    public void A_name_is_changed_in_all_files()
    {
        var source = EditorSource.Parse("import \"lib/a.flow\" as a\npipeline ci { on push, a.make$0 b, a.make c }\n//== lib/a.flow\nexport template make of job { on linux, run \"x\" }\n");
        var result = Rename.Apply(source.Compile(), source.CaretPath, source.Caret, "build");
        Assert.Equal(["main.flow 2", "lib/a.flow 1"], result.Files.Select(static f => $"{f.Path} {f.Edits.Length}").OrderByDescending(static f => f));
        var import = Rename.Apply(source.Compile(), "main.flow", 23, "lib");
        Assert.Equal("import \"lib/a.flow\" as lib\npipeline ci { on push, lib.make b, lib.make c }", TextChanges.Apply(source.Sources[0].Content, Assert.Single(import.Files).Edits));
    }

    [Theory]
    [InlineData("let x$0 = 1", "a b", "`a b` is no name")]
    [InlineData("let x$0 = 1", "1a", "`1a` is no name")]
    [InlineData("let x$0 = 1", "on", "`on` is a word of the language. As a name it stands in backquotes")]
    [InlineData("let x$0 = 1", "git", "`git` is a name that every file knows")]
    [InlineData("let x$0 = 1\nlet y = 2", "y", "`y` is declared already")]
    [InlineData("let x$0 = 1\nlet y = 2", "Y", "Names are compared without case")]
    [InlineData("let x$0 = 1\nlet y = [for a in [1] => a + x]", "a", "would stand for another declaration")]
    [InlineData("let x = 1\nlet y = [for a$0 in [1] => a + x]", "x", "would stand for another declaration")]
    [InlineData("let x = lin$0ux", "other", "This is a name of the language")]
    [InlineData("pipe$0line ci { on push }", "x", "`pipeline` is a word of the language")]
    [InlineData("let x = secrets.TO$0KEN", "x", "is set up at the host")]
    [InlineData("pipeline ci { on push, job a on linux { env { A$0 = \"x\" }, run \"x\" } }", "B", "Commands read `A`")]
    [InlineData("template t$0 of job { on linux, run \"x\" }\npipeline ci { on push, t a }", "checkout", "a template needs another")]
    [InlineData("template t of job { param p$0: string, on linux, run \"${p}\" }\npipeline ci { on push, t a { p = \"x\" } }", "timeout", "is a property of every job")]
    [InlineData("pipeline build$0 { on push, job a on linux { run \"x\" } }\npipeline b { on pipeline-run { pipelines = [\"ci\"] }, job a on linux { run \"x\" } }", "ci", "`ci` is written there already, and would then mean what is renamed")]
    [InlineData("let x = $01", "x", "There is no name here")]
    public void A_rename_is_refused_with_a_reason(string marked, string newName, string reason)
    {
        var source = EditorSource.Parse(marked);
        var result = Rename.Apply(source.Compile(), source.CaretPath, source.Caret, newName);
        Assert.Contains(reason, result.Refusal?.Reason, StringComparison.Ordinal);
        Assert.Empty(result.Files);
    }

    [Fact]
    public void A_collision_names_its_place()
    {
        var source = EditorSource.Parse("let x$0 = 1\nlet other = 2");
        Assert.Equal("main.flow:2:5", Rename.Apply(source.Compile(), source.CaretPath, source.Caret, "other").Refusal?.Place?.ToString());
    }

    [Fact]
    public void A_text_that_would_mean_what_is_renamed_is_named()
    {
        var source = EditorSource.Parse("pipeline b { on pipeline-run { pipelines = [\"build\", \"ci\"] }, job a on linux { run \"x\" } }\npipeline buil$0d { on push, job a on linux { run \"x\" } }");
        Assert.Equal("main.flow:1:55", Rename.Apply(source.Compile(), source.CaretPath, source.Caret, "ci").Refusal?.Place?.ToString());
    }

    [Theory]
    [InlineData("pipeline ci { on push, job a$0 on linux { run \"x\" } }", "The job's check is called `z`")]
    [InlineData("pipeline ci { on push, job a$0 \"Title\" on linux { run \"x\" } }", null)]
    [InlineData("pipeline c$0i { on push, job a on linux { run \"x\" } }", "`.github/workflows/z.yml`")]
    [InlineData("pipeline ci { on push, file = \".github/workflows/x.yml\", job a on linux { run \"x\" } }", null)]
    [InlineData("let a$0 = 1", null)]
    public void What_others_know_is_noted(string marked, string? note)
    {
        var source = EditorSource.Parse(marked);
        var result = Rename.Apply(source.Compile(), source.CaretPath, source.Caret < 0 ? 9 : source.Caret, "z");
        Assert.Null(result.Refusal);
        Assert.Equal(note is null ? 0 : 1, result.Notes.Length);
        Assert.All(result.Notes, n => Assert.Contains(note!, n, StringComparison.Ordinal));
    }

    [Fact]
    public void There_and_back_gives_the_same_bytes_and_the_same_project_between()
    {
        var renamed = 0;
        foreach (var sources in EditorSamples.Projects)
        {
            var compilation = EditorSamples.Compile(sources);
            foreach (var (path, place, name) in Declarations(compilation))
            {
                var there = Rename.Apply(compilation, path, place, "zz-renamed");
                if (there.Refusal is not null)
                {
                    Assert.Contains(there.Refusal.Reason, static r => r == '`');
                    continue;
                }

                renamed++;
                var between = Applied(compilation, there);
                Assert.Equal(compilation.Diagnostics.Select(static d => d.Code), between.Diagnostics.Select(static d => d.Code));
                Assert.Equal(Shape(compilation), Shape(between).Replace("zz-renamed", name, StringComparison.Ordinal));
                var (at, _) = Found(between, path, "zz-renamed");
                var back = Rename.Apply(between, at, between.Sources.First(s => s.Path == at).Content.IndexOf("zz-renamed", StringComparison.Ordinal), name);
                Assert.Null(back.Refusal);
                Assert.Equal(compilation.Sources.Select(static s => WithoutAs().Replace(s.Content, "")), Applied(between, back).Sources.Select(static s => WithoutAs().Replace(WithoutMoved().Replace(s.Content, ""), "")));
            }
        }

        Assert.InRange(renamed, 100, 10_000);
    }

    private static IEnumerable<(string Path, int Place, string Name)> Declarations(Compilation compilation) =>
        compilation.Sources.SelectMany(s => SemanticModel.Of(compilation, s.Path)!.Names.Where(static n => n.IsDeclaration && n.Referent is not Referent.OfVariable)
            .Select(n => (s.Path, n.Span.Start, s.Slice(n.Span)))).ToList();

    private static (string Path, int Place) Found(Compilation compilation, string path, string name) =>
        compilation.Sources.OrderByDescending(s => s.Path == path).Select(s => (s.Path, s.Content.IndexOf(name, StringComparison.Ordinal))).First(static f => f.Item2 >= 0);

    private static Compilation Applied(Compilation compilation, RenameResult result) =>
        result.Files.Aggregate(compilation, static (c, f) => c.With(new SourceText(f.Path, TextChanges.Apply(c.Sources.First(s => s.Path == f.Path).Content, f.Edits))));

    private static string Shape(Compilation compilation) => string.Join('\n', compilation.Model.Pipelines.Select(static p =>
        $"{p.Name} {p.Parameters.Length} {string.Join(',', p.Jobs.Select(static j => $"{j.Name}({string.Join(' ', j.Needs.Select(static n => n.Job))}){j.Steps.Length}{j.Outputs.Length}"))}"));

    /// <summary>Terraform may have followed the first name already, so the line that says it stays, turned round.</summary>
    [GeneratedRegex(@"(\r?\n *|, )moved zz-renamed to [\w`-]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WithoutMoved();

    /// <summary>The job of a call without `as` keeps its name by getting one.</summary>
    [GeneratedRegex(@" as [\w-]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WithoutAs();
}
