using Flow.Compiler.Editing;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.GitHubActions;

namespace Flow.Compiler.Tests.Editing;

/// <summary>What is said about a place.</summary>
public class HoverTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("/// The **regions**.\nlet re$0gions = [\"eu\", \"us\"]", "let regions: list<string>", "The **regions**.", "Value: `[\"eu\", \"us\"]`")]
    [InlineData("let a = 2m\nlet b = a$0 + 1s", "let a: duration", "Value: `2m`")]
    [InlineData("environment production for r in [\"eu\", \"us\"] { dns site }\nenvironment test like prod$0uction[\"eu\"]", "environment production", "There is one for each of `eu`, `us`: `production[\"eu\"]`.")]
    [InlineData("environment production for r in [\"eu\", \"us\"] { dns site { domain = r$0 } }", "for r: string")]
    [InlineData("environment production for r in [\"eu\", \"us\"] { dns site }\nlet all = production.ke$0ys", "production.keys: list<string>", "The keys that tell those of `production` apart.")]
    [InlineData("environment production for r in [\"eu\", \"us\"] { dns site }\nlet all = production[\"eu\"].si$0te.id", "site")]
    [InlineData("environment production for r in [\"eu\", \"us\"] { dns site }\npipeline ci { on push, job a on linux for r in [\"eu\"] { run \"${production[r].si$0te.name}\" } }", "site")]
    [InlineData("environment production for r in [\"eu\", \"us\"] { dns site }\npipeline ci { on push, job a on linux for r in production.keys { run \"${production[r].si$0te.name}\" } }", "site")]
    [InlineData("let x = \"a ${1 + $01} b\"", "int", "Value: `1`")]
    [InlineData("let a = 1\nlet x = \"a$0${a} b\"", "string", "Value: `\"a1 b\"`")]
    [InlineData("let x = git.sh$0a", "git.sha: string", "The commit.", "Known when a run starts.")]
    [InlineData("let x = event.pull_request.ti$0tle", "event.pull_request.title", "An outsider controls this text.")]
    [InlineData("let x = secrets.TO$0KEN", "secrets.TOKEN", "Secret: it must not be shown.")]
    [InlineData("let x = tri$0m(\" a \")", "trim(text: string)", "gives")]
    [InlineData("pipeline ci { on push, job a on linux { time$0out = 10m } }", "timeout = duration", "How long it may take. A property of `job`.", "Without it: `6h`")]
    [InlineData("pipeline ci { on pu$0sh, job a on linux { run \"x\" } }", "push", "GitHub calls it `push`")]
    [InlineData("pipeline ci { on pull-re$0quest, job a on linux { run \"x\" } }", "pull-request", "GitHub calls it `pull_request`", "`synchronize`")]
    [InlineData("pipeline ci { on push, jo$0b a on linux { run \"x\" } }", "job name", "Steps on one machine.")]
    [InlineData("pipeline ci { on push\n  /// Builds.\n  job a$0 \"Build it\" on linux { run \"x\" } }", "job a \"Build it\"", "Builds.", "Unless written: `timeout = 6h`")]
    [InlineData("template t of job { on linux, timeout = 5m, run \"x\" }\npipeline ci { on push, t a$0 }", "t a // a job", "`timeout = 5m` comes from the template, main.flow:1")]
    [InlineData("template t$0 of job { param goal: string = \"x\", on linux, run \"x\" }\npipeline ci { on push, t a }", "template t of job { goal: string = \"x\" }")]
    [InlineData("/// How bad.\nenum tier { high, low }\nlet x: ti$0er = high", "enum tier { high, low }", "How bad.")]
    [InlineData("enum tier {\n  /// Wakes people.\n  high\n  low\n}\nlet x: tier = hi$0gh", "high", "A word of `tier`", "Wakes people.")]
    [InlineData("type s {\n  /// What it is called.\n  name: string\n}\nlet x: s = { name = \"a\" }\nlet y = x.na$0me", "name: string", "A field of `s`.", "What it is called.", "Value: `\"a\"`")]
    [InlineData("function f(a: int): int = a\nlet x = f$0(1)", "function f(a: int): int")]
    [InlineData("pipeline ci { on push, job a on linux { run \"x\" as s, output v: string = s.stdout }, job b on linux { run \"${a.v$0}\" } }", "output v: string", "Type: `string`", "Known when `a` is done.")]
    [InlineData("pipeline ci { on push, job a on linux { run \"x\" as s, output v: string = s.std$0out } }", "s.stdout: string", "Known only while the job runs.")]
    [InlineData("pipeline ci { on push, job a on os for os in [linux, windows] { run \"${o$0s}\" } }", "for os: platform", "Differs between the cells")]
    [InlineData("pipeline ci { on push, job a on linux { defaults { shell = \"pwsh\" }, ru$0n \"x\" } }", "run { … }", "`shell = \"pwsh\"` comes from `defaults`, main.flow:1")]
    [InlineData("pipeline ci { on sche$0dule cron(\"0 3 * * *\") { timezone = \"Europe/Vienna\" }, job a on linux { run \"x\" } }",
        "schedule", "Europe/Vienna. Next:", "Tue 2026-06-02 03:00 Europe/Vienna (Tue 2026-06-02 01:00 UTC)", "Thu 2026-06-04 03:00")]
    [InlineData("pipeline ci { o$0n schedule every day at 09:00, job a on linux { run \"x\" } }", "on event", "Tue 2026-06-02 09:00 UTC")]
    [InlineData("pipeline ci { on manual\n  /// How deep.\n  param level$0: int = 1\n  job a on linux { run \"x\" } }", "param level: int", "How deep.", "Without it: `1`.")]
    [InlineData("/// A rule.\nrule r for j$0 in jobs { require j.timeout != none because \"x\" }", "for j: job")]
    [InlineData("template t of job {\n  /// What to make.\n  param goal: string\n  on linux\n  run \"${go$0al}\"\n}", "param goal: string", "What to make.")]
    [InlineData("pipeline ci { on push, job a on linux { ru$0n \"make\" } }", "run { … }", "Generated: `.github/workflows/ci.yml:")]
    [InlineData("pipeline ci { on push, job build$0 on linux { run \"make\" } }", "job build", "Generated: `.github/workflows/ci.yml:")]
    [InlineData("environment production { terraform aws_s3_bucket_ver$0sioning v { bucket = \"x\", versioning_configuration { status = \"Enabled\" } } }", "terraform aws_s3_bucket_versioning name { … }", "It needs `bucket`, `versioning_configuration`.")]
    [InlineData("environment production { terraform aws_vpc main { cidr_bl$0ock = \"10.0.0.0/16\" } }", "cidr_block = string", "Unless it is written, the provider chooses.")]
    [InlineData("environment production { terraform aws_vpc main, output x = main.ar$0n }", "main.arn: string", "Known when the environment is applied.")]
    [InlineData("environment production { terraform aws_db_instance db { instance_class = \"x\" }, output x = db.pass$0word }", "db.password: string", "Secret: it must not be shown.")]
    [InlineData("environment production { terraform aws_vpc many for n in [\"a\"], output x = many.al$0l.id }", "many.all", "All copies of the resource `many`.")]
    public void Of(string marked, params string[] parts)
    {
        var source = EditorSource.Parse(marked);
        var compilation = source.Compile();
        var hover = Hover.At(compilation, source.CaretPath, source.Caret, new HoverOptions(Now, () => compilation.Emit(new GitHubActionsTarget(), EmitOptions.Default).Files));
        Assert.All(parts, p => Assert.Contains(p, hover?.Markdown, StringComparison.Ordinal));
        Assert.True(hover!.Span.Touches(source.Caret));
    }

    [Theory]
    [InlineData("$0")]
    [InlineData("let x = not$0hing")]
    [InlineData("let x = $0")]
    [InlineData("// a comm$0ent")]
    public void Nothing_is_said_about(string marked)
    {
        var source = EditorSource.Parse(marked);
        Assert.Null(Hover.At(source.Compile(), source.CaretPath, source.Caret));
    }

    [Fact]
    public void A_loop_variable_has_not_the_documentation_of_its_item()
    {
        var source = EditorSource.Parse("/// A rule.\nrule r for j$0 in jobs { require j.timeout != none because \"x\" }");
        Assert.DoesNotContain("A rule.", Hover.At(source.Compile(), source.CaretPath, source.Caret)!.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Generated_files_are_looked_through_only_on_demand()
    {
        var source = EditorSource.Parse("pipeline ci { on push, job a on linux { ru$0n \"make\" } }");
        Assert.DoesNotContain("Generated", Hover.At(source.Compile(), source.CaretPath, source.Caret)!.Markdown, StringComparison.Ordinal);
        var files = source.Compile().Emit(new GitHubActionsTarget(), EmitOptions.Default).Files;
        var place = GeneratedPlaces.In(files, "main.flow", new Flow.Compiler.Text.TextSpan(source.Caret - 2, 10))[0];
        Assert.Contains("make", files[0].Text.Split('\n')[place.Line - 1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pipeline ci { on push, job a on linux { ru$0n \"make\" } }", true)]
    [InlineData("pipeline ci { on push, job a$0 on linux { run \"make\" } }", true)]
    [InlineData("let x$0 = 1", false)]
    [InlineData("pipeline ci { on push, job a on linux { time$0out = 5m, run \"make\" } }", false)]
    public void Files_are_asked_for_only_where_the_place_can_be_in_one(string marked, bool isAsked)
    {
        var source = EditorSource.Parse(marked);
        var asked = false;
        Hover.At(source.Compile(), source.CaretPath, source.Caret, new HoverOptions(null, () =>
        {
            asked = true;
            return [];
        }));
        Assert.Equal(isAsked, asked);
    }
}
