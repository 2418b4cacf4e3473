using System.Collections.Immutable;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Prometheus;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Text;
using Flow.Tests;

namespace Flow.Conformance.Tests.Prometheus;

/// <summary>Service levels of all kinds, made by hand.</summary>
internal static class ServiceLevels
{
    private static readonly decimal[] Targets = [0.5m, 0.9m, 0.93m, 0.95m, 0.97m, 0.99m, 0.995m, 0.998m, 0.999m, 0.9995m, 0.9999m, 0.99995m, 0.99999m];
    private static readonly int[] Days = [1, 2, 3, 5, 7, 10, 14, 21, 28, 30, 31, 45, 60, 90, 180, 365];

    private static readonly (string Events, bool AreBad, string Total)[] Indicators =
    [
        ("sum(rate(http_requests_total{job='api', code!~'5..'}[W]))", false, "sum(rate(http_requests_total{job='api'}[W]))"),
        ("sum(rate(http_requests_total{job='api', code=~'(5..|429)'}[W]))", true, "sum(rate(http_requests_total{job='api'}[W]))"),
        ("sum by (job) (rate(latency_seconds_bucket{job='api', le='0.3'}[W]))", false, "sum by (job) (rate(latency_seconds_count{job='api'}[W]))"),
        ("sum(increase(errors_total[W]))", true, "sum(increase(requests_total[W]))"),
        ("sum without (instance, code) (rate(rpc_total{code='ok', job=~'a|b'}[W]))", false, "sum without (instance, code) (rate(rpc_total{job=~'a|b'}[W]))"),
    ];

    /// <summary><paramref name="count"/> service levels over the whole range of objectives, periods, indicators and rows.</summary>
    public static IReadOnlyList<Slo> Many(int count) => [.. Enumerable.Range(0, count).Select(One)];

    /// <summary>A service level with one of the indicators.</summary>
    public static Slo Of(decimal target, int days, string service = "api", int indicator = 0)
    {
        var (events, areBad, total) = Indicators[indicator % Indicators.Length];
        return new Slo("availability", service, new Objective(target, TimeSpan.FromDays(days)), new EventIndicator(Query(events), areBad, Query(total)), Models.At(3));
    }

    /// <summary>The files that the target makes of service levels.</summary>
    public static IReadOnlyList<GeneratedFile> Files(params IEnumerable<Slo> slos)
    {
        var result = new PrometheusTarget().Emit(new DeliveryModel { Project = new Project("shop"), Slos = [.. slos] }, EmitOptions.Default);
        Assert.Empty(result.Diagnostics);
        return result.Files;
    }

    private static Slo One(int index)
    {
        var random = new Random(index);
        var target = Targets[index % Targets.Length];
        var slo = Of(target, Days[index / Targets.Length % Days.Length], $"service{index}", index) with
        {
            NoData = (NoDataPolicy)random.Next(3),
            Impact = random.Next(3) == 0 ? "Customers cannot pay: \"it's down\"" : null,
            Runbook = random.Next(2) == 0 ? "https://runbooks.example.com/pay" : null,
            LeastTraffic = random.Next(3) == 0 ? 0.5m * random.Next(1, 20) : null,
        };
        return random.Next(4) == 0 ? slo with { Rows = Written(slo.Objective.Period, random) } : slo;
    }

    /// <summary>Rows as somebody could write them.</summary>
    private static ImmutableArray<BurnRateRow> Written(TimeSpan period, Random random) =>
    [
        new(Urgency.Page, TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(2), 0.01m * random.Next(1, 5)),
        new(Urgency.Page, TimeSpan.FromHours(3), TimeSpan.FromMinutes(15), 0.02m),
        new(Urgency.Ticket, period / 10, period / 60, 0.2m),
    ];

    private static PromQuery Query(string text)
    {
        var holes = Enumerable.Range(0, text.Length).Where(i => text[i] == 'W').Select(static i => new TextSpan(i, 1));
        return new PromQuery(PromParser.Parse(text, [.. holes]).Value, Models.Line(1));
    }
}
