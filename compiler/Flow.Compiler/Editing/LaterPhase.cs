using Flow.Compiler.Types;

namespace Flow.Compiler.Editing;

/// <summary>Why a name cannot stand where its value is needed earlier.</summary>
internal static class LaterPhase
{
    /// <summary>When a value of <paramref name="phase"/> is known.</summary>
    public static string Reason(Phase phase) => phase.Kind switch
    {
        PhaseKind.Plan => "known only when a run starts",
        PhaseKind.AfterJobs when phase.Jobs.IsEmpty => "known only when the jobs before are done",
        PhaseKind.AfterJobs => $"known only when {string.Join(" and ", phase.Jobs.Order(StringComparer.Ordinal))} is done",
        PhaseKind.Cell => "differs between the cells of the job",
        PhaseKind.Running => "known only while the job runs",
        PhaseKind.Applied => "known only when the environment is applied",
        _ => "known to the compiler",
    };
}
