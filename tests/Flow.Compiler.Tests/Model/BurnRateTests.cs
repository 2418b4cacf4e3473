using System.Globalization;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Tests.Model;

/// <summary>The arithmetic of service levels: the tables of Google's SRE workbook, chapter 5, and what follows from its formulas.</summary>
public class BurnRateTests
{
    [Theory]
    [InlineData(30, "14.4 6 3 1")]
    [InlineData(28, "13.44 5.6 2.8 0.93333333333333333333")]
    [InlineData(90, "14.4 6 3 1")]
    [InlineData(14, "14.4 5.6 2.8 0.93333333333333333333")]
    [InlineData(7, "13.44 3.5 1.4 0.98")]
    [InlineData(1, "13.44 3.5 1.6 0.84")]
    public void Burn_rates_of_a_period(int days, string factors)
    {
        var period = TimeSpan.FromDays(days);

        Assert.Equal(factors, string.Join(' ', BurnRateTable.For(period).Select(r => Text(r.Factor(period)))));
    }

    [Theory]
    [InlineData(30, "1h/5m 6h/30m 24h/2h 72h/6h")]
    [InlineData(90, "3h/15m 18h/90m 72h/6h 216h/18h")]
    [InlineData(14, "1h/5m 3h/15m 12h/1h 36h/3h")]
    [InlineData(7, "1h/5m 6h/30m 24h/2h 72h/6h")]
    [InlineData(1, "1h/5m 2h/10m 3h/15m 12h/1h")]
    public void Windows_of_a_period(int days, string windows) => Assert.Equal(
        windows,
        string.Join(' ', BurnRateTable.For(TimeSpan.FromDays(days)).Select(static r => $"{r.Long.TotalHours}h/{(r.Short.TotalHours % 1 == 0 ? $"{r.Short.TotalHours}h" : $"{r.Short.TotalMinutes}m")}")));

    [Theory]
    [InlineData("0.999", "0.001", "0.0144")]
    [InlineData("0.9995", "0.0005", "0.0072")]
    [InlineData("0.99999", "0.00001", "0.000144")]
    [InlineData("0.9", "0.1", "1.44")]
    public void Budgets_and_thresholds_are_exact(string target, string budget, string threshold)
    {
        var objective = Of(target);

        Assert.Equal(budget, Text(objective.ErrorBudget));
        Assert.Equal(threshold, Text(BurnRateTable.Workbook[0].Threshold(objective)));
        Assert.Equal(decimal.Parse(threshold, CultureInfo.InvariantCulture) < 1, BurnRateTable.Workbook[0].CanFire(objective));
    }

    /// <summary>The workbook: a total outage of a 99.9 % objective is told within about a minute, 10 times the budget's pace by the slower row.</summary>
    [Theory]
    [InlineData(0, "1", "0.864")]
    [InlineData(0, "0.0144", null)]
    [InlineData(0, "0.0288", "30")]
    [InlineData(1, "0.01", "216")]
    [InlineData(3, "0.002", "2160")]
    public void Minutes_until_somebody_is_told(int row, string errors, string? minutes)
    {
        var until = BurnRateTable.Workbook[row].UntilFiring(Of("0.999"), decimal.Parse(errors, CultureInfo.InvariantCulture));

        Assert.Equal(minutes, until is { } time ? Text((decimal)time.TotalMinutes) : null);
    }

    [Fact]
    public void A_single_error_is_told_of_below_so_many_requests() =>
        Assert.Equal("69.44", Text(Math.Round(BurnRateTable.Workbook[0].RequestsForOneError(Of("0.999")), 2)));

    [Fact]
    public void An_outage_is_over_for_the_alert_when_the_short_window_is_clean_enough() =>
        Assert.Equal("4.928", Text((decimal)BurnRateTable.Workbook[0].UntilResolved(Of("0.999"), 1).TotalMinutes));

    /// <summary>For every period: two rows call somebody and two do not, windows grow while burn rates fall, a short one is a twelfth, a budget lasts at least as long as the row says, and no row is below the sustainable pace by much.</summary>
    [Fact]
    public void Rows_of_every_period_make_sense()
    {
        for (var days = 1; days <= 366; days++)
        {
            var rows = BurnRateTable.For(TimeSpan.FromDays(days));

            Assert.Equal(rows.OrderBy(static r => r.Long), rows);
            Assert.Equal(rows.Length, rows.Select(static r => r.Long).Distinct().Count());
            Assert.All(rows, static r => Assert.Equal(r.Long, r.Short * 12));
            Assert.All(rows, r => Assert.InRange(r.Factor(TimeSpan.FromDays(days)), 0.6m, 21));
            Assert.Equal([Urgency.Page, Urgency.Page, Urgency.Ticket, Urgency.Ticket], rows.Select(static r => r.Urgency));
            Assert.All(rows.Zip(rows.Skip(1)), p => Assert.True(p.First.Factor(TimeSpan.FromDays(days)) > p.Second.Factor(TimeSpan.FromDays(days))));
        }
    }

    private static Objective Of(string target) => new(decimal.Parse(target, CultureInfo.InvariantCulture), TimeSpan.FromDays(30));

    private static string Text(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
