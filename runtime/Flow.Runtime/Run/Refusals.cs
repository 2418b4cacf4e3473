namespace Flow.Runtime;

/// <summary>Finds what cannot run here, before anything starts.</summary>
internal static class Refusals
{
    /// <summary>Refuses jobs with steps that need GitHub.</summary>
    /// <exception cref="FlowRunException">Steps need GitHub and are not to be skipped.</exception>
    public static void Check(IReadOnlyList<JobDefinition> jobs, RunOptions options)
    {
        var actions = jobs.SelectMany(job => Steps(job).Select(step => (Job: job, Step: step)))
            .Where(static entry => entry.Step is ActionStep)
            .Select(static entry => $"  {entry.Job.Name} uses {((ActionStep)entry.Step).Uses}{Place(entry.Step)}").ToList();
        if (actions.Count > 0 && !options.SkipActions)
        {
            throw new FlowRunException(
                $"Actions of GitHub cannot run here:\n{string.Join('\n', actions)}\nNothing was started. With --skip-actions these steps are skipped and said to be.");
        }
    }

    /// <summary>All steps of a job, those of groups and of called pipelines too.</summary>
    public static IEnumerable<StepDefinition> Steps(JobDefinition job) =>
        job.Steps.Concat(job.Cleanup).SelectMany(Within).Concat(job.Call is { } call ? call.Pipeline().Jobs.SelectMany(Steps) : []);

    private static IEnumerable<StepDefinition> Within(StepDefinition step) =>
        step is GroupStep group ? [step, .. group.Steps.SelectMany(Within)] : [step];

    private static string Place(StepDefinition step) => step.Location.ToString() is { Length: > 0 } place ? $" ({place})" : "";
}
