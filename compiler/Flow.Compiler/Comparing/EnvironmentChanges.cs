using System.Collections.Immutable;
using Flow.Compiler.Model;
using Flow.Compiler.Providers;
using Flow.Compiler.Types;

namespace Flow.Compiler.Comparing;

/// <summary>What changes about environments.</summary>
/// <param name="before">The model that was.</param>
/// <param name="after">The model that is.</param>
internal sealed class EnvironmentChanges(DeliveryModel before, DeliveryModel after)
{
    /// <summary>The changes.</summary>
    public IEnumerable<Change> Find() => PartPairs.Of(before.Environments, after.Environments, static e => e.Name).SelectMany(Of);

    private IEnumerable<Change> Of(PartPair<DeploymentEnvironment> pair) => pair switch
    {
        { Before: null, After: { } added } => [Added(added)],
        { Before: { } removed, After: null } => [Removed(removed)],
        { Before: { } old, After: { } now } => Changed(old, now, new ResourceChanges(old, now, [.. ParentsOf(now)], [.. after.Environments.Where(e => !e.Resources.IsEmpty && ParentsOf(e).Any(p => p.Name == now.Name)).Select(static e => e.Name)])),
        _ => [],
    };

    private IEnumerable<DeploymentEnvironment> ParentsOf(DeploymentEnvironment environment)
    {
        for (var parent = Find(environment.Like); parent is not null; parent = Find(parent.Like))
        {
            yield return parent;
        }

        DeploymentEnvironment? Find(string? name) => after.Environments.FirstOrDefault(e => e.Name == name);
    }

    private static IEnumerable<Change> Changed(DeploymentEnvironment old, DeploymentEnvironment now, ResourceChanges resources) => [.. Itself(old, now, resources.Addresses), .. resources.Find(), .. new WorkloadChanges(old, now).Find()];

    private static Change Added(DeploymentEnvironment environment)
    {
        var change = New(ChangeKind.Added, environment,
        [
            .. environment.Resources.Where(static r => r.Mode == ResourceMode.Managed).Select(static r => new Difference("resource", null, EnvironmentParts.AddressOf(r))),
            .. environment.Workloads.Select(static w => new Difference("container", null, w.Name)),
        ]);
        change.Raise(environment.Resources.IsEmpty ? Risk.Harmless : Risk.Review);
        return change.ToChange();
    }

    private static Change Removed(DeploymentEnvironment environment)
    {
        var change = New(ChangeKind.Removed, environment, []);
        var kept = environment.Resources.Where(static r => r.Mode == ResourceMode.Managed).ToList();
        if (kept.Count == 0)
        {
            change.Raise(Risk.Review);
        }
        else
        {
            change.Add(
                kept.Exists(static r => StatefulTypes.Find(r.Type) is not null) ? Risk.Dangerous : Risk.Review,
                $"its configuration goes; its {kept.Count} {(kept.Count == 1 ? "resource stays in the cloud, and nobody manages it" : "resources stay in the cloud, and nobody manages them")}");
        }

        return change.ToChange();
    }

    private static IEnumerable<Change> Itself(DeploymentEnvironment old, DeploymentEnvironment now, RenamedAddresses addresses)
    {
        var differences = addresses.In(EnvironmentParts.Of(old)).DifferencesTo(EnvironmentParts.Of(now));
        var watches = AlarmsOf(old);
        var isBlind = watches > 0 && AlarmsOf(now) == 0;
        if (differences.IsEmpty && !isBlind)
        {
            return [];
        }

        var change = New(ChangeKind.Changed, now, [.. differences.SelectMany(d => Details(d, old, now, addresses))]);
        if (isBlind)
        {
            change.Add(Risk.Dangerous, $"no alarm of CloudWatch is left of {watches}: nobody is told any more what goes wrong with its resources");
        }

        foreach (var difference in differences)
        {
            Judge(old, difference, change);
        }

        return [change.ToChange()];
    }

    /// <summary>Of an output that is another the things in it that are others.</summary>
    private static IEnumerable<Difference> Details(Difference difference, DeploymentEnvironment old, DeploymentEnvironment now, RenamedAddresses addresses)
    {
        return difference is { Before: not null, After: not null } && ValueOf(old) is { } before && ValueOf(now) is { } after 
            ? TreeDifferences.Between(difference.Name, ValueTree.Of(before, addresses.In), ValueTree.Of(after, static t => t)) : [difference];

        Expr? ValueOf(DeploymentEnvironment environment) => environment.Outputs.FirstOrDefault(o => EnvironmentParts.NameOf(o) == difference.Name)?.Value;
    }

    private static int AlarmsOf(DeploymentEnvironment environment) => environment.Resources.Count(static r => r is { Mode: ResourceMode.Managed, Type: "aws_cloudwatch_metric_alarm" or "aws_cloudwatch_composite_alarm" });

    private static void Judge(DeploymentEnvironment old, Difference difference, ChangeBuilder change)
    {
        switch (difference)
        {
            case { Name: "cloud" or "cloud.region" or "cloud.account", Before: not null } when !old.Resources.IsEmpty:
                change.Add(Risk.Dangerous, "everything is made again somewhere else; what is there stays or is destroyed by the next plan");
                break;
            case { Name: "cloud.state", Before: not null } when !old.Resources.IsEmpty:
                change.Add(Risk.Dangerous, "the state is somewhere else: without `terraform init -migrate-state` everything is made a second time");
                break;
            case { Name: "approval", After: null }:
                change.Add(Risk.Dangerous, "nobody has to agree to a deployment any more");
                break;
            case { Name: "window" or "freeze", After: null }:
                change.Add(Risk.Review, "deployments are possible at times at which they were not");
                break;
            case { Name: "pages", After: not null }:
                change.Add(Risk.Dangerous, "nobody is called any more for what is critical there");
                break;
            case { Name: "title" or "url" }:
                break;
            default:
                change.Raise(Risk.Review);
                break;
        }
    }

    private static ChangeBuilder New(ChangeKind kind, DeploymentEnvironment environment, ImmutableArray<Difference> differences) =>
        new(ChangeDomain.Environments, kind, $"environment {environment.Name}", environment.Origin) { Differences = differences, Most = environment.Preview is null ? Risk.Dangerous : Risk.Review };
}
