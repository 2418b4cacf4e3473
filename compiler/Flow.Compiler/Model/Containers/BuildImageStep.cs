using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary><c>build-image api { … }</c>: builds the image of a service and pushes it.</summary>
/// <param name="Service">The service.</param>
/// <param name="Origin">Where it is written.</param>
public sealed record BuildImageStep(string Service, Origin Origin) : Step(Origin)
{
    /// <summary>A Dockerfile of the project's own; null for the one that comes of the service's <c>build</c>.</summary>
    public string? Dockerfile { get; init; }

    /// <summary>The folder that the builder sees; null for the project folder, or that of <see cref="Dockerfile"/>.</summary>
    public string? Context { get; init; }

    /// <summary>What stands before the name of the image; null where the job, the project or its repository says it.</summary>
    public string? Registry { get; init; }

    /// <summary>Its tags; one that is none is left out.</summary>
    public ImmutableArray<Expr> Tags { get; init; } = [];

    /// <summary>Whether it is pushed; else it has no digest.</summary>
    public bool IsPushed { get; init; }

    /// <summary>Whether it is signed.</summary>
    public bool IsSigned { get; init; }

    /// <summary>Whether the list of what is in it (SBOM) is pushed with it.</summary>
    public bool HasBill { get; init; }

    /// <summary>The least severity of a hole with which it fails: <c>low</c>, <c>medium</c>, <c>high</c> or <c>critical</c>; null where nobody looks.</summary>
    public string? FailsOn { get; init; }

    /// <summary>The folder that the builder sees, from the project folder; <c>.</c> for that itself.</summary>
    public string Sources => (Context ?? (Dockerfile?.LastIndexOf('/') is > 0 and var slash ? Dockerfile[..slash] : "")) is { Length: > 0 } folder ? folder : ".";

    /// <summary>The Dockerfile, from the project folder.</summary>
    public string File => Dockerfile ?? ServiceBuild.FileOf(Service);

    /// <summary>The outputs by which a job hands on the image.</summary>
    public static IEnumerable<Output> OutputsOf(BuildImageStep step) => DomainTypes.Image.Fields.Select(f => new Output(
        DomainTypes.ImageOutput(step.Service, f.Name), FlowType.Text,
        new ReadExpr(new StepSource(step.Key, StepFacet.Output, f.Name), FlowType.Text, step.Origin.Location) { Phase = Phase.Running }, step.Origin));
}
