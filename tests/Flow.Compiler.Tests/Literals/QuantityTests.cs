using System.Diagnostics;
using System.Globalization;
using Flow.Compiler.Literals;

namespace Flow.Compiler.Tests.Literals;

public class QuantityTests
{
    [Theory]
    [InlineData("250ms", 0.25)]
    [InlineData("90s", 90)]
    [InlineData("5m", 300)]
    [InlineData("1.5h", 5400)]
    [InlineData("1h30m", 5400)]
    [InlineData("1d", 86_400)]
    [InlineData("2w", 1_209_600)]
    [InlineData("7y", 220_752_000)]
    [InlineData("1d2h3m4s5ms", 93_784.005)]
    [InlineData("1_000s", 1000)]
    public void Reads_durations(string text, double seconds) =>
        Assert.Equal(seconds, Assert.IsType<DurationQuantity>(QuantityLiteral.Parse(text).Value).Duration.TotalSeconds);

    [Theory]
    [InlineData("512MiB", 536_870_912)]
    [InlineData("0.5GiB", 536_870_912)]
    [InlineData("100B", 100)]
    [InlineData("1KB", 1000)]
    [InlineData("2TB", 2_000_000_000_000)]
    public void Reads_sizes(string text, long bytes) => Assert.Equal(new SizeQuantity(bytes), QuantityLiteral.Parse(text).Value);

    [Fact]
    public void Reads_shares() => Assert.Equal(new PercentQuantity(99.9m), QuantityLiteral.Parse("99.9%").Value);

    [Theory]
    [InlineData("5min", "`5m`", "5m")]
    [InlineData("2hrs", "`2h`", "2h")]
    [InlineData("30sec", "`30s`", "30s")]
    [InlineData("1mo", "every month", "30d")]
    [InlineData("3am", "`03:00`", "03:00")]
    [InlineData("12am", "`00:00`", "00:00")]
    [InlineData("9pm", "`21:00`", "21:00")]
    [InlineData("5M", "`5m` or `5MB`", null)]
    [InlineData("5mb", "`5MB`", "5MB")]
    [InlineData("5gib", "`5GiB`", "5GiB")]
    [InlineData("5µs", "millisecond", null)]
    [InlineData("5zzz", "no unit `zzz`", null)]
    [InlineData("30m1h", "`1h30m`", "1h30m")]
    [InlineData("1h2h", "twice", null)]
    [InlineData("5m10", "`5m10s`", "5m10s")]
    [InlineData("1h30min", "`30m`", "1h30m")]
    [InlineData("1.5h30m", "whole", null)]
    [InlineData("1GiB512MiB", "one number and one unit", null)]
    [InlineData("0.0000001s", null, null)]
    [InlineData("0.00000001s", "smaller unit", null)]
    [InlineData("99999999999y", "longer than any duration", null)]
    [InlineData("99999999TiB", "larger than any size", null)]
    [InlineData("0.3B", "whole number of bytes", null)]
    [InlineData("", "number and a unit", null)]
    [InlineData("m", "number and a unit", null)]
    [InlineData("05m", "no zero", null)]
    public void Says_what_to_write_instead(string text, string? part, string? replacement)
    {
        var problem = QuantityLiteral.Parse(text).Problem;
        if (part is null)
        {
            Assert.Null(problem);
            return;
        }

        Assert.Contains(part, problem!.Message, StringComparison.Ordinal);
        Assert.InRange(problem.Start + problem.Length, 0, text.Length);
        if (replacement is not null)
        {
            Assert.Equal(replacement, problem.Replacement);
        }
    }

    [Theory]
    [InlineData("1.2.3", "quote it, `\"1.2.3\"`", "\"1.2.3\"")]
    [InlineData("10.0.0.1", "address", "\"10.0.0.1\"")]
    [InlineData("80:8080", "ports", "\"80:8080\"")]
    [InlineData("9:00", "`09:00`", "09:00")]
    [InlineData("24:00", "`00:00`", "00:00")]
    [InlineData("09:60", "minutes to 59", "\"09:60\"")]
    [InlineData("1e6", "`1_000_000`", "1_000_000")]
    [InlineData("2.5e3", "`2_500`", "2_500")]
    [InlineData("5-3", "`5 - 3`", "5 - 3")]
    [InlineData("5m10", "no unit", "5m10s")]
    [InlineData("0x1F", "`31`", "31")]
    [InlineData("2026-1-5", "`2026-01-05`", "2026-01-05")]
    [InlineData("24-12-2026", "`2026-12-24`", "2026-12-24")]
    [InlineData("2026-02-30", "February 2026 has 28 days", null)]
    [InlineData("2026-13-01", "no month 13", null)]
    [InlineData("5.", "both sides", "5")]
    [InlineData("1__0", "between two digits", "10")]
    public void A_malformed_literal_has_its_own_message(string text, string part, string? replacement)
    {
        var problem = MalformedLiteral.Explain(text);
        Assert.Contains(part, problem.Message, StringComparison.Ordinal);
        Assert.Equal(replacement, problem.Replacement);
        Assert.InRange(problem.Start + problem.Length, 1, text.Length);
    }

    [Theory]
    [InlineData("42", 42)]
    [InlineData("1_000", 1000)]
    [InlineData("0.5", 0.5)]
    [InlineData("3.10", 3.1)]
    [InlineData("0", 0)]
    public void Reads_numbers(string text, double number) => Assert.Equal((decimal)number, NumberLiteral.Parse(text).Value);

    [Theory]
    [InlineData("007")]
    [InlineData("_1")]
    [InlineData("1_")]
    [InlineData(".")]
    [InlineData("_")]
    [InlineData("1_.5")]
    [InlineData("123456789012345678901234567890")]
    [InlineData("x")]
    [InlineData("")]
    public void Refuses_what_is_no_number(string text) => Assert.NotNull(NumberLiteral.Parse(text).Problem);

    [Fact]
    public void Reads_dates_and_times()
    {
        Assert.Equal(new DateOnly(2024, 2, 29), DateLiteral.Parse("2024-02-29").Value);
        Assert.Equal(new TimeOnly(9, 5), TimeLiteral.Parse("09:05").Value);
        Assert.Equal("21:30", TimeLiteral.Parse("9:30pm").Problem!.Replacement);
        Assert.Equal("09:00", TimeLiteral.Parse("09:00:00").Problem!.Replacement);
    }

    /// <summary>Every replacement is itself valid, so that a fix never needs a second one.</summary>
    [Fact]
    public void A_replaced_quantity_can_be_read()
    {
        foreach (var unit in (string[])["min", "hours", "Sec", "kb", "Mi", "gb", "weeks", "pct", "D"])
        {
            var replacement = QuantityLiteral.Parse("3" + unit).Problem!.Replacement!;
            Assert.True(QuantityLiteral.Parse(replacement).IsValid, replacement);
        }
    }

    [Theory]
    [InlineData("9")]
    [InlineData("9_")]
    [InlineData("9.")]
    [InlineData("5m")]
    [InlineData("9:")]
    [InlineData("9-")]
    [InlineData("a")]
    [InlineData("1e")]
    [InlineData("${")]
    [InlineData("*/")]
    [InlineData("[a")]
    [InlineData("{,")]
    public void A_megabyte_is_judged_at_once_by_every_grammar(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        var watch = Stopwatch.StartNew();
        foreach (var (name, read) in Grammars.All)
        {
            _ = read(text);
            Assert.True(watch.ElapsedMilliseconds < 1500, string.Create(CultureInfo.InvariantCulture, $"{name} took {watch.ElapsedMilliseconds} ms"));
            watch.Restart();
        }
    }
}
