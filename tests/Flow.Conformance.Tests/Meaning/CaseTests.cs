namespace Flow.Conformance.Tests.Meaning;

/// <summary>The one known difference of values: GitHub compares text without case. It is never silent.</summary>
public sealed class CaseTests
{
    [SkippableTheory]
    [InlineData("text == \"hello\"")]
    [InlineData("text in [\"hello\", \"x\"]")]
    [InlineData("starts-with(text, \"hel\")")]
    [InlineData("ends-with(text, \"LO\")")]
    [InlineData("contains(text, \"ELL\")")]
    public async Task Where_case_makes_the_difference_the_target_says_so(string condition)
    {
        var project = MeaningProject.Of($$"""
            pipeline ci {
              on manual
              param text: string
              job a on linux when {{condition}} { run "true" }
            }
            """);
        var world = new RunWorld { EventName = "workflow_dispatch", Inputs = RunWorld.Given("text", "Hello") };

        Assert.Equal("skipped", (await project.RunHereAsync("ci", world)).Result("a"));
        Assert.Equal("success", project.RunAtGitHub("ci", world).Result("a"));
        Assert.Contains(project.Notes, static n => n.Descriptor.Code == "FLOW6004");
    }
}
