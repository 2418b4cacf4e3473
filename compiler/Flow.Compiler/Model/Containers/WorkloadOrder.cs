using System.Collections.Immutable;

namespace Flow.Compiler.Model;

/// <summary>Which workloads of an environment start before which.</summary>
/// <param name="workloads">The workloads.</param>
public sealed class WorkloadOrder(ImmutableArray<Workload> workloads)
{
    private readonly Dictionary<string, Workload> byName = workloads.ToDictionary(static w => w.Name, StringComparer.Ordinal);

    /// <summary>What <paramref name="workload"/> connects to and waits for, each once.</summary>
    public IEnumerable<Workload> Neighbours(Workload workload) =>
        workload.Connections.Select(static c => c.To).Concat(workload.WaitsFor).Distinct().Where(n => n != workload.Name).Select(byName.GetValueOrDefault).OfType<Workload>();

    /// <summary>Those of them that start before it: of two that connect to each other the one that is written first starts first.</summary>
    public IEnumerable<Workload> Before(Workload workload) => Neighbours(workload).Where(n => !IsBefore(workload, n));

    private bool IsBefore(Workload workload, Workload later)
    {
        var (seen, open) = (new HashSet<string>(StringComparer.Ordinal), new Stack<Workload>([later]));
        while (open.TryPop(out var next))
        {
            if (next.Name == workload.Name)
            {
                return workloads.IndexOf(workload) < workloads.IndexOf(later);
            }

            foreach (var neighbour in Neighbours(next).Where(n => seen.Add(n.Name)))
            {
                open.Push(neighbour);
            }
        }

        return false;
    }
}
