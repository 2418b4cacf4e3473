namespace Flow.Runtime;

/// <summary>Copies the project's files into the job's workspace.</summary>
/// <param name="Id">The step's name.</param>
public sealed record CheckoutStep(string Id = "__checkout") : StepDefinition(Id)
{
    /// <summary>The branch, tag or commit; empty or null for the files as they lie in the project folder.</summary>
    public Func<StepContext, string?>? Ref { get; init; }

    /// <summary>Another repository, <c>owner/name</c>; a local run has only its own and refuses another before it starts.</summary>
    public Func<StepContext, string?>? Repository { get; init; }

    /// <summary>Where in the workspace; its root where nothing is said.</summary>
    public Func<StepContext, string?>? Into { get; init; }

    internal override string DefaultTitle => "Check out the project";
}

/// <summary>What an upload does when no file matches.</summary>
public enum IfNoFiles
{
    /// <summary>The step fails.</summary>
    Error,

    /// <summary>A warning.</summary>
    Warn,

    /// <summary>Nothing.</summary>
    Ignore,
}

/// <summary>Keeps files under a name for later jobs and for people.</summary>
/// <param name="Id">The step's name.</param>
/// <param name="Artifact">The artifact's name, as the jobs after it say it.</param>
/// <param name="Paths">Glob patterns relative to the workspace; one that starts with <c>!</c> takes files out again.</param>
public sealed record UploadArtifactStep(string Id, string Artifact, Func<StepContext, IReadOnlyList<string>> Paths) : StepDefinition(Id)
{
    /// <summary>What happens when no file matches.</summary>
    public IfNoFiles IfNoFiles { get; init; }

    /// <summary>Whether files and folders whose name starts with a dot are kept too; not unless asked for, as at GitHub.</summary>
    public bool IncludeHidden { get; init; }

    /// <summary>The folder that the artifact starts at, relative to the workspace; where nothing is said, the deepest one before the patterns' first wildcards.</summary>
    public string? Root { get; init; }

    internal override string DefaultTitle => $"Keep artifact {Artifact}";
}

/// <summary>Brings an artifact of an earlier job into the workspace.</summary>
/// <param name="Id">The step's name.</param>
/// <param name="Job">The job that made it.</param>
/// <param name="Artifact">Its name there.</param>
public sealed record DownloadArtifactStep(string Id, string Job, string Artifact) : StepDefinition(Id)
{
    /// <summary>Where in the workspace; its root where nothing is said.</summary>
    public Func<StepContext, string>? Into { get; init; }

    /// <summary>
    /// The cell of a job with a matrix, by its values: <c>static c =&gt; new() { ["os"] = "linux" }</c>.
    /// Without it a job with several cells gives the artifacts of all, merged into one folder; of files with one name the last cell's stays, as at GitHub.
    /// </summary>
    public Func<StepContext, Record>? Cell { get; init; }

    internal override string DefaultTitle => $"Take {Job}.{Artifact}";
}

/// <summary>What a cache step does.</summary>
public enum CacheMode
{
    /// <summary>Restores now, and saves at the end of a job that succeeded when the key was not found exactly.</summary>
    RestoreAndSave,

    /// <summary>Restores only.</summary>
    Restore,

    /// <summary>Saves now.</summary>
    Save,
}

/// <summary>Keeps files between runs. Has the output <c>cache-hit</c>: true for an exact hit.</summary>
/// <param name="Id">The step's name.</param>
/// <param name="Key">The key; a saved key is never changed.</param>
/// <param name="Paths">Files and folders; <c>~</c> is the home folder.</param>
public sealed record CacheStep(string Id, Func<StepContext, string> Key, Func<StepContext, IReadOnlyList<string>> Paths) : StepDefinition(Id)
{
    /// <summary>Beginnings of keys that will do where the key itself is not found; the newest entry wins.</summary>
    public Func<StepContext, IReadOnlyList<string>>? RestoreKeys { get; init; }

    /// <summary>What it does.</summary>
    public CacheMode Mode { get; init; }

    internal override string DefaultTitle => Mode == CacheMode.Save ? "Save cache" : "Restore cache";
}
