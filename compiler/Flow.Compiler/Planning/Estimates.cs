using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Planning;

/// <summary>
/// How long things take when nothing was measured yet. The figures are assumptions by kind and are labelled so wherever they are shown: they serve to compare
/// the shapes of pipelines, not to foretell a run.
/// </summary>
public static class Estimates
{
    /// <summary>What has to stand beside every figure.</summary>
    public const string Label = "estimated by kind of step; nothing was measured";

    private const int MaxDepth = 32; // GitHub stops long before

    private static readonly TimeSpan machine = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan container = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan foreignPipeline = TimeSpan.FromMinutes(2);

    /// <summary>An estimate of how long all copies of <paramref name="job"/> take.</summary>
    public static TimeSpan Of(DeliveryModel model, Job job) => Of(model, job, 0, new Dictionary<string, TimeSpan>(StringComparer.Ordinal));

    private static TimeSpan Of(DeliveryModel model, Job job, int depth, Dictionary<string, TimeSpan> pipelines)
    {
        var once = job.Call is { } call ? OfCall(model, call, depth, pipelines) : OfSteps(job);
        return once * Rounds(job.Matrix);
    }

    private static TimeSpan OfSteps(Job job)
    {
        var containers = container * (job.Sidecars.Length + (job.Container is null ? 0 : 1));
        var steps = job.AllSteps.Aggregate(machine + containers, static (sum, step) => sum + OfStep(step));
        return Limit(job.Timeout, steps);
    }

    // Copies run side by side unless the matrix says how many.
    private static int Rounds(JobMatrix? matrix) =>
        matrix is { IsKnown: true, MaxParallel.Constant: NumberValue { Number: >= 1 } most } ? (int)Math.Ceiling(matrix.Cells.Length / most.Number) : 1;

    private static TimeSpan OfStep(Step step) => Limit(step.Timeout, step switch
    {
        RunStep or ProcessStep => TimeSpan.FromSeconds(60),
        BuildImageStep => TimeSpan.FromSeconds(90),
        UsesStep => TimeSpan.FromSeconds(20),
        SetupStep => TimeSpan.FromSeconds(15),
        LoginStep or FreezeStep or CheckoutStep or PublishArtifactStep or TakeArtifactStep or CacheStep => TimeSpan.FromSeconds(5),
        ReportStep => TimeSpan.FromSeconds(2),
        _ => TimeSpan.FromSeconds(1),
    });

    private static TimeSpan Limit(Expr? timeout, TimeSpan length) =>
        timeout?.Constant is DurationValue { Duration: var most } && most < length ? most : length;

    // A pipeline that calls itself is an error; until it is mended, the call inside counts like one of a foreign pipeline.
    private static TimeSpan OfCall(DeliveryModel model, PipelineCall call, int depth, Dictionary<string, TimeSpan> pipelines)
    {
        if (!call.IsLocal || depth >= MaxDepth || model.Pipelines.FirstOrDefault(p => p.Name == call.Target) is not { } pipeline)
        {
            return foreignPipeline;
        }

        if (!pipelines.TryGetValue(pipeline.Name, out var known))
        {
            pipelines[pipeline.Name] = foreignPipeline;
            pipelines[pipeline.Name] = known = OfJobs(model, pipeline, depth + 1, pipelines);
        }

        return known;
    }

    private static TimeSpan OfJobs(DeliveryModel model, Pipeline pipeline, int depth, Dictionary<string, TimeSpan> pipelines)
    {
        var circles = JobCircles.Of(pipeline);
        var ends = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);
        foreach (var job in circles.InOrder)
        {
            ends[job.Name] = circles.Before(job).Select(name => ends.GetValueOrDefault(name)).DefaultIfEmpty().Max() + Of(model, job, depth, pipelines);
        }

        return ends.Values.DefaultIfEmpty().Max();
    }
}
