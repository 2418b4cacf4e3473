using Flow.Compiler.Emit;
using Flow.Compiler.Model.ServiceLevels;
using Xunit.Abstractions;

namespace Flow.Conformance.Tests.Prometheus;

/// <summary>promtool accepts the rules of service levels, their generated tests hold, and would not hold for other rules.</summary>
public sealed class SloRuleTests(ITestOutputHelper output)
{
    [SkippableFact]
    public void Promtool_accepts_the_rules_of_300_service_levels() =>
        Assert.Null(Promtool.CheckRules([.. ServiceLevels.Many(300).SelectMany(static s => ServiceLevels.Files(s)).Where(static f => Promtool.IsRules(f.Path))]));

    [SkippableFact]
    public void The_generated_tests_of_300_service_levels_hold()
    {
        var files = ServiceLevels.Many(300).SelectMany(static s => ServiceLevels.Files(s)).ToList();

        Assert.Null(Promtool.TestRules(files));
        output.WriteLine($"{files.Count(static f => !Promtool.IsRules(f.Path))} files of tests for 300 service levels hold");
    }
}
