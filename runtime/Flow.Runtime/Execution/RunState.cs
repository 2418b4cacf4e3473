using System.Collections.Immutable;

namespace Flow.Runtime.Execution;

/// <summary>One pipeline being run: the run itself, or a pipeline that a job of it calls.</summary>
internal sealed class RunState(PipelineDefinition pipeline, RunServices services, Values parameters, string prefix)
{
    private readonly Dictionary<string, JobState> _jobs = new(StringComparer.OrdinalIgnoreCase);

    public PipelineDefinition Pipeline { get; } = pipeline;

    public RunServices Services { get; } = services;

    public Values Parameters { get; } = parameters;

    /// <summary>The names of the calling jobs, each with <c> / </c> behind it, as GitHub writes them.</summary>
    public string Prefix { get; } = prefix;

    /// <summary>The groups that it, and what calls it, are in.</summary>
    public ImmutableHashSet<string> Groups { get; init; } = ImmutableHashSet.Create<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>What others are told who wait for it: <c>run 12 of ci</c>.</summary>
    public string Name => $"run {Facts.Run.Number} of {Pipeline.Name}";

    /// <summary>The same pipeline, in a group besides and with another way to cancel it. Its jobs are not linked yet.</summary>
    public RunState Inside(string? group, CancellationToken cancel) => new(Pipeline, Services with { Cancel = cancel }, Parameters, Prefix)
    {
        Groups = group is null ? Groups : Groups.Add(group),
    };

    public RunFactSet Facts => Services.Facts;

    public Values Vars => Services.Vars;

    public Values Secrets => Services.Secrets;

    public bool IsCancelled => Services.Cancel.IsCancellationRequested;

    public IReadOnlyCollection<JobState> Jobs => _jobs.Values;

    public void Add(JobState job) => _jobs.Add(job.Definition.Name, job);

    public JobState? Find(string name) => _jobs.GetValueOrDefault(name);

    public JobOutcome Outcome(string name) => Find(name) switch
    {
        null => throw new FlowRunException($"The pipeline '{Pipeline.Name}' has no job '{name}', or it does not take part in this run."),
        { Outcome: null } => throw new FlowRunException($"The job '{name}' has not ended, so nothing of it can be read."),
        { Outcome: { } outcome } => outcome,
    };
}
