using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Planning.OnCall;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>A team names a rotation that exists and is told of its warnings somewhere, and a silence has a time.</summary>
internal sealed class OnCallIsComplete : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        // Where no rotation is declared, all of them are the paging service's own.
        foreach (var team in model.Rotations.IsEmpty ? [] : model.Teams)
        {
            if (team.OnCall is VariantValue { Arguments: [var named, ..] } && named.ToText() is var name && !model.Rotations.Any(r => r.Name == name))
            {
                var near = Suggestions.Nearest(name, model.Rotations.Select(static r => r.Name));
                var at = team.OnCallLocation ?? team.Origin.Location;
                diagnostics.Report(
                    OnCallDiagnostics.UnknownRotation, at,
                    $"`{team.Name}` is on call in `{name}`, and there is no such rotation. {(near is null ? $"Declare it: `rotation {name}`, without shifts where the paging service keeps it." : $"Did you mean `{near}`?")}",
                    near is null ? [] : [new Fix($"Write `{near}`", FixSafety.Suggestion, [new TextEdit(at.Span, near)])]);
            }
        }

        foreach (var team in model.Rotations.IsEmpty && !model.Project.Targets.Contains("alertmanager") ? [] : model.Teams.Where(static t => t.Chat is null && t.Channels.IsEmpty))
        {
            if (AlertCatalogue.Of(model).FirstOrDefault(a => a.Labels.GetValueOrDefault("team") == team.Name && a.Severity != AlertSeverity.Critical) is { } lost)
            {
                Report(
                    diagnostics, OnCallDiagnostics.ToldNowhere, team.Origin.Location,
                    $"`{team.Name}` is told nowhere of the warnings of `{lost.FullName}`, for which nobody is called: write `chat = slack(\"#{team.Name}\")`, or `channels`.");
            }
        }

        if (model.Project is { ChoosesTargets: true, Origin: { } project } && !model.Slos.IsEmpty && model.Project.Targets.Contains("grafana") && !model.Project.Targets.Contains("prometheus"))
        {
            Report(
                diagnostics, ServiceLevelDiagnostics.DashboardsWithoutRules, project.Location,
                "The targets have `grafana` and not `prometheus`: dashboards show what its rules record of service levels, and stay empty. Add `prometheus`.");
        }

        foreach (var silence in model.Silences.Where(static s => s.Windows.IsEmpty && s.Days.IsEmpty))
        {
            Report(diagnostics, OnCallDiagnostics.SilenceWithoutTime, silence.Origin.Location, $"`{silence.Name}` says no time: write `window weekdays at 02:00..03:00` or `days = 2026-12-24..2026-12-26`.");
        }

        foreach (var silence in model.Silences.Where(static s => s.NeverHolds))
        {
            Report(diagnostics, OnCallDiagnostics.SilenceWithoutTime, silence.Origin.Location, $"`{silence.Name}` holds in its windows on its days, and none of its windows lies on one of them: it never holds.");
        }
    }
}
