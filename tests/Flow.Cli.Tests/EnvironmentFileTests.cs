using Flow.Cli.Hosting;
using Flow.Cli.Local;

namespace Flow.Cli.Tests;

/// <summary>What a line of <c>.env</c> says.</summary>
public class EnvironmentFileTests
{
    [Theory]
    [InlineData("KEY=abc", "abc")]
    [InlineData("export KEY = abc # mine", "abc")]
    [InlineData("KEY=a#b", "a#b")]
    [InlineData("KEY= # nothing", "")]
    [InlineData("KEY=\"abc\" # mine", "abc")]
    [InlineData("KEY='abc' # it's mine", "abc")]
    [InlineData("KEY=\"a # b\"", "a # b")]
    [InlineData("""KEY="a\n\"b\" \\ \$X \d" """, "a\n\"b\" \\ $X \\d")]
    [InlineData("""KEY='a\n${X}'""", "a\\n${X}")]
    [InlineData("KEY=5$", "5$")]
    [InlineData("# KEY=abc\nOTHER=$X", null)]
    public void A_value_ends_where_its_quote_does(string text, string? value) => Assert.Equal(value, EnvironmentFile.Parse(text).Value("KEY"));

    [Theory]
    [InlineData("KEY=${X}", "has a `$` that Compose replaces")]
    [InlineData("KEY=\"a$X\"", "has a `$` that Compose replaces")]
    [InlineData("KEY=\"abc", "has no quote at the end of its line")]
    [InlineData("KEY='abc", "has no quote at the end of its line")]
    public void What_only_Compose_reads_is_refused(string text, string message) =>
        Assert.Contains(message, Assert.Throws<CommandException>(() => EnvironmentFile.Parse(text).Value("KEY")).Message, StringComparison.Ordinal);
}
