using Flow.Runtime.Execution;
using Flow.Runtime.Journal;
using Flow.Runtime.Output;

namespace Flow.Runtime;

/// <summary>Everything that has to be known before the first job starts.</summary>
internal static class RunPreparation
{
    /// <summary>Checks options, parameters and secrets, reads the repository and the event, and makes the run's folder.</summary>
    /// <exception cref="FlowRunException">The run is refused.</exception>
    /// <exception cref="RunUsageException">The options are wrong.</exception>
    public static async Task<PreparedRun> PrepareAsync(PipelineDefinition pipeline, RunOptions options, RunConsole console, CancellationToken cancel)
    {
        var whole = pipeline;
        pipeline = options.Jobs.Count == 0 ? pipeline : pipeline with { Jobs = JobGraph.Select(pipeline, options.Jobs) };
        Refusals.Check(pipeline.Jobs, options);
        var masker = new SecretMasker();
        var given = options.Parameters.ToDictionary(static entry => entry.Key, static entry => (Value)entry.Value);
        var parameters = ParameterValues.Of(whole, given, masker);
        var secrets = new SecretSource(options, masker);
        secrets.FindDeclared(pipeline.Secrets);
        JobGraph.Link(new(pipeline, null!, parameters, ""));

        var (git, head) = await GitReader.ReadAsync(options, cancel);
        var (eventName, payload) = EventReader.Read(pipeline, options, git, head);
        var folder = RunFolder.Create(options.ProjectFolder);
        var facts = Facts(pipeline, options, folder, EventReader.WithPullRequest(git, payload), eventName, payload);
        await File.WriteAllTextAsync(facts.Run.EventFile, payload.ToJson(), cancel);

        var journal = new RunJournal(Path.Combine(folder.Folder, "journal.jsonl"));
        var display = new ConsoleDisplay(console);
        var services = new RunServices
        {
            Options = options, Facts = facts, Masker = masker, Cancel = cancel,
            BaseVariables = BaseVariables.Of(pipeline, options, facts),
            Vars = new("variable", name => options.Variables.GetValueOrDefault(name) ?? options.HostEnvironment.GetValueOrDefault("FLOW_VAR_" + name)),
            Secrets = new("secret", secrets.Find),
            Recorder = new(journal, display, masker),
            Summary = new(Path.Combine(folder.Folder, "summary.md")),
            RunFolder = folder.Folder, StateFolder = folder.StateFolder,
            WorkFolder = Directory.CreateTempSubdirectory("flow-").FullName,
            Room = new(options.Parallelism > 0 ? options.Parallelism : Environment.ProcessorCount),
        };
        return new(new(pipeline, services, parameters, ""), journal, secrets);
    }

    private static RunFactSet Facts(PipelineDefinition pipeline, RunOptions options, RunFolder folder, GitFacts git, string eventName, Value payload)
    {
        var actor = Operators.NoneIfEmpty(options.HostEnvironment.GetValueOrDefault("GITHUB_ACTOR")) ?? Environment.UserName;
        var run = new RunFacts
        {
            Id = folder.Id, Number = folder.Number, Actor = actor, TriggeringActor = actor, Environment = options.Environment,
            EventName = eventName, EventFile = Path.Combine(folder.Folder, "event.json"),
        };
        var facts = new PipelineFacts
        {
            Title = pipeline.Title ?? pipeline.Name, Sha = git.Sha, Ref = $"{git.Repository}/{pipeline.Location.File}@{git.Ref}",
        };
        return new(new("event field", payload.Fields), git, run, facts, new());
    }
}

/// <summary>A run that is ready to start.</summary>
internal sealed record PreparedRun(RunState State, RunJournal Journal, SecretSource Secrets) : IDisposable
{
    public void Dispose()
    {
        Journal.Dispose();
        State.Services.Room.Dispose();
        if (!State.Services.Options.KeepWorkspaces && Directory.Exists(State.Services.WorkFolder))
        {
            Files.Folders.Remove(State.Services.WorkFolder);
        }
    }
}
