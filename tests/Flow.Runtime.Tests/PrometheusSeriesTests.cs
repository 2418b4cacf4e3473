namespace Flow.Runtime.Tests;

/// <summary>What is made of answers of Prometheus.</summary>
public sealed class PrometheusSeriesTests
{
    [Fact]
    public void Labels_and_values_are_read()
    {
        using var prometheus = Answering("""{"metric":{"a":"b"},"values":[[1.5,"1"],[2,"+Inf"]]}""");

        var series = Assert.Single(PrometheusSeries.Between(prometheus.Address, null, "x", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, TimeSpan.FromMinutes(1)));

        Assert.Equal("b", series.Labels["a"]);
        Assert.Equal([(DateTimeOffset.FromUnixTimeMilliseconds(1500), 1), (DateTimeOffset.FromUnixTimeMilliseconds(2000), double.PositiveInfinity)], series.Points);
    }

    [Theory]
    [InlineData("""{"metric":{},"histograms":[]}""")]
    [InlineData("""{"metric":{},"values":[[1]]}""")]
    [InlineData("""{"metric":{},"values":[["1","1"]]}""")]
    [InlineData("""{"metric":{},"values":[[1,1]]}""")]
    [InlineData("""{"metric":{},"values":[[1,null]]}""")]
    [InlineData("""{"metric":{},"values":[[1e300,"1"]]}""")]
    [InlineData("""{"metric":{},"values":[[1,"much"]]}""")]
    [InlineData("""{"metric":{},"values":7}""")]
    [InlineData("""{"values":[]}""")]
    [InlineData("""{"metric":{"a":1},"values":[]}""")]
    [InlineData("1")]
    public void What_is_no_series_is_said(string answer)
    {
        using var prometheus = Answering(answer);

        var fault = Assert.Throws<FlowRunException>(
            () => PrometheusSeries.Between(prometheus.Address, null, "x", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, TimeSpan.FromMinutes(1)));

        Assert.Equal($"What answers at {prometheus.Address} gives no series of numbers.", fault.Message);
    }

    private static Answers Answering(string series) => new((200, $$$"""{"status":"success","data":{"resultType":"matrix","result":[{{{series}}}]}}"""));
}
