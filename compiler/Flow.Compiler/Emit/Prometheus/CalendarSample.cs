using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Prometheus;

/// <summary>
/// Half days of 1970, with which the time of promtool's tests begins, until some days into a second month or quarter: all of the first is bad, and of the second the
/// beginning, with half as much happening there.
/// </summary>
/// <param name="calendar">Month or quarter.</param>
internal sealed class CalendarSample(CalendarPeriod calendar)
{
    private const int StepsInPeriod = 21;
    private const int BadSteps = 5;

    /// <summary>From one sample to the next.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromHours(12);

    private readonly (int First, int Second) days = (First(calendar).Days, calendar == CalendarPeriod.Month ? 28 : 91);

    /// <summary>How long the first month or quarter of 1970 is.</summary>
    public static TimeSpan First(CalendarPeriod calendar) => TimeSpan.FromDays(calendar == CalendarPeriod.Month ? 31 : 90);

    /// <summary>From one day of the year to the next, one in each quarter but the first.</summary>
    public static readonly TimeSpan Apart = TimeSpan.FromDays(106.5);

    /// <summary>How much has passed on those days.</summary>
    public static IEnumerable<(TimeSpan At, decimal Share)> Elapsed(CalendarPeriod calendar)
    {
        foreach (var at in (TimeSpan[])[Apart, 2 * Apart, 3 * Apart])
        {
            var date = new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc) + at;
            var first = new DateTime(date.Year, calendar == CalendarPeriod.Month ? date.Month : (((date.Month - 1) / 3) * 3) + 1, 1, 0, 0, 0, DateTimeKind.Utc);
            yield return (at, (date - first).Ticks / (decimal)(first.AddMonths(calendar == CalendarPeriod.Month ? 1 : 3) - first).Ticks);
        }
    }

    /// <summary>What happens, in words.</summary>
    public string Meaning => $"what was bad in the {calendar.ToString().ToLowerInvariant()} before does not count";

    /// <summary>When it is looked at.</summary>
    public TimeSpan End => Step * (StepsBefore + StepsInPeriod - 1);

    /// <summary>What happens at each sample.</summary>
    public IReadOnlyList<decimal> Total => [.. Enumerable.Repeat(1m, StepsBefore), .. Enumerable.Repeat(0.5m, BadSteps), .. Enumerable.Repeat(1m, StepsInPeriod - BadSteps)];

    /// <summary>What of it is bad.</summary>
    public IReadOnlyList<decimal> Bad => [.. Enumerable.Repeat(1m, StepsBefore), .. Enumerable.Repeat(0.5m, BadSteps), .. Enumerable.Repeat(0m, StepsInPeriod - BadSteps)];

    /// <summary>1 for a good sample, 0 for a bad one.</summary>
    public IReadOnlyList<decimal> Good => [.. Bad.Select(static b => b > 0 ? 0m : 1)];

    /// <summary>Which share of what happened in the second month or quarter is bad.</summary>
    public static decimal BadShare => 0.5m * BadSteps / ((0.5m * BadSteps) + StepsInPeriod - BadSteps);

    /// <summary>Which share of its samples is bad.</summary>
    public static decimal BadTime => (decimal)BadSteps / StepsInPeriod;

    /// <summary>Which share of it has passed.</summary>
    public decimal Passed => (StepsInPeriod - 1) / 2m / days.Second;

    private int StepsBefore => days.First * 2;
}
