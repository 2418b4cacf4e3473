using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Comparing;

/// <summary>What is said about what to do when a service fails.</summary>
internal static class RunbookParts
{
    /// <summary>What is said about <paramref name="runbook"/>.</summary>
    public static Part Of(Runbook runbook) => new(runbook.FullName, new FacetList()
        .Text("title", runbook.Title).Text("impact", runbook.Impact)
        .Each(runbook.Steps, static s => $"step {s.Title}", static s => TextOf(s))
        .Each(runbook.Rollback, static s => $"rollback {s.Title}", static s => TextOf(s))
        .Words("escalation", runbook.Escalation).Facets, runbook.Origin);

    private static string TextOf(RunbookStep step) => string.Join("; ", step.Lines.Select(static l => l switch
    {
        RunbookCommand => $"run {l.Text}",
        RunbookExpectation or RunbookSight => $"expect {l.Text}",
        _ => $"note {l.Text}",
    }));
}
