namespace Flow.Runtime;

/// <summary>What is checked out, from the local repository or the environment of a CI service. Text that is not known is empty.</summary>
public sealed record GitFacts
{
    /// <summary>The branch; null on a tag or a detached head.</summary>
    public string? Branch { get; init; }

    /// <summary>The tag; null on a branch.</summary>
    public string? Tag { get; init; }

    /// <summary>The commit.</summary>
    public string Sha { get; init; } = "";

    /// <summary>The full reference, <c>refs/heads/main</c>.</summary>
    public string Ref { get; init; } = "";

    /// <summary>The short name of <see cref="Ref"/>.</summary>
    public string RefName { get; init; } = "";

    /// <summary><c>branch</c> or <c>tag</c>.</summary>
    public string RefType { get; init; } = "branch";

    /// <summary>Whether the host protects the reference; never known locally, so false.</summary>
    public bool RefProtected { get; init; }

    /// <summary>A pull request's source branch; null elsewhere.</summary>
    public string? HeadBranch { get; init; }

    /// <summary>A pull request's target branch; null elsewhere.</summary>
    public string? BaseBranch { get; init; }

    /// <summary><c>owner/name</c>, from the remote where there is one.</summary>
    public string Repository { get; init; } = "";

    /// <summary>The owner's part of <see cref="Repository"/>.</summary>
    public string Owner { get; init; } = "";

    /// <summary>The host's number of the repository; empty locally.</summary>
    public string RepositoryId { get; init; } = "";

    /// <summary>The host's number of the owner; empty locally.</summary>
    public string OwnerId { get; init; } = "";

    /// <summary><c>public</c>, <c>private</c> or <c>internal</c>; empty locally.</summary>
    public string Visibility { get; init; } = "";

    /// <summary>The remote's address.</summary>
    public string Url { get; init; } = "";
}

/// <summary>This run.</summary>
public sealed record RunFacts
{
    /// <summary>The run's number among all runs, digits only; also the name of its folder under <c>.flow/runs</c>.</summary>
    public string Id { get; init; } = "";

    /// <summary>Counts the runs of this project.</summary>
    public int Number { get; init; } = 1;

    /// <summary>Counts the attempts of one run.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>Who started it.</summary>
    public string Actor { get; init; } = "";

    /// <summary>The host's number of the actor; empty locally.</summary>
    public string ActorId { get; init; } = "";

    /// <summary>Who started this attempt.</summary>
    public string TriggeringActor { get; init; } = "";

    /// <summary>How long the host keeps artifacts; a local run keeps them until they are deleted.</summary>
    public int RetentionDays { get; init; } = 90;

    /// <summary>The environment that was named with <c>--env</c>; null where none was.</summary>
    public string? Environment { get; init; }

    /// <summary>The event's name in GitHub's words.</summary>
    public string EventName { get; init; } = "";

    /// <summary>The file that holds the event's payload.</summary>
    public string EventFile { get; init; } = "";
}

/// <summary>The pipeline that runs.</summary>
public sealed record PipelineFacts
{
    /// <summary>Its title, or its name.</summary>
    public string Title { get; init; } = "";

    /// <summary>Its file and the reference it was read from.</summary>
    public string Ref { get; init; } = "";

    /// <summary>The commit it was read from.</summary>
    public string Sha { get; init; } = "";
}

/// <summary>GitHub's addresses.</summary>
public sealed record ServerFacts
{
    /// <summary>The site.</summary>
    public string ServerUrl { get; init; } = "https://github.com";

    /// <summary>The REST interface.</summary>
    public string ApiUrl { get; init; } = "https://api.github.com";

    /// <summary>The GraphQL interface.</summary>
    public string GraphqlUrl { get; init; } = "https://api.github.com/graphql";
}

/// <summary>The machine that a job runs on.</summary>
public sealed record RunnerFacts
{
    /// <summary><c>Linux</c>, <c>Windows</c> or <c>macOS</c>.</summary>
    public string Os { get; init; } = "";

    /// <summary><c>X64</c>, <c>ARM64</c>, …</summary>
    public string Arch { get; init; } = "";

    /// <summary>The machine's name.</summary>
    public string Name { get; init; } = "";

    /// <summary>A folder for temporary files, emptied after the job.</summary>
    public string Temp { get; init; } = "";

    /// <summary>A folder for installed tools.</summary>
    public string ToolCache { get; init; } = "";

    /// <summary><c>self-hosted</c> for a local run.</summary>
    public string Environment { get; init; } = "self-hosted";

    /// <summary><c>1</c> when debug output was asked for, else empty.</summary>
    public string Debug { get; init; } = "";
}

/// <summary>A cell's place in its matrix.</summary>
/// <param name="Index">Counted from zero.</param>
/// <param name="Total">How many cells there are.</param>
/// <param name="FailFast">Whether the first failure cancels the others.</param>
/// <param name="MaxParallel">How many may run at once.</param>
public sealed record StrategyFacts(int Index, int Total, bool FailFast, int MaxParallel);
