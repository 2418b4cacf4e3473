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
