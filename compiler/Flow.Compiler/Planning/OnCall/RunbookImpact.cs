using System.Collections.Immutable;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Planning.OnCall;

/// <summary>What users notice when a runbook is needed.</summary>
public static class RunbookImpact
{
    /// <summary>What <paramref name="runbook"/> says itself, else what the alerts and service levels say that lead to it, each once.</summary>
    public static ImmutableArray<string> Of(Runbook runbook, DeliveryModel model) => runbook.Impact is { } written ? [written] :
    [
        .. model.Slos.Where(s => s.RunbookName == runbook.FullName).Select(static s => s.Impact)
            .Concat(model.Alerts.Where(a => a.RunbookName == runbook.FullName).Select(static a => a.Impact)).OfType<string>().Distinct(),
    ];
}
