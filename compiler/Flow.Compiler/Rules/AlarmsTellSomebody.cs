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
    private const string Webhook = "webhook";

    private static readonly string[] Telling = ["alarms", "tell"];
    private static readonly string[] Reaching = ["emails", Webhook, "slack-channel"];

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var silent = model.Environments.Where(static e => IsAsked(e))
            .Select(static e => (Environment: e, Uses: e.Uses.Where(u => IsSilent(u, e) && IsAtHome(u, e)).ToImmutableArray(), Topic: e.Uses.FirstOrDefault(u => ReachesPeople(u) && IsAtHome(u, e)))).Where(static s => !s.Uses.IsEmpty).ToList();
        var untold = silent.Where(static s => s.Topic is not null).Select(static s => s.Environment.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (environment, uses, topic) in silent)
        {
            if (topic is null)
            {
                CheckAlarms(uses, diagnostics);
            }
            else if (!model.AncestorsOf(environment).Any(a => untold.Contains(a.Name)))
            {
                diagnostics.Add(NotTold(environment, uses, topic));
            }
        }

        foreach (var environment in model.Environments.Where(static e => IsAsked(e)))
        {
            CheckAbroad(environment, diagnostics);
        }

        CheckAddresses(model, diagnostics);
        foreach (var environment in model.Environments.Where(static e => e.Alarms is not null && e.Cloud?.Provider != "aws"))
        {
            Report(
                diagnostics, ConstructDiagnostics.OtherCloud, environment.Alarms!.Location,
                $"`alarms` names topics of AWS, and `{environment.Name}` {(environment.Cloud is { Provider: var other } ? $"lives elsewhere: `cloud {other}`" : "says no `cloud aws`")}. What is wrong there is told by `alert`.");
        }
    }

    /// <summary>What is made in another region than the rest has alarms there, and they tell topics of that region: what the environment says for all does not fit it.</summary>
    private static void CheckAbroad(DeploymentEnvironment environment, DiagnosticBag diagnostics)
    {
        foreach (var use in environment.Uses.Any(ReachesPeople) ? environment.Uses.Where(u => IsSilent(u, environment) && !IsAtHome(u, environment) && u.Origin.Location.UsedAt.IsEmpty) : [])
        {
            var telling = use.Parameters.First(static p => Telling.Contains(p.Name)).Name;
            var (region, provider) = (environment.RegionOf(use), environment.ProviderOf(use));
            var topic = environment.Uses.FirstOrDefault(u => ReachesPeople(u) && (region is null ? environment.ProviderOf(u) == provider : environment.RegionOf(u) == region));
            var (where, wayOut) = (region is null ? "" : $" in `{region}`", topic is null
                ? $"Make a topic there, `{Topic} {use.Name}-incidents{(provider is null ? "" : $" using {provider}")} {{ emails = [\"…\"] }}`, and say `{telling} = [{use.Name}-incidents.arn]`; or `{telling} = []`."
                : $"`{telling} = [{topic.Name}.arn]` tells `{topic.Name}`, which is there, too.");
            Report(
                diagnostics, ContainerDiagnostics.AlarmsTellNobody, use.Origin.Location, $"Nobody is told when something is wrong with `{use.Name}`{where}. {wayOut}",
                topic is null ? [] : [new RelatedLocation(topic.Origin.Location, "It reaches people.")]);
        }
    }

    private static bool IsAsked(DeploymentEnvironment environment) => environment is { Cloud.Provider: "aws", Preview: null, Alarms: null };

    private static bool IsAtHome(ConstructUse use, DeploymentEnvironment environment) => environment.RegionOf(use) == environment.Cloud!.Region;

    /// <summary>A topic is subscribed with the protocol <c>https</c>. What the compiler does not know, such as a secret, is not asked: a condition would show it.</summary>
    private static void CheckAddresses(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var (use, address) in model.Environments.SelectMany(static e => e.Uses).Where(static u => u.Construct == Topic).Select(static u => (u, u.Value(Webhook))))
        {
            if (address?.Constant is TextValue { Text: var text } && !text.StartsWith("https://", StringComparison.Ordinal))
            {
                Report(diagnostics, ConstructDiagnostics.NotAllowed, address.Location, $"`{Topic} {use.Name}`: a `{Webhook}` is an address with `https://`.");
            }
        }
    }

    private static void CheckAlarms(ImmutableArray<ConstructUse> silent, DiagnosticBag diagnostics)
    {
        foreach (var alarm in silent.Where(static u => u.Construct == Alarm))
        {
            Report(diagnostics, ContainerDiagnostics.AlarmsTellNobody, alarm.Origin.Location, $"`{alarm.Name}` tells nobody when it rings. Name a topic, `topic incidents {{ emails = [\"…\"] }}`: `tell = [incidents.arn]`.");
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
