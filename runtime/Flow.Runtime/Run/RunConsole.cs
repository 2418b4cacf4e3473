namespace Flow.Runtime;

/// <summary>Where a run shows itself.</summary>
/// <param name="Out">Takes progress, output and results. Written to by one thread at a time.</param>
public sealed record RunConsole(TextWriter Out)
{
    /// <summary>Takes what keeps a run from starting; the same as <see cref="Out"/> where nothing is said.</summary>
    public TextWriter Error { get; init; } = Out;

    /// <summary>Gives what a person answers; null where nobody is there.</summary>
    public TextReader? In { get; init; }

    /// <summary>Whether colours may be used.</summary>
    public bool Colours { get; init; }

    /// <summary>Whether GitHub reads the output: groups and annotations are then written the way it understands.</summary>
    public bool GitHubCommands { get; init; }

    /// <summary>The console of this process: colours on a terminal without <c>NO_COLOR</c>, GitHub's commands where <c>GITHUB_ACTIONS</c> is true.</summary>
    public static RunConsole System() => new(Console.Out)
    {
        Error = Console.Error,
        In = Console.IsInputRedirected ? null : Console.In,
        Colours = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
        GitHubCommands = Environment.GetEnvironmentVariable("GITHUB_ACTIONS") == "true",
    };
}
