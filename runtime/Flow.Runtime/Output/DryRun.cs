using Flow.Runtime.Execution;

namespace Flow.Runtime.Output;

/// <summary>Says what would run. Nothing is started, so what only a run can tell stays open.</summary>
internal static class DryRun
{
    public static void Show(PipelineDefinition pipeline, RunOptions options, TextWriter output)
    {
        var jobs = options.Jobs.Count == 0 ? pipeline.Jobs : JobGraph.Select(pipeline, options.Jobs);
        var run = new RunState(pipeline with { Jobs = jobs }, null!, new("parameter", Record.Empty), "");
        JobGraph.Link(run);
        output.WriteLine($"Dry run of {pipeline.Title ?? pipeline.Name}: this is what would run; nothing is started.");
        foreach (var (level, job) in InOrder(run))
        {
            Show(level, job.Definition, output);
        }
    }

    private static IEnumerable<(int Level, JobState Job)> InOrder(RunState run)
    {
        var level = 1;
        for (var ready = run.Jobs.Where(static job => job.Waiting == 0).ToList(); ready.Count > 0; level++)
        {
            List<JobState> next = [];
            foreach (var job in ready)
            {
                yield return (level, job);
                next.AddRange(job.Dependents.Where(static dependent => --dependent.Waiting == 0));
            }

            ready = next;
        }
    }

    private static void Show(int level, JobDefinition job, TextWriter output)
    {
        var after = job.Needs.Count == 0 ? "" : $" after {string.Join(", ", job.Needs.Select(Text))}";
        output.WriteLine($"{level}. {job.Name}{after}{(job.Matrix is null ? "" : " for each cell of its matrix")}{(job.When is null ? "" : " if its condition holds")}");
        foreach (var step in job.Steps)
        {
            Show(step, "     ", "", output);
        }

        foreach (var step in job.Cleanup)
        {
            Show(step, "     ", " always, at the end", output);
        }
    }

    private static void Show(StepDefinition step, string indent, string note, TextWriter output)
    {
        var name = step.Id.StartsWith("__", StringComparison.Ordinal) ? step.DefaultTitle : $"{step.Id}: {step.DefaultTitle}";
        var place = step.Location.ToString() is { Length: > 0 } known ? $"  {known}" : "";
        output.WriteLine($"{indent}{name}{(step.When is null ? "" : " if its condition holds")}{note}{place}");
        foreach (var line in CommandOf(step)?.TrimEnd().Split('\n') ?? [])
        {
            output.WriteLine($"{indent}  | {line.TrimEnd('\r')}");
        }

        foreach (var inner in step is GroupStep group ? group.Steps : [])
        {
            Show(inner, indent + "  ", "", output);
        }
    }

    /// <summary>What the step starts; null where it starts nothing of its own.</summary>
    private static string? CommandOf(StepDefinition step) => step switch
    {
        ShellStep { Shown: null } shell => shell.Script(null!), // it reads no context
        ProcessStep process => process.Shown,
        _ => null,
    };

    private static string Text(Need need) => need.Mode switch
    {
        NeedMode.Succeeded => need.Jobs[0],
        NeedMode.AnyOf => $"any of {string.Join(", ", need.Jobs)}",
        NeedMode.Failed => $"{need.Jobs[0]} failed",
        _ => $"{need.Jobs[0]} ended",
    };
}
