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
    /// <param name="project">The bound project.</param>
    /// <param name="name">The project's name where none is declared.</param>
    /// <param name="trees">All files, for their headers.</param>
    public static ModelResult Build(BoundProject project, string name, ImmutableArray<SyntaxTree> trees)
    {
        var diagnostics = new DiagnosticBag();
        var pipelines = new PipelineBuilder(diagnostics, project.Items);
        var model = new DeliveryModel
        {
            Project = project.Items.FirstOrDefault(static i => i.Kind.Word == "project") is { } declared ? ProjectBuilder.Project(declared) : new Project(name),
            Teams = [.. project.Items.Where(static i => i.Kind.Word == "team").Select(ProjectBuilder.Team)],
            Environments = [.. project.Items.Where(static i => i.Kind.Word == "environment").Select(ProjectBuilder.Environment)],
            Pipelines = [.. project.Items.Where(static i => i.Kind.Word == "pipeline").Select(pipelines.Pipeline)],
            Actions = [.. project.Items.Where(static i => i.Kind.Word == "action").Select(pipelines.Action)],
            FileHeaders = Headers(trees),
        };
        return new ModelResult(PermissionInference.WithCalls(model), diagnostics.ToImmutable());
    }

    private static ImmutableDictionary<string, IReadOnlyList<string>> Headers(ImmutableArray<SyntaxTree> trees)
    {
        var headers = ImmutableDictionary.CreateBuilder<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var tree in trees)
        {
            var lines = CommentReading.FileHeader(tree).Where(static c => c.Kind == CommentKind.Plain).Select(static c => c.Text).ToList();
            if (lines.Count > 0)
            {
                headers.Add(tree.Source.Path, lines);
            }
        }

        return headers.ToImmutable();
    }
}
