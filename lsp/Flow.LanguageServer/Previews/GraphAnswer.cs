using Flow.Compiler.Planning;
using Flow.LanguageServer.Diagnosing;
using Flow.LanguageServer.Documents;
using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Workspaces;

namespace Flow.LanguageServer.Previews;

/// <summary>The jobs of pipelines, what each comes after, and about how long it all takes.</summary>
internal static class GraphAnswer
{
    /// <summary>The answer to <c>flow/graph</c>. With errors it is what could be understood; jobs may come after themselves then.</summary>
    /// <param name="project">The project.</param>
    /// <param name="path">The document that is looked at; its pipelines come first.</param>
    /// <param name="pipeline">The only pipeline that is wanted; null for all.</param>
    /// <param name="encoding">How the editor counts columns.</param>
    /// <param name="cancellation">Gives it up.</param>
    public static GraphResult Of(ProjectState project, string path, string? pipeline, PositionEncoding encoding, CancellationToken cancellation)
    {
        var errors = ProjectDiagnosis.CountErrors(project, cancellation);
        var model = project.Compilation.Model;
        var wanted = model.Pipelines.Where(p => pipeline is null || p.Name == pipeline).OrderByDescending(p => p.Origin.Location.Path == path);
        return new GraphResult(project.Uri, IsComplete: errors == 0, errors, [.. wanted.Select(p => GraphOf(project, PipelinePlan.Of(model, p), encoding))]);
    }

    private static Graph GraphOf(ProjectState project, PipelinePlan plan, PositionEncoding encoding) => new(
        plan.Pipeline.Name,
        plan.Pipeline.Title,
        project.LocationOf(plan.Pipeline.Origin.Location, encoding),
        Estimates.Label,
        Seconds(plan.Length),
        Seconds(plan.Budget),
        plan.CriticalPath,
        [.. plan.Jobs.GroupBy(static j => j.Level).OrderBy(static g => g.Key).Select(static IReadOnlyList<string> (g) => [.. g.Select(static j => j.Job.Name)])],
        [.. plan.Jobs.Select(j => JobOf(project, j, encoding))]);

    private static GraphJob JobOf(ProjectState project, PlannedJob planned, PositionEncoding encoding)
    {
        var job = planned.Job;
        var needs = job.Needs.Zip(planned.Edges, (need, edge) =>
            new GraphNeed(edge.Job, need.CarriesData ? "data" : "order", edge.Reason, project.LocationOf(need.Origin.Location, encoding), edge.IsCircular));
        return new GraphJob(
            job.Name,
            project.LocationOf(job.Origin.Location, encoding),
            planned.Level,
            [.. job.Matrix?.Axes.Select(static a => a.Name) ?? []],
            Seconds(planned.Length),
            Seconds(planned.End - planned.Length),
            Seconds(planned.End),
            planned.IsCritical,
            [.. needs])
        {
            Title = ProjectsAnswer.TitleOf(job), Cells = planned.Cells, Condition = planned.Condition, Calls = job.Call?.Target,
        };
    }

    private static int Seconds(TimeSpan length) => (int)length.TotalSeconds;
}
