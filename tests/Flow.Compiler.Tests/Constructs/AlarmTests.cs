using Flow.Compiler.Editing;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Terraform;

namespace Flow.Compiler.Tests.Constructs;

/// <summary>Whom alarms tell is said once for an environment, and noticed where nobody says it.</summary>
public class AlarmTests
{
    private const string Source = """
        service api { image = "api:1", port = 8080, internal = true }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          network main
          topic incidents { emails = ["on-call@example.com"] }
          queue jobs
          queue drafts { alarms = [] }
          function resize { image = "resize:1" }
          host cluster { services = [api] }
        }
        """;

    private const string Said = "environment production { alarms = [incidents.arn]";

    private static string Told => Source.Replace("environment production {", Said + "\n", StringComparison.Ordinal);

    private static int CountIn(string source, string environment) => string.Concat(
        Compilation.Of(source).Emit(new TerraformTarget(), EmitOptions.Default).Files.Where(f => f.Path == $"infra/{environment}/monitoring.tf").Select(static f => f.Text))
        .Split("alarm_actions       = [aws_sns_topic.incidents.arn]").Length - 1;

    [Fact]
    public void The_fix_tells_a_topic_of_everything()
    {
        var found = Assert.Single(Compilation.Of(Source).Diagnostics);

        Assert.Equal("FLOW4731", found.Code);
        var mended = TextChanges.Apply(Source, Assert.Single(found.Fixes).Edits);
        Assert.Empty(Compilation.Of(mended).Diagnostics);
        Assert.Equal(0, CountIn(Source, "production"));
        Assert.Equal(2 + 4 + 3, CountIn(mended, "production")); // of the queue, the function and the load balancer
    }

    /// <summary>One topic stands for a list of one.</summary>
    [Fact]
    public void One_topic_is_told_like_several()
    {
        var source = Told.Replace("[incidents.arn]", "incidents.arn", StringComparison.Ordinal);

        Assert.Empty(Compilation.Of(source).Diagnostics);
        Assert.Equal(CountIn(Told, "production"), CountIn(source, "production"));
    }

    [Fact]
    public void It_is_said_once_wherever_the_heir_stands()
    {
        const string Heirs = "environment dev like staging { cloud { account = \"310987654321\" } }\nenvironment staging like production { cloud { account = \"210987654321\" } }\n";

        var found = Assert.Single(Compilation.Of(Heirs + Source).Diagnostics);

        Assert.Equal(("FLOW4731", true), (found.Code, found.Message.Contains("in the environment tells", StringComparison.Ordinal)));
        Assert.StartsWith("environment production", found.Location.Source.Slice(found.Location.Span), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 9)]
    [InlineData("alarms = []", 0)]
    [InlineData("alarms = none", 0)]
    [InlineData("resize { tell = [] }", 5)]
    [InlineData("alarms = [], jobs { alarms = [incidents.arn] }", 2)]
    public void One_that_is_like_it_has_its_own_topics(string lines, int alarms)
    {
        var source = $"{Told}\nenvironment staging like production {{ cloud {{ account = \"210987654321\" }}, {(lines.Length == 0 ? "url = \"https://staging.example.com\"" : lines)} }}\n";

        Assert.Equal(alarms, CountIn(source, "staging"));
    }

    [Fact]
    public void What_is_told_otherwise_stands_in_the_table_of_differences() => Assert.Contains(
        "| `alarms` | [aws_sns_topic.incidents.arn] | [] |",
        Compilation.Of($"{Told}\nenvironment staging like production {{ cloud {{ account = \"210987654321\" }}, alarms = [] }}\n").Emit(new TerraformTarget(), EmitOptions.Default).Files.Single(static f => f.Path == "infra/parity.md").Text,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("local")]
    [InlineData("kubernetes")]
    public void Elsewhere_there_are_no_alarms_of_AWS(string cloud)
    {
        var inherited = $"{Told.Replace("  queue jobs\n  queue drafts { alarms = [] }\n", "", StringComparison.Ordinal)}\nenvironment elsewhere like production {{ cloud {cloud} }}\n";

        Assert.Empty(Compilation.Of(inherited).Diagnostics);
    }

    [Fact]
    public void A_host_without_insights_has_no_alarms_to_tell_of() => Assert.Empty(Compilation.Of("""
        service api { image = "api:1", port = 8080 }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          network main
          topic incidents { emails = ["on-call@example.com"] }
          alarms = [incidents.arn]
          bucket logs { takes-logs = true, expires = 90d }
          host cluster using kubernetes { services = [api], insights = false }
        }
        """).Diagnostics);
}
