using Flow.Compiler.Model.ServiceLevels;
using Xunit.Abstractions;

namespace Flow.Conformance.Tests.Prometheus;

/// <summary>promtool accepts the rules of service levels, their generated tests hold, and would not hold for other rules.</summary>
public sealed class SloRuleTests(ITestOutputHelper output)
{
    private const int Count = 300;

    /// <summary>It has no divisor in common with the number of objectives, or of periods.</summary>
    private const int Apart = 23;

    [SkippableFact]
    public void Promtool_accepts_the_rules_of_300_service_levels() =>
        Assert.Null(Promtool.CheckRules([.. ServiceLevels.Many(Count).SelectMany(static s => ServiceLevels.Files(s)).Where(static f => Promtool.IsRules(f.Path))]));

    [SkippableFact]
    public void The_generated_tests_of_300_service_levels_hold()
    {
        var files = ServiceLevels.Many(Count).SelectMany(static s => ServiceLevels.Files(s)).ToList();

        Assert.Null(Promtool.TestRules(files));
        output.WriteLine($"{files.Count(static f => !Promtool.IsRules(f.Path))} files of tests for {Count} service levels hold");
    }

    /// <summary>Left out is only where another row fires too, or where the last digits decide.</summary>
    [Fact]
    public void Nearly_every_row_is_asked_in_all_situations()
    {
        var (fewest, all, complete) = (int.MaxValue, 0, 0);
        foreach (var slo in ServiceLevels.Many(Count))
        {
            foreach (var file in ServiceLevels.Files(slo).Where(static f => f.Path.Contains("/tests/", StringComparison.Ordinal) && !f.Path.EndsWith("quiet.yml", StringComparison.Ordinal) && f.Text.Contains("alertname: ", StringComparison.Ordinal)))
            {
                var situations = file.Text.Split('\n').Count(static l => l.StartsWith("      # ", StringComparison.Ordinal));
                (fewest, all, complete) = (Math.Min(fewest, situations), all + 1, complete + (situations >= (slo.LeastTraffic is null ? 7 : 9) ? 1 : 0));
            }
        }

        output.WriteLine($"{complete} of {all} rows are asked in all situations, none in fewer than {fewest}");
        Assert.True(fewest >= 5, $"a row is asked in {fewest} situations only");
        Assert.True(complete > all * 0.85, $"{complete} of {all} rows are asked in all situations");
    }

    /// <summary>Every <see cref="Apart"/>-th of the service levels, which have all objectives, and of their changes so many as take no longer than the other tests.</summary>
    [SkippableFact]
    public void A_small_change_of_any_service_level_makes_a_generated_test_fail()
    {
        var mutants = RuleMutants.Small(ServiceLevels.Many(Count).Where(static (_, i) => i % Apart == 0)).Where(static (_, i) => i % 4 == 0).ToList();
        var survivors = Promtool.Survivors([.. mutants.Select(static m => m.Files)]).Select(i => mutants[i].What).ToList();

        output.WriteLine($"{mutants.Count} small changes, {mutants.Count - survivors.Count} noticed by the generated tests");
        Assert.True(mutants.Count > 100, $"only {mutants.Count} changes");
        Assert.True(survivors.Count <= mutants.Count * 0.05, $"{survivors.Count} of {mutants.Count} changes are not noticed:\n{string.Join('\n', survivors)}");
    }

    [SkippableFact]
    public void A_changed_rule_makes_a_generated_test_fail()
    {
        var mutants = RuleMutants.Of([ServiceLevels.Of(0.999m, 30), ServiceLevels.Of(0.95m, 28, "web", 1) with { NoData = NoDataPolicy.Ignore }, ServiceLevels.Of(0.9999m, 7, "pay", 3) with { LeastTraffic = 5 }])
            .Where(static (_, i) => i % 4 == 1).ToList();
        var survivors = Promtool.Survivors([.. mutants.Select(static m => m.Files)]).Select(i => mutants[i].What).ToList();

        output.WriteLine($"{mutants.Count} changed rules, {mutants.Count - survivors.Count} noticed by the generated tests");
        Assert.True(mutants.Count > 50, $"only {mutants.Count} changes");
        Assert.Empty(survivors);
    }
}
