using System.Collections.Immutable;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>Where a workload runs in a cluster that its environment makes. What only Terraform knows of it reaches the manifests by <see cref="ClusterValues"/>.</summary>
/// <param name="Namespace">The namespace.</param>
/// <param name="Network">The addresses of the network in which everything lies that it connects to besides other workloads.</param>
public sealed record WorkloadCluster(string Namespace, string Network)
{
    /// <summary>The image without its tag or digest; null where the compiler knows all of it.</summary>
    public Expr? ImageName { get; init; }

    /// <summary>The ARN of the certificate of its load balancer.</summary>
    public Expr? Certificate { get; init; }

    /// <summary>The subnets of its load balancer.</summary>
    public Expr? Subnets { get; init; }

    /// <summary>The bucket that gets the log of its load balancer.</summary>
    public Expr? LogBucket { get; init; }

    /// <summary>Whether its load balancer is reached from inside the network alone.</summary>
    public bool IsInternal { get; init; }

    /// <summary>From where its load balancer is reached, as blocks of addresses.</summary>
    public ImmutableArray<string> From { get; init; } = [];
}
