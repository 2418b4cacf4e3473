namespace Flow.Conformance.Tests.Meaning;

/// <summary>The C# runner and GitHub's own evaluator give every expression the same value.</summary>
public sealed class ExpressionTests
{
    [SkippableFact]
    public async Task Both_give_every_expression_the_same_value()
    {
        var project = MeaningProject.Of(MeaningExpressions.Text);

        var atGitHub = project.RunAtGitHub("expressions", MeaningExpressions.World).Jobs["cases"].Cells.Single();
        var here = (await project.RunHereAsync("expressions", MeaningExpressions.World)).Jobs["cases"].Cells.Single();

        var differences = Meant().Zip(Told(here), Told(atGitHub)).Where(static t => t.First != t.Second || t.First != t.Third)
            .Select(static t => $"meant {t.First}, here {t.Second}, at GitHub {t.Third}").ToList();
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    private static IEnumerable<string> Meant() =>
    [
        .. MeaningExpressions.Conditions.Select(static c => $"{c.Expression}: {c.Expected}"),
        .. MeaningExpressions.Texts.Select(static c => $"{c.Expression}: {c.Expected}"),
        .. MeaningExpressions.Others.Select(static c => $"{c.Expression}: {c.Expected}"),
    ];

    private static IEnumerable<string> Told(CellRecord cell) =>
    [
        .. MeaningExpressions.Conditions.Select((c, i) => $"{c.Expression}: {Holds(cell, i)}"),
        .. MeaningExpressions.Texts.Select((c, i) => $"{c.Expression}: {Json.Compact(Step(cell, "environment").Outputs.GetValueOrDefault($"V{i:000}", "absent"))}"),
        .. MeaningExpressions.Others.Select((c, i) => $"{c.Expression}: {Json.Compact(cell.Outputs.GetValueOrDefault($"o{i}", "absent"))}"),
    ];

    private static string Holds(CellRecord cell, int number) => Step(cell, $"when{number}").Outcome switch
    {
        "success" => "true",
        "skipped" => "false",
        var other => other,
    };

    private static StepRecord Step(CellRecord cell, string name) => cell.Steps.FirstOrDefault(s => s.Name == name) ?? new(name, "", "missing", "missing", cell.Outputs);
}
