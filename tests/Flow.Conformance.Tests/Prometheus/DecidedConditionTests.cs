using Flow.Compiler.Diagnostics;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Rules;
using Flow.Tests;
using Xunit.Abstractions;
using YamlDotNet.RepresentationModel;

namespace Flow.Conformance.Tests.Prometheus;

/// <summary>What real projects are told by is not taken for something that always or never fires, or for a query that finds nothing.</summary>
public sealed class DecidedConditionTests(ITestOutputHelper output)
{
    /// <summary>What proves that the way to somebody works: it fires for ever, and whoever hears it no more looks.</summary>
    private const string Watchdog = "vector(1)";

    /// <summary>Of no brokers there is no count, no rate is negative, and a sum without <c>le</c> has no quantile: these never told anybody.</summary>
    private static readonly string[] Mistakes = ["FLOW8112 avg by", "FLOW8112 count by", "FLOW8152"];

    [SkippableFact]
    [Trait("Kind", "Corpus")]
    public void No_alert_of_the_corpus_is_decided_beforehand()
    {
        RuleCorpus.Require();
        var alerts = Alerts().Where(static a => a != Watchdog).Distinct().Select(static (text, i) => (text, Result: PromParser.Parse(text), i)).Where(static a => a.Result.Problem is null)
            .Select(static a => new Alert($"alert{a.i}", null, new PromQuery(a.Result.Value, Models.Line(1)), AlertSeverity.Warning, Models.At(1)) { Title = a.text }).ToList();
        var model = new DeliveryModel { Project = new Project("corpus"), Alerts = [.. alerts] };
        var diagnostics = new DiagnosticBag();
        new ConditionsCanChange().Check(model, diagnostics);
        new QueriesFindSomething().Check(model, diagnostics);

        output.WriteLine($"corpus prom: {alerts.Count} conditions of alerts, {diagnostics.Count} of them decided beforehand");
        Assert.True(alerts.Count > 200, $"only {alerts.Count} conditions");
        var told = diagnostics.ToSortedArray().Select(d => $"{d.Descriptor.Code} {alerts.FirstOrDefault(a => d.Message.Contains($"`{a.Name}`", StringComparison.Ordinal))?.Title}").Order(StringComparer.Ordinal).ToList();
        Assert.Equal(Mistakes.Length, told.Count);
        Assert.All(told.Zip(Mistakes), static pair => Assert.StartsWith(pair.Second, pair.First, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Alerts() =>
        from file in RuleCorpus.Files
        from document in RuleCorpus.Documents(file)
        from rule in document.AllNodes.OfType<YamlMappingNode>()
        where rule.Children.ContainsKey("alert") && rule.Children.ContainsKey("expr")
        select rule["expr"].ToString();
}
