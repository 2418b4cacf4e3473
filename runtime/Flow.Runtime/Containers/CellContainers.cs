using Flow.Runtime.Execution;

namespace Flow.Runtime.Containers;

/// <summary>The container and the sidecars of one cell.</summary>
internal sealed class CellContainers(CellState cell)
{
    private readonly Dictionary<(string Sidecar, int Port), int> _ports = [];

    public int Port(string sidecar, int port) => _ports.TryGetValue((sidecar, port), out var host)
        ? host
        : throw new FlowRunException($"The sidecar '{sidecar}' of the job '{cell.Job.Definition.Name}' does not publish port {port}.");
}
