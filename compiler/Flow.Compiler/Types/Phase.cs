using System.Collections.Immutable;

namespace Flow.Compiler.Types;

/// <summary>When a value is known. Later ones include earlier ones.</summary>
public enum PhaseKind
{
    /// <summary>The compiler knows it.</summary>
    Build,

    /// <summary>Known when a run starts: the event, the inputs.</summary>
    Plan,

    /// <summary>Known when other jobs are done.</summary>
    AfterJobs,

    /// <summary>Known for one cell of the job's own matrix.</summary>
    Cell,

    /// <summary>Known only while the job runs: its steps, its machine.</summary>
    Running,

    /// <summary>
    /// Known when the environment is applied: what a provider makes up, such as an identifier. It is no later part of a pipeline's run but the end of another way: a
    /// value has phases of one of the two.
    /// </summary>
    Applied,
}

/// <summary>When a value is known, and which jobs must be done first.</summary>
/// <param name="Kind">When.</param>
/// <param name="Jobs">The jobs whose results it needs.</param>
public readonly record struct Phase(PhaseKind Kind, ImmutableHashSet<string> Jobs)
{
    /// <summary>The compiler knows it.</summary>
    public static readonly Phase Build = new(PhaseKind.Build, []);

    /// <summary>Known when a run starts.</summary>
    public static readonly Phase Plan = new(PhaseKind.Plan, []);

    /// <summary>Known for one cell of the job's matrix.</summary>
    public static readonly Phase Cell = new(PhaseKind.Cell, []);

    /// <summary>Known while the job runs.</summary>
    public static readonly Phase Running = new(PhaseKind.Running, []);

    /// <summary>Known when the environment is applied.</summary>
    public static readonly Phase Applied = new(PhaseKind.Applied, []);

    /// <summary>Known when <paramref name="job"/> is done.</summary>
    public static Phase After(string job) => new(PhaseKind.AfterJobs, [job]);

    /// <summary>When both are known.</summary>
    public Phase Join(Phase other) => new(Kind > other.Kind ? Kind : other.Kind, Jobs.IsEmpty ? other.Jobs : Jobs.Union(other.Jobs));
}

/// <summary>What follows a value through every operation.</summary>
[Flags]
public enum Labels
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Must not be shown.</summary>
    Secret = 1,

    /// <summary>Somebody outside the team chose it.</summary>
    Untrusted = 2,

    /// <summary>It names code that somebody outside wrote: the head of a pull request.</summary>
    Foreign = 4,

    /// <summary>It is kept nowhere, so that it may only go where nothing is kept.</summary>
    Ephemeral = 8,
}
