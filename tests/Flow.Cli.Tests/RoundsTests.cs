using Flow.Cli.Checking;

namespace Flow.Cli.Tests;

/// <summary>Steps that follow each other, as fixes do.</summary>
public class RoundsTests
{
    [Theory]
    [InlineData("a>b b>c", "c", "")]
    [InlineData("", "a", "")]
    [InlineData("a>b b>a", "a", "ab")]
    [InlineData("a>b b>c c>b", "b", "bc")]
    [InlineData("a>a", "a", "a")]
    [InlineData("a>b b>c c>d d>e e>f", "d", "")]
    public void They_end_where_nothing_follows_or_where_a_circle_begins(string steps, string last, string circle)
    {
        var next = steps.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToDictionary(static s => s[..1], static s => s[2..]);

        var rounds = Rounds<string>.From("a", 3, next.GetValueOrDefault, static (a, b) => a == b);

        Assert.Equal((last, circle), (rounds.State, string.Concat(rounds.Circle)));
    }
}
