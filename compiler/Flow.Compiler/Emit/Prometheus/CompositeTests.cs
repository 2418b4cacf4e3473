using System.Collections.Immutable;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Prometheus;

/// <summary>
/// Unit tests of the rules of a service level that is made of others, from what is recorded for those: each part alone makes a row tell somebody, also when nothing is
/// measured of the others; together they do just above its threshold and not below it in either of its windows.
/// </summary>
/// <param name="slo">The service level.</param>
/// <param name="indicator">What it is made of.</param>
internal sealed class CompositeTests(Slo slo, CompositeIndicator indicator) : SloTests(slo)
{
    private const decimal Nearly = 0.000_000_001m;
    private const decimal Least = 0.000_000_000_000_1m;
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1);

    private readonly decimal weights = indicator.Parts.Sum(static p => p.Weight);

    /// <inheritdoc/>
    public override IEnumerable<(string What, YamlNode Document)> Documents()
    {
        foreach (var (row, _) in AllRows())
        {
            yield return (WordOf(row), Document(Step, OfRow(row)));
        }

        yield return ("quiet", Document(Step, [OfNothing(), .. OfNoData(Step)]));
        yield return ("budget", Document(CalendarSample.Step, [OfBudget(), .. indicator.Parts.Select(OfOne)]));
        foreach (var document in Further())
        {
            yield return document;
        }
    }

    private IEnumerable<YamlNode> OfRow(BurnRateRow row)
    {
        var threshold = row.Threshold(Slo.Objective);
        var margin = Math.Max(threshold * Nearly, Least);
        foreach (var part in indicator.Parts.Where(p => Alone(threshold + margin, p) <= 1))
        {
            yield return Test(
                $"{part.FullName} alone is bad, and nothing is measured of the others: told", Step, Alone(threshold + margin, part) is var share ? [Of(part, row.Short, share), Of(part, row.Long, share)] : [],
                [AlertTest(Step, row.Urgency, fires: true)]);
        }

        yield return Together("just above over both: told", row, threshold + margin, threshold + margin, fires: true);
        yield return Together($"just below over {PromDuration.Written(row.Short)}: not told", row, threshold + margin, threshold - margin, fires: false);
        yield return Together($"just below over {PromDuration.Written(row.Long)}: not told", row, threshold - margin, threshold + margin, fires: false);
    }

    private YamlMapping Together(string meaning, BurnRateRow row, decimal overLong, decimal overShort, bool fires)
    {
        var (longShares, shortShares) = (Shares(overLong), Shares(overShort));
        return Test(
            meaning, Step, indicator.Parts.SelectMany((p, i) => new[] { Of(p, row.Short, shortShares[i]), Of(p, row.Long, longShares[i]) }), [AlertTest(Step, row.Urgency, fires)]);
    }

    /// <summary>The share of one part that alone makes so much of the whole.</summary>
    private decimal Alone(decimal whole, CompositePart part) => indicator.Composition == Composition.AllOf ? whole : whole * weights / part.Weight;

    /// <summary>Shares of the parts that together make so much of the whole: each part is half of what is left, more where those behind it cannot be so bad, and no more than it can be itself.</summary>
    private ImmutableArray<decimal> Shares(decimal whole)
    {
        var shares = ImmutableArray.CreateBuilder<decimal>();
        foreach (var part in indicator.Parts)
        {
            var share = Math.Min(1, Alone(Math.Max(whole / 2, whole - MostOf(indicator.Parts[(shares.Count + 1)..])), part));
            shares.Add(share);
            whole = indicator.Composition == Composition.AllOf ? 1 - ((1 - whole) / (1 - share)) : whole - (share * part.Weight / weights);
        }

        return shares.ToImmutable();
    }

    /// <summary>How much of the whole is bad where some parts are bad all the time.</summary>
    private decimal MostOf(ImmutableArray<CompositePart> parts) =>
        indicator.Composition == Composition.AllOf ? (parts.IsEmpty ? 0 : 1) : parts.Sum(static p => p.Weight) / weights;

    private static YamlMapping Of(CompositePart part, TimeSpan window, decimal share) => Of(part, RuleNames.ErrorRatio(window), share);

    private static YamlMapping Of(CompositePart part, string record, decimal share) =>
        Series($"{record}{{service=\"{part.Service}\", slo=\"{part.Name}\"}}", $"{SloQueries.Number(share)}x1");

    private YamlMapping OfNothing() => Test(
        "nothing is measured of any: nothing is computed, and nobody is told", Step, [], [.. All(Step, fires: false)],
        [.. Queries.Windows.Select(RuleNames.ErrorRatio).Append(Queries.PeriodRecord).Distinct().Select(r => Expression(Step, RuleNames.Series(r, Slo), null))]);

    private YamlMapping OfOne(CompositePart part)
    {
        var whole = 0.4m / indicator.Parts.Length;
        return Test(
            $"{part.FullName} alone", CalendarSample.Step, [Of(part, Queries.PeriodRecord, Math.Min(1, Alone(whole, part)))], [],
            Near(CalendarSample.Step, Queries.PeriodRecord, Math.Min(1, Alone(whole, part)) * whole / Alone(whole, part)));
    }

    private YamlMapping OfBudget()
    {
        var shares = Shares(0.4m);
        var passed = Slo.Objective.Calendar is { } calendar ? CalendarSample.Step.Ticks / (decimal)CalendarSample.First(calendar).Ticks : 1;
        return Test(
            "what was bad of the parts counts", CalendarSample.Step, indicator.Parts.Select((p, i) => Of(p, Queries.PeriodRecord, shares[i])), [],
            OfBudget(CalendarSample.Step, 0.4m, passed));
    }
}
