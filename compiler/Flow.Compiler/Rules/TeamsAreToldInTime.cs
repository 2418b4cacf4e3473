using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Model.OnCall;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Planning.OnCall;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>The times of alerts fit each other, and an escalation tells somebody who was not told before.</summary>
internal sealed class TeamsAreToldInTime : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        Check(model.Project.Alerts.Tells, t => Timing.Of(t.Severity, null, model.Project.Alerts), diagnostics);
        foreach (var team in model.Teams)
        {
            Check(team.Tells, t => Timing.Of(t.Severity, team, model.Project.Alerts), diagnostics);
            foreach (var escalation in team.Escalations)
            {
                if (WhyUseless(escalation, team, model) is { } reason)
                {
                    Report(diagnostics, TellingDiagnostics.EscalatesToNobody, escalation.Origin.Location, reason);
                }
            }
        }
    }

    private static void Check(IReadOnlyList<Telling> tells, Func<Telling, Timing> timingOf, DiagnosticBag diagnostics)
    {
        foreach (var telling in tells)
        {
            var (word, timing) = (AlertNames.Label(telling.Severity), timingOf(telling));
            if (tells.TakeWhile(t => t != telling).Any(t => t.Severity == telling.Severity))
            {
                Report(diagnostics, TellingDiagnostics.TimesDoNotFit, telling.Origin.Location, $"What holds for `{word}` is written above already. Write it into one line.");
            }
            else if (timing.Interval <= TimeSpan.Zero || timing.Repeat <= TimeSpan.Zero || timing.Wait < TimeSpan.Zero)
            {
                Report(diagnostics, TellingDiagnostics.TimesDoNotFit, telling.Origin.Location, "`every` and `more` are more than nothing.");
            }
            else if (timing.Repeat < timing.Interval)
            {
                Report(
                    diagnostics, TellingDiagnostics.TimesDoNotFit, telling.Origin.Location,
                    $"`{word}` is told again after {Quantities.Write(timing.Repeat)}, and looked at only each {Quantities.Write(timing.Interval)}. Write a longer `every`, or a shorter `more`.");
            }
        }
    }

    // Of two at the same time the one that is written first counts.
    private static bool IsBefore(Escalation one, Escalation other, Team team) =>
        one.After < other.After || (one.After == other.After && team.Escalations.IndexOf(one) < team.Escalations.IndexOf(other));

    private static string? WhyUseless(Escalation escalation, Team team, DeliveryModel model)
    {
        var wait = Timing.Of(escalation.Severity, team, model.Project.Alerts).Wait;
        return model.Teams.FirstOrDefault(t => t.Name == escalation.Team) is not { } other ? null // which was reported
            : other.Name == team.Name ? $"`{team.Name}` is told first already. Name another team."
            : other.Chat is null && other.Channels.IsEmpty && (escalation.Severity != AlertSeverity.Critical || other.OnCall is null)
                ? $"`{other.Name}` is told nowhere: write `chat = slack(\"#{other.Name}\")`{(escalation.Severity == AlertSeverity.Critical ? " or `on-call`" : "")} there."
            : team.Escalations.FirstOrDefault(e => e.Severity == escalation.Severity && e.Team == escalation.Team && e.After > wait && IsBefore(e, escalation, team)) is { } earlier
                ? $"`{other.Name}` is told after {Quantities.Write(earlier.After)} already. Name another team."
            : escalation.After <= wait ? $"`{team.Name}` itself is told after {Quantities.Write(wait)}. Escalate later than that."
            : null;
    }
}
