namespace Flow.Compiler.Tests.Rules;

/// <summary>A counter that an alert compares with a number is told, and what can be meant is not.</summary>
public class CountersAreNotComparedTests
{
    private static string Source(string query) => $$"""
        metric mails_sent_total { kind = counter, labels = ["kind"] }
        metric mails_failed_total { kind = counter, labels = ["kind"] }
        metric mails_waiting { kind = gauge, labels = [] }
        alert many { when promql"{{query}}" for 5m }

        """;

    [Theory]
    [InlineData("§mails_sent_total > 500", "increase(mails_sent_total[5m]) > 500")]
    [InlineData("500 < §mails_sent_total{kind='a'}", "500 < increase(mails_sent_total{kind='a'}[5m])")]
    [InlineData("sum by (kind) ((§mails_sent_total)) >= 1", "sum by (kind) ((increase(mails_sent_total[5m]))) >= 1")]
    [InlineData("mails_waiting > 3 and topk(3, §mails_sent_total) > 5", "mails_waiting > 3 and topk(3, increase(mails_sent_total[5m])) > 5")]
    public void A_counter_is_not_compared_with_a_number(string query, string mended)
    {
        var at = Source(query).IndexOf('§', StringComparison.Ordinal);
        var source = Source(query).Replace("§", "", StringComparison.Ordinal);

        var only = Assert.Single(Compilation.Of(source).Diagnostics, static d => d.Code == "FLOW8055");

        Assert.Equal((at, "`mails_sent_total` counts from the start of a process, and only rises until the next one. Write how often it happened lately: `increase(mails_sent_total[5m])`."), (only.Location.Span.Start, only.Message));
        Assert.Equal(Source(mended), Assert.Single(only.Fixes).Edits.OrderByDescending(static e => e.Span.Start).Aggregate(source, static (text, edit) => text.Remove(edit.Span.Start, edit.Span.Length).Insert(edit.Span.Start, edit.NewText)));
        Assert.DoesNotContain(Compilation.Of(Source(mended)).Diagnostics, static d => d.Code == "FLOW8055");
    }

    [Theory]
    [InlineData("mails_failed_total > 0")]
    [InlineData("sum(mails_sent_total) == 0")]
    [InlineData("mails_failed_total > mails_sent_total")]
    [InlineData("mails_failed_total / mails_sent_total > 0.1")]
    [InlineData("mails_sent_total - mails_sent_total offset 5m < 1")]
    [InlineData("rate(mails_sent_total[5m]) > 1")]
    [InlineData("changes(mails_sent_total[1h]) > 3")]
    [InlineData("resets(mails_sent_total[1h]) > 3")]
    [InlineData("absent(mails_sent_total) == 1")]
    [InlineData("count(mails_sent_total) < 2")]
    [InlineData("mails_waiting > 500")]
    [InlineData("max_over_time(mails_sent_total[5m]) - min_over_time(mails_sent_total[5m]) < 1")]
    public void What_can_be_meant_is_left_alone(string query) => Assert.DoesNotContain(Compilation.Of(Source(query)).Diagnostics, static d => d.Code == "FLOW8055");
}
