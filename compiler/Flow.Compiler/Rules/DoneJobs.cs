using System.Collections.Frozen;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>The jobs that have done what they are there for when a job runs: they succeeded, or their own condition said that there was nothing to do.</summary>
internal static class DoneJobs
{
    /// <summary>The names of the jobs that are done whenever <paramref name="job"/> runs.</summary>
    public static HashSet<string> Before(Pipeline pipeline, Job job)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var left = new Stack<Job>([job]);
        while (left.TryPop(out var next))
        {
            foreach (var need in next.Needs)
            {
                if (pipeline.Jobs.FirstOrDefault(j => j.Name == need.Job) is { } before && (HasSucceeded(next, need) || LetsBeSkipped(pipeline, next, before)) && found.Add(need.Job))
                {
                    left.Push(before);
                }
            }
        }

        return found;
    }

    /// <summary>
    /// Whether <paramref name="job"/> runs not only after <paramref name="before"/> succeeded, but also where that was skipped because there was nothing to do: all that it waits for has succeeded then, itself or before a job that has, so that
    /// nothing but its condition can have kept it.
    /// </summary>
    public static bool LetsBeSkipped(Pipeline pipeline, Job job, Job before) =>
        job.Needs.Any(n => n.Job == before.Name && !HasSucceeded(job, n)) && Excludes(job, before.Name, KnownResults.Failures) && before.Needs.All(n => n.Gate == Gate.Succeeded && Succeeded(pipeline, job).Contains(n.Job));

    /// <summary>The names of the jobs that have succeeded whenever <paramref name="job"/> runs.</summary>
    private static HashSet<string> Succeeded(Pipeline pipeline, Job job)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var left = new Stack<Job>([job]);
        while (left.TryPop(out var next))
        {
            foreach (var need in next.Needs.Where(n => HasSucceeded(next, n) && found.Add(n.Job)))
            {
                if (pipeline.Jobs.FirstOrDefault(j => j.Name == need.Job) is { } before)
                {
                    left.Push(before);
                }
            }
        }

        return found;
    }

    private static bool HasSucceeded(Job job, JobDependency need) =>
        (need.Gate == Gate.Succeeded && !job.UsesStatusFunction) || Excludes(job, need.Job, [.. KnownResults.Failures, "skipped"]);

    /// <summary>Whether the condition of <paramref name="job"/> keeps it from running where <paramref name="before"/> has one of <paramref name="results"/>.</summary>
    private static bool Excludes(Job job, string before, IEnumerable<string> results) => job.When is { } when && results.All(
        r => Enum.GetValues<Standing>().Where(s => Fits(s, r)).All(s => !new Outlook(s, read => read.Source is JobResultSource source && source.Job == before ? FrozenSet.ToFrozenSet([r]) : null).Allows(when)));

    /// <summary>Whether things can stand so when a job before has that result.</summary>
    private static bool Fits(Standing standing, string result) => result == "skipped" ? standing != Standing.Success : standing is Standing.Failure or Standing.Cancelled;
}
