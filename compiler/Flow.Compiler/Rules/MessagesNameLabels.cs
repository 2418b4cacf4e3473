using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Literals;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Text;

namespace Flow.Compiler.Rules;

/// <summary>
/// Prometheus can read the messages of alerts, or it would refuse all of the rules; and what one takes from the labels of an alert, <c>{{ $labels.code }}</c>, is there: Prometheus prints nothing in
/// its place.
/// </summary>
internal sealed partial class MessagesNameLabels : ModelRule
{
    /// <summary>The labels of the records of a service level.</summary>
    private static readonly ImmutableArray<string> OfRecords = ["service", "slo"];

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var series = new DeclaredSeries(model);
        var version = model.Project.Prometheus.Version;
        foreach (var alert in model.Alerts)
        {
            var labels = PromLabels.Of(alert.Condition.Tree, series.LabelsOf);
            Check(alert.Impact, alert.ImpactPlace, labels, [], version, diagnostics);
            Check(alert.Title, alert.TitlePlace, labels, [], version, diagnostics);
            Check(alert.Runbook, alert.RunbookPlace, labels, [], version, diagnostics);
        }

        foreach (var slo in model.Slos)
        {
            var labels = LabelsOf(slo.Indicator, series);
            Check(slo.Impact, slo.ImpactPlace, labels, OfRecords, version, diagnostics);
            Check(slo.Title, slo.TitlePlace, labels, OfRecords, version, diagnostics);
            Check(slo.Runbook, slo.RunbookPlace, labels, OfRecords, version, diagnostics);
            foreach (var spent in slo.Spent)
            {
                Check(spent.Note, spent.NotePlace, labels, OfRecords, version, diagnostics);
            }
        }

        foreach (var synthetic in model.Synthetics)
        {
            Check(synthetic.Impact, synthetic.ImpactPlace, null, [], version, diagnostics);
            Check(synthetic.Title, synthetic.TitlePlace, null, [], version, diagnostics);
            Check(synthetic.Runbook, synthetic.RunbookPlace, null, [], version, diagnostics);
        }
    }

    private static PromLabels? LabelsOf(ServiceLevelIndicator indicator, DeclaredSeries series) => indicator switch
    {
        EventIndicator events => PromLabels.Of(events.Total.Tree, series.LabelsOf),
        SliceIndicator slices => PromLabels.Of(slices.Condition.Tree, series.LabelsOf),
        _ => null,
    };

    private static void Check(string? message, Location? place, PromLabels? labels, ImmutableArray<string> more, VersionText version, DiagnosticBag diagnostics)
    {
        if (message is null || place is not { } at)
        {
            return;
        }

        if (PromTemplate.Problem(message, version) is { } problem)
        {
            diagnostics.Report(ServiceDiagnostics.MessageNotRead, at, $"{problem} Prometheus would refuse the whole file of rules. Braces themselves are written `{{{{ \"{{{{\" }}}}`.", []);
            return;
        }

        if (labels is null)
        {
            return;
        }

        foreach (Match use in Use().Matches(message))
        {
            var name = use.Groups["label"].Value;
            if (!labels.Has(name) && !more.Contains(name))
            {
                var near = labels.IsOpen ? null : Suggestions.Nearest(name, labels.Names.Union(more));
                diagnostics.Report(
                    ServiceDiagnostics.UnknownLabel, at,
                    $"The series of the query have no label `{name}`: the message would have nothing in its place.{(near is null ? $" They have {labels}." : $" Did you mean `{near}`?")}",
                    []);
            }
        }
    }

    [GeneratedRegex(@"\{\{[^}]*\$labels\.(?<label>[A-Za-z_][A-Za-z0-9_]*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Use();
}
