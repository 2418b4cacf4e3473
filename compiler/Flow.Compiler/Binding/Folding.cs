using Flow.Compiler.Functions;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>What the operators mean on known values. Units cannot be mixed up: every pair of types that is not here is an error.</summary>
public static class Folding
{
    /// <summary>The value of <paramref name="left"/> <paramref name="operator"/> <paramref name="right"/>, or null where the types have no such operator.</summary>
    /// <param name="problem">Set where the types fit and the values do not (division by zero, an overflow).</param>
    public static Value? Binary(BinaryOperator @operator, Value left, Value right, out string? problem)
    {
        problem = null;
        try
        {
            return @operator switch
            {
                BinaryOperator.Or => left is BoolValue a && right is BoolValue b ? Value.Of(a.Truth || b.Truth) : null,
                BinaryOperator.And => left is BoolValue a && right is BoolValue b ? Value.Of(a.Truth && b.Truth) : null,
                BinaryOperator.Equal => Value.Of(AreEqual(left, right)),
                BinaryOperator.NotEqual => Value.Of(!AreEqual(left, right)),
                BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual => Compared(@operator, left, right),
                BinaryOperator.In => Contains(right, left) is { } found ? Value.Of(found) : null,
                BinaryOperator.NotIn => Contains(right, left) is { } found ? Value.Of(!found) : null,
                BinaryOperator.Coalesce => IsNone(left) ? right : left,
                BinaryOperator.Range => Ranged(left, right, out problem),
                BinaryOperator.Add => Add(left, right),
                BinaryOperator.Subtract => Subtract(left, right),
                BinaryOperator.Multiply => Multiply(left, right),
                BinaryOperator.Divide => Divide(left, right, out problem),
                _ => null,
            };
        }
        catch (OverflowException)
        {
            problem = "The result is too large.";
            return null;
        }
    }

    // Times of a day may pass midnight, and a range of numbers may be empty. Days that end before they begin are always meant the other way round.
    private static RangeValue? Ranged(Value left, Value right, out string? problem)
    {
        problem = left is DateValue first && right is DateValue last && last.Date < first.Date
            ? $"{FlowText.Write(left)} comes after {FlowText.Write(right)}, so that there is no day between them: `{FlowText.Write(right)}..{FlowText.Write(left)}`."
            : null;
        return problem is null ? new RangeValue(left, right) : null;
    }

    /// <summary>The value of <paramref name="operator"/> <paramref name="operand"/>, or null where the type has no such operator.</summary>
    public static Value? Unary(UnaryOperator @operator, Value operand) => (@operator, operand) switch
    {
        (UnaryOperator.Not, BoolValue b) => Value.Of(!b.Truth),
        (UnaryOperator.Negate, NumberValue n) => new NumberValue(-n.Number, n.Spelling.StartsWith('-') ? n.Spelling[1..] : "-" + n.Spelling),
        (UnaryOperator.Negate, DurationValue d) => new DurationValue(d.Duration.Negate()),
        (UnaryOperator.Negate, PercentValue p) => new PercentValue(-p.Percent),
        _ => null,
    };

    /// <summary>Whether two values mean the same. Text compares with case; a member of an enum equals the text that names it.</summary>
    public static bool AreEqual(Value left, Value right) => (left, right) switch
    {
        (EnumValue a, EnumValue b) => a.Member == b.Member,
        (EnumValue a, TextValue b) => a.Member == b.Text,
        (TextValue a, EnumValue b) => a.Text == b.Member,
        _ => left.Equals(right),
    };

    /// <summary>Whether <paramref name="value"/> counts as none for <c>??</c>.</summary>
    public static bool IsNone(Value value) => value is NoneValue;

    /// <summary>The order of two values of one ordered type, or null.</summary>
    public static int? Compare(Value left, Value right) => (left, right) switch
    {
        (NumberValue a, NumberValue b) => a.Number.CompareTo(b.Number),
        (DurationValue a, DurationValue b) => a.Duration.CompareTo(b.Duration),
        (SizeValue a, SizeValue b) => a.Bytes.CompareTo(b.Bytes),
        (PercentValue a, PercentValue b) => a.Percent.CompareTo(b.Percent),
        (DateValue a, DateValue b) => a.Date.CompareTo(b.Date),
        (TimeValue a, TimeValue b) => a.Time.CompareTo(b.Time),
        (TextValue a, TextValue b) => string.CompareOrdinal(a.Text, b.Text),
        _ => null,
    };

    private static BoolValue? Compared(BinaryOperator @operator, Value left, Value right) => Compare(left, right) is { } order
        ? Value.Of(@operator switch
        {
            BinaryOperator.Less => order < 0,
            BinaryOperator.LessOrEqual => order <= 0,
            BinaryOperator.Greater => order > 0,
            _ => order >= 0,
        })
        : null;

    private static bool? Contains(Value container, Value item) => container switch
    {
        ListValue list => list.Items.Any(i => AreEqual(i, item)),
        RecordValue map => item is TextValue or EnumValue ? map.Field(item.ToText()) is not null : null,
        RangeValue range => Compare(item, range.First) >= 0 && Compare(item, range.Last) <= 0,
        _ => null,
    };

    private static Value? Add(Value left, Value right) => (left, right) switch
    {
        (NumberValue a, NumberValue b) => Value.Of(a.Number + b.Number),
        (TextValue a, TextValue b) => Value.Of(a.Text + b.Text),
        (DurationValue a, DurationValue b) => new DurationValue(a.Duration + b.Duration),
        (SizeValue a, SizeValue b) => new SizeValue(a.Bytes + b.Bytes),
        (PercentValue a, PercentValue b) => new PercentValue(a.Percent + b.Percent),
        (DateValue a, DurationValue b) => new DateValue(a.Date.AddDays(b.Duration.Days)),
        (ListValue a, ListValue b) => new ListValue(a.Items.IsEmpty ? b.Element : a.Element, a.Items.AddRange(b.Items)),
        (RecordValue a, RecordValue b) => Merge(a, b),
        _ => null,
    };

    private static RecordValue Merge(RecordValue left, RecordValue right) =>
        left with { Fields = [.. left.Fields.Where(f => right.Field(f.Name) is null), .. right.Fields] };

    private static Value? Subtract(Value left, Value right) => (left, right) switch
    {
        (NumberValue a, NumberValue b) => Value.Of(a.Number - b.Number),
        (DurationValue a, DurationValue b) => new DurationValue(a.Duration - b.Duration),
        (SizeValue a, SizeValue b) => new SizeValue(a.Bytes - b.Bytes),
        (PercentValue a, PercentValue b) => new PercentValue(a.Percent - b.Percent),
        (DateValue a, DateValue b) => new DurationValue(TimeSpan.FromDays(a.Date.DayNumber - b.Date.DayNumber)),
        (DateValue a, DurationValue b) => new DateValue(a.Date.AddDays(-b.Duration.Days)),
        _ => null,
    };

    private static Value? Multiply(Value left, Value right) => (left, right) switch
    {
        (NumberValue a, NumberValue b) => Value.Of(a.Number * b.Number),
        (DurationValue a, NumberValue b) => new DurationValue(TimeSpan.FromTicks((long)(a.Duration.Ticks * b.Number))),
        (NumberValue, DurationValue) or (NumberValue, SizeValue) or (NumberValue, PercentValue) => Multiply(right, left),
        (SizeValue a, NumberValue b) => new SizeValue(a.Bytes * b.Number),
        (PercentValue a, NumberValue b) => new PercentValue(a.Percent * b.Number),
        _ => null,
    };

    private static Value? Divide(Value left, Value right, out string? problem)
    {
        problem = right switch
        {
            NumberValue { Number: 0 } or SizeValue { Bytes: 0 } or PercentValue { Percent: 0 } => "This divides by zero.",
            DurationValue d when d.Duration == TimeSpan.Zero => "This divides by zero.",
            _ => null,
        };
        return problem is not null ? null : (left, right) switch
        {
            (NumberValue a, NumberValue b) => Value.Of(Trimmed(a.Number / b.Number)),
            (DurationValue a, DurationValue b) => Value.Of(Trimmed((decimal)a.Duration.Ticks / b.Duration.Ticks)),
            (SizeValue a, SizeValue b) => Value.Of(Trimmed(a.Bytes / b.Bytes)),
            (PercentValue a, PercentValue b) => Value.Of(Trimmed(a.Percent / b.Percent)),
            (DurationValue a, NumberValue b) => new DurationValue(TimeSpan.FromTicks((long)(a.Duration.Ticks / b.Number))),
            (SizeValue a, NumberValue b) => new SizeValue(decimal.Floor(a.Bytes / b.Number)),
            (PercentValue a, NumberValue b) => new PercentValue(a.Percent / b.Number),
            _ => null,
        };
    }

    private static decimal Trimmed(decimal number) => number / 1.0000000000000000000000000000m;

    /// <summary>The type of the result for operands of these types, or null where there is no such operator.</summary>
    public static FlowType? TypeOf(BinaryOperator @operator, FlowType left, FlowType right)
    {
        if (left is ErrorType || right is ErrorType)
        {
            return FlowType.Error;
        }

        return @operator switch
        {
            BinaryOperator.Or or BinaryOperator.And => left is BoolType && right is BoolType ? FlowType.Bool : null,
            BinaryOperator.Equal or BinaryOperator.NotEqual => AreComparable(left.Required, right.Required) ? FlowType.Bool : null,
            BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual =>
                IsOrdered(left.Required) && AreComparable(left.Required, right.Required) ? FlowType.Bool : null,
            BinaryOperator.In or BinaryOperator.NotIn => right is ListType or MapType or RangeType or AnyType ? FlowType.Bool : null,
            BinaryOperator.Coalesce => left is NoneType ? right : Conversions.Common(left.Required, right),
            BinaryOperator.Range => AreComparable(left, right) && IsOrdered(left) ? new RangeType(left) : null,
            BinaryOperator.Add => Sum(left, right),
            BinaryOperator.Subtract => (left, right) is (DateType, DateType) ? FlowType.Duration : left is TextType or ListType or RecordType ? null : Sum(left, right),
            BinaryOperator.Multiply => Product(left, right),
            BinaryOperator.Divide => Quotient(left, right),
            _ => null,
        };
    }

    /// <summary>Whether values of the two types can be equal at all.</summary>
    public static bool AreComparable(FlowType left, FlowType right) => (left, right) switch
    {
        (AnyType or ErrorType or NoneType, _) or (_, AnyType or ErrorType or NoneType) => true,
        (IntType or NumberType, IntType or NumberType) => true,
        (TextType or EnumType, TextType or EnumType) => true,
        (ListType a, ListType b) => AreComparable(a.Element.Required, b.Element.Required),
        (RecordType or MapType, RecordType or MapType) => true,
        (RangeType a, RangeType b) => AreComparable(a.Element, b.Element),
        (ReferenceType a, ReferenceType b) => a.Kind == b.Kind,
        _ => left.GetType() == right.GetType(),
    };

    private static bool IsOrdered(FlowType type) =>
        type is IntType or NumberType or DurationType or SizeType or PercentType or DateType or TimeType or TextType or AnyType or ErrorType;

    private static FlowType? Sum(FlowType left, FlowType right) => (left, right) switch
    {
        (IntType, IntType) => FlowType.Int,
        (IntType or NumberType, IntType or NumberType) => FlowType.Number,
        (TextType, TextType) => FlowType.Text,
        (DateType, DurationType) => FlowType.Date,
        (ListType a, ListType b) => Conversions.Common(a.Element, b.Element) is { } element ? new ListType(element) : null,
        (RecordType or MapType, RecordType or MapType) => left,
        (DurationType, DurationType) or (SizeType, SizeType) or (PercentType, PercentType) => left,
        _ => null,
    };

    private static FlowType? Product(FlowType left, FlowType right) => (left, right) switch
    {
        (IntType, IntType) => FlowType.Int,
        (IntType or NumberType, IntType or NumberType) => FlowType.Number,
        (DurationType or SizeType or PercentType, IntType or NumberType) => left,
        (IntType or NumberType, DurationType or SizeType or PercentType) => right,
        _ => null,
    };

    private static FlowType? Quotient(FlowType left, FlowType right) => (left, right) switch
    {
        (IntType or NumberType, IntType or NumberType) => FlowType.Number,
        (DurationType, DurationType) or (SizeType, SizeType) or (PercentType, PercentType) => FlowType.Number,
        (DurationType or SizeType or PercentType, IntType or NumberType) => left,
        _ => null,
    };
}
