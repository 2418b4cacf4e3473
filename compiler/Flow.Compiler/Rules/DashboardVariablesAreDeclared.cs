using System.Text.RegularExpressions;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Rules;

/// <summary>What a query takes from whoever looks, <c>$country</c>, is a variable of the dashboard; and the label that its values come from is one of the metric.</summary>
internal sealed partial class DashboardVariablesAreDeclared : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var series = new DeclaredSeries(model);
        foreach (var dashboard in model.Dashboards)
        {
            foreach (var variable in dashboard.Variables)
            {
                Check(variable, series, diagnostics);
            }

            foreach (var query in dashboard.Panels.SelectMany(static p => p.Queries).Select(static q => q.Query))
            {
                Check(query, dashboard, diagnostics);
            }
        }
    }

    private static void Check(DashboardVariable variable, DeclaredSeries series, DiagnosticBag diagnostics)
    {
        // A histogram has the labels of its counts.
        if (variable is { Metric: { } metric, Label: { } label } && (series.LabelsOf(metric) ?? series.LabelsOf(metric + "_count")) is { } labels && !labels.Contains(label))
        {
            var near = Suggestions.Nearest(label, labels);
            Report(diagnostics, ServiceDiagnostics.UnknownLabel, variable.Origin.Location, $"`{metric}` has no label `{label}`.{(near is null ? $" It has {new PromLabels(labels, IsOpen: false)}." : $" Did you mean `{near}`?")}");
        }
    }

    private static void Check(PromQuery query, Dashboard dashboard, DiagnosticBag diagnostics)
    {
        foreach (var matcher in query.Tree.Selectors().SelectMany(static s => s.Matchers))
        {
            foreach (Match use in Use().Matches(matcher.Value.Plain ?? ""))
            {
                if (Problem(use.Groups["name"].Value, matcher, dashboard) is { } problem)
                {
                    diagnostics.Report(DashboardDiagnostics.VariableUse, query.At(matcher.LabelSpan), problem, []);
                }
            }
        }
    }

    private static string? Problem(string name, PromMatcher matcher, Dashboard dashboard) => dashboard.Variables.FirstOrDefault(v => v.Name == name) switch
    {
        null => $"This dashboard has no variable `{name}`.{(Suggestions.Nearest(name, dashboard.Variables.Select(static v => v.Name)) is { } near ? $" Did you mean `{near}`?" : $" Declare it: `variable {name} {{ metric = … }}`.")}",
        { IsMultiple: true } when !matcher.IsRegex => $"Several values of `{name}` can be chosen, which are put here as a regular expression: write `{matcher.Label}{(matcher.Operator == "!=" ? "!~" : "=~")}'${name}'`.",
        _ => null,
    };

    // What starts with two underscores is Grafana's own (its documentation, "Global variables").
    [GeneratedRegex(@"\$(\{)?(?<name>(?!__)[A-Za-z_][A-Za-z0-9_]*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Use();
}
