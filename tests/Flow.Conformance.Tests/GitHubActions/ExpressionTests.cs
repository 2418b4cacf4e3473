using System.Text.Json;
using System.Text.Json.Nodes;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit.GitHubActions;
using Flow.Compiler.Emit.GitHubActions.Expressions;
using Flow.Conformance.Tests.Tools;
using Flow.Tests;

namespace Flow.Conformance.Tests.GitHubActions;

/// <summary>GitHub's own evaluator gives what Flow means.</summary>
public class ExpressionTests
{
    [SkippableFact]
    public void GitHub_evaluates_every_lowered_value_to_what_it_means()
    {
        var reports = new WorkflowReports(new DiagnosticBag(), "the test");
        var scope = new ExpressionScope(Place.Step) { Pipeline = GitHubExpressionCases.Pipeline, Facts = new PipelineFacts(GitHubExpressionCases.Pipeline), Job = GitHubExpressionCases.Job };
        var expressions = new GitHubExpression(scope, reports);
        var texts = GitHubExpressionCases.All.Select(c => expressions.Lower(c.Value)).ToArray();

        var results = GitHubExpressions.Evaluate(GitHubExpressionCases.Contexts, texts);

        Assert.True(results.Count >= 60);
        Assert.Equal(
            GitHubExpressionCases.All.Select((c, i) => $"{texts[i]} => {Normal(c.Json)}"),
            results.Select((r, i) => $"{texts[i]} => {(r.Json is { } json ? Normal(json) : r.Error)}"));
    }

    private static string Normal(string json) =>
        JsonSerializer.Deserialize<JsonNode>(json)?.ToJsonString() ?? "null";
}
