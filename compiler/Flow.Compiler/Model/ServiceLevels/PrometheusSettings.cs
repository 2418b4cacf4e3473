using System.Collections.Immutable;
using Flow.Compiler.Literals;

namespace Flow.Compiler.Model.ServiceLevels;

/// <summary>What a project says of its servers of Prometheus.</summary>
public sealed record PrometheusSettings
{
    /// <summary>Nothing is written.</summary>
    public static readonly PrometheusSettings Default = new();

    /// <summary>The version that reads the generated files.</summary>
    public VersionText Version { get; init; } = VersionText.Parse("2.42").Value;

    /// <summary>Where the version is written; null where it is not.</summary>
    public Origin? VersionOrigin { get; init; }

    /// <summary>How often is measured and evaluated.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Where that is written; null where it is not.</summary>
    public Origin? EveryOrigin { get; init; }

    /// <summary>Where Alertmanager listens, with its port.</summary>
    public ImmutableArray<string> Alertmanagers { get; init; } = [];

    /// <summary>Jobs that configurations of others read, in written order.</summary>
    public ImmutableArray<string> Jobs { get; init; } = [];

    /// <summary>Labels that everything gets which leaves the server, in written order.</summary>
    public ImmutableArray<(string Name, string Value)> Labels { get; init; } = [];
}
