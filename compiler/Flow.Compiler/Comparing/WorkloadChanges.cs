using System.Collections.Immutable;
using System.Globalization;
using Flow.Compiler.Functions;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Comparing;

/// <summary>What changes about the containers of one environment: what runs, how often, who reaches it, and what it keeps.</summary>
/// <param name="before">The environment that was.</param>
/// <param name="after">The environment that is.</param>
internal sealed class WorkloadChanges(DeploymentEnvironment before, DeploymentEnvironment after)
{
    private const string Volume = "volume";
    private const string Connection = "connects to";
    private const string Domain = "domain";

    /// <summary>The changes, in the order of what is there now; then what is gone.</summary>
    public IEnumerable<Change> Find() => PartPairs.Of(before.Workloads, after.Workloads, static w => w.Name).Select(Of).OfType<Change>();

    private Change? Of(PartPair<Workload> pair) => pair switch
    {
        { Before: null, After: { } added } => New(ChangeKind.Added, added, []).ToChange(),
        { Before: { } removed, After: null } => Removed(removed),
        { Before: { } old, After: { } now } => Changed(old, now),
        _ => null,
    };

    private Change Removed(Workload workload)
    {
        var change = New(ChangeKind.Removed, workload, []);
        change.Add(workload.Volumes.IsEmpty ? Risk.Review : Risk.Dangerous, workload.Volumes.IsEmpty ? "it runs no more" : $"it runs no more, and nobody reads what it kept in {Names(workload.Volumes)}");
        return change.ToChange();
    }

    private Change? Changed(Workload old, Workload now)
    {
        var differences = PartOf(old).DifferencesTo(PartOf(now));
        if (differences.IsEmpty)
        {
            return null;
        }

        var change = New(ChangeKind.Changed, now, differences);
        change.Raise(Risk.Review);
        foreach (var difference in differences)
        {
            Judge(difference, change);
        }

        return change.ToChange();
    }

    private static void Judge(Difference difference, ChangeBuilder change)
    {
        switch (difference)
        {
            case { Name: Volume, Before: { } kept }:
                change.Add(Risk.Dangerous, $"what it kept in `{kept}` is out of its reach");
                break;
            case { Name: Connection, Before: null, After: { } now }:
                change.Add(Risk.Review, $"it may reach {now}");
                break;
            case { Name: Domain, Before: not null }:
                change.Add(Risk.Review, "it is no longer reached under the name that it had");
                break;
            default:
                break;
        }
    }

    private static Part PartOf(Workload workload) => new(workload.Name, new FacetList()
        .Text("image", workload.Image).Words("command", workload.Command.Select(FlowText.Quote))
        .Plain("port", workload.Port?.ToString(CultureInfo.InvariantCulture)).Text("health", workload.Health).Words("check", workload.Check.Select(FlowText.Quote))
        .Plain("start", workload.Start == TimeSpan.Zero ? null : Quantities.Write(workload.Start))
        .Variables("env.", workload.Variables).Variables("secrets.", workload.Secrets).Variables("gives.", workload.Gives)
        .Each(workload.Connections, static _ => Connection, static c => $"`{c.To}` on port {c.Port.ToString(CultureInfo.InvariantCulture)}")
        .Each(workload.Volumes, static _ => Volume, static v => v)
        .Flag("once", workload.IsOnce).Words("waits for", workload.WaitsFor).Flag("published", workload.IsPublished)
        .Plain("user", workload.User?.ToString(CultureInfo.InvariantCulture))
        .Plain("cpu", workload.Cpu.ToString(CultureInfo.InvariantCulture)).Plain("memory", Quantities.WriteSize(workload.Memory))
        .Plain("scale", $"{workload.Fewest.ToString(CultureInfo.InvariantCulture)}..{workload.Most.ToString(CultureInfo.InvariantCulture)}")
        .Plain("target-cpu", workload.TargetCpu == 0 ? null : $"{workload.TargetCpu.ToString(CultureInfo.InvariantCulture)}%")
        .Text(Domain, workload.Domain).Text("certificate", workload.Certificate).Facets, workload.Origin);

    private static string Names(ImmutableArray<string> volumes) => string.Join(", ", volumes.Select(static v => $"`{v}`"));

    private ChangeBuilder New(ChangeKind kind, Workload workload, ImmutableArray<Difference> differences) =>
        new(ChangeDomain.Environments, kind, $"{after.Name} {(workload.Service is null ? "container" : "service")} {workload.Name}", workload.Origin) { Differences = differences };
}
