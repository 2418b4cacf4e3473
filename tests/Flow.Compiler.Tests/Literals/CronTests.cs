using System.Collections.Immutable;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Flow.Compiler.Literals;

namespace Flow.Compiler.Tests.Literals;

public class CronTests
{
    [Theory]
    [InlineData("0 3 * * *", "at 03:00 every day")]
    [InlineData("*/15 * * * *", "every 15 minutes")]
    [InlineData("0 * * * *", "every hour")]
    [InlineData("5 * * * *", "every hour at minute 5")]
    [InlineData("0 */6 * * *", "every 6 hours at minute 0")]
    [InlineData("30 9 * * 1-5", "at 09:30 on weekdays")]
    [InlineData("0 9,17 * * mon,thu", "at 09:00 and 17:00 on Monday and Thursday")]
    [InlineData("0 4 1 jan,JUL *", "at 04:00 on day 1 of the month in January and July")]
    [InlineData("0 4 1 * 0", "at 04:00 on day 1 of the month and on Sunday")]
    [InlineData("20/15 1-20 * * *", null)]
    public void Describes_itself(string text, string? description)
    {
        var cron = CronExpression.Parse(text).Value;
        Assert.Equal(text, cron.ToString());
        if (description is not null)
        {
            Assert.Equal(description, cron.Describe());
        }
    }

    [Theory]
    [InlineData("@daily", "0 0 * * *", "short names")]
    [InlineData("* * * * *", "*/5 * * * *", "every 5 minutes")]
    [InlineData("*/2 * * * *", "*/5 * * * *", "every 5 minutes")]
    [InlineData("58,1 0,23 * * *", null, "every 5 minutes")]
    [InlineData("0 0 * * 7", null, "Sunday is 0")]
    [InlineData("0 0 30 2 *", null, "never comes")]
    [InlineData("0 0 * *", null, "five fields")]
    [InlineData("60 0 * * *", null, "from 0 to 59")]
    [InlineData("0 0 ? * *", null, "another kind of cron")]
    [InlineData("0 0 * january *", null, "three letters: `jan`")]
    [InlineData("0 20-3 * * *", null, "`20-23,0-3`")]
    [InlineData("*/0 * * * *", null, "step")]
    [InlineData("a b c d e", null, "from 0 to 59")]
    public void Says_what_GitHub_refuses(string text, string? replacement, string part)
    {
        var problem = CronExpression.Parse(text).Problem!;
        Assert.Contains(part, problem.Message, StringComparison.Ordinal);
        Assert.Equal(replacement, problem.Replacement);
    }

    [Fact]
    public void A_wrong_field_is_pointed_at()
    {
        var problem = CronExpression.Parse("0 25 * * *").Problem!;
        Assert.Equal((2, 2), (problem.Start, problem.Length));
    }

    [Theory]
    [InlineData("0 3 * * *", "2026-03-01 03:00", "2026-03-02 03:00,2026-03-03 03:00")]
    [InlineData("0 0 29 2 *", "2024-03-01 00:00", "2028-02-29 00:00,2032-02-29 00:00")]
    [InlineData("0 0 13 * 5", "2026-02-11 12:00", "2026-02-13 00:00,2026-02-20 00:00")]
    [InlineData("30 */12 * * *", "2026-12-31 12:30", "2027-01-01 00:30,2027-01-01 12:30")]
    [InlineData("0 0 31 * *", "2026-01-31 00:00", "2026-03-31 00:00,2026-05-31 00:00")]
    public void Knows_the_next_runs(string text, string from, string runs)
    {
        var next = CronExpression.Parse(text).Value.NextRuns(DateTime.Parse(from, CultureInfo.InvariantCulture), 2);
        Assert.Equal(runs, string.Join(',', next.Select(static r => r.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture))));
    }

    [Theory]
    [InlineData("day", "03:00", "0 3 * * *")]
    [InlineData("monday", "09:00", "0 9 * * 1")]
    [InlineData("weekday", "09:00", "0 9 * * 1-5")]
    [InlineData("weekend", "", "0 0 * * 0,6")]
    [InlineData("day", "03:00 15:00 04:30", "0 3,15 * * *;30 4 * * *")]
    [InlineData("thursday monday", "09:00", "0 9 * * 1,4")]
    [InlineData("hour", "", "0 * * * *")]
    [InlineData("quarter", "", "0 0 1 1,4,7,10 *")]
    [InlineData("year", "", "0 0 1 1 *")]
    [InlineData("week", "", "0 0 * * 1")]
    public void A_sentence_becomes_cron(string words, string at, string lines) =>
        Assert.Equal(lines, string.Join(';', ScheduleRule.Every([.. words.Split(' ')], Times(at), []).ToCron().Lines));

    [Fact]
    public void A_day_of_the_month_can_be_named()
    {
        Assert.Equal<string>(["0 4 1,15 * *"], ScheduleRule.Every(["month"], Times("04:00"), [15, 1]).ToCron().Lines);
        Assert.Equal(SchedulePart.On, ScheduleRule.Every(["month"], [], [31]).ToCron().Problem!.Part);
        Assert.Equal(SchedulePart.On, ScheduleRule.Every(["day"], [], [1]).ToCron().Problem!.Part);
    }

    [Theory]
    [InlineData("5m", "*/5 * * * *")]
    [InlineData("15m", "*/15 * * * *")]
    [InlineData("1h", "0 * * * *")]
    [InlineData("6h", "0 */6 * * *")]
    [InlineData("1d", "0 0 * * *")]
    [InlineData("7d", "0 0 * * 1")]
    public void An_interval_becomes_cron(string interval, string line) => Assert.Equal<string>([line], Interval(interval).ToCron().Lines);

    [Theory]
    [InlineData("7m", "6m")]
    [InlineData("55m", "1h")]
    [InlineData("2m", "5m")]
    [InlineData("30s", "5m")]
    [InlineData("90m", "1h")]
    [InlineData("5h", "4h")]
    [InlineData("2d", "day")]
    [InlineData("30d", "month")]
    [InlineData("90d", "quarter")]
    public void What_cron_cannot_carry_names_the_nearest_that_works(string interval, string nearest)
    {
        var problem = Interval(interval).ToCron().Problem!;
        Assert.Equal(nearest, problem.Replacement);
        Assert.Contains($"`every {nearest}`", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("days", "day")]
    [InlineData("mon", "monday")]
    [InlineData("Monday", "monday")]
    [InlineData("wekday", "weekday")]
    public void A_wrong_word_names_the_right_one(string word, string right) =>
        Assert.Equal(right, ScheduleRule.Every([word], [], []).ToCron().Problem!.Replacement);

    [Fact]
    public void A_time_makes_no_sense_for_what_runs_all_day()
    {
        Assert.Equal(SchedulePart.At, ScheduleRule.Every(["hour"], Times("09:00"), []).ToCron().Problem!.Part);
        Assert.Equal(SchedulePart.At, ScheduleRule.Every(TimeSpan.FromHours(6), Times("09:00"), []).ToCron().Problem!.Part);
    }

    /// <summary>Whatever a rule gives, GitHub takes; and where it gives nothing it says why.</summary>
    [Fact]
    public void Every_line_of_a_rule_is_valid() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Rules.ToArbitrary(), static rule =>
        {
            var result = rule.ToCron();
            Assert.NotEqual(result.Problem is null, result.Lines.IsEmpty);
            Assert.All(result.Lines, static line => Assert.True(CronExpression.Parse(line).IsValid, line));
        }));

    private static readonly Gen<ScheduleRule> Rules =
        from word in Gen.Elements<string>([.. ScheduleRule.AllWords])
        from minutes in Gen.Choose(1, 100_000)
        from byInterval in Gen.Elements(true, false)
        from hours in Gen.Choose(0, 23).ListOf(3)
        select byInterval
            ? ScheduleRule.Every(TimeSpan.FromMinutes(minutes), [], [])
            : ScheduleRule.Every([word], word == "hour" ? [] : [.. hours.Select(static h => new TimeOnly(h, h))], []);

    private static ImmutableArray<TimeOnly> Times(string at) =>
        [.. at.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static t => TimeLiteral.Parse(t).Value)];

    private static ScheduleRule Interval(string text) => ScheduleRule.Every(((DurationQuantity)QuantityLiteral.Parse(text).Value).Duration, [], []);
}
