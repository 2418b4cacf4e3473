using System.Collections.Immutable;

namespace Flow.Compiler.Model.ServiceLevels;

/// <summary>The rows that hold unless others are written.</summary>
public static class BurnRateTable
{
    private static readonly TimeSpan WorkbookPeriod = TimeSpan.FromDays(30);
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

    /// <summary>Long windows that people can read; a twelfth of each is a whole number of minutes.</summary>
    private static readonly ImmutableArray<TimeSpan> Readable =
        [.. ((double[])[1, 2, 3, 4, 6, 8, 12, 18, 24, 36, 48, 72, 96, 120, 144, 168, 192, 216, 240, 288, 336, 432, 528, 648, 720, 864]).Select(TimeSpan.FromHours)];

    /// <summary>
    /// The rows for a period. Other periods than about a month scale the windows with it, as Pyrra does, to the nearest readable one, so that the shares of the
    /// budget stay. Where a window would be shorter than an hour, too few samples would lie in its short one: it is an hour, and the share is raised to keep the
    /// burn rate. A row whose window is not longer than that of the row above says nothing new and is left out.
    /// </summary>
    /// <param name="period">The period of the objective.</param>
    public static ImmutableArray<BurnRateRow> For(TimeSpan period)
    {
        if (period >= TimeSpan.FromDays(28) && period <= TimeSpan.FromDays(31))
        {
            return Workbook;
        }

        var rows = ImmutableArray.CreateBuilder<BurnRateRow>();
        foreach (var row in Workbook)
        {
            var scaled = Scaled(row, period);
            if (rows.Count == 0 || scaled.Long > rows[^1].Long)
            {
                rows.Add(scaled);
            }
        }

        return rows.ToImmutable();
    }

    private static BurnRateRow Scaled(BurnRateRow row, TimeSpan period)
    {
        var exact = row.Long * (period / WorkbookPeriod);
        var window = Readable.MinBy(w => Math.Abs(Math.Log(w / exact)));
        var share = exact < ShortestWindow ? row.Factor(WorkbookPeriod) * window.Ticks / period.Ticks : row.BudgetShare;
        return row with { Long = window, Short = window / 12, BudgetShare = share };
    }
}
