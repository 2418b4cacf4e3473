using Flow.Compiler.Planning;

namespace Flow.Compiler.Tests.Model;

/// <summary>The order of jobs, and what is said of it where there is none.</summary>
public class PipelinePlanTests
{
    [Theory]
    [InlineData("a; b after a; c after [a, b]", "a 0 | b 1 a | c 2 a b")]
    [InlineData("a after a", "a 0 a!")]
    [InlineData("a after b; b after a", "b 0 a! | a 1 b!")]
    [InlineData("a after b; b after a; c after d; d after c; e after [a, c]", "b 0 a! | d 0 c! | a 1 b! | c 1 d! | e 2 a c")]
    [InlineData("a after [b, c]; b after a; c after a", "b 0 a! | c 0 a! | a 1 b! c!")] // two circles through one job
    [InlineData("a after c; b after a; c after b; d after a; b2 after [d, a]", "b 0 a! | c 1 b! | a 2 c! | d 3 a | b2 4 d a")]
    public void Jobs_have_levels_and_edges_of_a_circle_say_so(string jobs, string expected)
    {
        var text = string.Join('\n', jobs.Split("; ").Select(static j => $"job {j.Split(" after ")[0]} on linux{(j.Contains(" after ", StringComparison.Ordinal) ? $" after {j.Split(" after ")[1]}" : "")} {{ run \"x\" }}"));
        var model = Compilation.Of($"pipeline ci {{\non push\n{text}\n}}").Model;

        var plan = PipelinePlan.Of(model, model.Pipelines[0]);

        Assert.Equal(expected, string.Join(" | ", plan.Jobs.Select(static j => $"{j.Job.Name} {j.Level} {string.Join(' ', j.Edges.Select(static e => e.Job + (e.IsCircular ? "!" : "")))}".TrimEnd())));
        Assert.Equal(plan.CriticalPath.Length, plan.CriticalPath.Distinct().Count());
    }

    [Fact]
    public void A_pipeline_that_calls_itself_many_times_has_an_estimate()
    {
        var calls = string.Join('\n', Enumerable.Range(0, 30).Select(static i => $"call ci as c{i}\ncall other as o{i}"));
        var model = Compilation.Of($"pipeline ci {{\non call\n{calls}\n}}\npipeline other {{\non call\n{calls}\n}}").Model;

        Assert.True(PipelinePlan.Of(model, model.Pipelines[0]).Length > TimeSpan.Zero);
    }

    [Fact]
    public void A_circle_of_many_thousand_jobs_is_found()
    {
        const int many = 20_000;
        var jobs = string.Join('\n', Enumerable.Range(0, many).Select(static i => $"job j{i} on linux after j{(i + 1) % many} {{ run \"x\" }}"));
        var model = Compilation.Of($"pipeline ci {{\non push\n{jobs}\n}}").Model;

        Assert.All(PipelinePlan.Of(model, model.Pipelines[0]).Jobs, static j => Assert.True(j.Edges[0].IsCircular));
    }
}
