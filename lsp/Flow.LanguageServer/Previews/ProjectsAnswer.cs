using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Types;
using Flow.LanguageServer.Diagnosing;
using Flow.LanguageServer.Documents;
using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Workspaces;

namespace Flow.LanguageServer.Previews;

/// <summary>The projects that are open, with their pipelines and jobs. With errors they are what could be understood.</summary>
internal static class ProjectsAnswer
{
    /// <summary>The answer to <c>flow/projects</c>.</summary>
    public static ProjectsResult Of(WorkspaceState now, CancellationToken cancellation) =>
        new([.. now.Projects.Where(static p => !p.IsAlone).Select(p => ProjectOf(p, now.Encoding, cancellation))]);

    /// <summary>The title of <paramref name="job"/> as a person reads it in the source; null where it has none.</summary>
    public static string? TitleOf(Job job) =>
        job.Title is { } title ? title.KnownText ?? title.Location.Source.Slice(title.Location.Span).Trim('"') : null;

    private static ProjectEntry ProjectOf(ProjectState project, PositionEncoding encoding, CancellationToken cancellation)
    {
        var found = ProjectDiagnosis.WithoutTargets(project, cancellation);
        var model = project.Compilation.Model;
        var sources = project.Compilation.Sources.Select(s => project.UriOf(s.Path));
        return new ProjectEntry(
            project.Uri,
            model.Project.Name,
            model.Project.Origin is not null,
            [.. sources],
            [.. model.Pipelines.Select(p => PipelineOf(project, p, encoding))],
            found.Count(static d => d.Severity == Severity.Error),
            found.Count(static d => d.Severity == Severity.Warning),
            found.Count(static d => d.Severity == Severity.Note))
        {
            Title = model.Project.Title, Source = model.Project.Origin is { } origin ? project.LocationOf(origin.Location, encoding) : null,
        };
    }

    private static PipelineEntry PipelineOf(ProjectState project, Pipeline pipeline, PositionEncoding encoding) => new(
        pipeline.Name,
        pipeline.Title,
        project.LocationOf(pipeline.Origin.Location, encoding),
        [.. pipeline.Parameters.Select(ParameterOf)],
        [.. pipeline.Jobs.Select(j => new JobEntry(j.Name, TitleOf(j), project.LocationOf(j.Origin.Location, encoding)))]);

    private static ParameterEntry ParameterOf(Parameter parameter) => new(parameter.Name, parameter.Type.Name, parameter.IsRequired)
    {
        Values = parameter.Type switch
        {
            EnumType members => members.Members,
            BoolType => ["true", "false"],
            _ => null,
        },
        Default = parameter.Default is null or NoneValue || parameter.IsSecret ? null : parameter.Default.ToText(),
        Documentation = parameter.Description,
    };
}
