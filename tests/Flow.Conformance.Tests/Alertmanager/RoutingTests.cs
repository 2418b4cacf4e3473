using System.Collections.Immutable;
using Flow.Compiler;
using Flow.Compiler.Planning.OnCall;
using Xunit.Abstractions;

namespace Flow.Conformance.Tests.Alertmanager;

/// <summary>Alertmanager accepts the configurations and routes as the compiler foretells.</summary>
public sealed class RoutingTests(ITestOutputHelper output)
{
    public static TheoryData<string> Projects => ["example", "everything"];

    [SkippableTheory]
    [MemberData(nameof(Projects))]
    public void Amtool_accepts_the_configuration(string project) => Assert.Null(Amtool.Check(OnCallProjects.Configuration(Project(project))));

    [SkippableFact]
    public void Amtool_refuses_a_receiver_that_is_not_there() =>
        Assert.NotNull(Amtool.Check(OnCallProjects.Configuration(OnCallProjects.Example()).Replace("- name: storage\n", "- name: storag\n", StringComparison.Ordinal)));

    [SkippableTheory]
    [MemberData(nameof(Projects))]
    public void Amtool_routes_every_alert_as_the_plan_says(string project)
    {
        var compilation = Project(project);
        var (configuration, plan) = (OnCallProjects.Configuration(compilation), OnCallPlan.Of(compilation.Model)!);

        foreach (var alert in plan.Alerts)
        {
            var foretold = plan.Root.Taking(alert.Labels).Select(static r => r.Receiver).ToList();
            output.WriteLine($"{alert.Name}: {string.Join(", ", foretold)}");
            Assert.Equal(foretold, Amtool.ReceiversOf(configuration, alert.Labels));
        }
    }

    [SkippableFact]
    public void Amtool_routes_what_comes_from_elsewhere_as_the_plan_says()
    {
        var compilation = OnCallProjects.Everything();
        var (configuration, plan) = (OnCallProjects.Configuration(compilation), OnCallPlan.Of(compilation.Model)!);
        foreach (var labels in (string[])["alertname=X", "severity=critical", "severity=info;service=nobodys", "team=payments", "team=payments;severity=other", "team=gone;severity=warning"])
        {
            var set = labels.Split(';').Select(static l => l.Split('=')).ToDictionary(static l => l[0], static l => l[1]);
            Assert.Equal(plan.Root.Taking(set.ToImmutableSortedDictionary()).Select(static r => r.Receiver), Amtool.ReceiversOf(configuration, set));
        }
    }

    private static Compilation Project(string name) => name == "example" ? OnCallProjects.Example() : OnCallProjects.Everything();
}
