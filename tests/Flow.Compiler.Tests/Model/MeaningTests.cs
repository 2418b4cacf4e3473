using Flow.Compiler.Model;
using Flow.Compiler.Tests.Language;

namespace Flow.Compiler.Tests.Model;

/// <summary>What pipelines, jobs, steps and templates mean: edges, gates, cells, keys, permissions, comments.</summary>
public class MeaningTests
{
    [Fact]
    public void Edges_come_from_data_through_values_templates_and_choices()
    {
        var jobs = Jobs("""
              job version on linux { run "v" as v, output text: string = v.stdout }
              job bundle on linux { run "b", artifact app from "bin/**" }
              let tag = "v${version.text}"
              job a on linux { run "echo ${tag}" }
              job b on linux { take bundle.app, run "x" }
              job c on linux { run "echo ${if git.branch == "main" then version.text else "x"}" }
              show d { text = version.text }
              job e on linux after [a, b] { run "x" }
            """, "template show of job { param text: string, on linux, run \"echo ${text}\" }");
        Assert.Equal(["version"], Needs(jobs, "a"));
        Assert.Equal(["bundle"], Needs(jobs, "b"));
        Assert.Equal(["version"], Needs(jobs, "c"));
        Assert.Equal(["version"], Needs(jobs, "d"));
        Assert.Equal(["a", "b"], Needs(jobs, "e"));
        Assert.True(jobs["a"].Needs[0].CarriesData);
        Assert.False(jobs["e"].Needs[0].CarriesData);
    }

    [Fact]
    public void A_gate_says_what_an_edge_waits_for()
    {
        var jobs = Jobs("""
              job a on linux { run "x" }
              job b on linux { run "x" }
              job success on linux after a { run "x" }
              job ended on linux after ended(a) { run "x" }
              job failed on linux after failed(a) { run "x" }
              job any on linux after any-of(a, b) { run "x" }
              job condition on linux when a.result == failed { run "x" }
            """);
        Assert.Equal(
            [Gate.Succeeded, Gate.Ended, Gate.Failed, Gate.AnyOf, Gate.Condition],
            new[] { "success", "ended", "failed", "any", "condition" }.Select(n => jobs[n].Needs[0].Gate));
        Assert.Equal(["a", "b"], Needs(jobs, "any"));
        Assert.Equal(jobs["any"].Needs[0].Group, jobs["any"].Needs[1].Group);
    }

    [Fact]
    public void Loops_make_cells_and_where_leaves_some_out()
    {
        var job = Jobs("  job t on os for os in [linux, windows] for n in 1..3 where os == linux or n == 1 { run \"${os} ${n}\" }")["t"];
        Assert.Equal(
            ["linux 1", "linux 2", "linux 3", "windows 1"],
            job.Matrix!.Cells.Select(static c => $"{c.Field("os")} {c.Field("n")}"));
    }

    [Fact]
    public void Rows_of_an_exact_matrix_follow_the_rule_of_GitHub()
    {
        var job = Jobs("""
              job t on matrix.os {
                matrix { os = ["a", "b"], include = [{ os = "a", flag = "x" }, { os = "c" }], exclude = [{ os = "b" }] }
                run "${matrix.flag}"
              }
            """)["t"];
        Assert.Equal(["a x", "c "], job.Matrix!.Cells.Select(static c => $"{c.Field("os")} {c.Field("flag")}"));
    }

    [Fact]
    public void Repeated_steps_are_copies_and_conditions_of_the_compiler_decide_what_exists()
    {
        var job = Jobs("""
              job t on linux {
                run "make ${x}" for x in ["a", "b", "c"] where x != "b"
                run "never" if 1 > 2
                step "Titled" for y in [1, 2] { run "count ${y}" }
              }
            """)["t"];
        Assert.Equal(["make a", "make c", "count 1", "count 2"], job.Steps.OfType<RunStep>().Select(static s => s.Script.Text));
    }

    [Fact]
    public void Templates_of_jobs_steps_and_pipelines_take_parameters_and_are_refined()
    {
        var model = Model("""
            template base of job { param goal: string = "all", on linux, timeout = 5m, run "make ${goal}" if goal != "none" }
            template deep of base { param extra: string, goal = "deep", run "extra ${extra}" }
            template say of step { param text: string, run "echo ${text}" }
            template nightly of pipeline { param hour: time = 03:00, on schedule every day at hour, base run-all }
            nightly n { hour = 04:30 }
            pipeline ci {
              on push
              base a
              base b { goal = "one", timeout = 20m, run "more" }
              deep c { extra = "x" }
              base d { goal = "none", say s for q in [1] { text = "hi" }, say t for q in [1, 2] { text = "n${q}" } }
            }
            """);
        var jobs = model.Pipelines.Single(static p => p.Name == "ci").Jobs.ToDictionary(static j => j.Name);
        Assert.Equal(["make all"], Scripts(jobs["a"]));
        Assert.Equal(["make one", "more"], Scripts(jobs["b"]));
        Assert.Equal("20m", jobs["b"].Timeout!.Constant!.ToText());
        Assert.Equal(["make deep", "extra x"], Scripts(jobs["c"]));
        Assert.Equal(["30 4 * * *"], model.Pipelines.Single(static p => p.Name == "n").Triggers[0].Crons.ToArray());
    }

    [Fact]
    public void A_group_puts_its_name_before_its_jobs()
    {
        var jobs = Jobs("""
              pair x { goal = "one" }
              pair y { goal = "two" }
              job last on linux after [x.test, y.test] { run "x" }
            """, "template pair { param goal: string, job build on linux { run \"make ${goal}\" }, job test on linux after build { run \"test ${goal}\" } }");
        Assert.Equal(["x-build", "x-test", "y-build", "y-test", "last"], jobs.Keys);
        Assert.Equal(["x-build"], Needs(jobs, "x-test"));
        Assert.Equal(["x-test", "y-test"], Needs(jobs, "last"));
    }

    [Fact]
    public void A_library_is_used_through_its_name()
    {
        var model = Model("""
            import "lib.flow" as lib
            let t: lib.tier = lib.top
            pipeline ci { on push, lib.make-job a { goal = lib.shout("x") }, job b on linux { run "echo ${t}" } }
            //== lib.flow
            export enum tier { high, low }
            export let top: tier = high
            let secret-name = "y"
            export function shout(text: string): string = "${text}${secret-name}"
            export template make-job of job { param goal: string, on linux, run "make ${goal}" }
            """);
        Assert.Equal(["make xy"], model.Pipelines[0].Jobs[0].Steps.OfType<RunStep>().Select(static s => s.Script.Text));
    }

    [Fact]
    public void Comments_and_documentation_stay_with_what_they_are_about()
    {
        var model = Model("""
            // The header.

            /// Builds it.
            pipeline ci {
              on push
              // Why linux.
              job build on linux {
                run "make" // trailing
                //- internal
                run "test" //# verbatim
              }
            }
            """);
        var job = model.Pipelines[0].Jobs[0];
        Assert.Equal(["The header."], model.FileHeaders["main.flow"].ToArray());
        Assert.Equal(["Builds it."], model.Pipelines[0].Origin.Documentation.ToArray());
        Assert.Equal(["Why linux."], job.Origin.Comments.ToArray());
        Assert.Equal("trailing", job.Steps[0].Origin.TrailingComment);
        Assert.Equal([], job.Steps[1].Origin.Comments.ToArray());
        Assert.Equal("verbatim", job.Steps[1].Origin.VerbatimComment);
    }

    [Fact]
    public void Permissions_are_the_least_that_the_steps_need_and_what_is_granted()
    {
        var jobs = Jobs("""
              job plain on linux { run "x" }
              job reads on linux { checkout, run "x" }
              job scans on linux { report sarif from "x.sarif" }
              job signs on linux { grant write on id-token because "signs", checkout }
              job told on linux { permissions { packages = write }, checkout }
            """);
        Assert.Equal(
            ["", "contents:Read", "security-events:Write", "contents:Read id-token:Write", "packages:Write"],
            jobs.Values.Select(static j => string.Join(' ', j.Permissions.Scopes.Select(static s => $"{s.Scope}:{s.Level}"))));
    }

    private static string[] Scripts(Job job) => [.. job.Steps.OfType<RunStep>().Select(static s => s.Script.Text)];

    private static IEnumerable<string> Needs(Dictionary<string, Job> jobs, string name) => jobs[name].Needs.Select(static n => n.Job);

    private static Dictionary<string, Job> Jobs(string body, string before = "") =>
        Model($"{before}\npipeline ci {{\n  on push\n{body}\n}}\n").Pipelines[0].Jobs.ToDictionary(static j => j.Name);

    private static DeliveryModel Model(string source) => LanguageChecks.Check(source).Model;
}
