using System.Globalization;

namespace Flow.Compiler.Literals;

/// <summary>Reads <c>5m</c>, <c>1h30m</c>, <c>512MiB</c> and <c>99.9%</c>. A day has 24 hours and a year 365 days; months are refused.</summary>
public static class QuantityLiteral
{
    /// <summary>Reads a quantity.</summary>
    public static Parsed<Quantity> Parse(ReadOnlySpan<char> text)
    {
        var digits = NumberLiteral.LengthOfNumber(text);
        if (digits == 0)
        {
            return LiteralProblem.Whole(text, "A quantity is a number and a unit, such as `5m`, `512MiB` or `99.9%`.");
        }

        var unit = text[digits..];
        if (unit.IndexOfAnyInRange('0', '9') >= 0)
        {
            return CompoundQuantity.Parse(text);
        }

        return NumberLiteral.Parse(text[..digits]).TryGet(out var amount, out var problem)
            ? Single(text, amount, unit)
            : problem with { Replacement = problem.Replacement is { } number ? string.Concat(number, unit) : null };
    }

    private static Parsed<Quantity> Single(ReadOnlySpan<char> text, decimal amount, ReadOnlySpan<char> unit)
    {
        if (unit is "%")
        {
            return new PercentQuantity(amount);
        }

        if (QuantityUnits.Ticks(unit) is > 0 and var ticks)
        {
            return Duration(text, amount, ticks);
        }

        return QuantityUnits.Bytes(unit) is > 0 and var bytes ? Size(text, amount, bytes) : UnknownUnit(text, amount, unit);
    }

    private static Parsed<Quantity> Duration(ReadOnlySpan<char> text, decimal amount, long ticks)
    {
        if (amount > TimeSpan.MaxValue.Ticks / ticks)
        {
            return LiteralProblem.Whole(text, "This is longer than any duration can be (about 29,000 years).");
        }

        var exact = amount * ticks;
        return decimal.Truncate(exact) == exact
            ? new DurationQuantity(new TimeSpan((long)exact))
            : LiteralProblem.Whole(text, $"`{LiteralProblem.Shown(text)}` is no whole number of the smallest step of time. Write it in a smaller unit, such as `1h30m`.");
    }

    private static Parsed<Quantity> Size(ReadOnlySpan<char> text, decimal amount, decimal bytes)
    {
        if (amount > long.MaxValue / bytes)
        {
            return LiteralProblem.Whole(text, "This is larger than any size can be (8 EiB).");
        }

        return decimal.Truncate(amount * bytes) == amount * bytes
            ? new SizeQuantity(amount * bytes)
            : LiteralProblem.Whole(text, $"`{LiteralProblem.Shown(text)}` is no whole number of bytes. Write it in a smaller unit, such as `512MiB`.");
    }

    /// <summary>The message for a number whose unit does not exist.</summary>
    internal static LiteralProblem UnknownUnit(ReadOnlySpan<char> text, decimal amount, ReadOnlySpan<char> unit)
    {
        var start = text.Length - unit.Length;
        var number = text[..start].ToString();
        var shown = LiteralProblem.Shown(unit);
        if (QuantityUnits.IsMonth(unit))
        {
            return new("Months differ in length. Write days (`30d`), or `every month` in a schedule.", start, unit.Length,
                amount is > 0 and < 1000 ? (amount * 30).ToString("0.#", CultureInfo.InvariantCulture) + "d" : null);
        }

        return shown switch
        {
            "am" or "pm" or "AM" or "PM" => TimeLiteral.TwelveHours(text, amount, 0, shown),
            "M" => new($"`M` could mean minutes or megabytes. Write `{number}m` or `{number}MB`.", start, 1),
            "us" or "µs" or "ns" => new("The smallest unit of time is the millisecond, `ms`.", start, unit.Length),
            "" => new("The unit is missing: write `5m`, `512MiB` or `99.9%`.", 0, text.Length),
            _ => Nearest(number, shown, start, unit.Length),
        };
    }

    private static LiteralProblem Nearest(string number, string unit, int start, int length) => QuantityUnits.Nearest(unit) is { } near
        ? new($"There is no unit `{unit}`. Write `{LiteralProblem.Shown(number + near)}`.", start, length, number + near)
        : new($"There is no unit `{unit}`. Time has `ms s m h d w y`, size `B KB MB GB TB KiB MiB GiB TiB`, a share `%`.", start, length);
}
