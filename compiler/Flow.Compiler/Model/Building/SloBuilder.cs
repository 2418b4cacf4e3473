using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>Builds service levels. One with a mistake in what it measures is left out: it was reported.</summary>
internal static class SloBuilder
{
    private static readonly TimeSpan DefaultPeriod = TimeSpan.FromDays(30);
    private static readonly TimeSpan DefaultSlice = TimeSpan.FromMinutes(1);

    /// <summary>The workbook's guideline: the short window is a twelfth of the long one.</summary>
    private const int ShortInLong = 12;

    public static Slo? Slo(BoundItem item)
    {
        if ((item.Constant("of") as ReferenceValue)?.Path[^1] is not { } service || Indicator(item) is not { } indicator || Objective(item) is not { } objective)
        {
            return null;
        }

        var slo = new Slo(item.Name ?? "", service, objective, indicator, Origins.Of(item))
        {
            Title = item.Title?.KnownText,
            TitlePlace = item.Title?.Location,
            WrittenTeam = (item.Constant("owner") as ReferenceValue)?.Path[^1],
            Impact = item.Text1("impact"),
            ImpactPlace = item.Value("impact")?.Location,
            Runbook = (item.Constant("runbook") as TextValue)?.Text,
            RunbookPlace = item.Value("runbook")?.Location,
            RunbookName = RunbookLinks.NameIn(item),
            LeastTraffic = item.Constant("min-traffic") is NumberValue traffic ? traffic.Number : null,
            Traffic = ServiceBuilder.Traffic(item),
            Spent = [.. item.All("spent").Select(Spent).OfType<SpentStep>().OrderBy(static s => s.Share)],
            LeftOutOf = Values.Texts(item, "left-out-of"),
            NoData = item.Text1("no-data") is { } policy ? Enum.Parse<NoDataPolicy>(policy, ignoreCase: true) : indicator is CompositeIndicator ? NoDataPolicy.Ignore : NoDataPolicy.Ticket,
        };
        return Rows(item, objective) is { IsEmpty: false } rows ? slo with { Rows = rows } : slo;
    }

    private static Objective? Objective(BoundItem item)
    {
        if (item.Property("objective") is not { Subject.Constant: PercentValue { Percent: > 0 and < 100 } share } objective)
        {
            return null;
        }

        if (objective.Text1("every") is { } calendar)
        {
            return ServiceLevels.Objective.Each(share.Percent / 100, Enum.Parse<CalendarPeriod>(calendar, ignoreCase: true));
        }

        var period = objective.Constant("over") is DurationValue over ? over.Duration : DefaultPeriod;
        return period < ServiceLevels.Objective.Shortest || period > ServiceLevels.Objective.Longest ? null : new Objective(share.Percent / 100, period);
    }

    private static ServiceLevelIndicator? Indicator(BoundItem item)
    {
        if (item.Property("latency") is { Query: { } histogram } latency)
        {
            return Latency(histogram, latency);
        }

        if (item.Property("slices") is { Query: { } condition } slices)
        {
            return new SliceIndicator(condition, slices.Constant("every") is DurationValue every ? every.Duration : DefaultSlice);
        }

        return Composite(item) is { } composite ? composite : Events(item);
    }

    private static EventIndicator? Events(BoundItem item)
    {
        var (good, bad) = (item.Property("good")?.Query, item.Property("bad")?.Query);
        return item.Property("total")?.Query is { } total && (good ?? bad) is { } events ? new EventIndicator(events, good is null, total) : null;
    }

    private static EventIndicator? Latency(PromQuery query, BoundItem latency) =>
        query.Tree is PromSelector { Metric: not null } histogram && latency.Value("within") is { Constant: DurationValue { Duration.Ticks: > 0 } within } written
            ? LatencyQueries.Of(new LatencyBound(histogram, query, within.Duration, written.Location))
            : null;

    private static CompositeIndicator? Composite(BoundItem item)
    {
        if (item.Property("all-of") is { Subject.Constant: { } all } property)
        {
            return new(Composition.AllOf, [.. (all is ListValue list ? list.Items : [all]).OfType<ReferenceValue>().Select(r => Part(r, 1, property))]);
        }

        ImmutableArray<CompositePart> parts =
            [.. item.All("part").Where(static p => p.Subject?.Constant is ReferenceValue).Select(static p => Part((ReferenceValue)p.Subject!.Constant!, p.Constant("weight") is NumberValue weight ? weight.Number : 1, p))];
        return parts.IsEmpty ? null : new CompositeIndicator(Composition.Weighted, parts);
    }

    private static CompositePart Part(ReferenceValue reference, decimal weight, BoundItem at) => new(reference.Path[0], reference.Path[^1], weight, at.Location);

    private static SpentStep? Spent(BoundItem item) => item.Subject?.Constant is not PercentValue { Percent: > 0 } share ? null : new(share.Percent / 100, Origins.Of(item))
    {
        Note = item.Text1("note"),
        NotePlace = item.Value("note")?.Location,
        Frozen = [.. Values.Elements(item.Value("freeze")).Where(static e => e.Constant is ReferenceValue).Select(static e => new FrozenEnvironment(((ReferenceValue)e.Constant!).Path[^1], e.Location))],
        PassesUnasked = item.Text1("unreachable") == "pass",
    };

    private static ImmutableArray<BurnRateRow> Rows(BoundItem item, Objective objective) =>
        [.. item.All("burn").Select(b => Row(b, objective)).OfType<BurnRateRow>().OrderBy(static r => r.Urgency).ThenBy(static r => r.Long)];

    private static BurnRateRow? Row(BoundItem item, Objective objective)
    {
        var windows = Values.Elements(item.Value("over")).Select(static w => (w.Constant as DurationValue)?.Duration ?? default).ToList();
        return item.Subject?.Constant is NumberValue { Number: > 0 and <= BurnRateRange.Fastest } factor && windows.Count is 1 or 2 && windows.All(BurnRateRange.IsWindow)
            ? BurnRateRow.At(
                item.Text1("severity") == "critical" ? Urgency.Page : Urgency.Ticket, factor.Number,
                (windows[0], windows.Count > 1 ? windows[1] : windows[0] / ShortInLong), objective.Period) with { Origin = Origins.Of(item) }
            : null;
    }
}
