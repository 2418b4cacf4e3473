using System.Collections.Immutable;

namespace Flow.Compiler.Model.ServiceLevels;

/// <summary>The rows that hold unless others are written.</summary>
public static class BurnRateTable
{
    private static readonly TimeSpan WorkbookPeriod = TimeSpan.FromDays(30);
    private static readonly TimeSpan WeekPeriod = TimeSpan.FromDays(7);
    private static readonly TimeSpan ShortestWindow = TimeSpan.FromHours(1);

    /// <summary>
    /// The recommended rows of the SRE workbook (chapter 5, table 5-8) with the ticket at 1 day and 2 hours that Sloth and the workbook's text add, for
    /// periods of four weeks to a month.
    /// </summary>
    public static readonly ImmutableArray<BurnRateRow> Workbook =
    [
        new(Urgency.Page, TimeSpan.FromHours(1), TimeSpan.FromMinutes(5), 0.02m),
        new(Urgency.Page, TimeSpan.FromHours(6), TimeSpan.FromMinutes(30), 0.05m),
        new(Urgency.Ticket, TimeSpan.FromDays(1), TimeSpan.FromHours(2), 0.10m),
        new(Urgency.Ticket, TimeSpan.FromDays(3), TimeSpan.FromHours(6), 0.10m),
    ];

    /// <summary>
    /// The rows that Sloth publishes for a week (its <c>examples/windows/7d.yaml</c>): the windows are those of a month, because shorter ones would hold too few samples, and
    /// so other shares of the budget are gone when they fire.
    /// </summary>
    public static readonly ImmutableArray<BurnRateRow> Week =
    [
        new(Urgency.Page, TimeSpan.FromHours(1), TimeSpan.FromMinutes(5), 0.08m),
        new(Urgency.Page, TimeSpan.FromHours(6), TimeSpan.FromMinutes(30), 0.125m),
        new(Urgency.Ticket, TimeSpan.FromDays(1), TimeSpan.FromHours(2), 0.20m),
        new(Urgency.Ticket, TimeSpan.FromDays(3), TimeSpan.FromHours(6), 0.42m),
    ];

    /// <summary>Long windows that people can read; a twelfth of each is a whole number of minutes.</summary>
    private static readonly ImmutableArray<TimeSpan> Readable =
        [.. ((double[])[1, 2, 3, 4, 6, 8, 12, 18, 24, 36, 48, 72, 96, 120, 144, 168, 192, 216, 240, 288, 336, 432, 528, 648, 720, 864]).Select(TimeSpan.FromHours)];

    /// <summary>
    /// The rows for a period. Periods of up to a week scale the windows of <see cref="Week"/>, others than about a month those of <see cref="Workbook"/>, as Pyrra does, to the
    /// nearest readable one, so that the shares of the budget stay. No window is shorter than an hour, because too few samples would lie in its short one, and each is longer
    /// than that of the row above: where one is longer for that than its period makes it, the share is raised to keep the burn rate.
    /// </summary>
    /// <param name="period">The period of the objective.</param>
    public static ImmutableArray<BurnRateRow> For(TimeSpan period)
    {
        if (period >= TimeSpan.FromDays(28) && period <= TimeSpan.FromDays(31))
        {
            return Workbook;
        }

        var (table, of) = period <= WeekPeriod ? (Week, WeekPeriod) : (Workbook, WorkbookPeriod);
        var rows = ImmutableArray.CreateBuilder<BurnRateRow>(table.Length);
        foreach (var row in table)
        {
            rows.Add(Scaled(row, of, period, rows.Count == 0 ? TimeSpan.Zero : rows[^1].Long));
        }

        return rows.MoveToImmutable();
    }

    private static BurnRateRow Scaled(BurnRateRow row, TimeSpan of, TimeSpan period, TimeSpan above)
    {
        var exact = row.Long * (period / of);
        var nearest = Readable.MinBy(w => Math.Abs(Math.Log(w / exact)));
        var window = nearest > above ? nearest : Readable.First(w => w > above);
        var share = exact < ShortestWindow || window != nearest ? row.Factor(of) * window.Ticks / period.Ticks : row.BudgetShare;
        return row with { Long = window, Short = window / 12, BudgetShare = share };
    }
}
