using Flow.Compiler.Functions;
using Flow.Compiler.Types;

namespace Flow.Cli.Reference;

/// <summary>How the reference words what the catalogues hold.</summary>
internal static class ReferenceWords
{
    /// <summary>When a value must be known at the latest.</summary>
    public static string Of(PhaseKind phase) => phase switch
    {
        PhaseKind.Build => "build",
        PhaseKind.Plan => "start of the run",
        PhaseKind.AfterJobs => "other jobs are done",
        PhaseKind.Cell => "cell of the matrix",
        PhaseKind.Running => "while the job runs",
        PhaseKind.Applied => "any time",
        _ => throw new ArgumentOutOfRangeException(nameof(phase)),
    };

    /// <summary>Where a function can be evaluated.</summary>
    public static string Of(RunTimeReach reach) => reach switch
    {
        RunTimeReach.None => "build",
        RunTimeReach.Runner => "build, `flow run`",
        RunTimeReach.Everywhere => "build, `flow run`, GitHub",
        _ => throw new ArgumentOutOfRangeException(nameof(reach)),
    };

    /// <summary>What must be treated with care, or an empty text.</summary>
    public static string Of(Labels labels) => string.Join(", ", new[]
    {
        labels.HasFlag(Labels.Secret) ? "secret" : "",
        labels.HasFlag(Labels.Untrusted) ? "untrusted" : "",
    }.Where(static word => word.Length > 0));
}
