using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Emit.Prometheus;
using Flow.Compiler.Emit.Terraform;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Datadog;

/// <summary>Alerts as monitors.</summary>
/// <param name="queries">The queries.</param>
/// <param name="model">The project.</param>
/// <param name="diagnostics">Where is told what cannot be said.</param>
internal sealed class DatadogMonitors(DatadogQueries queries, DeliveryModel model, DiagnosticBag diagnostics)
{
    private readonly DatadogMessage messages = new(model, diagnostics);

    /// <summary>The monitor of <paramref name="alert"/>; null where Datadog has no words for it.</summary>
    public HclBlock? Of(Alert alert)
    {
        if (alert.KeepFor > TimeSpan.Zero)
        {
            diagnostics.Report(DatadogDiagnostics.NoWords, alert.Origin.Location, $"A monitor recovers when its condition holds no more, and `{alert.FullName}` has a `keep`. Leave it out.");
            return null;
        }

        if (!messages.CanSay(alert.Impact, alert.ImpactPlace ?? alert.Origin.Location) | !messages.CanSay(alert.Title, alert.TitlePlace ?? alert.Origin.Location))
        {
            return null;
        }

        return queries.Condition(alert.Condition, alert.For) is var (query, limit) ? Monitor(alert, query, limit) : null;
    }

    private HclBlock Monitor(Alert alert, string query, decimal limit) => new HclBlock("resource", ["datadog_monitor", DatadogLevels.NameOf(alert.FullName)],
    [
        .. HclBlock.Attributes(
            ("name", AlertNames.Of(alert)), ("type", "query alert"), ("query", query), ("message", messages.Text(alert.Title ?? alert.FullName, alert.Impact, alert.Runbook, alert.Team, alert.Severity)),
            ("priority", DatadogMessage.Priority(alert.Severity)), ("require_full_window", false), ("tags", DatadogMessage.Tags(alert.Owner, alert.Team, alert.Severity))),
        HclBlock.Of("monitor_thresholds", ("critical", SloQueries.Number(limit))),
    ]).WithSource(alert.Origin);
}
