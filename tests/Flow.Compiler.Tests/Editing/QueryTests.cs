using Flow.Compiler.Editing;

namespace Flow.Compiler.Tests.Editing;

/// <summary>Queries of Prometheus in an editor: what is offered in them, and that the metrics they name are names of the project.</summary>
public class QueryTests
{
    private const string Metrics = """
        metric http_requests_total { kind = counter, labels = ["service", "code"] }
        metric duration_seconds "How long an answer takes" { kind = histogram, labels = ["route"] }
        metric queue_length
        service api

        """;

    [Theory]
    [InlineData("$0", "http_requests_total duration_seconds_bucket duration_seconds_sum duration_seconds_count queue_length sum avg …")]
    [InlineData("sum($0)", "http_requests_total … rate histogram_quantile !by")]
    [InlineData("sum(rate($0))", "http_requests_total … queue_length")]
    [InlineData("http_requests_total{$0}", "service code job instance")]
    [InlineData("http_requests_total{code='200', $0}", "service code job instance")]
    [InlineData("duration_seconds_bucket{$0}", "route le job instance")]
    [InlineData("http_requests_total{code='$0'}", "")]
    [InlineData("http_requests_total{code=$0}", "")]
    [InlineData("rate(http_requests_total[$0])", "${{·window·}} 5m 1m 10m 30m 1h")]
    [InlineData("rate(http_requests_total[${{ window }}]) $0", "by without and or unless offset")]
    [InlineData("queue_length > $0", "http_requests_total …")]
    [InlineData("sum by ($0) (queue_length)", "service code route le job instance")]
    [InlineData("sum by (job) (que$0)", "http_requests_total … queue_length")]
    [InlineData("rate(http_requests_total[${{ $0 }}])", "window …")]
    public void Offers(string query, string expected)
    {
        var source = CaretSource.Parse($"{Metrics}slo up of api {{\n  objective 99%\n  good = promql\"{query}\"\n}}");
        var found = Completion.At(source.Compilation, source.Path, source.Position, CompletionTrigger.Invoked).Items.Select(static i => i.Label.Replace(' ', '·')).ToList();

        OfferCheck.Check(expected, found);
    }

    [Theory]
    [InlineData("rate(http_requests_total[$0])", "${{·interval·}} 5m …")]
    [InlineData("sum by (code) (rate(http_requests_total{$0}[5m]))", "service code job instance")]
    [InlineData("$0", "http_requests_total …")]
    public void A_panel_is_offered_the_same_and_the_interval_that_Grafana_chooses(string query, string expected)
    {
        var source = CaretSource.Parse($"{Metrics}dashboard up of api {{\n  row \"All\" {{\n    panel \"All\" {{\n      query promql\"{query}\"\n    }}\n  }}\n}}");
        var found = Completion.At(source.Compilation, source.Path, source.Position, CompletionTrigger.Invoked).Items.Select(static i => i.Label.Replace(' ', '·')).ToList();

        OfferCheck.Check(expected, found);
    }

    [Fact]
    public void A_function_over_time_takes_the_window_with_its_metric()
    {
        var source = CaretSource.Parse($"{Metrics}slo up of api {{\n  objective 99%\n  good = promql\"rate(http$0)\"\n}}");

        var item = Completion.At(source.Compilation, source.Path, source.Position, CompletionTrigger.Invoked).Items[0];

        Assert.Equal(("http_requests_total", "http_requests_total[\\${{ window }}]", "http_requests_total[${{ window }}]"), (item.Label, item.Snippet, item.NewText));
    }

    [Fact]
    public void An_alert_begins_with_a_query()
    {
        var source = CaretSource.Parse($"{Metrics}alert down of api {{\n  when $0\n}}");

        Assert.Equal(["promql\"…\""], Completion.At(source.Compilation, source.Path, source.Position, CompletionTrigger.Invoked).Items.Select(static i => i.Label));
    }

    [Fact]
    public void A_metric_in_a_query_is_a_name()
    {
        var source = CaretSource.Parse($"{Metrics}alert slow of api {{\n  when promql\"duration_se$0conds_sum > 1 and queue_length > 3\"\n}}\nalert long of api {{\n  when promql\"rate(duration_seconds_bucket[5m]) > 1\"\n}}");

        Assert.StartsWith("```flow\nmetric duration_seconds \"How long an answer takes\"\n```", Hover.At(source.Compilation, source.Path, source.Position)?.Markdown, StringComparison.Ordinal);
        Assert.Equal("duration_seconds", Assert.Single(Definitions.At(source.Compilation, source.Path, source.Position)).Name is { } place ? place.Source.Slice(place.Span) : "");
        Assert.Equal(3, References.At(source.Compilation, source.Path, source.Position).Length);
    }

    [Fact]
    public void Renaming_a_metric_changes_its_queries()
    {
        var source = CaretSource.Parse("metric dura$0tion { kind = histogram }\nservice api\nalert slow of api {\n  when promql\"duration_sum / duration_count > 1\"\n}\n");

        var renamed = Rename.Apply(source.Compilation, source.Path, source.Position, "latency");

        Assert.Null(renamed.Refusal);
        Assert.Equal(
            "metric latency { kind = histogram }\nservice api\nalert slow of api {\n  when promql\"latency_sum / latency_count > 1\"\n}\n",
            TextChanges.Apply(source.Text, Assert.Single(renamed.Files).Edits));
    }
}
