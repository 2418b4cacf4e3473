using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;

namespace Flow.Compiler.Model;

/// <summary>A model with what was found while it was built.</summary>
public sealed record ModelResult(DeliveryModel Model, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>Builds the delivery model from the bound project.</summary>
public static class ModelBuilding
{
    /// <summary>The model of <paramref name="project"/>.</summary>
    public static ModelResult Build(BoundProject project, string name, ImmutableArray<SyntaxTree> trees)
    {
        _ = (project, trees);
        return new ModelResult(new DeliveryModel { Project = new Project(name) }, []);
    }
}
