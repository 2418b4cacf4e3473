using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Planning.OnCall;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>A runbook has a step, and what is critical has a runbook: asked of projects that have some already, and of strict ones.</summary>
internal sealed class RunbooksSayWhatToDo : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var runbook in model.Runbooks.Where(static r => r.Steps.IsEmpty))
        {
            Report(diagnostics, RunbookDiagnostics.NoSteps, runbook.Origin.Location, $"`{runbook.FullName}` says nothing to do: write `step \"What to do\" {{ run \"…\" }}`.");
        }

        foreach (var read in model.Runbooks.SelectMany(static r => r.EnvironmentReads).Where(r => !CanBeNamed(r, model)))
        {
            Report(
                diagnostics, RunbookDiagnostics.NoEnvironment, read.Location,
                model.Environments.IsEmpty ? "The project has no environment: `environment production { url = \"https://…\" }`." : "No environment of the project has a `url`.");
        }

        if (model.Project.Standards != Standards.Strict && model.Runbooks.IsEmpty)
        {
            return;
        }

        var helped = model.Alerts.Where(static a => (a.RunbookName ?? a.Runbook) is not null).Select(static a => a.FullName)
            .Concat(model.Slos.Where(static s => (s.RunbookName ?? s.Runbook) is not null).Select(static s => s.FullName)).ToHashSet();
        foreach (var alert in AlertCatalogue.Of(model).Where(a => a.Severity == AlertSeverity.Critical && !helped.Contains(a.FullName)).DistinctBy(static a => a.FullName))
        {
            Report(alert, model, diagnostics);
        }
    }

    private static bool CanBeNamed(ReadExpr read, DeliveryModel model) =>
        model.Environments.Any(e => e.Url is not null || read.Source is not ContextSource { Path: ["url"] });

    private static void Report(RoutedAlert alert, DeliveryModel model, DiagnosticBag diagnostics)
    {
        var runbook = model.Runbooks.FirstOrDefault(r => r.Service == alert.Labels.GetValueOrDefault("service"))?.FullName;
        var line = $"runbook = {runbook ?? "\"https://runbooks.example.com\""}";
        diagnostics.Add(new Diagnostic(
            RunbookDiagnostics.CriticalWithoutRunbook, alert.Origin.Location,
            $"`{alert.FullName}` calls somebody, and nothing says what to do then. Write `{(runbook is null ? "runbook = …" : line)}`{(runbook is null ? " with a `runbook` of this project or an address" : "")}.")
        {
            Severity = model.Project.Standards switch { Standards.Strict => Severity.Error, Standards.Relaxed => Severity.Note, _ => Severity.Warning },
            Fixes = BodyLine.Add(alert.Origin.Location, line) is { } edit ? [new Fix("Add a runbook", FixSafety.Suggestion, [edit])] : [],
        });
    }
}
