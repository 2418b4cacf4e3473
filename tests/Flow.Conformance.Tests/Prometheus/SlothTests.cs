using System.Collections.Immutable;
using System.Globalization;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model.ServiceLevels;
using Xunit.Abstractions;
using YamlDotNet.RepresentationModel;

namespace Flow.Conformance.Tests.Prometheus;

/// <summary>Windows and thresholds are those that Sloth publishes for the same objectives.</summary>
public sealed class SlothTests(ITestOutputHelper output)
{
    private const string Ratio = "slo:sli_error:ratio_rate";

    [SkippableFact]
    [Trait("Kind", "Corpus")]
    public void The_rows_for_a_week_four_weeks_and_a_month_are_those_of_sloth()
    {
        RuleCorpus.Require();
        foreach (var (file, days) in ((string, int)[])[("examples/windows/7d.yaml", 7), ("internal/alert/windows/google-28d.yaml", 28), ("internal/alert/windows/google-30d.yaml", 30)])
        {
            var published = Rows(RuleCorpus.Documents($"slok__sloth/{file}")[0]);

            Assert.Equal(published, BurnRateTable.For(TimeSpan.FromDays(days)));
        }
    }

    [SkippableTheory]
    [Trait("Kind", "Corpus")]
    [InlineData("examples/windows/7d.yaml", 7)]
    [InlineData("test/integration/k8scontroller/windows/7d.yaml", 7)]
    [InlineData("internal/alert/windows/google-28d.yaml", 28)]
    [InlineData("internal/alert/windows/google-30d.yaml", 30)]
    public void Generated_alerts_compare_over_the_windows_that_sloth_publishes_for_a_period(string file, int days)
    {
        RuleCorpus.Require();
        var published = Rows(RuleCorpus.Documents($"slok__sloth/{file}")[0]).ToList();
        foreach (var target in (decimal[])[0.95m, 0.99m, 0.999m, 0.9999m])
        {
            var slo = ServiceLevels.Of(target, days);

            Assert.Equal(
                string.Join('\n', Sorted(published.Where(r => r.CanFire(slo.Objective)).SelectMany(r => Compared(r, slo.Objective)))),
                string.Join('\n', Sorted(Generated(slo))));
        }
    }

    /// <summary>The same objectives as those of the service levels in Sloth's examples: what is compared, with the severity, the burn rate and the budget, is the same. Rows above everything bad, which Sloth writes too, are left out here.</summary>
    [SkippableFact]
    [Trait("Kind", "Corpus")]
    public void Generated_alerts_are_those_that_sloth_generated_for_the_same_objectives()
    {
        RuleCorpus.Require();
        var compared = 0;
        foreach (var file in RuleCorpus.Files.Where(static f => f.StartsWith("slok__sloth/examples/_gen/", StringComparison.Ordinal)))
        {
            foreach (var (sloth, budget) in OfSloth(file))
            {
                compared++;
                Assert.Equal($"{file}\n{string.Join('\n', sloth)}", $"{file}\n{string.Join('\n', Sorted(Generated(ServiceLevels.Of(1 - budget, 30))))}");
            }
        }

        output.WriteLine($"corpus prom: {compared} service levels of Sloth have the alerts that are generated here");
        Assert.True(compared > 15, $"only {compared} service levels");
    }

    private static IEnumerable<string> Generated(Slo slo) =>
        from file in ServiceLevels.Files(slo)
        where Promtool.IsRules(file.Path)
        from rule in RuleCorpus.Parsed(file.Text).AllNodes.OfType<YamlMappingNode>()
        where rule.Children.ContainsKey("alert") && rule["expr"].ToString().Contains(Ratio, StringComparison.Ordinal) && rule["expr"].ToString().Contains('>')
        from comparison in Comparisons(rule["expr"].ToString())
        select Line(rule["labels"]["severity"].ToString() == "critical", comparison.Window, comparison.Factor, comparison.Budget);

    /// <summary>What the alerts of each service level in a generated file of Sloth compare, and its budget; those without alerts or with other windows than the usual ones are left out.</summary>
    private static IEnumerable<(ImmutableArray<string> Lines, decimal Budget)> OfSloth(string file) =>
        from document in RuleCorpus.Documents(file)
        from rules in document.AllNodes.OfType<YamlSequenceNode>()
        let alerts = rules.OfType<YamlMappingNode>().Where(static r => r.Children.ContainsKey("alert") && r["expr"].ToString().Contains(Ratio, StringComparison.Ordinal)).ToList()
        where alerts.Select(static a => a["labels"]["sloth_severity"].ToString()).Order(StringComparer.Ordinal).SequenceEqual(["page", "ticket"])
        let compared = alerts.SelectMany(a => Comparisons(a["expr"].ToString()).Select(c => (IsPage: a["labels"]["sloth_severity"].ToString() == "page", c.Window, c.Factor, c.Budget))).ToList()
        select (Sorted(compared.Where(static c => c.Factor * c.Budget < 1).Select(static c => Line(c.IsPage, c.Window, c.Factor, c.Budget))), Math.Round((decimal)compared[0].Budget, 9));

    private static IEnumerable<(string Window, double Factor, double Budget)> Comparisons(string expression) =>
        from comparison in PromParser.Parse(expression).Value.Descendants().OfType<PromBinary>()
        where comparison.Operator == ">"
        let record = ((PromSelector)comparison.Left).Metric!
        let limit = (PromBinary)((PromParen)comparison.Right).Inner
        select (record[Ratio.Length..], ((PromNumber)limit.Left).Value, ((PromNumber)limit.Right).Value);

    private static IEnumerable<string> Compared(BurnRateRow row, Objective objective) => ((TimeSpan[])[row.Short, row.Long])
        .Select(w => Line(row.Urgency == Urgency.Page, PromDuration.Written(w), (double)row.Factor(objective.Period), (double)objective.ErrorBudget));

    // Sloth computes with fewer digits than are written here.
    private static string Line(bool isPage, string window, double factor, double budget) =>
        string.Create(CultureInfo.InvariantCulture, $"{(isPage ? "page" : "ticket")} {window} > {factor:0.#########} * {budget:0.#########}");

    private static ImmutableArray<string> Sorted(IEnumerable<string> lines) => [.. lines.Order(StringComparer.Ordinal)];

    [SkippableFact]
    [Trait("Kind", "Corpus")]
    public void Every_alert_that_sloth_generated_by_default_has_the_thresholds_of_the_table()
    {
        RuleCorpus.Require();
        var (alerts, differences) = (0, new List<string>());
        foreach (var file in RuleCorpus.Files.Where(static f => f.StartsWith("slok__sloth/examples/_gen/", StringComparison.Ordinal)))
        {
            foreach (var expression in Alerts(file))
            {
                alerts++;
                differences.AddRange(Differences(expression).Select(d => $"{file}: {d}"));
            }
        }

        output.WriteLine($"corpus prom: {alerts} alerts of Sloth, {differences.Count} thresholds that differ from those of the table");
        Assert.True(differences.Count == 0, string.Join('\n', differences.Distinct()));
        Assert.True(alerts > 30, $"only {alerts} alerts");
    }

    private static IEnumerable<string> Alerts(string file) =>
        from document in RuleCorpus.Documents(file)
        from rule in document.AllNodes.OfType<YamlMappingNode>()
        where rule.Children.ContainsKey("alert") && rule.Children.ContainsKey("expr") && rule["expr"].ToString().Contains(Ratio, StringComparison.Ordinal)
        select rule["expr"].ToString();

    /// <summary>Each comparison of a recorded window with <c>factor * budget</c> must be one of the table, whatever the budget is.</summary>
    private static IEnumerable<string> Differences(string expression)
    {
        foreach (var comparison in PromParser.Parse(expression).Value.Descendants().OfType<PromBinary>().Where(static b => b.Operator == ">"))
        {
            if (comparison is { Left: PromSelector { Metric: { } record }, Right: PromParen { Inner: PromBinary { Operator: "*", Left: PromNumber factor, Right: PromNumber } } })
            {
                var window = record[Ratio.Length..];
                var fits = BurnRateTable.Workbook.Any(r =>
                    (PromDuration.Written(r.Short) == window || PromDuration.Written(r.Long) == window) && Math.Abs((double)r.Factor(TimeSpan.FromDays(30)) - factor.Value) < 1e-9);
                if (!fits)
                {
                    yield return $"{window} with {factor.Text}";
                }
            }
        }
    }

    private static IEnumerable<BurnRateRow> Rows(YamlNode document) =>
        from urgency in (Urgency[])[Urgency.Page, Urgency.Ticket]
        from speed in (string[])["quick", "slow"]
        let row = document["spec"][urgency == Urgency.Page ? "page" : "ticket"][speed]
        select new BurnRateRow(urgency, Duration(row["longWindow"]), Duration(row["shortWindow"]), decimal.Parse(row["errorBudgetPercent"].ToString(), CultureInfo.InvariantCulture) / 100);

    private static TimeSpan Duration(YamlNode node) => ((PromDuration.Known)((PromRange)PromParser.Parse($"x[{node}]").Value).Range).Value;
}
