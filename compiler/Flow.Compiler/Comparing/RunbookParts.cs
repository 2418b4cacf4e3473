using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Comparing;

/// <summary>What is said about what to do when a service fails.</summary>
internal static class RunbookParts
{
    /// <summary>What is said about <paramref name="runbook"/>.</summary>
    public static Part Of(Runbook runbook) => new(runbook.FullName, new FacetList()
        .Text("title", runbook.Title).Text("impact", runbook.Impact)
        .Each(LinesOf(runbook.Steps), static s => $"step {s.Title}", static s => s.Text)
        .Each(LinesOf(runbook.Rollback), static s => $"rollback {s.Title}", static s => s.Text)
        .Words("escalation", runbook.Escalation).Facets, runbook.Origin);

    private static IEnumerable<(string Title, string Text)> LinesOf(IEnumerable<RunbookStep> steps) => steps.SelectMany(static s => s.Lines.Select(l => (s.Title, TextOf(l))));

    private static string TextOf(RunbookLine line) => line switch
    {
        RunbookCommand => $"run {line.Text}",
        RunbookExpectation or RunbookSight => $"expect {line.Text}",
        _ => $"note {line.Text}",
    };
}
