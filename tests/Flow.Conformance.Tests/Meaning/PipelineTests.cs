namespace Flow.Conformance.Tests.Meaning;

/// <summary>The C# runner and GitHub decide the same about every job and every step.</summary>
public sealed class PipelineTests
{
    private static readonly Lazy<MeaningProject> Project = new(static () => MeaningProject.Of(PipelineCases.Text));

    public static TheoryData<string> Names => [.. PipelineCases.Names];

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public async Task Both_decide_the_same(string name)
    {
        var record = await Project.Value.AssertSameAsync(name);

        Assert.Equal(PipelineCases.Expected(name), record.Jobs.Select(static j => $"{j.Key} {j.Value.Result}"));
    }
}

/// <summary>The C# runner and GitHub agree about pipelines that nobody thought of.</summary>
public sealed class RandomPipelineTests
{
    private const int Count = 150;

    [SkippableFact]
    public async Task Both_decide_the_same_about_every_job_of_random_pipelines()
    {
        var random = new RandomPipelines(20261121);
        var project = MeaningProject.Of(string.Join('\n', Enumerable.Range(0, Count).Select(i => random.Pipeline($"p{i}"))));
        var results = new HashSet<string>();
        foreach (var pipeline in project.Pipelines)
        {
            results.UnionWith((await project.AssertSameAsync(pipeline)).Jobs.Values.Select(static j => j.Result));
        }

        Assert.Equal(Count, project.Pipelines.Count());
        Assert.Superset(new HashSet<string> { "success", "failure", "skipped" }, results);
    }
}
