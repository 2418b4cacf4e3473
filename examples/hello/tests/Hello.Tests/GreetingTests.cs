namespace Hello.Tests;

public class GreetingTests
{
    private static readonly TimeOnly Noon = new(12, 0);

    [Theory]
    [InlineData(4, 59, "Hello, Ada!")]
    [InlineData(5, 0, "Good morning, Ada!")]
    [InlineData(11, 59, "Good morning, Ada!")]
    [InlineData(12, 0, "Good afternoon, Ada!")]
    [InlineData(18, 0, "Good evening, Ada!")]
    [InlineData(22, 0, "Hello, Ada!")]
    public void The_time_of_day_chooses_the_words(int hour, int minute, string expected) =>
        Assert.Equal(expected, Greeting.For("Ada", new TimeOnly(hour, minute)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    public void Without_a_name_the_world_is_greeted(string? name) => Assert.Equal("Good afternoon, world!", Greeting.For(name, Noon));

    [Fact]
    public void Spaces_around_a_name_are_left_out() => Assert.Equal("Good afternoon, Ada Lovelace!", Greeting.For("  Ada Lovelace ", Noon));
}
