using System.Collections.Immutable;
using System.Globalization;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>One thing a job does.</summary>
/// <param name="Origin">Where it is written.</param>
public abstract record Step(Origin Origin)
{
    /// <summary>The name it was given, kept to the letter; null where it has none.</summary>
    public string? Name { get; init; }

    /// <summary>Stable identity within the job: the name, else <c>__</c> and a word made of the kind, with a number among equals.</summary>
    public required string Key { get; init; }

    /// <summary>The title.</summary>
    public Expr? Title { get; init; }

    /// <summary>The written condition; without a status function it holds only while everything before succeeded.</summary>
    public Expr? When { get; init; }

    /// <summary>Whether <see cref="When"/> calls a status function.</summary>
    public bool UsesStatusFunction { get; init; }

    /// <summary>The folder it runs in.</summary>
    public Expr? Folder { get; init; }

    /// <summary>A duration after which it is stopped.</summary>
    public Expr? Timeout { get; init; }

    /// <summary>Whether the job goes on when it fails.</summary>
    public Expr? ContinueOnError { get; init; }

    /// <summary>Environment variables.</summary>
    public ImmutableArray<Variable> Variables { get; init; } = [];

    /// <summary>How often it is tried again.</summary>
    public Retry? Retry { get; init; }

    /// <summary>What it is declared to write to <c>GITHUB_OUTPUT</c>.</summary>
    public ImmutableArray<Output> Outputs { get; init; } = [];

    /// <summary>Which environment variables it is declared to set for later steps.</summary>
    public ImmutableArray<string> Sets { get; init; } = [];

    /// <summary>Whether some value reads its standard output.</summary>
    public bool CapturesStdout { get; init; }

    /// <summary>Whether some value reads its standard error.</summary>
    public bool CapturesStderr { get; init; }

    /// <summary>Whether some value reads its exit code.</summary>
    public bool CapturesExitCode { get; init; }
}

/// <summary>Trying again.</summary>
/// <param name="Count">How often at most, besides the first try.</param>
/// <param name="Origin">Where it is written.</param>
public sealed record Retry(int Count, Origin Origin)
{
    /// <summary>The time before the next try.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The exit codes that are worth another try; empty: any but zero.</summary>
    public ImmutableArray<int> ExitCodes { get; init; } = [];

    /// <summary>Whether a timeout is worth another try.</summary>
    public bool OnTimeout { get; init; }
}

/// <summary>
/// Text for a shell or another interpreter. Holes are already replaced: what the compiler knew and was one plain word is written in,
/// everything else is read from an environment variable of <see cref="Variables"/>.
/// </summary>
/// <param name="Shell">The shell: <c>bash</c>, <c>sh</c>, <c>pwsh</c>, <c>cmd</c>, <c>python</c>, or a custom command line with <c>{0}</c>; null for the default.</param>
/// <param name="Text">What the interpreter gets.</param>
/// <param name="Variables">The environment variables that the holes became, besides those the step declares.</param>
public sealed record Script(string? Shell, string Text, ImmutableArray<Variable> Variables)
{
    /// <summary>The line of the source on which the first line of <see cref="Text"/> stands, counted from one.</summary>
    public int FirstLine { get; init; }
}

/// <summary><c>run "text"</c></summary>
public sealed record RunStep(Script Script, Origin Origin) : Step(Origin)
{
    /// <summary>What it does, where the language wrote the script for a word of its own; null for a script that somebody wrote.</summary>
    public string? Shown { get; init; }
}

/// <summary><c>run ["tool", "--flag"]</c>: no shell is started.</summary>
public sealed record ProcessStep(ImmutableArray<Expr> Arguments, Origin Origin) : Step(Origin);

/// <summary><c>uses "owner/repository@ref" { inputs }</c></summary>
public sealed record UsesStep(ActionReference Action, ImmutableArray<Variable> Inputs, Origin Origin) : Step(Origin);

/// <summary>An action to use.</summary>
public abstract record ActionReference;

/// <summary>An action in a repository at GitHub.</summary>
/// <param name="Repository"><c>owner/name</c></param>
/// <param name="Path">The folder inside it, or empty.</param>
/// <param name="Reference">Tag, branch or commit.</param>
public sealed record RemoteAction(string Repository, string Path, string Reference) : ActionReference
{
    /// <summary>Whether the reference is a full commit.</summary>
    public bool IsPinned => Reference.Length == 40 && Reference.All(char.IsAsciiHexDigitLower);

    /// <summary>Whether it lies in <paramref name="repository"/>. GitHub tells the names of owners and repositories apart without case.</summary>
    public bool IsFrom(string repository) => Repository.Equals(repository, StringComparison.OrdinalIgnoreCase);

    /// <summary><c>owner/name@reference</c>: what a lock file knows a commit by.</summary>
    public string Key => $"{Repository}@{Reference}";
}

/// <summary>A composite action of this project.</summary>
/// <param name="Name">Its name.</param>
public sealed record DeclaredAction(string Name) : ActionReference;

/// <summary>An action in a folder of the repository: <c>./path</c> or <c>$/path</c>.</summary>
public sealed record LocalAction(string Path) : ActionReference;

/// <summary>A container image as an action.</summary>
public sealed record ImageAction(string Image) : ActionReference;

/// <summary><c>checkout</c></summary>
public sealed record CheckoutStep(Origin Origin) : Step(Origin)
{
    /// <summary>Branch, tag or commit; null for the one that started the run.</summary>
    public Expr? Reference { get; init; }

    /// <summary>Another repository as <c>owner/name</c>.</summary>
    public Expr? Repository { get; init; }

    /// <summary>The folder to put it in.</summary>
    public Expr? Into { get; init; }

    /// <summary>How many commits; zero for all; null for one.</summary>
    public Expr? Depth { get; init; }

    /// <summary>Whether submodules are fetched: <c>no</c>, <c>yes</c> or <c>recursive</c>.</summary>
    public string Submodules { get; init; } = "no";

    /// <summary>Whether large files are fetched.</summary>
    public bool LargeFiles { get; init; }

    /// <summary>Whether the token stays on disk for later steps (<c>credentials = kept</c>).</summary>
    public bool KeepsCredentials { get; init; }

    /// <summary>A token instead of the run's own.</summary>
    public Expr? Token { get; init; }

    /// <summary>Inputs of the action that have no property of their own.</summary>
    public ImmutableArray<Variable> Others { get; init; } = [];
}

/// <summary>The tools that <c>setup</c> knows.</summary>
public enum Tool
{
#pragma warning disable CS1591 // each is the tool itself
    Dotnet, Node, Java, Python, Go, Terraform, Docker,
#pragma warning restore CS1591
}

/// <summary><c>setup dotnet(10.0)</c></summary>
/// <param name="Tool">What is set up.</param>
/// <param name="Version">Its version as text; null where none is needed.</param>
/// <param name="Origin">Where it is written.</param>
public sealed record SetupStep(Tool Tool, Expr? Version, Origin Origin) : Step(Origin)
{
    /// <summary>Java's distribution.</summary>
    public string? Distribution { get; init; }

    /// <summary>Whether the tool's packages are cached; the cache's dependency file where one is named.</summary>
    public Expr? Cache { get; init; }

    /// <summary>Inputs of the action that have no property of their own.</summary>
    public ImmutableArray<Variable> Others { get; init; } = [];
}

/// <summary><c>login aws</c>: with the role that deploys to the job's environment, see <see cref="DeployRole"/>.</summary>
public sealed record LoginStep(Origin Origin) : Step(Origin)
{
    /// <summary>Which deploy role of the environment it takes, by its name there; null where nothing is written.</summary>
    public string? Role { get; init; }

    /// <summary>Where that is written; null where it is not.</summary>
    public Origin? RoleOrigin { get; init; }
}

/// <summary>
/// Holds a job back while the environment that it deploys to is frozen: by a service level, on the days that it says itself, or outside of its window. Nobody writes it: it is the first step of such jobs.
/// </summary>
/// <param name="Environment">The environment.</param>
/// <param name="Origin">What says so: the line of the service level, or the environment.</param>
public sealed record FreezeStep(string Environment, Origin Origin) : Step(Origin)
{
    /// <summary>Whom is asked; null where only days are looked at.</summary>
    public PrometheusAddress? Prometheus { get; init; }

    /// <summary>What is asked; empty without <see cref="Prometheus"/>.</summary>
    public ImmutableArray<FreezeQuestion> Questions { get; init; } = [];

    /// <summary>The days on which it is frozen.</summary>
    public ImmutableArray<FrozenDays> Days { get; init; } = [];

    /// <summary>The times of each week at which it may be deployed to; null for always.</summary>
    public DeploymentHours? Hours { get; init; }

    /// <summary>Whether the job can be held back. Where its text says why it goes on in any case, that is told and nothing is asked.</summary>
    public bool Asks => !Questions.IsEmpty || !Days.IsEmpty || Hours is not null;

    /// <summary>Why the job goes on all the same: a text that is empty unless there is a reason; null where nobody can say so.</summary>
    public Expr? Despite { get; init; }
}

/// <summary>Days on which an environment is frozen.</summary>
/// <param name="What">The days, for people: <c>2026-12-20 to 2027-01-02 (Europe/Vienna)</c>.</param>
/// <param name="From">When the first one begins.</param>
/// <param name="Until">When the last one has ended.</param>
public sealed record FrozenDays(string What, DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>The days from the first to the last, both frozen, in a time zone of the IANA list.</summary>
    public static FrozenDays Of(DateOnly first, DateOnly last, string zone)
    {
        var known = TimeZoneInfo.FindSystemTimeZoneById(zone);
        return new FrozenDays(string.Create(CultureInfo.InvariantCulture, $"{first:yyyy-MM-dd} to {last:yyyy-MM-dd} ({zone})"), Midnight(first, known), Midnight(last.AddDays(1), known));
    }

    private static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }
}

/// <summary>Whether a service level freezes an environment.</summary>
/// <param name="Service">The service.</param>
/// <param name="Slo">The name of its service level.</param>
/// <param name="Share">The share of its budget that is used up then.</param>
/// <param name="Passes">Whether the job passes when there is no answer.</param>
public sealed record FreezeQuestion(string Service, string Slo, decimal Share, bool Passes)
{
    /// <summary>What has happened when it does: <c>api.availability has spent 100% of its error budget</c>.</summary>
    public string What => string.Create(CultureInfo.InvariantCulture, $"{Service}.{Slo} has spent {Share * 100:0.######}% of its error budget");
}

/// <summary><c>artifact app from "bin/**"</c></summary>
public sealed record PublishArtifactStep(string Artifact, ImmutableArray<Expr> Paths, Origin Origin) : Step(Origin)
{
    /// <summary>How long it is kept.</summary>
    public TimeSpan? Keep { get; init; }

    /// <summary>Whether it is an error that no file matches (the default), or goes unnoticed.</summary>
    public bool MayBeEmpty { get; init; }
}

/// <summary>Which copies of an artifact are meant.</summary>
public enum ArtifactCells
{
    /// <summary>The job has no matrix.</summary>
    Single,

    /// <summary>Those of all cells: <c>take shard.all.results</c>.</summary>
    All,

    /// <summary>That of one cell: <c>take build[os].app</c>.</summary>
    One,
}

/// <summary><c>take build.app to "folder"</c></summary>
/// <param name="Job">The job that makes it.</param>
/// <param name="Artifact">Its name.</param>
/// <param name="Cells">Which copies.</param>
/// <param name="Cell">The values of the axes where <paramref name="Cells"/> is <see cref="ArtifactCells.One"/>, in the order of the axes.</param>
/// <param name="Into">The folder to put it in; null for where it came from.</param>
/// <param name="Origin">Where it is written.</param>
public sealed record TakeArtifactStep(string Job, string Artifact, ArtifactCells Cells, ImmutableArray<Expr> Cell, Expr? Into, Origin Origin) : Step(Origin)
{
    /// <summary>Why files that somebody outside wrote may be used like the project's own; null where nothing is said.</summary>
    public string? TrustedBecause { get; init; }
}

/// <summary><c>cache nuget { key = …, paths = […] }</c></summary>
public sealed record CacheStep(Expr CacheKey, ImmutableArray<Expr> Paths, Origin Origin) : Step(Origin)
{
    /// <summary>Beginnings of older keys that will do.</summary>
    public ImmutableArray<Expr> RestoreKeys { get; init; } = [];

    /// <summary>Whether it is restored here.</summary>
    public bool Restores { get; init; } = true;

    /// <summary>Whether it is saved at the end of the job (or here, when it is not restored).</summary>
    public bool Saves { get; init; } = true;
}

/// <summary><c>report tests from "**/*.trx"</c></summary>
/// <param name="ReportKind"><c>tests</c>, <c>coverage</c> or <c>sarif</c>.</param>
/// <param name="Paths">The files.</param>
/// <param name="Origin">Where it is written.</param>
public sealed record ReportStep(string ReportKind, ImmutableArray<Expr> Paths, Origin Origin) : Step(Origin);

/// <summary><c>summary "Markdown"</c></summary>
public sealed record SummaryStep(Expr Markdown, Origin Origin) : Step(Origin);

/// <summary><c>csharp"""…"""</c></summary>
/// <param name="Code">C# with its holes replaced by the names of <paramref name="Captures"/>.</param>
/// <param name="Captures">Values that the code reads, by the name of a C# local.</param>
/// <param name="Result">The type of its value; <see cref="NoneType"/> where it has none.</param>
/// <param name="Origin">Where it is written.</param>
public sealed record CSharpStep(CSharpText Code, ImmutableArray<Variable> Captures, FlowType Result, Origin Origin) : Step(Origin);

/// <summary>C# as written in a source.</summary>
/// <param name="Text">The code.</param>
/// <param name="Lines">Where each line of <paramref name="Text"/> starts in the source.</param>
public sealed record CSharpText(string Text, ImmutableArray<Text.Location> Lines)
{
    /// <summary>Whether it is one expression, whose value is the step's, rather than statements. The one answer: what is checked is what is generated.</summary>
    public bool IsExpression => CSharpScanner.IsExpression(Text);

    /// <summary>For each line whether it starts inside a token (a string over several lines, a block comment): nothing may be put before it, neither blanks nor a directive.</summary>
    public ImmutableArray<bool> StartInsideToken => CSharpScanner.StartInsideToken(Text);
}
