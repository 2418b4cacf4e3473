using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;

namespace Flow.Compiler.Rules;

/// <summary>A job comes only after jobs that do not come after it. A cycle is shown as its path, with a place for each edge.</summary>
internal sealed class JobGraphHasNoCycle : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var pipeline in model.Pipelines)
        {
            var jobs = pipeline.Jobs.GroupBy(static j => j.Name).ToDictionary(static g => g.Key, static g => g.First(), StringComparer.Ordinal);
            var done = new HashSet<string>(StringComparer.Ordinal);
            foreach (var job in pipeline.Jobs)
            {
                if (Find(job, jobs, done, []) is { } cycle)
                {
                    Report(cycle, diagnostics);
                    break;
                }
            }
        }
    }

    private static ImmutableArray<JobDependency>? Find(Job job, Dictionary<string, Job> jobs, HashSet<string> done, ImmutableArray<(string Job, JobDependency Edge)> way)
    {
        foreach (var edge in job.Needs)
        {
            var next = way.Add((job.Name, edge));
            var start = next.ToList().FindIndex(w => w.Job == edge.Job);
            if (start >= 0)
            {
                return [.. next.Skip(start).Select(static w => w.Edge)];
            }

            if (!done.Contains(edge.Job) && jobs.TryGetValue(edge.Job, out var earlier) && Find(earlier, jobs, done, next) is { } found)
            {
                return found;
            }
        }

        done.Add(job.Name);
        return null;
    }

    private static void Report(ImmutableArray<JobDependency> cycle, DiagnosticBag diagnostics)
    {
        var names = string.Join(" → ", cycle.Select(static e => $"`{e.Job}`").Prepend($"`{cycle[^1].Job}`"));
        Report(
            diagnostics, PipelineDiagnostics.JobCycle, cycle[0].Origin.Location, $"Jobs wait for each other in a circle: {names}.",
            [.. cycle.Skip(1).Select(static e => new RelatedLocation(e.Origin.Location, $"This waits for `{e.Job}`."))]);
    }
}
