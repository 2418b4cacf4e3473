namespace Flow.Runtime;

/// <summary>Makes sure that a tool is there. A local run installs nothing: it checks the version and says what it found.</summary>
/// <param name="Id">The step's name.</param>
/// <param name="Tool"><c>dotnet</c>, <c>node</c>, <c>java</c>, <c>python</c>, <c>go</c>, <c>terraform</c>, <c>docker</c>, or the name of a program that understands <c>--version</c>.</param>
/// <param name="Version">The least that is asked for, such as <c>10.0</c> or <c>20</c>; parts that are given must agree, <c>x</c> agrees with all. Null takes any.</param>
public sealed record SetupStep(string Id, string Tool, Func<StepContext, string?>? Version = null) : StepDefinition(Id)
{
    internal override string DefaultTitle => $"Set up {Tool}";
}

/// <summary>Makes sure that somebody is logged in to an account of AWS. A local run logs nobody in: it checks whose credentials are here.</summary>
/// <param name="Id">The step's name.</param>
/// <param name="Account">The account.</param>
/// <param name="Region">The region that the steps after it work in.</param>
public sealed record CloudLoginStep(string Id, Func<StepContext, string> Account, Func<StepContext, string> Region) : StepDefinition(Id)
{
    internal override string DefaultTitle => "Log in to AWS";
}

/// <summary>Holds the job back while the environment that it deploys to is frozen: on some days, outside of a window, or by a service level, which Prometheus is asked about.</summary>
/// <param name="Id">The step's name.</param>
/// <param name="Place">The environment.</param>
public sealed record FreezeStep(string Id, string Place) : StepDefinition(Id)
{
    /// <summary>The days on which it is frozen.</summary>
    public IReadOnlyList<FrozenDays> Days { get; init; } = [];

    /// <summary>The times of each week at which it may be deployed to; null for always.</summary>
    public DeploymentHours? Hours { get; init; }

    /// <summary>Where Prometheus answers; empty where nothing is asked.</summary>
    public string Prometheus { get; init; } = "";

    /// <summary>What is asked.</summary>
    public IReadOnlyList<FreezeQuestion> Questions { get; init; } = [];

    /// <summary>The token that Prometheus wants to see; null or empty for none.</summary>
    public Func<StepContext, string>? Token { get; init; }

    /// <summary>Why the job goes on all the same; empty unless somebody gives a reason.</summary>
    public Func<StepContext, string>? Despite { get; init; }

    internal override string DefaultTitle => $"Ask whether {Place} is frozen";
}

/// <summary>Days on which an environment is frozen.</summary>
/// <param name="What">The days, for people.</param>
/// <param name="From">When the first one begins, in seconds since 1970.</param>
/// <param name="Until">When the last one has ended, in seconds since 1970.</param>
public sealed record FrozenDays(string What, long From, long Until);

/// <summary>The times of each week at which an environment may be deployed to.</summary>
/// <param name="What">The times, for people.</param>
/// <param name="Zone">The time zone, of the IANA list.</param>
/// <param name="Parts">The times.</param>
public sealed record DeploymentHours(string What, string Zone, IReadOnlyList<WeekPart> Parts)
{
    private const int MinutesOfDay = 24 * 60;

    /// <summary>Whether a moment is one of them; null where this machine does not know the time zone.</summary>
    public bool? Covers(DateTimeOffset moment)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var zone))
        {
            return null;
        }

        var local = TimeZoneInfo.ConvertTime(moment, zone);
        var minute = ((((int)local.DayOfWeek + 6) % 7) * MinutesOfDay) + (local.Hour * 60) + local.Minute;
        return Parts.Any(p => minute >= p.From && minute < p.Until);
    }
}

/// <summary>A part of a week.</summary>
/// <param name="From">The minute with which it begins; the week begins on Monday.</param>
/// <param name="Until">The minute with which it has ended.</param>
public sealed record WeekPart(int From, int Until);

/// <summary>Whether a service level freezes an environment.</summary>
/// <param name="What">What has happened when it does.</param>
/// <param name="Query">A query that gives 1 when it does and 0 when it does not.</param>
/// <param name="Passes">Whether the job passes when there is no answer.</param>
public sealed record FreezeQuestion(string What, string Query, bool Passes);

/// <summary>Builds an image and pushes it, with docker, or else with buildah. Outputs, once it is pushed: <c>digest</c> and <c>reference</c>, the name with the digest.</summary>
/// <param name="Id">The step's name.</param>
/// <param name="Image">Registry and name of the image.</param>
/// <param name="File">The Dockerfile, from the workspace.</param>
/// <param name="Sources">The folder that the builder sees, from the workspace.</param>
/// <param name="Tags">The tags; an empty one is left out.</param>
public sealed record BuildImageStep(string Id, string Image, string File, string Sources, Func<StepContext, IReadOnlyList<string>> Tags) : StepDefinition(Id)
{
    /// <summary>What stands before each tag.</summary>
    public string TagPrefix { get; init; } = "";

    /// <summary>Whether it is pushed.</summary>
    public bool IsPushed { get; init; }

    /// <summary>Whether it is signed, with cosign.</summary>
    public bool IsSigned { get; init; }

    /// <summary>Whether the list of what is in it (SBOM) is pushed with it; docker makes it.</summary>
    public bool HasBill { get; init; }

    /// <summary>The least severity of a known hole with which it fails, as grype calls it; null where nobody looks.</summary>
    public string? FailsOn { get; init; }

    internal override string DefaultTitle => $"Build the image {Image}";
}

/// <summary>Reads test reports (TRX or JUnit XML) and shows counts and the names of failed tests. Outputs: <c>total</c>, <c>passed</c>, <c>failed</c>, <c>skipped</c>.</summary>
/// <param name="Id">The step's name.</param>
/// <param name="Report">What the report is called.</param>
/// <param name="Paths">Glob patterns relative to the workspace.</param>
public sealed record ReportStep(string Id, string Report, Func<StepContext, IReadOnlyList<string>> Paths) : StepDefinition(Id)
{
    internal override string DefaultTitle => $"Report {Report}";
}

/// <summary>Adds text to the run's summary.</summary>
/// <param name="Id">The step's name.</param>
/// <param name="Text">Markdown.</param>
public sealed record SummaryStep(string Id, Func<StepContext, string> Text) : StepDefinition(Id)
{
    internal override string DefaultTitle => "Write summary";
}

/// <summary>Runs C#. Its value, where it has one, is the output <c>value</c> as JSON and <c>c.Step("x").Value</c>.</summary>
/// <param name="Id">The step's name.</param>
/// <param name="Body">What it does; its value becomes the step's. Use <see cref="CSharpStep{T}"/> for a typed body.</param>
public record CSharpStep(string Id, Func<StepContext, Task<Value>> Body) : StepDefinition(Id)
{
    internal sealed override string DefaultTitle => "Run C#";
}

/// <summary>Runs C# with a typed value: <c>new CSharpStep&lt;int&gt;("count", static async c =&gt; …)</c>.</summary>
/// <typeparam name="T">The type of the value; anything that System.Text.Json can write.</typeparam>
/// <param name="Id">The step's name.</param>
/// <param name="TypedBody">What it does.</param>
public sealed record CSharpStep<T>(string Id, Func<StepContext, Task<T>> TypedBody)
    : CSharpStep(Id, async c => TypedValue.From(await TypedBody(c)));

/// <summary>Several steps behind one name, such as a composite action. Its steps have their own names and see its inputs.</summary>
/// <param name="Id">The step's name.</param>
public sealed record GroupStep(string Id) : StepDefinition(Id)
{
    /// <summary>The steps, in order.</summary>
    public required IReadOnlyList<StepDefinition> Steps { get; init; }

    /// <summary>What is passed in, read as <c>c.Inputs.Text("x")</c> by the steps within; seen from outside.</summary>
    public IReadOnlyList<OutputDefinition<StepContext>> Inputs { get; init; } = [];

    /// <summary>What is handed out, seen from within.</summary>
    public IReadOnlyList<OutputDefinition<StepContext>> Outputs { get; init; } = [];

    internal override string DefaultTitle => $"Run {Id}";
}

/// <summary>An action of GitHub's market place. It needs GitHub, so a local run is refused before it starts unless such steps are to be skipped.</summary>
/// <param name="Id">The step's name.</param>
/// <param name="Uses">The reference, for example <c>owner/repo@v1</c>.</param>
public sealed record ActionStep(string Id, string Uses) : StepDefinition(Id)
{
    /// <summary>The action's inputs.</summary>
    public IReadOnlyList<OutputDefinition<StepContext>> Inputs { get; init; } = [];

    internal override string DefaultTitle => $"Use {Uses}";
}
