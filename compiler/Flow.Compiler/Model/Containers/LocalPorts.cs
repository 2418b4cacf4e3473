using System.Collections.Immutable;

namespace Flow.Compiler.Model;

/// <summary>On which port of the machine of whoever develops each workload is reached.</summary>
public static class LocalPorts
{
    /// <summary>The ports by the names of the workloads: its own where that is free, else the next one.</summary>
    public static Dictionary<string, int> Of(ImmutableArray<Workload> workloads)
    {
        var (taken, ports) = (new HashSet<int>(), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var workload in workloads.Where(static w => w is { Port: not null, IsPublished: true }))
        {
            var port = workload.Port!.Value;
            while (!taken.Add(port))
            {
                port++;
            }

            ports.Add(workload.Name, port);
        }

        return ports;
    }
}
