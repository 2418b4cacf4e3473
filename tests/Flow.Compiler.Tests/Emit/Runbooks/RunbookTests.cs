using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.CSharp;
using Flow.Compiler.Emit.Prometheus;
using Flow.Compiler.Emit.Runbooks;
using Flow.Tests;

namespace Flow.Compiler.Tests.Emit.Runbooks;

/// <summary>Pages of runbooks, what leads to them, and what is left without one.</summary>
public class RunbookTests
{
    private const string Restart = "service orders\nrunbook restart of orders { step \"Restart\" { run \"make restart\" } }\n";

    private static readonly string Page = Repository.Read("docs/runbooks.md");

    [Fact]
    public void The_shown_page_is_what_is_made_of_the_shown_runbook()
    {
        var project = Compilation.Of(Block("flow runbook"), "shop.flow");

        Assert.Empty(project.Diagnostics);
        Assert.Equal(["prometheus", "runbooks"], project.Model.Project.Targets.Where(static t => t != "github-actions"));
        Assert.Equal(Block("text page").Replace("~~~", "```", StringComparison.Ordinal), FileOf(project, new RunbooksTarget(), "runbooks/orders-db.fail-over.md"));
        Assert.Contains("runbook_url: https://runbooks.example.com/orders-db.fail-over.html", FileOf(project, new PrometheusTarget(), "prometheus/rules/orders-db.yml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run \"echo ${plain}\"", "echo word")]
    [InlineData("run \"echo ${odd}\"", "VALUE='it'\\''s; rm'\necho \"${VALUE}\"")]
    [InlineData("run \"echo \\\"${odd}\\\"\"", "VALUE='it'\\''s; rm'\necho \"${VALUE}\"")]
    [InlineData("run [\"echo\", odd, plain]", "echo 'it'\\''s; rm' word")]
    [InlineData("run odd", "it's; rm")]
    public void A_command_stands_as_it_is_typed(string line, string typed)
    {
        var project = Compilation.Of($"let plain = \"word\"\nlet odd = \"it's; rm\"\nservice orders\nrunbook x of orders {{ step \"A\" {{ {line} }} }}", "a.flow");

        Assert.Empty(project.Diagnostics);
        Assert.Contains($"```sh\n{typed}\n```", FileOf(project, new RunbooksTarget(), "runbooks/orders.x.md"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("environment production { url = \"https://p.example.com\" }", "ENVIRONMENT_URL=https://p.example.com\ncurl \"${ENVIRONMENT_URL}\"")]
    [InlineData(
        "environment production { url = \"https://p.example.com\" }\nenvironment staging { url = \"https://s.example.com\" }\nenvironment local",
        "# in production: ENVIRONMENT_URL=https://p.example.com\n# in staging: ENVIRONMENT_URL=https://s.example.com\ncurl \"${ENVIRONMENT_URL}\"")]
    public void A_value_of_the_environment_is_set_first(string environments, string typed)
    {
        var project = Compilation.Of($"{environments}\nservice orders\nrunbook x of orders {{ step \"A\" {{ run \"curl ${{environment.url}}\" }} }}", "a.flow");

        Assert.Empty(project.Diagnostics);
        Assert.Contains($"```sh\n{typed}\n```", FileOf(project, new RunbooksTarget(), "runbooks/orders.x.md"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exit-code == 2 and stdout.contains(\"a\")", "new RunbookCondition(\"exit-code == 2 and stdout.contains(\\\"a\\\")\", static c => c.ExitCode == 2L && c.Stdout.Contains(\"a\", StringComparison.Ordinal)) { ReadsCommand = true },")]
    [InlineData("http(orders, \"/h\").status == 200 within 2m", "new RunbookCondition(\"http(orders, \\\"/h\\\").status == 200\", static c => Typed.Int(c.Http(\"orders\", \"/h\")[\"status\"]) == 200L) { Services = [\"orders\"], Within = TimeSpan.FromMinutes(2) },")]
    [InlineData("promql\"max(lag) < ${{ 5 }}\"", "new RunbookCondition(\"promql\\\"max(lag) < ${{ 5 }}\\\"\", static c => c.Measures(\"max(lag) < 5\")) { AsksPrometheus = true },")]
    [InlineData("\"no output\"", "new RunbookSight(\"no output\"),")]
    public void An_expectation_is_compiled(string expectation, string code)
    {
        var project = Compilation.Of($"service orders\nrunbook x of orders {{ step \"A\" {{\n run \"make\"\n expect {expectation}\n}} }}", "a.flow");

        Assert.Empty(project.Diagnostics);
        var emitted = new CSharpTarget().EmitRunbook(project.Model, "orders.x", EmitOptions.Default);
        Assert.Empty(emitted.Diagnostics);
        Assert.Contains(code, Assert.Single(emitted.Files).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Queries_of_runbooks_name_declared_metrics()
    {
        var project = Compilation.Of("metric lag_seconds { kind = gauge }\nservice orders\nrunbook x of orders { step \"A\" { expect promql\"lag_second < 5\" } }", "a.flow");

        Assert.Equal(["FLOW8004"], project.Diagnostics.Select(static d => d.Code));
    }

    [Fact]
    public void No_text_becomes_a_mark()
    {
        var project = Compilation.Of("service orders\nrunbook x \"<b> & *c*\" of orders { step \"</h3>[a](b)\" { run \"echo '</code>```'\" } }", "a.flow");

        var (markdown, html) = (FileOf(project, new RunbooksTarget(), "runbooks/orders.x.md"), FileOf(project, new RunbooksTarget(), "runbooks/orders.x.html"));
        Assert.Contains("# \\<b\\> \\& \\*c\\*\n", markdown, StringComparison.Ordinal);
        Assert.Contains("### 1. \\</h3\\>\\[a\\](b)\n", markdown, StringComparison.Ordinal);
        Assert.Contains("````sh\necho '</code>```'\n````\n", markdown, StringComparison.Ordinal);
        Assert.Contains("<h1>&lt;b&gt; &amp; *c*</h1>", html, StringComparison.Ordinal);
        Assert.Contains("<pre><code>echo &#39;&lt;/code&gt;```&#39;</code></pre>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_address_the_alert_has_none() => Assert.DoesNotContain(
        "runbook_url",
        FileOf(Compilation.Of(Restart + "alert down of orders { when promql\"up == 0\", runbook = orders.restart }", "a.flow"), new PrometheusTarget(), "prometheus/rules/orders.yml"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("", Severity.Warning)]
    [InlineData("project p { standards = strict }\n", Severity.Error)]
    [InlineData("project p { standards = relaxed }\n", Severity.Note)]
    public void The_fix_gives_a_critical_alert_its_runbook(string standards, Severity severity)
    {
        var source = standards + Restart + "alert down of orders {\n  when promql\"up{job='x'} == 0\"\n  severity = critical\n}\n";
        var found = Assert.Single(Compilation.Of(source, "a.flow").Diagnostics, static d => d.Code == "FLOW8202");
        var edit = Assert.Single(Assert.Single(found.Fixes).Edits);

        Assert.Equal(("FLOW8202", severity), (found.Code, found.Severity));
        Assert.DoesNotContain(Compilation.Of(source.Remove(edit.Span.Start, edit.Span.Length).Insert(edit.Span.Start, edit.NewText), "a.flow").Diagnostics, static d => d.Code == "FLOW8202");
    }

    [Fact]
    public void Nothing_is_asked_of_a_project_without_runbooks_unless_it_is_strict()
    {
        const string Alert = "service orders\nalert down of orders { when promql\"up == 0\", severity = critical }";

        Assert.Empty(Compilation.Of(Alert, "a.flow").Diagnostics);
        Assert.Equal(["FLOW8120", "FLOW8111", "FLOW8202"], Compilation.Of("project p { standards = strict }\n" + Alert, "a.flow").Diagnostics.Select(static d => d.Code));
    }

    private static string FileOf(Compilation project, ITarget target, string path) => project.Emit(target, EmitOptions.Default).Files.Single(f => f.Path == path).Text;

    private static string Block(string name) => Repository.BlockOf(Page, name);
}
