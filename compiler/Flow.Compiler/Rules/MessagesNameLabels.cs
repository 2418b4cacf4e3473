using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Text;

namespace Flow.Compiler.Rules;

/// <summary>What a message takes from the labels of an alert, <c>{{ $labels.code }}</c>, is there: Prometheus prints nothing in its place.</summary>
internal sealed partial class MessagesNameLabels : ModelRule
{
    /// <summary>The labels of the records of a service level.</summary>
    private static readonly ImmutableArray<string> OfRecords = ["service", "slo"];

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var series = new DeclaredSeries(model);
        foreach (var alert in model.Alerts)
        {
            Check(alert.Impact, alert.ImpactPlace, PromLabels.Of(alert.Condition.Tree, series.LabelsOf), [], diagnostics);
        }

        foreach (var slo in model.Slos)
        {
            Check(slo.Impact, slo.ImpactPlace, slo.Indicator switch { EventIndicator events => PromLabels.Of(events.Total.Tree, series.LabelsOf), SliceIndicator slices => PromLabels.Of(slices.Condition.Tree, series.LabelsOf), _ => null }, OfRecords, diagnostics);
        }
    }

    private static void Check(string? message, Location? place, PromLabels? labels, ImmutableArray<string> more, DiagnosticBag diagnostics)
    {
        if (message is null || place is not { } at || labels is null)
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
