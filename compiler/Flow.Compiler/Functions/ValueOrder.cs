using Flow.Compiler.Types;

namespace Flow.Compiler.Functions;

/// <summary>The order of values of one kind: numbers, texts (by code), durations, sizes, shares, dates, times and truth (false first).</summary>
public sealed class ValueOrder : IComparer<Value>
{
    /// <summary>The one instance.</summary>
    public static readonly ValueOrder Instance = new();

    private ValueOrder()
    {
    }

    /// <summary>Compares two values of one kind; values that have no order count as equal, so ask <see cref="Incomparable"/> first.</summary>
    public int Compare(Value? x, Value? y) => x is null || y is null ? 0 : OrderOf(x, y) ?? 0;

    /// <summary>The order of two values, or null where they have none.</summary>
    public static int? OrderOf(Value x, Value y) => (x, y) switch
    {
        (NumberValue a, NumberValue b) => a.Number.CompareTo(b.Number),
        (TextValue or EnumValue, TextValue or EnumValue) => string.CompareOrdinal(x.ToText(), y.ToText()),
        (DurationValue a, DurationValue b) => a.Duration.CompareTo(b.Duration),
        (SizeValue a, SizeValue b) => a.Bytes.CompareTo(b.Bytes),
        (PercentValue a, PercentValue b) => a.Percent.CompareTo(b.Percent),
        (DateValue a, DateValue b) => a.Date.CompareTo(b.Date),
        (TimeValue a, TimeValue b) => a.Time.CompareTo(b.Time),
        (BoolValue a, BoolValue b) => a.Truth.CompareTo(b.Truth),
        _ => null,
    };

    /// <summary>Whether the two are equal; a text equals the enum's member of that name.</summary>
    public static bool AreSame(Value x, Value y) => (x, y) switch
    {
        (EnumValue a, TextValue b) => a.Member == b.Text,
        (TextValue a, EnumValue b) => a.Text == b.Member,
        _ => x.Equals(y),
    };

    /// <summary>Why the values cannot be put in order, or null where they can.</summary>
    public static string? Incomparable(IReadOnlyList<Value> values)
    {
        foreach (var value in values)
        {
            if (OrderOf(values[0], value) is null)
            {
                return ReferenceEquals(values[0], value)
                    ? $"A value of type {value.Type.Name} has no order. Sort by one of its parts: `sort-by(x => …)`."
                    : $"{values[0].Type.Name} and {value.Type.Name} have no common order.";
            }
        }

        return null;
    }

    /// <summary>The sum of values of one kind, 0 where there are none; null where they have none or it is out of bounds.</summary>
    public static Value? Sum(IReadOnlyList<Value> values)
    {
        var sum = values.Count == 0 ? Value.Of(0m) : values[0];
        for (var i = 0; i < values.Count && sum is not null; i++)
        {
            sum = i == 0 ? (sum is NumberValue or DurationValue or SizeValue or PercentValue ? sum : null) : Add(sum, values[i]);
        }

        return sum;
    }

    private static Value? Add(Value x, Value y)
    {
        try
        {
            return (x, y) switch
            {
                (NumberValue a, NumberValue b) => Value.Of(a.Number + b.Number),
                (DurationValue a, DurationValue b) => new DurationValue(a.Duration + b.Duration),
                (SizeValue a, SizeValue b) => new SizeValue(a.Bytes + b.Bytes),
                (PercentValue a, PercentValue b) => new PercentValue(a.Percent + b.Percent),
                _ => null,
            };
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
