using System.Collections.Immutable;
using System.Globalization;
using Flow.Compiler.Literals;
using Flow.Compiler.Types;
using static Flow.Compiler.Functions.Define;

namespace Flow.Compiler.Functions;

/// <summary>Functions of numbers, durations and sizes.</summary>
internal static class NumberFunctions
{
    private const int MostDecimals = 28;

    public static ImmutableArray<string> Names =>
    [
        "abs", "round", "floor", "ceil", "clamp", "int", "number", "text", "format-number", "seconds", "minutes",
        "in-unit",
    ];

    public static BuiltinFunction? Find(string name) => name switch
    {
        "abs" => Abs,
        "round" => Round,
        "floor" => Floor,
        "ceil" => Ceil,
        "clamp" => Clamp,
        "int" => Int,
        "number" => NumberOf,
        "text" => TextOf,
        "format-number" => FormatNumber,
        "seconds" => Seconds,
        "minutes" => Minutes,
        "in-unit" => InUnitOf,
        _ => null,
    };

    private static BuiltinFunction Abs => field ??= new("abs", [Number("number")], FlowType.Number,
        "The number without its sign.", "abs(-2.5)", "2.5")
    {
        Reach = RunTimeReach.Runner,
        ResultOf = static types => types[0],
        Evaluate = static (a, _) => Value.Of(Math.Abs(a.NumberAt(0))),
    };

    private static BuiltinFunction Round => field ??= new("round", [Number("number"), Int("decimals", 0)], FlowType.Number,
        "The nearest number with so many decimals; a half goes away from zero.", "round(2.345, 2)", "2.35")
    {
        Reach = RunTimeReach.Runner,
        ResultOf = static types => types.Length == 1 ? FlowType.Int : FlowType.Number,
        Evaluate = static (a, _) => a.IntAt(1) is >= 0 and <= MostDecimals and var decimals
            ? Value.Of(Math.Round(a.NumberAt(0), decimals, MidpointRounding.AwayFromZero))
            : FunctionResult.Fail($"Decimals go from 0 to {MostDecimals}.", 1),
    };

    private static BuiltinFunction Floor => field ??= new("floor", [Number("number")], FlowType.Int,
        "The largest whole number that is not above it.", "floor(-1.5)", "-2")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => Value.Of(Math.Floor(a.NumberAt(0))),
    };

    private static BuiltinFunction Ceil => field ??= new("ceil", [Number("number")], FlowType.Int,
        "The smallest whole number that is not below it.", "ceil(1.2)", "2")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => Value.Of(Math.Ceiling(a.NumberAt(0))),
    };

    private static BuiltinFunction Clamp => field ??= new("clamp", [Any("value"), Any("least"), Any("most")], FlowType.Any,
        "The value, but not below one bound and not above another.", "clamp(12, 1, 10)", "10")
    {
        Reach = RunTimeReach.Runner,
        ResultOf = static types => ValueTypes.CommonType(types),
        Evaluate = static (a, _) => Clamped(a.ValueAt(0), a.ValueAt(1), a.ValueAt(2)),
    };

    private static FunctionResult Clamped(Value value, Value least, Value most)
    {
        if (ValueOrder.Incomparable([value, least, most]) is { } problem)
        {
            return FunctionResult.Fail(problem);
        }

        return ValueOrder.OrderOf(least, most) > 0
            ? FunctionResult.Fail("The lower bound is above the upper one.", 1)
            : ValueOrder.OrderOf(value, least) < 0 ? least : ValueOrder.OrderOf(value, most) > 0 ? most : value;
    }

    private static BuiltinFunction Int => field ??= new("int", [new("value", FlowType.Text) { Or = [FlowType.Number] }], FlowType.Int,
        "A whole number from a text or a number without a fraction.", """int("42")""", "42")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => Parsed(a.TextAt(0)) is { } number && decimal.Truncate(number) == number
            ? Value.Of(decimal.Truncate(number))
            : FunctionResult.Fail($"`{LiteralProblem.Shown(a.TextAt(0))}` is no whole number.", 0),
    };

    private static BuiltinFunction NumberOf => field ??= new("number", [new("value", FlowType.Text) { Or = [FlowType.Number] }], FlowType.Number,
        "A number from a text.", """number("4.20")""", "4.20")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => Parsed(a.TextAt(0)) is { } number
            ? Value.Of(number)
            : FunctionResult.Fail($"`{LiteralProblem.Shown(a.TextAt(0))}` is no number.", 0),
    };

    private static decimal? Parsed(string text) =>
        text.Length <= 60 && decimal.TryParse(text.Replace("_", "", StringComparison.Ordinal),
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture, out var number) ? number : null;

    private static BuiltinFunction TextOf => field ??= new("text", [Any("value")], FlowType.Text,
        "The value as it appears inside a text.", "text(1h30m)", "\"1h30m\"")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => Value.Of(a.TextAt(0)),
    };

    private static BuiltinFunction FormatNumber => field ??= new("format-number", [Number("number"), Define.Int("decimals", 0), TextIn("separator", "")], FlowType.Text,
        "The number with so many decimals, and a separator between its thousands.", """format-number(1234567.5, 2, "_")""", "\"1_234_567.50\"")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => a.IntAt(1) is >= 0 and <= MostDecimals and var decimals
            ? Value.Of(Math.Round(a.NumberAt(0), decimals, MidpointRounding.AwayFromZero)
                .ToString("N" + decimals, CultureInfo.InvariantCulture).Replace(",", a.TextAt(2), StringComparison.Ordinal))
            : FunctionResult.Fail($"Decimals go from 0 to {MostDecimals}.", 1),
    };

    private static BuiltinFunction Seconds => field ??= new("seconds", [new("duration", FlowType.Duration)], FlowType.Number,
        "The duration as a number of seconds.", "seconds(1m30s)", "90")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => InUnit(a.ValueAt(0), "s"),
    };

    private static BuiltinFunction Minutes => field ??= new("minutes", [new("duration", FlowType.Duration)], FlowType.Number,
        "The duration as a number of minutes.", "minutes(1h30m)", "90")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => InUnit(a.ValueAt(0), "m"),
    };

    private static BuiltinFunction InUnitOf => field ??= new("in-unit", [new("quantity", FlowType.Duration) { Or = [FlowType.Size] }, TextIn("unit")], FlowType.Number,
        "A duration or a size as a number of a unit.", """in-unit(1536MiB, "GiB")""", "1.5")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => InUnit(a.ValueAt(0), a.TextAt(1)),
    };

    private static FunctionResult InUnit(Value quantity, string unit)
    {
        var (amount, size, units) = quantity is DurationValue duration
            ? (duration.Duration.Ticks, QuantityUnits.Ticks(unit), "ms s m h d w y")
            : (((SizeValue)quantity).Bytes, QuantityUnits.Bytes(unit), "B KB MB GB TB KiB MiB GiB TiB");
        return size == 0
            ? FunctionResult.Fail($"`{LiteralProblem.Shown(unit)}` is no unit of {quantity.Type.Name}: they are `{units}`.", 1)
            : Value.Of(Plain(amount / size));
    }

    /// <summary>The number without zeros at the end of its fraction.</summary>
    private static decimal Plain(decimal number) =>
        decimal.Parse(number.ToString("0.############################", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
