using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Emit.OpenSlo;

/// <summary>What OpenSLO has no words for.</summary>
public static class OpenSloDiagnostics
{
    /// <summary>A service level that is measured in another way than by counting events.</summary>
    public static readonly DiagnosticDescriptor NoWords = new(
        "FLOW6161",
        Severity.Error,
        "OpenSLO cannot say how a service level is measured",
        """
        The target `openslo` writes service levels that count what is good and what there is. A service level of slices of time, or of others together, has no place in version 1 of
        the specification, and one that is left out would be missed by whoever reads the files. Leave the target out of the project's `targets`, or count events.
        """,
        """
        project shop { targets = ["prometheus", "openslo"] }
        service api
        slo fast of api {
          objective 99% over 30d
          slices promql"queue_length < 100" every 1m
        }
        """,
        """
        project shop { targets = ["prometheus", "openslo"] }
        service api
        slo fast of api {
          objective 99% over 30d
          bad   = promql"sum(rate(jobs_late_total[${{ window }}]))"
          total = promql"sum(rate(jobs_total[${{ window }}]))"
        }
        """);
}
