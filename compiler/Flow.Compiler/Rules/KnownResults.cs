using System.Collections.Frozen;
using Flow.Compiler.Model;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>How the jobs before a job can have ended when its condition is asked: what its gates say, and what follows from those of the jobs behind them.</summary>
internal sealed class KnownResults
{
    /// <summary>What counts as success.</summary>
    public static readonly FrozenSet<string> Successes = FrozenSet.ToFrozenSet(["succeeded", "warned"]);

    /// <summary>What counts as failure; at GitHub a job that ran out of time is called cancelled.</summary>
    public static readonly FrozenSet<string> Failures = FrozenSet.ToFrozenSet(["failed", "timed-out", "cancelled"]);

    private readonly Dictionary<string, (FrozenSet<string> Results, Location Location)> known = new(StringComparer.Ordinal);

    /// <summary>What is known when the condition of <paramref name="job"/> is asked.</summary>
    public static KnownResults Behind(Pipeline pipeline, Job job)
    {
        var results = new KnownResults();
        results.Follow(pipeline, job);
        return results;
    }

    /// <summary>The results that <paramref name="job"/> can have; null where nothing is known.</summary>
    public FrozenSet<string>? Of(string job) => known.TryGetValue(job, out var entry) ? entry.Results : null;

    /// <summary>What is known about the jobs whose results <paramref name="condition"/> reads, and what says so.</summary>
    public IEnumerable<(string Job, string What, Location Location)> Reasons(Expr condition) => ExprTree.Reads(condition)
        .Select(static r => r.Source).OfType<JobResultSource>().Select(static s => s.Job).Distinct().Where(known.ContainsKey)
        .Select(job => (job, known[job].Results == Successes ? "has succeeded" : "has failed", known[job].Location));

    private void Follow(Pipeline pipeline, Job job)
    {
        foreach (var need in job.Needs.Where(static n => n.Gate is Gate.Succeeded or Gate.Failed))
        {
            if (known.TryAdd(need.Job, (need.Gate == Gate.Succeeded ? Successes : Failures, need.Origin.Location))
                && pipeline.Jobs.FirstOrDefault(j => j.Name == need.Job) is { UsesStatusFunction: false } before)
            {
                Follow(pipeline, before); // it ran, so its own gates held
            }
        }
    }
}
