using Flow.Compiler.Editing;
using Flow.Compiler.Tests.Functions;
using Flow.Tests;

namespace Flow.Compiler.Tests.Editing;

/// <summary>What is offered where. An expected list is whole unless it ends with <c>…</c>; a name after <c>!</c> must not be offered, and <c>·</c> stands for a space.</summary>
public class CompletionTests
{
    [Theory]
    [InlineData("$0", "pipeline let project team environment service metric slo alert dashboard runbook synthetic status-page incident rotation silence action rule waive function type enum template import …")]
    [InlineData("pipel$0", "pipeline let …")]
    [InlineData("pipeline ci {\n  $0\n}", "on job param call let output env concurrency permissions defaults run-title description file grant …")]
    [InlineData("pipeline ci { $0 }", "on job param call …")]
    [InlineData("pipeline ci {\n  $0", "on job param call …")] // the end of the file, nothing closed
    [InlineData("pipeline ci {\n  env { A = \"a\" }\n  $0\n}", "… !env job")]
    [InlineData("project p {\n  $0\n}", "repository default-branch timezone standards targets alerts pipeline-budget …")]
    public void Lines(string marked, string expected) => Check(marked, expected);

    [Theory]
    [InlineData("pipeline ci {\n  on $0\n}", "push pull-request manual schedule tag call release …")]
    [InlineData("pipeline ci {\n  on pull-$0\n}", "… pull-request pull-request-target")] // a name that ends with a hyphen while it is typed
    [InlineData("pipeline ci {\n  on push $0\n}", "to {·…·}")]
    [InlineData("pipeline ci {\n  on push { $0 }\n}", "branches branches-ignore tags tags-ignore paths paths-ignore to")]
    [InlineData("pipeline ci {\n  on push to \"main\" { $0 }\n}", "branches branches-ignore tags tags-ignore paths paths-ignore")]
    [InlineData("pipeline ci {\n  on schedule $0\n}", "cron …")]
    [InlineData("pipeline ci {\n  on schedule cron(\"0 3 * * *\") $0\n}", "every at on …")]
    [InlineData("pipeline ci {\n  on schedule every $0\n}", "hour day weekday weekend week month quarter year sunday monday tuesday wednesday thursday friday saturday 15m")]
    [InlineData("pipeline ci {\n  on schedule every day at $0\n}", "03:00 09:00 …")]
    [InlineData("pipeline ci {\n  on issues { types = [\"$0\"] }\n}", "opened edited deleted transferred pinned unpinned closed reopened assigned …")]
    [InlineData("pipeline ci {\n  on schedule every day { timezone = \"$0\" }\n}", "UTC Europe/Berlin Europe/Vienna …")]
    public void Triggers(string marked, string expected) => Check(marked, expected);

    [Theory]
    [InlineData("rotation primary { shift daily by \"@a\" }\nteam a { on-call = $0 }", "primary rotation …")]
    [InlineData("team a { on-call = $0 }", "rotation …")]
    public void Rotations(string marked, string expected) => Check(marked, expected);

    [Theory]
    [InlineData("job build $0", "on after when \"…\" if where for {·…·}")]
    [InlineData("job build \"Title\" $0", "on after when if where for {·…·}")]
    [InlineData("job build on linux $0", "after when if where for {·…·}")]
    [InlineData("job build on linux $0 { }", "after when if where for")]
    [InlineData("job build on linux when git.branch == \"x\" $0", "after if where for {·…·} and or in not·in")]
    [InlineData("job build on linux for $0 { }", "")]
    [InlineData("job build on linux for os $0 { }", "in …")]
    [InlineData("job build on linux after a $0 { }", "… after when !on")]
    [InlineData("job build on $0", "linux windows macos …")]
    [InlineData("job build on l$0inux", "linux windows macos …")]
    public void Headers(string header, string expected) => Check($"pipeline ci {{\n  on push\n  job a on linux {{ run \"x\" }}\n  {header}\n}}", expected);

    [Theory]
    [InlineData("timeout = $0", "10m 5m 30m 1h …")]
    [InlineData("timeout $0", "=")]
    [InlineData("matrix $0", "{·…·} =")]
    [InlineData("matrix = $0", "{·…·} git event …")]
    [InlineData("container = $0", "\"…\" git … !linux !not !true")]
    [InlineData("artifact x from $0", "\"…\" git … !true")]
    [InlineData("artifact x from \"a\" keep $0", "7d 1d 30d 90d …")]
    [InlineData("cache $0", "{·…·} when if where for")]
    [InlineData("permissions $0", "{·…·} =")]
    [InlineData("permissions = $0", "none read-all write-all {·…·} if match")]
    [InlineData("environment = $0", "")]
    [InlineData("run \"x\" when $0", "git event success failure always cancelled … !linux !dotnet")]
    [InlineData("run \"${$0}\"", "git event … base64 abs !failure")]
    [InlineData("run \"${if true $0}\"", "then and or in not·in")]
    [InlineData("run \"${if true then 1 $0}\"", "else and or in not·in")]
    [InlineData("timeout = 10$0", "10m 10s 10h 10d 10w 10y 10ms")]
    [InlineData("timeout = 1h3$0", "1m 1s …")]
    [InlineData("continue-on-error = $0", "true false …")]
    [InlineData("run \"x\" { retry 2 on $0 }", "exit-code timeout failure …")]
    [InlineData("run \"x\" { retry 2 on [timeout, $0] }", "exit-code timeout failure …")]
    [InlineData("setup $0", "dotnet node java python go terraform docker …")]
    [InlineData("setup dot$0(10.0)", "dotnet node …")]
    [InlineData("permissions { $0 }", "actions artifact-metadata attestations checks code-quality contents …")]
    [InlineData("permissions { contents = read, $0 }", "… !contents issues")]
    [InlineData("permissions { contents = $0 }", "read write none …")]
    [InlineData("grant write on $0", "actions artifact-metadata attestations …")]
    [InlineData("grant $0", "read write none match")]
    [InlineData("checkout { submodules = $0 }", "no yes recursive …")]
    [InlineData("checkout { $0 }", "ref repository depth submodules lfs credentials token …")]
    [InlineData("checkout { with { $0 } }", "repository ref token ssh-key path clean filter …")]
    [InlineData("sidecar redis { image = \"redis\", health = $0 }", "tcp http command …")]
    [InlineData("sidecar redis { health = tcp($0) }", "… port")]
    [InlineData("report $0", "tests coverage sarif …")]
    [InlineData("concurrency { queue = $0 }", "single all …")]
    [InlineData("$0", "checkout setup run uses take artifact report cache output timeout env environment permissions sidecar step login summary csharp build-image announce …")]
    [InlineData("step x \"y\" { $0 }", "run uses checkout setup login artifact take cache report summary csharp build-image announce output …")]
    [InlineData("cleanup {\n  $0\n}", "run uses artifact report step checkout …")]
    public void Jobs(string line, string expected) => Check($"pipeline ci {{\n  on push\n  job a on linux {{\n    {line}\n  }}\n}}", expected);

    [Theory]
    [InlineData("job b on linux { take $0 }", "build.app m.all.logs build m slow")]
    [InlineData("job b on linux { take build.$0 }", "app version")]
    [InlineData("job b on linux { take m.$0 }", "all logs")]
    [InlineData("job b on linux { take m.all.$0 }", "logs")]
    [InlineData("job b on linux { take m[$0] }", "… linux windows")]
    [InlineData("job b on linux after $0 { }", "build slow m ended failed any-of")]
    [InlineData("job b on linux after ended($0) { }", "build slow m")]
    [InlineData("job b on linux when build.$0 { }", "version result outputs app")]
    [InlineData("job b on linux when build.result == $0 { }", "succeeded failed skipped cancelled timed-out warned build slow m …")]
    [InlineData("job b on linux when build.result in [$0] { }", "succeeded failed skipped cancelled timed-out warned …")]
    [InlineData("job b on linux { run \"x ${build.$0}\" }", "version result outputs app")]
    [InlineData("job b on linux { run \"x ${b$0\" }", "… build git !a")]
    [InlineData("job b on linux { run sh\"x ${{ build.$0 }}\" }", "version result outputs app")]
    [InlineData("job b on linux { run \"x\" as first, run \"${first.$0}\" }", "stdout exit-code stderr outcome conclusion outputs")]
    [InlineData("job b on linux { run \"x\" as first, run \"${$0}\", run \"y\" as second }", "… first !second")]
    [InlineData("job b on linux for os in [linux] { run \"${matrix.$0}\" }", "os index total fail-fast max-parallel")]
    [InlineData("job b on linux { environment $0 }", "production …")]
    [InlineData("call $0", "deploy other \"…\"")]
    [InlineData("call deploy { $0 }", "level secrets permissions grant concurrency fail-fast max-parallel as after when if where for")]
    [InlineData("call deploy { level = $0 }", "\"full\" \"quick\" …")]
    [InlineData("call deploy { level = \"$0\" }", "full quick")]
    [InlineData("call deploy as r\n  job c on linux when r.$0 { }", "done result outputs")]
    public void References(string line, string expected) => Check($$"""
        pipeline ci {
          on push
          job build on linux { artifact app from "x", output version: string = "1" }
          job slow on linux { run "x" }
          job m on os for os in [linux, windows] { artifact logs from "x" }
          {{line}}
        }
        pipeline deploy {
          on call
          param level: "full" | "quick"
          job go on linux { run "x", output o: string = "x" }
          output done: string = go.o
        }
        pipeline other { on push, job go on linux { run "x" } }
        environment production { external = true }
        """, expected);

    [Theory]
    [InlineData("let x = git.$0", "… !sha")] // known when a run starts, but a let may hold it
    [InlineData("let x: bool = flags.$0", "on level …")]
    [InlineData("let x = services.map(s => s.$0)", "name tier …")]
    [InlineData("let x = [for s in services where s.$0 => s.name]", "name tier …")]
    [InlineData("let x = \"a\".starts$0", "… starts-with split trim !abs")]
    [InlineData("let x = [1].$0", "… join map filter !starts-with")]
    [InlineData("let x: tier = $0", "critical standard …")]
    [InlineData("let x = match main-tier { $0 }", "critical standard _")]
    [InlineData("let x = match main-tier { critical = 1, $0 }", "standard _")]
    [InlineData("let x: endpoint = { $0 }", "host port")]
    [InlineData("let x: endpoint = { host = \"a\", $0 }", "port")]
    [InlineData("let x: $0", "tier endpoint string int bool list map range …")]
    [InlineData("let x: list<$0>", "tier endpoint string int bool …")]
    [InlineData("let x = twice($0)", "… x")]
    [InlineData("let x = tw$0(1)", "… twice")]
    [InlineData("let x = if $0 then 1 else 2", "true-value …")]
    [InlineData("let x = `ma$0`", "… main-tier")]
    [InlineData("let x = 5.0$0", "5.0m …")]
    public void Values(string line, string expected) => Check($$"""
        let services = [{ name = "a", tier = 1 }]
        let flags = { on = true, level = 2 }
        enum tier { critical, standard }
        type endpoint { host: string, port: int = 443 }
        let main-tier: tier = critical
        let true-value = true
        function twice(x: int): int = x * 2
        {{line}}
        """, expected.Replace("… !sha", "branch tag ref ref-name …", StringComparison.Ordinal));

    /// <summary>What is not closed yet ends with its line, and the lines below are still there.</summary>
    [Theory]
    [InlineData("uses \"docker/lo$0", "actions/checkout@v7 …")]
    [InlineData("run \"x ${git.$0", "branch tag ref …")]
    [InlineData("run \"x ${git.$0\"", "branch tag ref …")]
    [InlineData("run \"x ${g$0", "… git event")]
    [InlineData("run sh\"x ${{ git.$0", "branch tag ref …")]
    [InlineData("run [\"x\", git.$0", "branch tag ref …")]
    [InlineData("run \"x\" { retry 2 on exit-code(137), $0", "shell sets output timeout continue-on-error env …")]
    [InlineData("run \"x\" { timeout = $0", "5m 10m …")]
    [InlineData("setup dotnet($0", "… version")]
    [InlineData("setup $0", "dotnet node …")]
    [InlineData("permissions { contents = $0", "read write none …")]
    [InlineData("permissions {\n      $0", "actions …")]
    [InlineData("step x {\n      $0", "run uses …")]
    [InlineData("artifact app $0", "from keep …")]
    [InlineData("artifact app from \"x\" keep $0", "7d 1d …")]
    [InlineData("take build.$0", "app")]
    [InlineData("timeout = $0", "10m 5m …")]
    [InlineData("$0", "run …", true)]
    public void Unfinished(string line, string expected, bool among = false) => Check(
        $"pipeline ci {{\n  on push\n  job build on linux {{\n    artifact app from \"x\"\n  }}\n  job a on linux {{\n    {line}\n    run \"make\"\n  }}\n}}\n", among ? $"… {expected.Split(' ')[0]}" : expected);

    [Theory]
    [InlineData("template t of $0 { }", "job environment pipeline step run …")]
    [InlineData("template t of job { param x: $0 }", "string int bool path version secret …")]
    [InlineData("template t of job { param x: string, on linux, run \"${$0}\" }", "x …")]
    [InlineData("template t of job { $0 }", "on …")]
    [InlineData("template t of job { param x: \"a\" | \"b\", on linux }\npipeline ci { on push, t one { $0 } }", "x …")]
    [InlineData("template t of job { param x: \"a\" | \"b\", on linux }\npipeline ci { on push, t one { x = $0 } }", "\"a\" \"b\" …")]
    [InlineData("rule r for j in $0 { }", "pipelines jobs steps environments resources teams …")]
    [InlineData("rule r for j in jobs { require j.$0 because \"x\" }", "is-call name pipeline title timeout environment runner cells needs steps writes …")]
    [InlineData("rule r for j in jobs { $0 }", "require …")]
    [InlineData("rule r for j in jobs { require true because \"x\" }\nwaive $0", "r encrypted-storage encrypted-traffic …")]
    [InlineData("pipeline ci { on push, job a on linux { run \"x\" } }\nwaive r on $0", "ci.a ci")]
    [InlineData("pipeline ci { on push, job a on linux { run \"x\" } }\nwaive r on ci.$0", "a")]
    [InlineData("action greet { param who: string, run \"x\" }\npipeline ci { on push, job a on linux { uses $0 } }", "greet \"…\" image")]
    [InlineData("action greet { param who: string, run \"x\" }\npipeline ci { on push, job a on linux { uses greet { $0 } } }", "who as when …")]
    public void Abstractions(string marked, string expected) => Check(marked, expected);

    [Theory]
    [InlineData("secrets.$0", "DEPLOY_TOKEN OTHER GITHUB_TOKEN")]
    [InlineData("vars.$0", "ROLE")]
    [InlineData("env.$0", "TOKEN MODE")]
    [InlineData("event.$0", "name action number before after label assignee requested_reviewer pull_request repository sender organization installation …")]
    [InlineData("event.pull_request.user.$0", "login id type html_url")]
    [InlineData("inputs.$0", "level")]
    [InlineData("runner.$0", "os arch name temp tool-cache debug environment")]
    public void Contexts(string value, string expected) => Check($$"""
        pipeline ci {
          on pull-request
          param level: string
          job a on linux {
            env { TOKEN = secrets.DEPLOY_TOKEN, MODE = vars.ROLE }
            run ["x", secrets.OTHER]
            run ["x", {{value}}]
          }
        }
        """, expected);

    [Theory]
    [InlineData("run \"echo $$0\"", "TOKEN MODE GITHUB_OUTPUT GITHUB_ENV …")]
    [InlineData("run sh\"echo ${TO$0}\"", "TOKEN MODE GITHUB_OUTPUT …")]
    [InlineData("run pwsh\"echo $env:$0\"", "TOKEN MODE GITHUB_OUTPUT …")]
    [InlineData("run \"echo $0\"", "")]
    [InlineData("run \"ec$0ho\"", "")]
    [InlineData("run \"x\" // $0", "")]
    [InlineData("// a $0 b\n    run \"x\"", "")]
    [InlineData("/// a $0\n    run \"x\"", "")]
    [InlineData("uses \"$0\"", "./.github/actions/greet actions/checkout@v7 …")]
    [InlineData("uses \"docker/lo$0\"", "./.github/actions/greet actions/checkout@v7 …")]
    [InlineData("uses \"./.github/actions/greet\" { $0 }", "who how as when …")]
    [InlineData("uses \"docker/login-action@v3\" { registry = \"x\", $0 }", "username password logout as when …")]
    [InlineData("artifact app from \"$0\"", "README.md .github/ src/")]
    [InlineData("artifact app from \"src/$0\"", "App.csproj main.c inner/")]
    [InlineData("artifact app from \"src/in$0ner/x\"", "App.csproj main.c inner/")]
    [InlineData("run \"x\" at \"$0\"", "README.md .github/ src/")]
    [InlineData("summary \"${dotnet(\"src/$0\")}\"", "App.csproj inner/")]
    [InlineData("run \"x\" { shell = \"$0\" }", "bash pwsh sh cmd python")]
    public void Texts(string line, string expected) => Check(
        $"pipeline ci {{\n  on push\n  env {{ MODE = \"a\" }}\n  job a on linux {{\n    env {{ TOKEN = \"a\" }}\n    {line}\n  }}\n}}", expected, new FilesInMemory(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["README.md"] = "", ["src/App.csproj"] = "", ["src/main.c"] = "", ["src/inner/x"] = "",
            [".github/actions/greet/action.yml"] = "inputs:\n  who: { description: Whom, required: true }\n  how: { description: How }\n",
        }));

    [Theory]
    [InlineData("pipeline ci { on push, dotnet.$0 }", "test")]
    [InlineData("pipeline ci { on push, job a on linux { setup dotnet(dotnet.$0) } }", "sdk twice")]
    [InlineData("import \"$0\"", "lib/dotnet.flow lib/other.flow lib/")]
    [InlineData("import \"lib/$0\"", "dotnet.flow other.flow")]
    [InlineData("import \"lib/other.flow\" as $0", "other")]
    public void Modules(string line, string expected) => Check($$"""
        import "lib/dotnet.flow" as dotnet
        {{line}}
        //== lib/dotnet.flow
        export let sdk: version = 10.0
        export function twice(x: int): int = x * 2
        export template test of job { param project: path, on linux }
        //== lib/other.flow
        export template unit of job { on linux, run "x" }
        """, expected, new FilesInMemory(new Dictionary<string, string>(StringComparer.Ordinal) { ["lib/dotnet.flow"] = "", ["lib/other.flow"] = "" }));

    [Fact]
    public void A_template_that_is_not_imported_brings_its_import()
    {
        var source = CaretSource.Parse("/// Builds.\npipeline ci {\n  on push\n  $0\n}\n//== lib/dotnet.flow\nexport template test of job { param project: path, on linux, run \"x\" }");

        var item = Completion.At(source.Compilation, source.Path, source.Position, CompletionTrigger.Invoked).Items.Single(static i => i.Label == "dotnet.test");

        Assert.Equal("dotnet.test ${1:name} { project = \"$2\" }", item.Snippet);
        Assert.Equal("import \"lib/dotnet.flow\" as dotnet\n\n/// Builds.", TextChanges.Apply(source.Text, item.AdditionalEdits)[..47]);
    }

    [Fact]
    public void A_value_that_is_not_imported_brings_its_import()
    {
        var source = CaretSource.Parse("let x = $0\n//== lib/dotnet.flow\nexport let sdk: version = 10.0\nexport function twice(x: int): int = x * 2");

        var items = Completion.At(source.Compilation, source.Path, source.Position, CompletionTrigger.Invoked).Items;
        var value = items.Single(static i => i.Label == "dotnet.sdk");

        Assert.Equal(("dotnet.sdk", "version, import \"lib/dotnet.flow\""), (value.NewText, value.Detail));
        Assert.Equal("import \"lib/dotnet.flow\" as dotnet\n\nlet x = dotnet.sdk", TextChanges.Apply(source.Text, [new Text.TextEdit(value.Replace, value.NewText), .. value.AdditionalEdits]).TrimEnd());
        Assert.Equal("dotnet.twice(${1:x})", items.Single(static i => i.Label == "dotnet.twice").Snippet);
    }

    [Fact]
    public void What_is_known_too_late_is_greyed_with_the_reason()
    {
        var source = CaretSource.Parse("pipeline ci {\n  on push\n  job a on linux { run \"x\" as s, output o: string = s.stdout }\n  job b on linux if $0 { run \"x\" }\n}");

        var items = Completion.At(source.Compilation, source.Path, source.Position, CompletionTrigger.Invoked).Items;

        Assert.Equal(("known only when a is done", true), (items.Single(static i => i.Label == "a").Detail, items.Single(static i => i.Label == "a").IsDeprecated));
        Assert.Equal(("known only when a run starts", true), (items.Single(static i => i.Label == "git").Detail, items.Single(static i => i.Label == "git").IsDeprecated));
        Assert.Equal("git", items.Last(static i => i.Kind == CompletionKind.Context && i.Label == "git").Label);
        Assert.True(string.CompareOrdinal(items.Single(static i => i.Label == "git").SortText, items.Single(static i => i.Label == "not").SortText) > 0);
    }

    /// <summary>Each tab stop gets what stands in it, or a name.</summary>
    [Theory]
    [InlineData("$0")]
    [InlineData("pipeline ci {\n  $0\n}")]
    [InlineData("pipeline ci {\n  on $0\n}")]
    [InlineData("pipeline ci {\n  on push\n  job a $0 {\n  }\n}")]
    [InlineData("pipeline ci {\n  on push\n  job a on linux {\n    $0\n  }\n}")]
    [InlineData("pipeline ci {\n  on push\n  job a on linux {\n    setup $0\n  }\n}")]
    [InlineData("pipeline ci {\n  on push\n  job a on linux {\n    step x {\n      $0\n    }\n  }\n}")]
    [InlineData("pipeline ci {\n  on push\n  job a on linux {\n    cache x {\n      $0\n    }\n  }\n}")]
    [InlineData("pipeline ci {\n  concurrency {\n    $0\n  }\n}")]
    [InlineData("project p {\n  $0\n}")]
    [InlineData("team p {\n  $0\n}")]
    [InlineData("rule r for j in jobs {\n  $0\n}")]
    [InlineData("let x = $0")]
    [InlineData("let x: bool = \"a\".$0")]
    public void Every_filled_in_snippet_can_be_read(string marked)
    {
        var source = CaretSource.Parse(marked);
        var items = Completion.At(source.Compilation, source.Path, source.Position, CompletionTrigger.Invoked).Items.Where(static i => i.Snippet is not null).ToList();

        Assert.NotEmpty(items);
        Assert.Empty(items.SelectMany(item => Flow.Compiler.Syntax.SyntaxTree.Parse(new Text.SourceText("main.flow", TextChanges.Apply(source.Text, [new Text.TextEdit(item.Replace, SnippetText.Filled(item.Snippet!))])))
            .Diagnostics.Where(static d => d.Severity == Diagnostics.Severity.Error).Select(d => $"{item.Snippet}: {d.Message}")));
    }

    [Fact]
    public void A_word_is_replaced_or_inserted_before()
    {
        var source = CaretSource.Parse("pipeline ci {\n  on push\n  job a on li$0nux { run \"x\" }\n}");

        var item = Completion.At(source.Compilation, source.Path, source.Position, CompletionTrigger.Invoked).Items.Single(static i => i.Label == "windows");

        Assert.Equal(("linux", "li"), (source.Text.Substring(item.Replace.Start, item.Replace.Length), source.Text.Substring(item.Insert.Start, item.Insert.Length)));
    }

    [Theory]
    [InlineData("image.$0", "web result outputs")]
    [InlineData("image.web.$0", "digest reference …")]
    public void Images(string value, string expected) => Check(
        $$"""
        service web
        pipeline release {
          on push
          job image on linux { checkout, build-image web { dockerfile = "web/Dockerfile" } }
          job deploy on linux { run ["deploy", {{value}}] }
        }
        """, expected);

    [Fact]
    public void A_name_that_is_a_word_of_the_language_stands_in_backquotes()
    {
        var source = CaretSource.Parse("pipeline ci {\n  on push\n  job `on` on linux { artifact `to` from \"x\" }\n  job b on linux after $0 { run \"x\" }\n}");

        Assert.Equal("`on`", Completion.At(source.Compilation, source.Path, source.Position, CompletionTrigger.Invoked).Items[0].NewText);
    }

    [Theory]
    [InlineData("pipeline ci { on push, job a on linux { ti$0 } }", "timeout", "How long it may take.\n\nDefault: `6h`")]
    [InlineData("let x = abs$0", "abs", "```flow\nabs(number: number): number\n```")]
    [InlineData("pipeline ci { on push, job a on linux { run \"${git.$0}\" } }", "sha", "The commit.")]
    [InlineData("/// Doubles.\nfunction twice(x: int): int = x * 2\nlet y = tw$0", "twice", "Doubles.")]
    [InlineData("pipeline ci { on $0 }", "issues", "GitHub's `issues`.\n\nActivity types: `opened`")]
    public void Documentation_is_filled_in_later(string marked, string label, string start)
    {
        var source = CaretSource.Parse(marked);

        var item = Completion.At(source.Compilation, source.Path, source.Position, CompletionTrigger.Invoked).Items.Single(i => i.Label == label);

        Assert.Null(item.Documentation);
        Assert.StartsWith(start, Completion.Resolve(item).Documentation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_character_that_starts_no_word_asks_for_nothing_elsewhere()
    {
        var source = CaretSource.Parse("let x = 4 /$0 2");

        Assert.Empty(Completion.At(source.Compilation, source.Path, source.Position, new CompletionTrigger('/')).Items);
        Assert.Empty(Completion.At(source.Compilation, "other.flow", 0, CompletionTrigger.Invoked).Items);
    }

    private static void Check(string marked, string expected, FilesInMemory? files = null)
    {
        var source = CaretSource.Parse(marked, files);
        var found = Completion.At(source.Compilation, source.Path, source.Position, CompletionTrigger.Invoked).Items.Select(static i => i.Label.Replace(' ', '·')).ToList();
        OfferCheck.Check(expected, found);
    }
}
