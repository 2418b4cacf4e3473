using Flow.Compiler.Diagnostics;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Datadog;

/// <summary>What a project says of alerts that this target writes nothing for, and Alertmanager and Prometheus do.</summary>
internal static class DatadogLeftOut
{
    /// <summary>Tells each of it, at its place.</summary>
    public static void Report(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var (slo, spent) in model.Slos.Where(static s => !s.LeftOutOf.Contains("datadog")).SelectMany(static s => s.Spent.Select(p => (s, p))))
        {
            Warn(spent.Origin, $"Datadog tells nobody that {spent.Percent} of the budget of `{slo.FullName}` are spent: this target writes no monitor for it.");
        }

        foreach (var escalation in model.Teams.SelectMany(static t => t.Escalations))
        {
            Warn(
                escalation.Origin,
                $"Datadog does not escalate: `{escalation.Team}` is not told of what is {AlertNames.Label(escalation.Severity)} and still fires after {PromDuration.Written(escalation.After)}. Let the rotation do that.");
        }

        foreach (var silence in model.Silences)
        {
            Warn(silence.Origin, $"Datadog is not quiet for `silence {silence.Name}`: this target writes no downtime.");
        }

        foreach (var environment in model.Environments.Where(static e => e.CallsNobody is { UsedAt.IsEmpty: true }))
        {
            diagnostics.Report(
                DatadogDiagnostics.NotTold, environment.CallsNobody!,
                $"Datadog calls people for `{environment.Name}`, too: its monitors are the same for all environments. Let the queries name those for which somebody is called, such as `{{env='production'}}`.");
        }

        foreach (var synthetic in model.Synthetics)
        {
            Warn(synthetic.Origin, $"`synthetic {synthetic.Name}` is not written for Datadog: nothing asks there, and nobody is told of a wrong answer.");
        }

        void Warn(Origin place, string message) => diagnostics.Report(DatadogDiagnostics.NotTold, place.Location, message);
    }
}
