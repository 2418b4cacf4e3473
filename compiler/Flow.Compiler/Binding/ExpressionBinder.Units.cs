using System.Collections.Immutable;
using System.Globalization;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>Numbers and texts where a quantity belongs.</summary>
internal sealed partial class ExpressionBinder
{
    /// <summary>How a value is probably meant whose unit is missing, or is one of Kubernetes; the likeliest first.</summary>
    private ImmutableArray<string> Measured(Value? value, FlowType to, ExpressionSyntax syntax, string what)
    {
        var written = context.TextOf(syntax).Trim('"');
        return (value, to.Required) switch
        {
            (NumberValue { Number: < 1 and > 0 } n, DurationType) when what.Contains("within", StringComparison.Ordinal) => [$"{InFull(n.Number * 1000)}ms"],
            (NumberValue { Number: >= 10 } n, DurationType) when what.Contains("within", StringComparison.Ordinal) => [$"{n.Spelling}ms", $"{n.Spelling}s"],
            (NumberValue n, DurationType) => [$"{n.Spelling}m", $"{n.Spelling}s"],
            (NumberValue n, SizeType) => [$"{n.Spelling}{(what.Contains("storage", StringComparison.Ordinal) ? "GiB" : "MiB")}"],
            (NumberValue { Number: < 1 and > 0 } n, PercentType) => [$"{InFull(n.Number * 100)}%"],
            (NumberValue n, PercentType) => [$"{n.Spelling}%"],
            (TextValue, SizeType) when written is [.., 'K' or 'M' or 'G' or 'T', 'i'] && IsQuantity(written + "B", to) => [written + "B"],
            (DurationValue or TextValue, NumberType) when what.Contains("cpu", StringComparison.Ordinal) && written is [.. var thousandths, 'm'] && int.TryParse(thousandths, CultureInfo.InvariantCulture, out var count) => [InFull(count / 1000m)],
            (DateValue, RangeType { Element: DateType }) => [$"{written}..{written}"],
            (TextValue, RangeType) when written.Split("..") is [{ Length: > 0 }, { Length: > 0 }] => [written],
            _ => [],
        };
    }

    private static string InFull(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);

    private string Hint(Value? value, FlowType to, ExpressionSyntax syntax, string what) =>
        Measured(value, to, syntax, what) is { IsEmpty: false } measured ? MeasuredHint(value, to, string.Join("`, `", measured)) : Hint(value, to);

    private static string MeasuredHint(Value? value, FlowType to, string measured) => (value, to.Required) switch
    {
        (_, DurationType) => $" A time has a unit: `{measured}`.",
        (_, SizeType) => $" A size has a unit: `{measured}`.",
        (_, PercentType) => $" A share is written with a percent sign: `{measured}`.",
        (_, NumberType) => $" Processors are counted: `{measured}`.",
        (TextValue, _) => $" Without quotes: `{measured}`.",
        _ => $" It goes from the first day to the last: `{measured}` is a single one.",
    };
}
