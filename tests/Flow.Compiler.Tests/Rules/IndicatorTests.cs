using Flow.Compiler.Tests.Language;

namespace Flow.Compiler.Tests.Rules;

/// <summary>What the queries of a service level may share.</summary>
public class IndicatorTests
{
    [Theory]
    [InlineData("sum(rate(requests_total{code!~'5..'}[${{ window }}]))", "sum(rate(requests_total[${{ window }}]))")]
    [InlineData("sum by (job) (rate(requests_total{job='api', code!~'5..'}[${{ window }}]))", "sum by (job) (rate(requests_total{job='api'}[${{ window }}]))")]
    [InlineData("sum by (job) (rate(good_total[${{ window }}]))", "sum by (job) (rate(requests_total[${{ window }}]))")]
    [InlineData("sum by (job) (rate(ok_total{job='api'}[${{ window }}]))", "sum by (job) (rate(requests_total{job=~'api'}[${{ window }}]))")]
    [InlineData("sum by (route) (rate(requests_total{route!='/health', code!~'5..'}[${{ window }}]))", "sum by (route) (rate(requests_total{route!~'/health'}[${{ window }}]))")]
    public void A_level_for_each_value_of_a_label_may_be_one_where_good_events_are_chosen_by_another(string good, string total) => LanguageChecks.Check($$"""
        service api
        slo availability of api {
          objective 99.9% over 30d
          good = promql"{{good}}"
          total = promql"{{total}}"
        }
        """);
}
