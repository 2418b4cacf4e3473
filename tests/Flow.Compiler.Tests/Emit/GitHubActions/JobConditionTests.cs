using System.Text.RegularExpressions;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit.GitHubActions;
using Flow.Compiler.Emit.GitHubActions.Expressions;
using Flow.Compiler.Model;
using Flow.Compiler.Types;
using static Flow.Tests.Models;

namespace Flow.Compiler.Tests.Emit.GitHubActions;

public partial class JobConditionTests
{
    [Fact]
    public void Plain_needs_say_everything_while_only_success_leads_on() =>
        Assert.Null(Condition(Pipeline(Job("a"), Job("b").After("a"), Job("c").After("b")), "c"));

    [Fact]
    public void A_condition_alone_needs_no_more() =>
        Assert.Equal("github.ref == 'refs/heads/main'", Condition(Pipeline(Job("a"), Job("b").After("a").When(Eq(Context("git.branch"), Str("main")))), "b"));

    [Fact]
    public void What_comes_after_a_job_that_runs_after_failures_says_its_gates()
    {
        var pipeline = Pipeline(Job("a"), Job("b").After(Gate.Ended, "a"), Job("c").After("b"));
        Assert.Equal("${{ !cancelled() }}", Condition(pipeline, "b"));
        Assert.Equal("${{ !cancelled() && needs.b.result == 'success' }}", Condition(pipeline, "c"));
    }

    [Fact]
    public void Gates_are_written_out()
    {
        var pipeline = Pipeline(Job("a"), Job("b"), Job("c"), Job("d").After(Gate.Failed, "a").After(Gate.AnyOf, "b", "c"));
        Assert.Equal("${{ !cancelled() && contains(fromJSON('[\"failure\",\"cancelled\"]'), needs.a.result) && (needs.b.result == 'success' || needs.c.result == 'success') }}", Condition(pipeline, "d"));
    }

    [Fact]
    public void A_condition_that_reads_a_result_decides_about_that_job_alone()
    {
        var when = Or(Eq(ResultOf("a"), Result("failed")), Eq(Context("git.branch"), Str("main")));
        var pipeline = Pipeline(Job("a"), Job("b"), Job("c").After(Gate.Condition, "a").After("b").When(when));
        Assert.Equal(
            "${{ !cancelled() && needs.b.result == 'success' && (needs.a.result == 'failure' || github.ref == 'refs/heads/main') }}",
            Condition(pipeline, "c"));
    }

    [Fact]
    public void A_status_function_stands_as_it_was_written() =>
        Assert.Equal("always()", Condition(Pipeline(Job("a"), Job("b").After("a").When(Status(StatusFunction.Always), status: true)), "b"));

    /// <summary>
    /// Runs many small graphs with all combinations of jobs that would fail, by Flow's rule and by GitHub's: the same jobs must run.
    /// </summary>
    [Fact]
    public void The_same_jobs_run_at_GitHub_as_by_the_rule_of_Flow()
    {
        var random = new Random(7);
        var graphs = Enumerable.Range(0, 400).Select(_ => Graph(random)).ToArray();
        Assert.Contains(graphs, static g => g.Jobs.Any(j => Condition(g, j.Name) is null && j.Needs.Length > 1));
        foreach (var pipeline in graphs)
        {
            var conditions = pipeline.Jobs.ToDictionary(static j => j.Name, j => Condition(pipeline, j.Name));
            for (var failing = 0; failing < 1 << pipeline.Jobs.Length; failing++)
            {
                var flow = Simulate(pipeline, failing, RunsByFlow);
                var github = Simulate(pipeline, failing, (_, job, results) => RunsAtGitHub(pipeline, job, conditions[job.Name], results));
                Assert.Equal(flow, github);
            }
        }
    }

    private static Pipeline Graph(Random random)
    {
        var jobs = new List<Job>();
        for (var i = 0; i < 5; i++)
        {
            var job = Job($"j{i}");
            foreach (var need in jobs.Where(_ => random.Next(2) == 0))
            {
                var gate = random.Next(3) > 0 ? Gate.Succeeded : (Gate)random.Next(5);
                job = job.After(gate, need.Name);
            }

            jobs.Add(job);
        }

        return Pipeline(jobs);
    }

    private static Dictionary<string, string> Simulate(Pipeline pipeline, int failing, Func<Pipeline, Job, Dictionary<string, string>, bool> runs)
    {
        var results = new Dictionary<string, string>();
        foreach (var (job, i) in pipeline.Jobs.Select(static (j, i) => (j, i)))
        {
            results[job.Name] = !runs(pipeline, job, results) ? "skipped" : (failing & (1 << i)) != 0 ? "failure" : "success";
        }

        return results;
    }

    private static bool RunsByFlow(Pipeline pipeline, Job job, Dictionary<string, string> results)
    {
        var group = job.Needs.Where(static n => n.Gate == Gate.AnyOf).ToArray();
        return (group.Length == 0 || group.Any(n => results[n.Job] == "success"))
            && job.Needs.All(n => n.Gate switch
            {
                Gate.Succeeded => results[n.Job] == "success",
                Gate.Failed => results[n.Job] == "failure",
                _ => true,
            });
    }

    /// <summary>Without a status function all ancestors must have succeeded; with one only the condition counts.</summary>
    private static bool RunsAtGitHub(Pipeline pipeline, Job job, string? condition, Dictionary<string, string> results)
    {
        if (condition is null)
        {
            return Ancestors(pipeline, job).All(a => results[a] == "success");
        }

        var text = condition["${{ ".Length..^" }}".Length];
        return text.Split(" && ").All(part =>
            part == "!cancelled()" || Comparison().Matches(part).Any(m => results[m.Groups["job"].Value] == m.Groups["result"].Value));
    }

    private static IEnumerable<string> Ancestors(Pipeline pipeline, Job job) =>
        job.Needs.SelectMany(n => Ancestors(pipeline, pipeline.Job(n.Job)).Append(n.Job)).Distinct();

    private static string? Condition(Pipeline pipeline, string name)
    {
        var job = pipeline.Job(name);
        var facts = new PipelineFacts(pipeline);
        var scope = new ExpressionScope(Place.JobCondition) { Pipeline = pipeline, Facts = facts, Job = job };
        return new JobCondition(facts, job, new GitHubExpression(scope, new WorkflowReports(new DiagnosticBag(), "the test"))).Text;
    }

    [GeneratedRegex(@"needs\.(?<job>\w+)\.result == '(?<result>\w+)'|\[""(?<result>failure)"",""cancelled""\]'\), needs\.(?<job>\w+)\.result", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Comparison();
}
