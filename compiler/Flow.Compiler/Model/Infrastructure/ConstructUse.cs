using System.Collections.Immutable;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>
/// A use of a construct, or of a project's own group, in an environment, whose resources are among those of the environment; or of a template of jobs in a pipeline, whose jobs are among those of
/// the pipeline.
/// </summary>
/// <param name="Construct">The construct or the template: <c>bucket</c>; <c>workload</c> for a service that is hosted.</param>
/// <param name="Name">The name of the use.</param>
/// <param name="Origin">Where it is written; for a hosted service the service.</param>
public sealed record ConstructUse(string Construct, string Name, Origin Origin)
{
    /// <summary>The parameters that were read, in the order of their declaration.</summary>
    public ImmutableArray<ConstructParameter> Parameters { get; init; } = [];

    /// <summary>What it may use, by its parameter <c>access</c>.</summary>
    public ImmutableArray<Grant> Access { get; init; } = [];

    /// <summary>Where its image is taken from, by its parameter <c>pulls</c>.</summary>
    public ImmutableArray<Grant> Pulls { get; init; } = [];

    /// <summary>Whether the construct or the template comes with the compiler.</summary>
    public bool IsOfLibrary { get; init; }

    /// <summary>Its parts that are left out: <c>versioning = none</c>.</summary>
    public ImmutableArray<string> LeftOut { get; init; } = [];

    /// <summary>Whether it is a service of the project that a host lists.</summary>
    public bool IsHosted { get; init; }

    /// <summary>Where it says the address of another service, in written order.</summary>
    public ImmutableArray<AddressRead> Reads { get; init; } = [];

    /// <summary>Where it says which other use it takes, in the order of its parameters: <c>network = main</c>.</summary>
    public ImmutableArray<UseTaken> Takes { get; init; } = [];

    /// <summary>The parameter <paramref name="name"/> where somebody set it and its text is known; else null.</summary>
    public ConstructParameter? Known(string name) => Parameters.FirstOrDefault(p => p.Name == name && p is { IsWritten: true, Value.KnownText: not null });

    /// <summary>The value of the parameter <paramref name="name"/>; null where it has none or nobody read it.</summary>
    public Expr? Value(string name) => Parameters.FirstOrDefault(p => p.Name == name)?.Value;
}

/// <summary>A parameter of a use with its value.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Value">The value.</param>
/// <param name="IsWritten">Whether somebody set it; else it is the default.</param>
/// <param name="Origin">Where the value is written.</param>
public sealed record ConstructParameter(string Name, Expr Value, bool IsWritten, Origin Origin);

/// <summary>Another use, where a use says that it takes it.</summary>
/// <param name="Name">The name of the other use.</param>
/// <param name="Place">Where it is said.</param>
public sealed record UseTaken(string Name, Location Place);

/// <summary>The address of a service, where another one reads it.</summary>
/// <param name="Service">The service.</param>
/// <param name="Place">Where it is read.</param>
public sealed record AddressRead(string Service, Location Place);
