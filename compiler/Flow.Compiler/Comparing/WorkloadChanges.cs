using System.Collections.Immutable;
using System.Globalization;
using Flow.Compiler.Catalogue;
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
    public IEnumerable<Change> Find() => Pairs.Select(Of).OfType<Change>();

    private ImmutableArray<PartPair<Workload>> Pairs => field.IsDefault ? field = [.. PartPairs.Of(before.Workloads, after.Workloads, static w => w.Name, static w => w.FormerNames)] : field;

    /// <summary>What is called otherwise now, by what it was called.</summary>
    private ImmutableDictionary<string, string> Renamed =>
        field ??= Pairs.Where(static p => p is { Before: not null, After: not null } && p.Before.Name != p.After.Name).ToImmutableDictionary(static p => p.Before!.Name, static p => p.After!.Name);

    private bool IsLocal => after.Cloud?.Provider == Platforms.Local;

    /// <summary>What a developer's machine keeps is made again, and a preview comes and goes: neither loses anything that was meant to stay.</summary>
    private Risk Most => IsLocal || (before.Preview is not null && after.Preview is not null) ? Risk.Review : Risk.Dangerous;

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
        var differences = PartOf(Present(old)).DifferencesTo(PartOf(now));
        var isMoved = old.Name != now.Name;
        if (differences.IsEmpty && !isMoved)
        {
            return null;
        }

        var change = New(isMoved ? ChangeKind.Moved : ChangeKind.Changed, now, differences);
        change.Raise(differences.IsEmpty ? Risk.Harmless : Risk.Review);
        if (isMoved)
        {
            JudgeMove(old, now, change);
        }

        foreach (var difference in differences)
        {
            Judge(difference, change);
        }

        return change.ToChange();
    }

    /// <summary>A volume is called after its container. On a developer's machine what is in it is made again; in a cluster it is lost to whoever reads it.</summary>
    private void JudgeMove(Workload old, Workload now, ChangeBuilder change)
    {
        change.Add(Risk.Harmless, $"it was `{old.Name}`");
        if (old.Volumes.Intersect(now.Volumes).Any())
        {
            change.Add(IsLocal ? Risk.Harmless : Risk.Dangerous, $"it begins with nothing: what it kept in {Names(old.Volumes)} stays in the volume of `{old.Name}`, which nobody reads");
        }
    }

    /// <summary>What was, with whom it connects to called as they are now.</summary>
    private Workload Present(Workload old) => Renamed.IsEmpty ? old : old with
    {
        Connections = [.. old.Connections.Select(c => c with { To = Renamed.GetValueOrDefault(c.To, c.To) })],
        WaitsFor = [.. old.WaitsFor.Select(w => Renamed.GetValueOrDefault(w, w))],
    };

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
        new(ChangeDomain.Environments, kind, $"{after.Name} {(workload.Service is null ? "container" : "service")} {workload.Name}", workload.Origin) { Differences = differences, Most = Most };
}
