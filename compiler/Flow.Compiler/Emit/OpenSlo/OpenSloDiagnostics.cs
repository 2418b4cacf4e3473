using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Emit.OpenSlo;

/// <summary>What OpenSLO has no words for.</summary>
public static class OpenSloDiagnostics
{
    /// <summary>A service level that is made of others.</summary>
    public static readonly DiagnosticDescriptor NoWords = new(
        "FLOW6161",
        Severity.Error,
        "OpenSLO cannot say how a service level is measured",
        """
        The target `openslo` writes service levels that count events (`Occurrences`) or slices of time (`Timeslices`). One that is made of others has no place in version 1 of the specification, and one that is
        silently left out would be missed by whoever reads the files: it says so itself, `left-out-of = openslo`. What it is made of is written.
        """,
        """
        project shop { targets = ["prometheus", "openslo"] }
        service api
        slo fast of api { objective 99% over 30d, slices promql"queue_length < 100" every 1m }
        slo up of api { objective 99% over 30d, slices promql"up{job='api'} == 1" every 1m }
        slo whole of api {
          objective 98% over 30d
          all-of = [api.fast, api.up]
        }
        """,
        """
        project shop { targets = ["prometheus", "openslo"] }
        service api
        slo fast of api { objective 99% over 30d, slices promql"queue_length < 100" every 1m }
        slo up of api { objective 99% over 30d, slices promql"up{job='api'} == 1" every 1m }
        slo whole of api {
          objective 98% over 30d
          all-of = [api.fast, api.up]
          left-out-of = openslo
        }
        """);
}
