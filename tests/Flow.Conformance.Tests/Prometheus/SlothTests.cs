using System.Globalization;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model.ServiceLevels;
using Xunit.Abstractions;
using YamlDotNet.RepresentationModel;

namespace Flow.Conformance.Tests.Prometheus;

/// <summary>Windows and thresholds are those that Sloth publishes for the same objectives.</summary>
public sealed class SlothTests(ITestOutputHelper output)
{
    [SkippableFact]
    [Trait("Kind", "Corpus")]
    public void The_rows_for_four_weeks_and_a_month_are_those_of_sloth()
    {
        RuleCorpus.Require();
        foreach (var days in (int[])[28, 30])
        {
            var published = Rows(RuleCorpus.Documents($"slok__sloth/internal/alert/windows/google-{days}d.yaml")[0]);

            Assert.Equal(published, BurnRateTable.For(TimeSpan.FromDays(days)));
        }
    }

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
        where rule.Children.ContainsKey("alert") && rule.Children.ContainsKey("expr") && rule["expr"].ToString().Contains("slo:sli_error:ratio_rate", StringComparison.Ordinal)
        select rule["expr"].ToString();

    /// <summary>Each comparison of a recorded window with <c>factor * budget</c> must be one of the table, whatever the budget is.</summary>
    private static IEnumerable<string> Differences(string expression)
    {
        foreach (var comparison in PromParser.Parse(expression).Value.Descendants().OfType<PromBinary>().Where(static b => b.Operator == ">"))
        {
            if (comparison is { Left: PromSelector { Metric: { } record }, Right: PromParen { Inner: PromBinary { Operator: "*", Left: PromNumber factor, Right: PromNumber } } })
            {
                var window = record["slo:sli_error:ratio_rate".Length..];
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
