using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Text;

namespace Flow.Compiler.Rules;

/// <summary>
/// The message that wakes somebody begins with what users notice, not with a cause: whoever reads it decides first how bad it is. It is asked of projects that say the impact
/// of something, and of strict ones; of a service level, whose message names no cause unless one is written, only of these.
/// </summary>
internal sealed class PagesLeadWithImpact : ModelRule
{
    /// <summary>Parts of machines and programs: a sentence about one of them is about a cause.</summary>
    private static readonly ImmutableArray<string> Causes =
    [
        "cpu", "memory", "ram", "disk", "volume", "storage", "network", "pod", "pods", "container", "containers", "node", "nodes", "host", "server", "replica", "replicas", "replication",
        "primary", "database", "db", "postgres", "redis", "kafka", "queue", "cache", "thread", "threads", "connection", "connections", "process", "exporter", "probe", "certificate", "error", "errors", "latency",
    ];

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var asked = model.Project.Standards == Standards.Strict || model.Alerts.Any(static a => a.Impact is not null) || model.Slos.Any(static s => s.Impact is not null);
        foreach (var slo in model.Slos)
        {
            var pages = slo.Rows.Any(r => r.Urgency == Urgency.Page && r.CanFire(slo.Objective));
            Check(new Page(slo.FullName, slo.Impact, slo.ImpactPlace, slo.Origin, model.Project.Standards == Standards.Strict && pages), model, diagnostics);
        }

        foreach (var alert in model.Alerts)
        {
            Check(new Page(alert.FullName, alert.Impact, alert.ImpactPlace, alert.Origin, asked && alert.Severity == AlertSeverity.Critical), model, diagnostics);
        }
    }

    private static void Check(Page page, DeliveryModel model, DiagnosticBag diagnostics)
    {
        if (page is { Impact: { } impact, Place: { } place } && Cause(impact) is { } cause)
        {
            Add(place, $"The message of `{page.Name}` begins with a cause, `{cause}`. Say first what users notice: `Customers cannot order`.", model, diagnostics);
        }
        else if (page is { Impact: { } nothing, Place: { } here } && string.IsNullOrWhiteSpace(nothing))
        {
            Add(here, $"The message of `{page.Name}` is empty. Say what users notice: `impact = \"Customers cannot order\"`.", model, diagnostics);
        }
        else if (page is { Impact: null, NeedsOne: true })
        {
            Add(page.Origin.Location, $"`{page.Name}` calls somebody, and its message does not say what users notice. Write `impact = \"Customers cannot order\"`.", model, diagnostics);
        }
    }

    private static string? Cause(string impact)
    {
        var words = impact.Split([' ', ',', '.', ':', '\''], StringSplitOptions.RemoveEmptyEntries).SkipWhile(static w => w.ToUpperInvariant() is "THE" or "A" or "AN" or "HIGH" or "LOW" or "TOO" or "MANY" or "NO");
        return words.FirstOrDefault() is { } first && Causes.Contains(first.ToLowerInvariant()) ? first : null;
    }

    private static void Add(Location place, string message, DeliveryModel model, DiagnosticBag diagnostics) => diagnostics.Add(new Diagnostic(ServiceLevelDiagnostics.CauseFirst, place, message)
    {
        Severity = model.Project.Standards switch { Standards.Strict => Severity.Error, Standards.Relaxed => Severity.Note, _ => Severity.Warning },
    });

    /// <summary>Something that calls somebody, or tells somebody.</summary>
    private sealed record Page(string Name, string? Impact, Location? Place, Origin Origin, bool NeedsOne);
}
