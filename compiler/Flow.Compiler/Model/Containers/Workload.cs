using System.Collections.Immutable;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>Something that runs in containers of one environment: a service that it hosts, or what a construct such as <c>database</c> is made of.</summary>
/// <param name="Name">The name under which it is reached, unique in its environment.</param>
/// <param name="Origin">Where it is declared.</param>
public sealed record Workload(string Name, Origin Origin)
{
    /// <summary>What stands before the name of a variable of the developer's environment, in place of a secret.</summary>
    public const string FromOutside = "env:";

    /// <summary>What it was called before, by the lines <c>moved</c> of its environment; the oldest first.</summary>
    public ImmutableArray<string> FormerNames { get; init; } = [];

    /// <summary>The service that it is, of those that a host lists; null for everything else.</summary>
    public string? Service { get; init; }

    /// <summary>The image; null for a service whose image is built here, and where none is written.</summary>
    public string? Image { get; init; }

    /// <summary>The image where it is known only when the environment is applied, which nothing that is written before can say; else null.</summary>
    public Expr? LateImage { get; init; }

    /// <summary>What is run instead of the image's own command; empty for that.</summary>
    public ImmutableArray<string> Command { get; init; } = [];

    /// <summary>The port on which it listens.</summary>
    public int? Port { get; init; }

    /// <summary>The path that answers with a status from 200 to 299 as long as it is well.</summary>
    public string? Health { get; init; }

    /// <summary>The path under which Prometheus reads what it measures; null where it measures nothing.</summary>
    public string? Metrics { get; init; }

    /// <summary>A command in the container that ends with 0 as long as it is well; empty for none.</summary>
    public ImmutableArray<string> Check { get; init; } = [];

    /// <summary>How long it may take until it is well.</summary>
    public TimeSpan Start { get; init; }

    /// <summary>Environment variables in written order; all values are known, but in a cluster that the environment makes.</summary>
    public ImmutableArray<Variable> Variables { get; init; } = [];

    /// <summary>Environment variables whose values are secrets, by where each is kept.</summary>
    public ImmutableArray<Variable> Secrets { get; init; } = [];

    /// <summary>Environment variables of everybody who connects to it.</summary>
    public ImmutableArray<Variable> Gives { get; init; } = [];

    /// <summary>What it connects to, each once.</summary>
    public ImmutableArray<Connection> Connections { get; init; } = [];

    /// <summary>Folders whose content stays.</summary>
    public ImmutableArray<string> Volumes { get; init; } = [];

    /// <summary>Whether it ends by itself.</summary>
    public bool IsOnce { get; init; }

    /// <summary>The names of what must be well, or done, before it starts.</summary>
    public ImmutableArray<string> WaitsFor { get; init; } = [];

    /// <summary>Whether the machine of whoever develops may reach its port.</summary>
    public bool IsPublished { get; init; } = true;

    /// <summary>The number of the user that it runs as; null for that of the image.</summary>
    public int? User { get; init; }

    /// <summary>Processors.</summary>
    public decimal Cpu { get; init; }

    /// <summary>Bytes of memory.</summary>
    public decimal Memory { get; init; }

    /// <summary>How many there are at least.</summary>
    public int Fewest { get; init; } = 1;

    /// <summary>How many there are at most.</summary>
    public int Most { get; init; } = 1;

    /// <summary>How busy the processors are meant to be, in percent.</summary>
    public int TargetCpu { get; init; }

    /// <summary>The name under which it is reached from outside.</summary>
    public string? Domain { get; init; }

    /// <summary>Where the certificate of <see cref="Domain"/> is kept; null where nothing is said.</summary>
    public string? Certificate { get; init; }

    /// <summary>Where it runs in a cluster that its environment makes; null everywhere else.</summary>
    public WorkloadCluster? Cluster { get; init; }
}

/// <summary>A port that somebody connects to.</summary>
/// <param name="To">The name of a <see cref="Workload"/>, or a block of addresses: <c>10.0.0.0/16</c>.</param>
/// <param name="Port">The port.</param>
public sealed record Connection(string To, int Port)
{
    /// <summary>Whether it leads out of the environment.</summary>
    public bool IsOutside => To.Contains('/', StringComparison.Ordinal);
}
