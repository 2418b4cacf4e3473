using System.Globalization;
using Flow.Compiler.Literals.PromQl;

namespace Flow.Compiler.Model.ServiceLevels;

/// <summary>
/// The alerts of what is asked again and again (documentation of the blackbox exporter: <c>probe_success</c>, <c>probe_duration_seconds</c>). Where the prober itself does not answer there is neither,
/// and Prometheus sets <c>up</c> to 0 (its documentation: "Automatically generated labels and time series").
/// </summary>
public static class SyntheticAlerts
{
    /// <summary>One for a wrong answer, one for a late one where a time is written, and one for when nobody asks.</summary>
    public static IEnumerable<Alert> Of(Synthetic synthetic)
    {
        yield return Alert(synthetic, $"{synthetic.Name}-fails", $"probe_success{Selector(synthetic)} == 0", synthetic.Severity);
        if (synthetic.Within is { } within)
        {
            var limit = within.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            yield return Alert(synthetic, $"{synthetic.Name}-is-slow", $"probe_duration_seconds{Selector(synthetic)} > {limit}", AlertSeverity.Warning);
        }

        yield return Alert(synthetic, $"{synthetic.Name}-is-not-asked", $"up{Selector(synthetic)} == 0", AlertSeverity.Warning) with
        {
            Title = $"Whether {synthetic.FullName} holds is not known: the prober does not answer",
            Impact = null, ImpactPlace = null, Runbook = null, RunbookName = null,
        };
    }

    private static string Selector(Synthetic synthetic) => $"{{service='{synthetic.Service}',synthetic='{synthetic.Name}'}}";

    private static Alert Alert(Synthetic synthetic, string name, string condition, AlertSeverity severity) =>
        new(name, synthetic.Service, new PromQuery(Parsed(condition), synthetic.Origin.Location), severity, synthetic.Origin)
        {
            Title = synthetic.Title, For = synthetic.For, Impact = synthetic.Impact, ImpactPlace = synthetic.ImpactPlace, Runbook = synthetic.Runbook, RunbookName = synthetic.RunbookName,
        };

    private static PromExpression Parsed(string condition) =>
        PromParser.Parse(condition, []).TryGet(out var tree, out var problem) ? tree : throw new InvalidOperationException($"`{condition}` is no query: {problem.Message}");
}
