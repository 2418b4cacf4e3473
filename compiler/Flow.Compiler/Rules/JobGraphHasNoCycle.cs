using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;

namespace Flow.Compiler.Rules;

/// <summary>A job comes only after jobs that do not come after it. A cycle is shown as its path, with a place for each edge.</summary>
internal sealed class JobGraphHasNoCycle : ModelRule
{
    public override bool IsLocal => true;

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var pipeline in model.Pipelines)
        {
            var jobs = pipeline.Jobs.GroupBy(static j => j.Name).ToDictionary(static g => g.Key, static g => g.First(), StringComparer.Ordinal);
            if (Find(pipeline, jobs) is { } cycle)
            {
                Report(cycle, diagnostics);
            }
        }
    }

    /// <summary>Depth first with a stack of its own: graphs of many thousand jobs are walked in linear time.</summary>
    private static ImmutableArray<JobDependency>? Find(Pipeline pipeline, Dictionary<string, Job> jobs)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in pipeline.Jobs.Where(j => !done.Contains(j.Name)))
        {
            var way = new Stack<(Job Job, int Next)>([(start, 0)]);
            var open = new HashSet<string>(StringComparer.Ordinal) { start.Name };
            while (way.TryPop(out var at))
            {
                if (at.Next == at.Job.Needs.Length)
                {
                    open.Remove(at.Job.Name);
                    done.Add(at.Job.Name);
                    continue;
                }

                way.Push(at with { Next = at.Next + 1 });
                var edge = at.Job.Needs[at.Next];
                if (open.Contains(edge.Job))
                {
                    return Cycle(way, edge.Job);
                }

                if (!done.Contains(edge.Job) && jobs.TryGetValue(edge.Job, out var earlier))
                {
                    open.Add(earlier.Name);
                    way.Push((earlier, 0));
                }
            }
        }

        return null;
    }

    private static ImmutableArray<JobDependency> Cycle(Stack<(Job Job, int Next)> way, string first) =>
        [.. way.TakeWhile((at, i) => i == 0 || way.ElementAt(i - 1).Job.Name != first).Reverse().Select(static at => at.Job.Needs[at.Next - 1])];

    private static void Report(ImmutableArray<JobDependency> cycle, DiagnosticBag diagnostics)
    {
        var names = string.Join(" → ", cycle.Select(static e => $"`{e.Job}`").Prepend($"`{cycle[^1].Job}`"));
        Report(
            diagnostics, PipelineDiagnostics.JobCycle, cycle[0].Origin.Location, $"Jobs wait for each other in a circle: {names}.",
            [.. cycle.Skip(1).Select(static e => new RelatedLocation(e.Origin.Location, $"This waits for `{e.Job}`."))]);
    }
}
