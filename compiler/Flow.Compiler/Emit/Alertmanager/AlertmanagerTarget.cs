using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Model.OnCall;
using Flow.Compiler.Planning.OnCall;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.Alertmanager;

/// <summary>Writes who is told of which alert as the configuration of Alertmanager 0.25 and newer, and a page of who is reached when.</summary>
public sealed class AlertmanagerTarget : ITarget
{
    private const string Configuration = "alertmanager/alertmanager.yml";
    private const string Reach = "alertmanager/reach.md";

    /// <inheritdoc/>
    public string Name => "alertmanager";

    /// <inheritdoc/>
    public string Summary => "Alertmanager 0.25 and newer: routes, receivers, silences and inhibition from teams, rotations and services, and who is reached at which hour.";

    /// <inheritdoc/>
    public EmitResult Emit(DeliveryModel model, EmitOptions options)
    {
        if (OnCallPlan.Of(model) is not { } plan)
        {
            return new EmitResult([], []);
        }

        var diagnostics = new DiagnosticBag();
        foreach (var team in model.Teams)
        {
            CheckChannels(team, model, diagnostics);
        }

        var origin = model.Teams[0].Origin;
        return new EmitResult(
            [
                FileText.Write(Configuration, new AlertmanagerConfiguration(plan, model).Document(), origin, model),
                new GeneratedFile(Reach, ReachTable.Of(plan, model, GeneratedHeader.Of(origin, model).Take(1)), []),
            ],
            diagnostics.ToSortedArray());
    }

    private static void CheckChannels(Team team, DeliveryModel model, DiagnosticBag diagnostics)
    {
        var page = OnCallPlanning.RotationOf(team, model)?.Page;
        if (team.Channels.Append(page).Any(static c => c?.Case == "email") && model.Project.Alerts is not { MailServer: not null, MailFrom: not null })
        {
            diagnostics.Report(
                AlertmanagerDiagnostics.ChannelNotPossible, team.Origin.Location,
                $"`{team.Name}` is told by e-mail, and nothing says how it is sent: `project … {{ alerts {{ mail-server = \"mail.example.com:587\", mail-from = \"alerts@example.com\" }} }}`.");
        }

        if (team.Chat is VariantValue chat && !model.Project.Alerts.CanTell(chat) && team.Channels.IsEmpty)
        {
            diagnostics.Report(
                AlertmanagerDiagnostics.ChannelNotPossible, team.Origin.Location,
                $"`{team.Name}` talks in Microsoft Teams, which Alertmanager {model.Project.Alerts.Version} cannot tell anything: it can from {AlertSettings.FirstWithTeams} on (`project … {{ alerts {{ version = {AlertSettings.FirstWithTeams} }} }}`). "
                + "Or write `channels = webhook(\"…\")` with the address of a relay beside it.");
        }
    }
}
