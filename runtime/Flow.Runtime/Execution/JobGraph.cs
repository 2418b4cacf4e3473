namespace Flow.Runtime.Execution;

/// <summary>Makes the graph of a pipeline's jobs and refuses one that cannot be run.</summary>
internal static class JobGraph
{
    /// <summary>Adds the jobs that take part to a run and links them.</summary>
    /// <exception cref="FlowRunException">A need names no job, a name is used twice, or needs go in a circle.</exception>
    public static void Link(RunState run)
    {
        foreach (var definition in run.Pipeline.Jobs)
        {
            if (run.Find(definition.Name) is not null)
            {
                throw new FlowRunException($"The pipeline '{run.Pipeline.Name}' has two jobs with the name '{definition.Name}'.");
            }

            run.Add(new(definition));
        }

        foreach (var job in run.Jobs)
        {
            Link(run, job);
        }

        RefuseCircle(run);
    }

    /// <summary>The named jobs and all that they need, in written order.</summary>
    /// <exception cref="RunUsageException">There is no such job.</exception>
    public static IReadOnlyList<JobDefinition> Select(PipelineDefinition pipeline, IReadOnlyList<string> names)
    {
        var all = pipeline.Jobs.ToDictionary(static job => job.Name, StringComparer.OrdinalIgnoreCase);
        var wanted = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var open = new Stack<string>(names);
        while (open.TryPop(out var name))
        {
            if (!all.TryGetValue(name, out var job))
            {
                throw new RunUsageException($"The pipeline '{pipeline.Name}' has no job '{name}'. It has: {string.Join(", ", all.Keys)}.");
            }

            if (wanted.Add(name))
            {
                job.Needs.SelectMany(static need => need.Jobs).ToList().ForEach(open.Push);
            }
        }

        return [.. pipeline.Jobs.Where(job => wanted.Contains(job.Name))];
    }

    private static void Link(RunState run, JobState job)
    {
        foreach (var name in job.Definition.Needs.SelectMany(static need => need.Jobs).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var needed = run.Find(name) ?? throw new FlowRunException($"The job '{job.Definition.Name}' needs '{name}', but there is no such job.");
            job.Needs.Add(needed);
            needed.Dependents.Add(job);
        }

        job.Waiting = job.Needs.Count;
    }

    private static void RefuseCircle(RunState run)
    {
        var waiting = run.Jobs.ToDictionary(static job => job, static job => job.Needs.Count);
        var free = new Queue<JobState>(run.Jobs.Where(static job => job.Needs.Count == 0));
        while (free.TryDequeue(out var job))
        {
            waiting.Remove(job);
            foreach (var next in job.Dependents.Where(next => --waiting[next] == 0))
            {
                free.Enqueue(next);
            }
        }

        if (waiting.Count > 0)
        {
            throw new FlowRunException($"These jobs wait for each other: {string.Join(", ", waiting.Keys.Select(static job => $"'{job.Definition.Name}'"))}.");
        }
    }
}
