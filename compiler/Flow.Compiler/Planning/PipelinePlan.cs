using System.Collections.Immutable;
using Flow.Compiler.Model;

namespace Flow.Compiler.Planning;

/// <summary>Why one job comes after another.</summary>
/// <param name="Job">The earlier job.</param>
/// <param name="Reason">Data, or order, and which result is asked for.</param>
public sealed record PlannedEdge(string Job, string Reason)
{
    /// <summary>Whether the jobs wait for each other in a circle, which this edge is a part of. Then no order is right, and the project has an error.</summary>
    public bool IsCircular { get; init; }
}

/// <summary>A job of a plan.</summary>
/// <param name="Job">The job.</param>
/// <param name="Level">One more than the highest level it comes after; zero for a job that can start at once. Of a circle, the edge that leads back does not count.</param>
/// <param name="Edges">What it comes after.</param>
/// <param name="Cells">How many copies its matrix has; null where that is known only at run time; one without a matrix.</param>
/// <param name="Condition">When it runs, as written; null where nothing is written.</param>
/// <param name="Length">An estimate of how long all of its copies take.</param>
/// <param name="End">An estimate of when it ends, counted from the start of the run.</param>
public sealed record PlannedJob(Job Job, int Level, ImmutableArray<PlannedEdge> Edges, int? Cells, string? Condition, TimeSpan Length, TimeSpan End)
{
    /// <summary>Whether it lies on the critical path.</summary>
    public bool IsCritical { get; init; }
}

/// <summary>What a run of a pipeline would do, and how long it would take by <see cref="Estimates"/>.</summary>
/// <param name="Pipeline">The pipeline.</param>
/// <param name="Jobs">The jobs, by level and then in written order.</param>
/// <param name="CriticalPath">The jobs that decide how long it takes, in order.</param>
/// <param name="Length">How long it takes.</param>
/// <param name="Budget">How long it may take.</param>
public sealed record PipelinePlan(Pipeline Pipeline, ImmutableArray<PlannedJob> Jobs, ImmutableArray<string> CriticalPath, TimeSpan Length, TimeSpan Budget)
{
    /// <summary>The plan of <paramref name="pipeline"/>; with errors, of what could be understood of it.</summary>
    public static PipelinePlan Of(DeliveryModel model, Pipeline pipeline)
    {
        var circles = JobCircles.Of(pipeline);
        var planned = new Dictionary<string, PlannedJob>(StringComparer.Ordinal);
        foreach (var job in circles.InOrder)
        {
            planned.Add(job.Name, Plan(model, job, circles, [.. circles.Before(job).Select(name => planned.GetValueOrDefault(name)).OfType<PlannedJob>()]));
        }

        var path = CriticalPathOf(planned);
        var isCritical = path.ToHashSet(StringComparer.Ordinal);
        var jobs = pipeline.Jobs.Select(static j => j.Name).Distinct().Select(name => planned[name] with { IsCritical = isCritical.Contains(name) }).OrderBy(static j => j.Level);
        var length = planned.Values.Select(static j => j.End).DefaultIfEmpty().Max();
        return new PipelinePlan(pipeline, [.. jobs], path, length, model.Project.PipelineBudget);
    }

    private static PlannedJob Plan(DeliveryModel model, Job job, JobCircles circles, ImmutableArray<PlannedJob> before)
    {
        var length = Estimates.Of(model, job);
        return new PlannedJob(
            job,
            before.Select(static b => b.Level + 1).DefaultIfEmpty().Max(),
            [.. job.Needs.Select(n => new PlannedEdge(n.Job, ReasonOf(n)) { IsCircular = circles.Holds(job, n) })],
            job.Matrix is null ? 1 : job.Matrix.IsKnown ? job.Matrix.Cells.Length : null,
            job.When is { } when ? string.Join(' ', when.Location.Source.Slice(when.Location.Span).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : null,
            length,
            before.Select(static b => b.End).DefaultIfEmpty().Max() + length);
    }

    private static string ReasonOf(JobDependency need) => (need.CarriesData ? "data" : "order") + need.Gate switch
    {
        Gate.Ended => ", however it ended",
        Gate.Failed => ", only if it failed",
        Gate.AnyOf => ", or one of its group",
        Gate.Condition => ", the condition decides",
        _ => "",
    };

    private static ImmutableArray<string> CriticalPathOf(Dictionary<string, PlannedJob> planned)
    {
        var path = new Stack<string>();
        for (var job = planned.Values.MaxBy(static j => j.End); job is not null; job = Before(job).MaxBy(static j => j.End))
        {
            path.Push(job.Job.Name);
        }

        return [.. path];

        IEnumerable<PlannedJob> Before(PlannedJob job) => job.Edges.Select(e => planned.GetValueOrDefault(e.Job)).OfType<PlannedJob>().Where(b => b.Level < job.Level);
    }
}
