namespace Flow.Runtime;

/// <summary>Which streams of a process a step keeps, because somebody reads them as <c>Stdout</c> or <c>Stderr</c>.</summary>
[Flags]
public enum Capture
{
    /// <summary>None: the output is only shown.</summary>
    None = 0,

    /// <summary>Standard output.</summary>
    Stdout = 1,

    /// <summary>Standard error.</summary>
    Stderr = 2,
}

/// <summary>Runs a script in a shell.</summary>
/// <param name="Id">The step's name.</param>
public sealed record ShellStep(string Id) : StepDefinition(Id)
{
    /// <summary>
    /// The script. Values of others belong into <see cref="StepDefinition.Environment"/>, not into this text: it reads nothing of the context, and a dry run asks for it
    /// without one.
    /// </summary>
    public required Func<StepContext, string> Script { get; init; }

    /// <summary>What the script does, for a dry run, where a word of the language stands for it; null for a script that somebody wrote.</summary>
    public string? Shown { get; init; }

    /// <summary>The shell; the job's where none is named.</summary>
    public Func<StepContext, Shell>? Shell { get; init; }

    /// <summary>The folder, relative to the workspace; the job's where none is named.</summary>
    public Func<StepContext, string>? WorkingDirectory { get; init; }

    /// <summary>Streams to keep.</summary>
    public Capture Capture { get; init; }

    internal override string DefaultTitle => Shown ?? "Run a script";
}

/// <summary>Runs a program with an argument list: no shell reads the arguments, so they may hold anything.</summary>
/// <param name="Id">The step's name.</param>
public sealed record ProcessStep(string Id) : StepDefinition(Id)
{
    /// <summary>The program and its arguments.</summary>
    public required Func<StepContext, IReadOnlyList<string>> Arguments { get; init; }

    /// <summary>The same as it is written, for a dry run: what is known only later stands as <c>${…}</c>.</summary>
    public string? Shown { get; init; }

    /// <summary>The folder, relative to the workspace; the job's where none is named.</summary>
    public Func<StepContext, string>? WorkingDirectory { get; init; }

    /// <summary>Streams to keep.</summary>
    public Capture Capture { get; init; }

    internal override string DefaultTitle => "Run a program";
}
