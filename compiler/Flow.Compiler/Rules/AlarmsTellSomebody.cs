using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>Where a topic reaches people, it is told of everything that can have alarms; and an alarm tells a topic.</summary>
internal sealed class AlarmsTellSomebody : ModelRule
{
    private const string Alarm = "alarm";
    private const string Topic = "topic";

    private static readonly string[] Telling = ["alarms", "tell"];
    private static readonly string[] Reaching = ["emails", "webhook", "slack-channel"];

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (var environment in model.Environments.Where(static e => e is { Cloud.Provider: "aws", Preview: null, Alarms: null }))
        {
            var silent = environment.Uses.Where(u => IsSilent(u, environment)).ToImmutableArray();
            if (environment.Uses.FirstOrDefault(ReachesPeople) is { } topic)
            {
                if (silent is [_, ..] && reported.Add(environment.Name) && !(environment.Like is { } like && reported.Contains(like)))
                {
                    diagnostics.Add(NotTold(environment, silent, topic));
                }
            }
            else
            {
                foreach (var alarm in silent.Where(u => u.Construct == Alarm && reported.Add($"{u.Origin.Location}")))
                {
                    Report(diagnostics, ContainerDiagnostics.AlarmsTellNobody, alarm.Origin.Location, $"`{alarm.Name}` tells nobody when it rings. Name a topic, `topic incidents {{ emails = [\"…\"] }}`: `tell = [incidents.arn]`.");
                }
            }
        }
    }

    /// <summary>Whether it would have alarms, and nothing is said of whom they tell. A service without a load balancer has none on Fargate; in a cluster the host decides.</summary>
    private static bool IsSilent(ConstructUse use, DeploymentEnvironment environment) =>
        use.Parameters.Any(static p => Telling.Contains(p.Name) && !p.IsWritten && p.Value.Constant is ListValue { Items.IsEmpty: true })
        && (use.Construct != "workload" || (use.Value("port")?.Constant is NumberValue && environment.Workloads.All(w => w.Name != use.Name)));

    private static bool ReachesPeople(ConstructUse use) =>
        use.Construct == Topic && use.Parameters.Any(static p => Reaching.Contains(p.Name) && p.Value.Constant is not (NoneValue or ListValue { Items.IsEmpty: true }));

    private static Diagnostic NotTold(DeploymentEnvironment environment, ImmutableArray<ConstructUse> silent, ConstructUse topic)
    {
        var line = $"alarms = [{topic.Name}.arn]";
        return new Diagnostic(
            ContainerDiagnostics.AlarmsTellNobody, environment.Origin.Location,
            $"Nobody is told when something is wrong with {string.Join(", ", silent.Select(static u => $"`{u.Name}`"))}. `{line}` in the environment tells `{topic.Name}` of all that does not say otherwise.")
        {
            Related = [new RelatedLocation(topic.Origin.Location, "It reaches people.")],
            Fixes = BodyLine.Add(environment.Origin.Location, line) is { } edit ? [new Fix($"Add `{line}`", FixSafety.Suggestion, [edit])] : [],
        };
    }
}
