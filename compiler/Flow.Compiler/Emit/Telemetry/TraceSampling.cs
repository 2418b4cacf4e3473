using System.Collections.Immutable;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Model.Telemetry;

namespace Flow.Compiler.Emit.Telemetry;

/// <summary>Which traces are kept once they have ended: any policy that says so is enough, and what none keeps is dropped.</summary>
/// <param name="services">The services that run in the environment.</param>
internal sealed class TraceSampling(ImmutableArray<Service> services)
{
    private readonly ImmutableArray<(string Name, ServiceTraces Traces)> traced = [.. services.Where(static s => s.Traces is not null).Select(static s => (s.Name, s.Traces!))];

    /// <summary>Whether anything is decided then.</summary>
    public static bool IsNeeded(ImmutableArray<Service> services) => services.Any(static s => s.Traces is { IsDecidedLast: true, Percent: < 100 });

    /// <summary>The settings of the processor.</summary>
    public YamlMapping Settings() => YamlMapping.Of(("decision_wait", "10s"), ("policies", YamlSequence.Of(traced.SelectMany(static t => Policies(t.Name, t.Traces)))));

    private static IEnumerable<YamlNode> Policies(string service, ServiceTraces traces)
    {
        if (traces is { KeepsErrors: true, Percent: < 100 })
        {
            yield return Both("errors", service, traces, YamlMapping.Of(("name", "error"), ("type", "status_code"), ("status_code", YamlMapping.Of(("status_codes", YamlSequence.Flow("ERROR"))))));
        }

        if (traces is { KeepsSlowerThan: { } slow, Percent: < 100 })
        {
            yield return Both("slow", service, traces, YamlMapping.Of(("name", "latency"), ("type", "latency"), ("latency", YamlMapping.Of(("threshold_ms", YamlScalar.Of((long)slow.TotalMilliseconds))))));
        }

        yield return traces is { IsDecidedLast: true, Percent: < 100 }
            ? Both("share", service, traces, YamlMapping.Of(("name", "probabilistic"), ("type", "probabilistic"), ("probabilistic", YamlMapping.Of(("sampling_percentage", YamlScalar.Of(traces.Percent))))))
            : (Of(service, $"{service}-all").WithSource(traces.Origin));
    }

    private static YamlNode Both(string what, string service, ServiceTraces traces, YamlMapping condition) => YamlMapping.Of(
        ("name", $"{service}-{what}"), ("type", "and"), ("and", YamlMapping.Of(("and_sub_policy", YamlSequence.Of(Of(service, "service"), condition))))).WithSource(traces.Origin);

    private static YamlMapping Of(string service, string name) => YamlMapping.Of(
        ("name", name), ("type", "string_attribute"), ("string_attribute", YamlMapping.Of(("key", "service.name"), ("values", YamlSequence.Flow(service)))));
}
