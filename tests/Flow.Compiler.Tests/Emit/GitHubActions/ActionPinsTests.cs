using Flow.Compiler.Emit;
using Flow.Compiler.Emit.GitHubActions;
using Flow.Compiler.Model;

namespace Flow.Compiler.Tests.Emit.GitHubActions;

public class ActionPinsTests
{
    [Theory]
    [InlineData("v4")]
    [InlineData("v4.3")]
    [InlineData("v4.3.1")]
    public void A_tag_leads_to_the_commit_of_its_version(string reference)
    {
        var pin = ActionPins.Find(new RemoteAction("actions/checkout", "", reference), EmitOptions.Default);
        Assert.Equal("v4.3.1", pin?.Version);
        Assert.Equal(40, pin?.Commit.Length);
    }

    [Fact]
    public void What_the_project_locked_goes_first()
    {
        var commit = new string('a', 40);
        var options = EmitOptions.Default with { Pins = EmitOptions.Default.Pins.Add("actions/checkout@v4", commit) };
        Assert.Equal(new ActionPin("actions/checkout", "v4", commit), ActionPins.Find(new RemoteAction("actions/checkout", "", "v4"), options));
    }

    [Fact]
    public void An_action_that_nobody_knows_has_no_commit() =>
        Assert.Null(ActionPins.Find(new RemoteAction("acme/unheard-of", "", "v1"), EmitOptions.Default));

    [Fact]
    public void Every_commit_is_written_in_full_and_every_version_once()
    {
        Assert.All(ActionPins.BuiltIn, static p => Assert.Matches("^[0-9a-f]{40}$", p.Commit));
        Assert.Equal(ActionPins.BuiltIn.Length, ActionPins.BuiltIn.Select(static p => (p.Repository, p.Version)).Distinct().Count());
    }
}
