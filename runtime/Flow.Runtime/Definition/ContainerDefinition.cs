namespace Flow.Runtime;

/// <summary>The container that a job's steps run in. Needs a working <c>docker</c> or <c>podman</c>.</summary>
/// <param name="Image">The image.</param>
public sealed record ContainerDefinition(Func<CellContext, string> Image)
{
    /// <summary>Environment variables inside it.</summary>
    public IReadOnlyList<EnvironmentVariable<CellContext>> Environment { get; init; } = [];

    /// <summary>Further arguments of <c>docker create</c>.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Volumes as <c>source:target</c>.</summary>
    public IReadOnlyList<string> Volumes { get; init; } = [];
}

/// <summary>A container that runs beside a job. Needs a working <c>docker</c> or <c>podman</c>.</summary>
/// <param name="Name">Its name, which is also its host name for a job in a container.</param>
/// <param name="Image">The image; an empty one means that the sidecar is not started.</param>
public sealed record SidecarDefinition(string Name, Func<CellContext, string> Image)
{
    /// <summary>Environment variables inside it.</summary>
    public IReadOnlyList<EnvironmentVariable<CellContext>> Environment { get; init; } = [];

    /// <summary>Ports as <c>6379</c> or <c>host:container</c>.</summary>
    public IReadOnlyList<string> Ports { get; init; } = [];

    /// <summary>Further arguments of <c>docker create</c>.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Volumes as <c>source:target</c>.</summary>
    public IReadOnlyList<string> Volumes { get; init; } = [];

    /// <summary>What the image runs; null for what it runs by itself.</summary>
    public IReadOnlyList<string>? Command { get; init; }

    /// <summary>The port inside the container that must take connections before the steps start; null to wait for the image's own health check only.</summary>
    public int? HealthPort { get; init; }
}
