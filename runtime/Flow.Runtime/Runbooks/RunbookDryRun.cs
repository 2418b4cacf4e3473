namespace Flow.Runtime.Runbooks;

/// <summary>Says what would be done, with the values of the environment; nothing is asked and nothing is started.</summary>
internal static class RunbookDryRun
{
    public static void Show(RunbookDefinition runbook, IReadOnlyList<RunbookStep> steps, RunbookPlace place, TextWriter output)
    {
        output.WriteLine("Dry run: this is what would be done; nothing is started.");
        RunbookFrame.Show(runbook, ReferenceEquals(steps, runbook.Rollback), place, output.WriteLine);
        using var probe = new RunbookProbe(null);
        var context = new RunbookContext(place, probe);
        for (var i = 0; i < steps.Count; i++)
        {
            output.WriteLine($"\n{i + 1}. {steps[i].Title}{(steps[i].Location.ToString() is { Length: > 0 } known ? $"  {known}" : "")}");
            foreach (var text in steps[i].Lines.SelectMany(line => Lines(line, context)))
            {
                output.WriteLine($"   {text}");
            }
        }

        foreach (var missing in place.Missing(steps).Select(static (text, i) => $"{(i == 0 ? "\nBefore it can be followed:\n" : "")}   {text}"))
        {
            output.WriteLine(missing);
        }
    }

    private static IEnumerable<string> Lines(RunbookLine line, RunbookContext context) => line switch
    {
        RunbookCommand command => [.. command.Environment.Select(v => $"{v.Name}={Known(v.Value, context)}"), .. command.Text.Split('\n').Select(static t => $"$ {t}")],
        RunbookCondition condition => [$"expect {condition.Text}{(condition.Within > TimeSpan.Zero ? $" within {Spell.Text(condition.Within)}" : "")}"],
        RunbookSight sight => [$"expect: {sight.Text}"],
        _ => [line.Text],
    };

    // Which environment it is can be said later: what is done is shown anyway.
    private static string? Known(Func<RunbookContext, string?> value, RunbookContext context)
    {
        try
        {
            return value(context);
        }
        catch (Exception fault) when (fault is FlowRunException or RunUsageException)
        {
            return "… (of the environment)";
        }
    }
}
