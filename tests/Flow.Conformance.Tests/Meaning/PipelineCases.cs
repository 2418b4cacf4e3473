using System.Collections.Immutable;

namespace Flow.Conformance.Tests.Meaning;

/// <summary>Pipelines with conditions, failures, skips and cancellations, and how each of their jobs ends, in GitHub's words.</summary>
internal static class PipelineCases
{
    private static readonly ImmutableArray<(string Name, string Jobs, string Expected)> All = [.. Gates(), .. Conditions(), .. StatusFunctions(), .. Skips(), .. Steps(), .. Matrices(), .. Calls(), .. StoppedCases.All];

    public static IEnumerable<string> Names => All.Select(static c => c.Name);

    /// <summary>All of them as one project.</summary>
    public static string Text => string.Join("\n", All.Select(static c => $"pipeline {c.Name} {{\n  on push\n{c.Jobs}\n}}")) + Called;

    public static IEnumerable<string> Expected(string name) => All.Single(c => c.Name == name).Expected.Split(", ");

    private const string Called = $$"""

        pipeline greet {
          on call
          param name: string
          param loud: bool = false
          job hello on linux { run "test ${name} != nobody", output text: string = "hello ${name}" }
          job shout on linux when loud { run "true" }
          output text: string = hello.text
        }
        pipeline rescue {
          on call
          param cancels: bool = false
          param fails: bool = false
          job x on linux { step s when cancels { run sh#"{{BashStep.Cancels}}"# }, step t when fails { run "exit 3" }, cleanup { run "true" as u } }
          job y on linux after x when always() { run "true" }
          job z on linux after x when cancelled() { run "true" }
          job w on linux after x { run "true" }
          job v on linux after x when failure() { run "true" }
        }
        """;

    private static IEnumerable<(string, string, string)> Gates() =>
    [
        ("after-success", """
              job a on linux { run "true" }
              job b on linux after a { run "true" }
              job c on linux after b { run "exit 3" }
              job d on linux after c { run "true" }
            """, "a success, b success, c failure, d skipped"),
        ("after-ended", """
              job a on linux { run "exit 3" }
              job b on linux after ended(a) { run "true" }
              job c on linux after b { run "true" }
            """, "a failure, b success, c success"),
        ("after-failed", """
              job a on linux { run "exit 3" }
              job b on linux { run "true" }
              job c on linux after failed(a) { run "true" }
              job d on linux after failed(b) { run "true" }
              job e on linux after failed(a), failed(b) { run "true" }
            """.Replace("after failed(a), failed(b)", "after failed(a) after failed(b)", StringComparison.Ordinal), "a failure, b success, c success, d skipped, e skipped"),
        ("after-any-of", """
              job a on linux { run "exit 3" }
              job b on linux { run "true" }
              job c on linux after any-of(a, b) { run "true" }
              job d on linux after a { run "true" }
              job e on linux after any-of(a, d) { run "true" }
            """, "a failure, b success, c success, d skipped, e skipped"),
        ("ended-of-skipped", """
              job a on linux when 1 == 2 { run "true" }
              job b on linux after ended(a) { run "true" }
              job c on linux after a { run "true" }
              job d on linux after failed(a) { run "true" }
            """.Replace("1 == 2", "git.branch == \"other\"", StringComparison.Ordinal), "a skipped, b success, c skipped, d skipped"),
        ("mixed-gates", """
              job a on linux { run "true" }
              job b on linux { run "exit 3" }
              job c on linux { run "true" }
              job d on linux after ended(b) after any-of(a, c) { run "true" }
              job e on linux after b after ended(a) { run "true" }
            """, "a success, b failure, c success, d success, e skipped"),
        ("data-and-order", """
              job a on linux { run "echo v=1 >> $GITHUB_OUTPUT" as make { output v: string }, output v: string = make.v }
              job b on linux { run "exit 3" }
              job c on linux after ended(b) { run "test ${a.v} = 1" }
            """.Replace("\"echo v=1 >> $GITHUB_OUTPUT\"", "sh\"echo v=1 >> $GITHUB_OUTPUT\"", StringComparison.Ordinal), "a success, b failure, c success"),
    ];

    private static IEnumerable<(string, string, string)> Conditions() =>
    [
        ("result-read", """
              job a on linux { run "exit 3" }
              job b on linux when a.result == failed { run "true" }
              job c on linux when a.result == succeeded { run "true" }
              job d on linux when a.result != succeeded { run "true" }
              job e on linux when a.result in [failed, cancelled] { run "true" }
              job f on linux when a.result not in [failed, cancelled] { run "true" }
            """, "a failure, b success, c skipped, d success, e success, f skipped"),
        ("result-of-two", """
              job a on linux { run "exit 3" }
              job b on linux { run "true" }
              job c on linux after b when a.result == failed or b.result == failed { run "true" }
              job d on linux when a.result == b.result { run "true" }
              job e on linux after c when a.result == skipped { run "true" }
            """, "a failure, b success, c success, d skipped, e skipped"),
        ("result-and-success", """
              job a on linux { run "exit 3" }
              job b on linux { run "exit 3" }
              job c on linux after b when a.result == failed { run "true" }
              job d on linux after ended(b) when a.result == failed { run "true" }
            """, "a failure, b failure, c skipped, d success"),
        ("result-of-skipped", """
              job a on linux when git.tag != none { run "true" }
              job b on linux when a.result == skipped { run "true" }
              job c on linux when a.result != failed { run "true" }
            """, "a skipped, b success, c success"),
        ("nothing-to-apply", """
              job plan on linux { run sh"echo changes=false >> $GITHUB_OUTPUT" as shown { output changes: bool }, output changes: bool = shown.changes }
              job apply on linux when plan.changes { run "exit 3" }
              job applied on linux after plan when apply.result in [succeeded, skipped] { summary "as planned" }
              job next on linux after applied when git.branch == "main" { run "true" }
              job last on linux after applied when next.result in [succeeded, skipped] { run "true" }
            """, "applied success, apply skipped, last success, next success, plan success"),
        ("something-applied", """
              job plan on linux { run sh"echo changes=true >> $GITHUB_OUTPUT" as shown { output changes: bool }, output changes: bool = shown.changes }
              job apply on linux when plan.changes { run "true" }
              job applied on linux after plan when apply.result in [succeeded, skipped] { summary "as planned" }
              job next on linux after applied when git.branch == "main" { run "true" }
              job last on linux after applied when next.result in [succeeded, skipped] { run "true" }
            """, "applied success, apply success, last success, next success, plan success"),
        ("not-applied", """
              job plan on linux { run sh"echo changes=true >> $GITHUB_OUTPUT" as shown { output changes: bool }, output changes: bool = shown.changes }
              job apply on linux when plan.changes { run "exit 3" }
              job applied on linux after plan when apply.result in [succeeded, skipped] { summary "as planned" }
              job next on linux after applied when git.branch == "main" { run "true" }
              job last on linux after applied when next.result in [succeeded, skipped] { run "true" }
            """, "applied skipped, apply failure, last skipped, next skipped, plan success"),
        ("not-planned", """
              job plan on linux { run "exit 3" }
              job apply on linux after plan { run "true" }
              job applied on linux after plan when apply.result in [succeeded, skipped] { summary "as planned" }
              job next on linux after applied { run "true" }
            """, "applied skipped, apply skipped, next skipped, plan failure"),
        ("condition-by-branch", """
              job a on linux when git.branch == "main" { run "true" }
              job b on linux when git.branch in ["dev", "next"] { run "true" }
              job c on linux when git.branch == none { run "true" }
              job d on linux when event.name == push { run "true" }
              job e on linux when event.name in [pull-request, manual] { run "true" }
            """, "a success, b skipped, c skipped, d success, e skipped"),
        ("condition-on-output", """
              job a on linux {
                run sh"echo 'go=false' >> $GITHUB_OUTPUT; echo 'list=[1,2]' >> $GITHUB_OUTPUT; echo n=0 >> $GITHUB_OUTPUT" as make { output go: bool, output list: list<int>, output n: int }
                output go: bool = make.go
                output list: list<int> = make.list
                output n: int = make.n
              }
              job b on linux when a.go { run "true" }
              job c on linux when not a.go { run "true" }
              job d on linux when 2 in a.list and a.n == 0 { run "true" }
              job e on linux when a.n > 0 { run "true" }
            """, "a success, b skipped, c success, d success, e skipped"),
    ];

    private static IEnumerable<(string, string, string)> StatusFunctions() =>
    [
        ("status-of-jobs", """
              job a on linux { run "exit 3" }
              job b on linux after a when failure() { run "true" }
              job c on linux after a when always() { run "true" }
              job d on linux after a when success() { run "true" }
              job e on linux after a when cancelled() { run "true" }
              job f on linux after a when not cancelled() { run "true" }
            """, "a failure, b success, c success, d skipped, e skipped, f success"),
        ("failure-above", """
              job a on linux { run "exit 3" }
              job b on linux after ended(a) { run "true" }
              job c on linux after b when failure() { run "true" }
              job d on linux after b when success() { run "true" }
              job e on linux after b { run "true" }
            """, "a failure, b success, c success, d skipped, e success"),
        ("always-then-after", """
              job a on linux { run "exit 3" }
              job b on linux after a when always() { run "true" }
              job c on linux after b { run "true" }
              job d on linux after c { run "true" }
            """, "a failure, b success, c success, d success"),
        ("status-and-more", """
              job a on linux { run "exit 3" }
              job b on linux after a when failure() and git.branch == "main" { run "true" }
              job c on linux after a when always() and a.result == failed { run "true" }
              job d on linux after a when success() or git.branch == "main" { run "true" }
            """, "a failure, b success, c success, d success"),
    ];

    private static IEnumerable<(string, string, string)> Skips() =>
    [
        ("skip-goes-on", """
              job a on linux when git.tag != none { run "true" }
              job b on linux after a { run "true" }
              job c on linux after b { run "true" }
              job d on linux after ended(b) { run "true" }
              job e on linux after d { run "true" }
            """, "a skipped, b skipped, c skipped, d success, e success"),
        ("skip-far-above", """
              job a on linux when git.tag != none { run "true" }
              job b on linux after ended(a) { run "true" }
              job c on linux after b { run "true" }
              job d on linux after c when git.branch == "main" { run "true" }
              job e on linux after c when success() { run "true" }
            """, "a skipped, b success, c success, d success, e skipped"),
        ("output-of-skipped", """
              job a on linux when git.tag != none { run "true", output v: string = "1" }
              job b on linux after ended(a) { run "test \"${a.v}\" = ''" }
            """.Replace("run \"test \\\"${a.v}\\\" = ''\"", "run \"test -z ${a.v}\"", StringComparison.Ordinal), "a skipped, b success"),
        ("skipped-number", """
              job a on linux when git.tag != none { run "true", output n: int = 4 }
              job b on linux after ended(a) { step s { env { N = "n${a.n}" }, run sh'test "$N" = n' } }
            """.Replace("sh'test \"$N\" = n'", "sh#\"test \"$N\" = n\"#", StringComparison.Ordinal), "a skipped, b success"),
        ("any-of-skipped", """
              job a on linux when git.tag != none { run "true" }
              job b on linux { run "true" }
              job c on linux after any-of(a, b) { run "true" }
              job d on linux after c { run "true" }
            """, "a skipped, b success, c success, d success"),
    ];

    private static IEnumerable<(string, string, string)> Steps() =>
    [
        ("steps-stop", """
              job a on linux { run "true" as one, run "exit 3" as two, run "true" as three, run "true" as four when failure(), run "true" as five when always(), run "true" as six when success() }
            """, "a failure"),
        ("step-forgiven", """
              job a on linux {
                step one { continue-on-error = true, run "exit 3" }
                run "true" as two
                run "true" as three when one.outcome == failed
                run "true" as four when one.conclusion == failed
                run "true" as five when one.conclusion == succeeded and one.outcome != succeeded
                run "true" as six when failure()
                output how: string = one.outcome
              }
            """, "a success"),
        ("step-condition-after-failure", """
              job a on linux {
                run "exit 3" as one
                run "true" as two when git.branch == "main"
                run "true" as three when one.outcome == failed
                run "true" as four when one.outcome == failed and always()
                run "true" as five when two.outcome == skipped and failure()
                run "true" as six when job.status == failed and always()
              }
            """, "a failure"),
        ("job-forgiven", """
              job a on linux { continue-on-error = true, run "exit 3" }
              job b on linux after a { run "true" }
              job c on linux when a.result == succeeded { run "true" }
              job d on linux after failed(a) { run "true" }
            """, "a success, b success, c success, d skipped"),
        ("forgiven-on-condition", """
              job a on linux { continue-on-error = git.branch == "main", run "exit 3" }
              job b on linux { continue-on-error = git.branch != "main", run "exit 3" }
              job c on linux after a { run "true" }
              job d on linux after b { run "true" }
            """, "a success, b failure, c success, d skipped"),
        ("cleanup-runs", """
              job a on linux { run "exit 3" as one, run "true" as two, cleanup { run "true" as three, run "true" as four when one.outcome == succeeded } }
              job b on linux { run "true", cleanup { run "exit 3" as one, run "true" as two } }
              job c on linux { continue-on-error = true, run "true", cleanup { run "exit 3" as one } }
            """, "a failure, b failure, c success"),
        ("outputs-of-failed", """
              job a on linux {
                run sh"echo v=1 >> $GITHUB_OUTPUT" as make { output v: string }
                run "exit 3"
                output v: string = make.v
              }
              job b on linux after ended(a) { run "test ${a.v} = 1" }
            """, "a failure, b success"),
        ("captures", """
              job a on linux {
                run "echo ' hello '" as say
                run "exit 7" as seven { continue-on-error = true }
                output text: string = say.stdout
                output trimmed: string = say.stdout.trim()
                output code: int = seven.exit-code
              }
            """, "a success"),
        ("environment-beside", """
              job a on linux {
                env { NAME = "outer" }
                step one when env.NAME == "inner" { env { NAME = "inner", FILE = "${env.NAME}.zip", SELF = "${env.SELF}x" }, run sh#"test "$NAME $FILE $SELF" = "inner outer.zip x""# }
                step two when env.NEXT == "outer" { env { NAME = "${env.NAME}2", NEXT = env.NAME }, run "test ${env.NAME} = outer2" }
              }
            """, "a success"),
        ("environment-set", """
              job a on linux {
                env { LEVEL = "job" }
                step one { sets = ["WHO"], run sh"echo WHO=me >> $GITHUB_ENV" }
                run "true" as two when env.WHO == "me"
                run "true" as three when env.LEVEL == "job" and env.NOBODY == none
                step four when env.LEVEL == "step" { env { LEVEL = "step" }, run "true" }
              }
            """, "a success"),
    ];

    private static IEnumerable<(string, string, string)> Matrices() =>
    [
        ("one-cell-fails", """
              job a on linux for n in [1, 2, 3] { fail-fast = false, run "test ${n} != 2" as go }
              job b on linux after a { run "true" }
              job c on linux when a.result == failed { run "true" }
            """, "a failure, b skipped, c success"),
        ("fail-fast", """
              job a on linux for n in [1, 2, 3] { max-parallel = 1, run "test ${n} != 2" as go }
              job b on linux after failed(a) { run "true" }
            """, "a failure, b success"),
        ("cell-forgiven", """
              job a on linux for n in [1, 2, 3] { fail-fast = false, continue-on-error = n == 2, run "test ${n} != 2" as go }
              job b on linux after a { run "true" }
            """, "a success, b success"),
        ("where-leaves-out", """
              job a on linux for os in ["x", "y"] for n in [1, 2] where os == "x" or n == 2 { run "true" as go when n == 1, output o: string = "${os}${n}" }
              job b on linux { run "true", output all: list<string> = a.all.o }
            """, "a success, b success"),
        ("include-exclude", """
              job a on linux {
                matrix { os = ["x", "y"], n = [1, 2], exclude = [{ os = "y", n = 1 }], include = [{ os = "x", extra = "e" }, { os = "z" }], fail-fast = false }
                run "true" as go when matrix.extra == "e"
                run "true" as no when matrix.n == none
              }
            """, "a success"),
        ("dynamic-matrix", """
              job plan on linux {
                run sh"echo 'list=[3,5]' >> $GITHUB_OUTPUT" as make { output list: list<int> }
                output list: list<int> = make.list
              }
              job a "Cell ${n}" on linux for n in plan.list { fail-fast = false, run "test ${n} = 3" as go }
              job b on linux after ended(a) { run "true" }
            """, "a failure, b success, plan success"),
        ("empty-matrix", """
              job plan on linux {
                run sh"echo 'list=[]' >> $GITHUB_OUTPUT" as make { output list: list<int> }
                output list: list<int> = make.list
              }
              job a on linux for n in plan.list { run "true" }
              job b on linux after failed(a) { run "true" }
            """, "a failure, b success, plan success"),
        ("rows", """
              job a "Row ${c.os}" on linux for c in [{ os = "x", flags = "-O2" }, { os = "y" }] { run "true" as go when c.flags == none, output f: string = c.flags ?? "none" }
            """, "a success"),
        ("matrix-of-skipped", """
              job a on linux for n in [1, 2] when git.tag != none { run "true" }
              job b on linux after a { run "true" }
              job c on linux after ended(a) { run "true" }
            """, "a skipped, b skipped, c success"),
    ];

    private static IEnumerable<(string, string, string)> Calls() =>
    [
        ("called", """
              call greet as one { name = "you" }
              call greet as two { name = "nobody", loud = true }
              job a on linux { run "true", output text: string = one.text }
              job b on linux after two { run "true" }
              job c on linux when two.result == failed { run "true" }
            """, "a success, b skipped, c success, one success, one / hello success, one / shout skipped, two failure, two / hello failure, two / shout success"),
        ("called-or-not", """
              job a on linux { run "exit 3" }
              call greet as one after a { name = "you" }
              call greet as two after ended(a) { name = "you" }
              call greet as three when a.result == failed { name = "you" }
            """, "a failure, one skipped, three success, three / hello success, three / shout skipped, two success, two / hello success, two / shout skipped"),
    ];
}
