using System.Reflection;
using System.Text.Json;
using Flow.Cli.Building;
using Flow.Compiler;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;

namespace Flow.Cli.Tests;

public sealed class FormatTests : IDisposable
{
    private const string Untidy = "pipeline ci   {\n on push\n job build on linux { checkout }\n}\n";
    private readonly TestProject project = new();

    public void Dispose() => project.Dispose();

    [Fact]
    public void Formats_all_sources_and_then_has_nothing_to_do()
    {
        project.With("ci.flow", Untidy);

        Assert.Equal((1, "would format ci.flow\n"), (project.Run("fmt", "--check").ExitCode, project.Run("fmt", "--check").Out));
        Assert.Equal(Untidy, project.Read("ci.flow"));
        Assert.Equal((0, "formatted ci.flow\n"), (project.Run("fmt").ExitCode, "formatted ci.flow\n"));
        Assert.StartsWith("pipeline ci {\n  on push\n", project.Read("ci.flow"), StringComparison.Ordinal);
        Assert.Equal((0, ""), (project.Run("fmt", "--check").ExitCode, project.Run("fmt").Out));
    }

    [Fact]
    public void One_file_is_formatted_alone()
    {
        project.With("a.flow", Untidy).With("b.flow", Untidy).Run("fmt", "a.flow");

        Assert.NotEqual(Untidy, project.Read("a.flow"));
        Assert.Equal(Untidy, project.Read("b.flow"));
    }

    [Fact]
    public void Line_ends_stay()
    {
        project.With("ci.flow", Untidy.Replace("\n", "\r\n")).Run("fmt");

        Assert.StartsWith("pipeline ci {\r\n  on push\r\n", project.Read("ci.flow"), StringComparison.Ordinal);
        Assert.Equal(0, project.Run("fmt", "--check").ExitCode);
    }

    [Fact]
    public void A_file_with_errors_is_left_as_it_is()
    {
        const string Broken = "pipeline   ci {\n";
        var result = project.With("ci.flow", Broken).Run("fmt");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("error[", result.Error, StringComparison.Ordinal);
        Assert.Equal(Broken, project.Read("ci.flow"));
    }

    [Fact]
    public void Standard_input_goes_to_standard_output() =>
        Assert.StartsWith("pipeline ci {\n  on push\n", project.RunWith(Untidy, "fmt", "--stdin").Out, StringComparison.Ordinal);
}

public sealed class ExplainTests : IDisposable
{
    private readonly TestProject project = new();

    public void Dispose() => project.Dispose();

    [Fact]
    public void The_catalogue_holds_every_descriptor_of_the_compiler()
    {
        const BindingFlags Statics = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        var types = typeof(DiagnosticDescriptor).Assembly.GetTypes().Where(static t => t != typeof(DiagnosticCatalogue) && !t.ContainsGenericParameters).ToList();
        var fields = types.SelectMany(static t => t.GetFields(Statics)).Where(static f => f.FieldType == typeof(DiagnosticDescriptor)).Select(static f => f.GetValue(null));
        var declared = fields.Cast<DiagnosticDescriptor>().Select(static d => d.Code).Distinct().Order(StringComparer.Ordinal).ToList();

        Assert.True(declared.Count > 100);
        Assert.Equal(declared, DiagnosticCatalogue.All.Select(static d => d.Code));
    }

    [Fact]
    public void Every_code_and_kind_is_explained() => Assert.All(
        DiagnosticCatalogue.All.Select(static d => (d.Code, d.Title)).Concat(KindCatalogue.All.Select(static k => (k.Word, k.Summary))),
        topic =>
        {
            var result = project.Run("explain", topic.Item1);

            Assert.Equal(0, result.ExitCode);
            Assert.Contains(topic.Item2, result.Out, StringComparison.Ordinal);
            Assert.DoesNotContain('\e', result.Out);
        });

    [Fact]
    public void An_explanation_shows_wrong_and_right()
    {
        var text = project.Run("explain", "flow5001").Out;

        Assert.StartsWith("FLOW5001: A text that an outsider chooses would become part of a script\n", text, StringComparison.Ordinal);
        Assert.Contains("\nWrong\n\n    pipeline ci {\n", text, StringComparison.Ordinal);
        Assert.Contains("\nRight\n\n    pipeline ci {\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("needs", "after build")]
    [InlineData("strategy", "for os in [linux, windows]")]
    [InlineData("upload-artifact", "artifact app from")]
    [InlineData("github.sha", "git.sha")]
    public void A_word_from_elsewhere_is_answered_with_what_to_write(string word, string expected)
    {
        var result = project.Run("explain", word);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(expected, result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_as_json_holds_everything()
    {
        using var json = JsonDocument.Parse(project.Run("explain", "--json").Out);

        Assert.Equal(DiagnosticCatalogue.All.Length, json.RootElement.GetProperty("diagnostics").GetArrayLength());
        Assert.Equal(KindCatalogue.All.Length, json.RootElement.GetProperty("kinds").GetArrayLength());
    }
}

public sealed class PlanTests : IDisposable
{
    private const string Graph = """
        pipeline ci "A <b>" {
          on push
          job build on linux {
            checkout
            run "make"
            artifact app from "bin/**"
          }
          job test on os when git.branch == "main" {
            for os in [linux, windows]
            take build.app
            run "make test"
          }
          job done on linux after test { run "echo done" }
        }

        """;

    private readonly TestProject project = new TestProject().With("ci.flow", Graph);

    public void Dispose() => project.Dispose();

    [Fact]
    public void Text_shows_levels_reasons_copies_conditions_and_the_critical_path()
    {
        var text = project.Run("plan", "ci").Out;

        Assert.Contains("* test × 2", text, StringComparison.Ordinal);
        Assert.Contains("after build (data)", text, StringComparison.Ordinal);
        Assert.Contains("after test (order)", text, StringComparison.Ordinal);
        Assert.Contains("when git.branch == \"main\"", text, StringComparison.Ordinal);
        Assert.Contains("critical path: build → test → done, 4m00s of 10m (estimated by kind of step; nothing was measured)".Replace("4m00s", "4m"), text, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_the_same()
    {
        using var json = JsonDocument.Parse(project.Run("plan", "--json").Out);
        var jobs = json.RootElement.GetProperty("jobs").EnumerateArray().ToList();

        Assert.Equal(["build", "test", "done"], jobs.Select(static j => j.GetProperty("name").GetString()));
        Assert.Equal([0, 1, 2], jobs.Select(static j => j.GetProperty("level").GetInt32()));
        Assert.Equal(2, jobs[1].GetProperty("cells").GetInt32());
        Assert.Equal(json.RootElement.GetProperty("estimatedSeconds").GetInt32(), jobs.Sum(static j => j.GetProperty("estimatedSeconds").GetInt32()));
    }

    [Fact]
    public void A_diagram_has_every_edge_with_its_reason()
    {
        var text = project.Run("plan", "--format", "mermaid").Out;

        Assert.Contains("j0 -->|\"data\"| j1\n", text, StringComparison.Ordinal);
        Assert.Contains("j1 -->|\"order\"| j2\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_escapes_what_the_source_says()
    {
        var text = project.Run("plan", "--format", "html").Out;

        Assert.Contains("<h1>A &lt;b&gt;</h1>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\n  cloud aws { region = \"eu-west-1\", state local }", ", and `terraform plan` in its folder what Terraform would do. ")]
    [InlineData("\n  cloud local", ", and `flow up production --dry-run` what would be started. ")]
    [InlineData("\n  cloud kubernetes", ", and `kubectl diff -k k8s/overlays/production` what would be applied. ")]
    [InlineData("", ". ")]
    public void An_environment_is_planned_by_others(string cloud, string way)
    {
        project.With("ci.flow", $"{Graph}\nenvironment production {{{cloud}\n}}\n");

        Assert.Contains($"`production` is an environment and no pipeline. `flow diff` says what changes in it{way}Pipelines: ", project.Run("plan", "production").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_name_text_shows_all_pipelines_and_other_formats_ask_for_one()
    {
        project.With("ci.flow", Graph.Replace("pipeline ci", "pipeline one") + Graph.Replace("pipeline ci", "pipeline two"));
        var (one, two) = (project.Run("plan", "one").Out, project.Run("plan", "two").Out);

        Assert.Equal($"{one}\n\n{two}", project.Run("plan").Out);
        Assert.Contains("name one of them: one, two.", project.Run("plan", "--json").Error, StringComparison.Ordinal);

        project.With("ci.flow", Graph + Graph.Replace("pipeline ci", "pipeline two"));
        Assert.Contains("two: 3 jobs", project.Run("plan").Out, StringComparison.Ordinal);
    }
}

public sealed class NewTests : IDisposable
{
    private readonly TestProject project = new();

    public void Dispose() => project.Dispose();

    [Theory]
    [InlineData("pipeline")]
    [InlineData("dotnet")]
    [InlineData("library")]
    public void What_is_made_checks_is_formatted_and_builds(string template)
    {
        Assert.Equal(0, project.Run("new", template, "--into", "made").ExitCode);
        Assert.Equal("No problems in 1 file\n", project.Run("check", "made").Out);
        Assert.Equal(0, project.Run("fmt", "--check", "made").ExitCode);
        Assert.Equal("wrote made/.github/workflows/ci.yml\n", project.Run("build", "made").Out);
        Assert.Equal(0, project.Run("run", "made", "--dry-run").ExitCode);
    }

    /// <summary>What Prometheus and Terraform say of such files is asked with the examples; here, that the compiler has nothing to say.</summary>
    [Fact]
    public void A_service_has_what_it_needs_from_its_first_day()
    {
        Assert.Equal(0, project.Run("new", "service", "--into", "made").ExitCode);
        var check = project.Run("check", "--strict", "made");
        Assert.True(check.ExitCode == 0, check.Error);
        Assert.Equal(0, project.Run("fmt", "--check", "made").ExitCode);
        var written = project.Run("build", "made").Out;
        Assert.All(
            [".github/workflows/ci.yml", "infra/staging/compute.tf", "prometheus/rules/api.yml", "alertmanager/alertmanager.yml", "grafana/dashboards/api.json", "runbooks/api.does-not-answer.md", "compose.yaml"],
            file => Assert.Contains($"wrote made/{file}\n", written, StringComparison.Ordinal));
        Assert.Equal(0, project.Run("run", "made", "ci", "--dry-run").ExitCode);
        Assert.EndsWith("together: 5 of 5 (100%)\n", project.Run("report", "coverage", "made").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_overwritten()
    {
        var result = project.With("ci.flow", "mine\n").Run("new");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("`ci.flow` exists already", result.Error, StringComparison.Ordinal);
        Assert.Equal(["ci.flow"], project.Everything().Keys);
    }

    [Fact]
    public void An_ignore_file_stays_as_it_is()
    {
        Assert.Equal(0, project.With(".gitignore", "mine\n").Run("new").ExitCode);
        Assert.Equal("mine\n", project.Read(".gitignore"));
    }

    [Fact]
    public void The_list_names_every_template() => Assert.All(["pipeline", "dotnet", "library", "service"], name => Assert.Contains(name, project.Run("new", "--list").Out, StringComparison.Ordinal));
}

public sealed class CompletionTests : IDisposable
{
    private readonly TestProject project = TestProject.Good();

    public void Dispose() => project.Dispose();

    [Theory]
    [InlineData("check", "ch")]
    [InlineData("ci", "run", "")]
    [InlineData("ci", "run", "--dry-run", "c")]
    [InlineData("build", "run", "ci", "--job", "b")]
    [InlineData("build", "run", "--job", "b")]
    [InlineData("--target", "build", "--ta")]
    [InlineData("prometheus", "build", "--target", "p")]
    [InlineData("terraform", "build", "--target", "terra")]
    [InlineData("json", "check", "--format", "j")]
    [InlineData("FLOW5001", "explain", "FLOW5001")]
    [InlineData("fish", "completion", "f")]
    public void Words_that_fit_are_offered(string words, params string[] line) =>
        Assert.Equal(words, string.Join('\n', project.Run(["__complete", "--", .. line]).Out.TrimEnd().Split('\n').Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("bash", "bash -n")]
    [InlineData("zsh", "zsh -n")]
    [InlineData("fish", "fish -n")]
    public async Task Scripts_are_read_by_their_shells(string shell, string check)
    {
        var script = project.Run("completion", shell).Out;
        var result = await FlowProcess.InShellAsync(project.With("script", script).Folder, $"command -v {shell} > /dev/null || exit 0; {check} script");

        Assert.Contains("__complete", script, StringComparison.Ordinal);
        Assert.True(result.ExitCode == 0, result.ToString());
    }

    [Fact]
    public async Task Bash_completes_with_the_script()
    {
        project.With("script", project.Run("completion", "bash").Out);

        var result = await FlowProcess.InShellAsync(
            project.Folder, "flow() { $FLOW \"$@\"; }; source ./script; COMP_WORDS=(flow run c); COMP_CWORD=2; _flow; echo \"${COMPREPLY[@]}\"");

        Assert.Equal("ci\n", result.Out);
    }
}

public class LineDiffTests
{
    [Fact]
    public void Only_what_changed_is_shown_with_its_surroundings() => Assert.Equal(
        ["--- f", "+++ f", "@@ -2,7 +2,7 @@", " 2", " 3", " 4", "-5", "+five", " 6", " 7", " 8"],
        LineDiff.Of("f", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"));

    [Fact]
    public void A_new_file_is_all_new() => Assert.Equal(["--- /dev/null", "+++ f", "@@ -1,0 +1,1 @@", "+a"], LineDiff.Of("f", null, "a\n"));
}
