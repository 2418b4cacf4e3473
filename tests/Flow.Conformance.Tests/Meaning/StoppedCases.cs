using System.Collections.Immutable;

namespace Flow.Conformance.Tests.Meaning;

/// <summary>Pipelines that are cancelled, or in which something takes too long.</summary>
internal static class StoppedCases
{
    public static readonly ImmutableArray<(string Name, string Jobs, string Expected)> All = [.. Stops(), .. Cancellations()];

    private static IEnumerable<(string, string, string)> Stops() =>
    [
        ("cancelled-run", $$"""
              job a on linux { run sh#"{{BashStep.Cancels}}"# as one, run "true" as two, run "true" as three when cancelled(), run "true" as four when always(), run "true" as five when failure(), cleanup { run "true" as six } }
              job b on linux after a { run "true" }
              job c on linux after a when always() { run "true" }
              job d on linux after a when cancelled() { run "true" }
              job e on linux after ended(a) { run "true" }
              job f on linux when a.result == cancelled { run "true" }
            """, "a cancelled, b cancelled, c success, d success, e cancelled, f cancelled"),
        ("cancelled-but-always", $$"""
              job z on linux { run "true" }
              job a on linux after z when always() { run sh#"{{BashStep.Cancels}}"# as one, run "true" as two }
              job b on linux after a { run "true" }
            """, "a success, b cancelled, z success"),
        ("step-goes-on", $$"""
              job a on linux { run sh#"{{BashStep.Cancels}}"# as one when always(), run "true" as two, run "true" as three when always() }
            """, "a cancelled"),
        ("step-too-long", $$"""
              job a on linux { step one { timeout = 1s, run "{{BashStep.NeverEnds}}" }, run "true" as two, run "true" as three when failure() }
              job b on linux { step one { timeout = 1s, continue-on-error = true, run "{{BashStep.NeverEnds}}" }, run "true" as two when one.outcome == failed }
            """, "a failure, b success"),
        ("job-too-long", $$"""
              job a on linux { timeout = 1s, run "{{BashStep.NeverEnds}}" as one, run "true" as two, run "true" as three when cancelled(), cleanup { run "true" as four } }
              job b on linux after a { run "true" }
              job c on linux after ended(a) { run "true" }
              job d on linux after failed(a) { run "true" }
              job e on linux when a.result == failed { run "true" }
              job f on linux after a when failure() { run "true" }
            """, "a cancelled, b skipped, c success, d success, e skipped, f skipped"),
    ];

    private static IEnumerable<(string, string, string)> Cancellations() =>
    [
        ("too-long-and-forgiven", $$"""
              job a on linux { timeout = 1s, continue-on-error = true, run "{{BashStep.NeverEnds}}" as one, run "true" as two when always(), run "true" as three when failure() }
              job b on linux after a { run "true" }
              job c on linux when a.result == cancelled { run "true" }
              job d on linux after a when always() { run "true" }
              job e on linux after a when cancelled() { run "true" }
            """, "a cancelled, b skipped, c success, d success, e skipped"),
        ("too-long-in-a-cell", $$"""
              job a on linux for n in [1, 2] { fail-fast = false, timeout = 2s, step wait when n == 2 { run "{{BashStep.NeverEnds}}" }, run "true" as go, cleanup { run "true" as tidy } }
              job b on linux after failed(a) { run "true" }
              job c on linux after a { run "true" }
              job d on linux when a.result == cancelled { run "true" }
            """, "a cancelled, b success, c skipped, d success"),
        ("too-long-then-clean-up", $$"""
              job a on linux { timeout = 1s, run "{{BashStep.NeverEnds}}" as one, cleanup { run "exit 3" as two, run "true" as three when one.outcome == cancelled, run "true" as four when job.status == cancelled } }
              job b on linux after ended(a) { run "true" }
            """, "a cancelled, b success"),
        ("step-too-long-in-clean-up", $$"""
              job a on linux { run "true" as one, cleanup { step two { timeout = 1s, run "{{BashStep.NeverEnds}}" }, run "true" as three } }
              job b on linux after failed(a) { run "true" }
            """, "a failure, b success"),
        ("step-too-long-in-order", $$"""
              job a on linux {
                step one { timeout = 1s, continue-on-error = true, run "{{BashStep.NeverEnds}}" }
                step two { timeout = 1s, run "{{BashStep.NeverEnds}}" }
                run "true" as three when two.outcome == failed and failure()
                run "true" as four when one.outcome == failed and one.conclusion == succeeded and always()
                run "true" as five when cancelled()
              }
            """, "a failure"),
        ("siblings-are-cancelled", $$"""
              job a on linux for n in [1, 2] {
                step fail when n == 1 { run "exit 3" }
                step wait when n == 2 { run "{{BashStep.NeverEnds}}" }
                run "true" as next
                run "true" as always when always()
                run "true" as cancelled when cancelled()
                cleanup { run "true" as tidy }
              }
              job b on linux after failed(a) { run "true" }
              job c on linux after a when cancelled() { run "true" }
            """, "a failure, b success, c skipped"),
        ("siblings-stay", $$"""
              job a on linux for n in [1, 2] { fail-fast = false, step fail when n == 1 { run "exit 3" }, step wait when n == 2 { timeout = 1s, continue-on-error = true, run "{{BashStep.NeverEnds}}" }, run "true" as next }
              job b on linux after failed(a) { run "true" }
            """, "a failure, b success"),
        ("forgiven-cell-cancels-none", """
              job a on linux for n in [1, 2, 3] { max-parallel = 1, continue-on-error = n == 1, run "test ${n} != 1" as go }
              job b on linux after a { run "true" }
            """, "a success, b success"),
        ("cell-too-long-cancels-none", $$"""
              job a on linux for n in [1, 2] { max-parallel = 1, timeout = 1s, step wait when n == 1 { run "{{BashStep.NeverEnds}}" }, run "true" as go }
              job b on linux after a { run "true" }
            """, "a cancelled, b skipped"),
        ("cancelled-in-a-cell", $$"""
              job a on linux for n in [1, 2, 3] { max-parallel = 1, step stop when n == 1 { run sh#"{{BashStep.Cancels}}"# }, run "true" as go, cleanup { run "true" as tidy } }
              job b on linux after a when cancelled() { run "true" }
              job c on linux after ended(a) { run "true" }
            """, "a cancelled, b success, c cancelled"),
        ("failed-then-cancelled", $$"""
              job a on linux {
                run "exit 3" as one
                run sh#"{{BashStep.Cancels}}"# as two when always()
                run "true" as three when failure()
                run "true" as four when cancelled()
                run "true" as five when always()
                run "true" as six when not cancelled()
                cleanup { run "exit 3" as seven }
              }
              job b on linux after a when failure() { run "true" }
              job c on linux after a when cancelled() { run "true" }
            """, "a cancelled, b cancelled, c success"),
        ("cancelled-and-forgiven", $$"""
              job a on linux { continue-on-error = true, step one { continue-on-error = true, run sh#"{{BashStep.Cancels}}"# }, run "true" as two when always(), run "true" as three when one.outcome == cancelled and always() }
              job b on linux after a when always() { run "true" }
            """, "a cancelled, b success"),
        ("called-and-cancelled", """
              call rescue as one { cancels = true }
              job b on linux after one { run "true" }
              job c on linux after one when always() { run "true" }
              job d on linux after one when cancelled() { run "true" }
            """, "b cancelled, c success, d success, one cancelled, one / v cancelled, one / w cancelled, one / x cancelled, one / y success, one / z success"),
        ("called-and-failing", """
              call rescue as one { fails = true }
              call rescue as two after one when failure()
              call rescue as three after one when always()
              call rescue as four after one when cancelled()
              call rescue as five after one
            """, "five skipped, four skipped, one failure, one / v success, one / w skipped, one / x failure, one / y success, one / z skipped, three success, three / v skipped, three / w success, three / x success, three / y success, three / z skipped, two success, two / v skipped, two / w success, two / x success, two / y success, two / z skipped"),
    ];
}
