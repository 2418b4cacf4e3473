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
