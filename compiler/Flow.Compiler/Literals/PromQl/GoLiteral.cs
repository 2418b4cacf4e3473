using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;

namespace Flow.Compiler.Literals.PromQl;

/// <summary>Which numbers, texts and characters Go reads (its specification: "Integer literals", "Floating-point literals", "String literals"; package strconv).</summary>
internal static partial class GoLiteral
{
    private static readonly BigInteger LargestUnsigned = ulong.MaxValue;
    private static readonly BigInteger LargestSigned = long.MaxValue;
    private static readonly BigInteger SmallestSigned = long.MinValue;

    /// <summary>Whether <paramref name="text"/> is a number that fits.</summary>
    public static bool IsNumber(string text) =>
        Complex().Match(text) is { Success: true } complex ? IsReal(complex.Groups["real"].Value) && IsReal(complex.Groups["imaginary"].Value)
        : text.EndsWith('i') ? IsFloat(text[..^1], needsPoint: false)
        : IsReal(text);

    /// <summary>Whether what stands between double quotes is a text.</summary>
    public static bool IsText(string inner) => Inner().IsMatch(inner) && AreRunes(inner);

    /// <summary>Whether what stands between single quotes is one character.</summary>
    public static bool IsCharacter(string inner) => One().IsMatch(inner) && AreRunes(inner);

    private static bool IsReal(string text) => Integer().IsMatch(text) ? Fits(text) : IsFloat(text, needsPoint: true);

    private static bool Fits(string text)
    {
        var digits = text.TrimStart('+', '-').Replace("_", "", StringComparison.Ordinal);
        var radix = digits.Length < 2 || digits[0] != '0' ? 10 : char.ToLowerInvariant(digits[1]) switch { 'x' => 16, 'b' => 2, _ => 8 };
        var value = digits.Skip(radix == 10 || char.IsAsciiDigit(digits[1]) ? 0 : 2).Aggregate(BigInteger.Zero, (sum, c) => (sum * radix) + int.Parse([c], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
        return text[0] switch
        {
            '-' => -value >= SmallestSigned,
            '+' => value <= LargestSigned,
            _ => value <= LargestUnsigned,
        };
    }

    // What looks like a whole number and is none, such as 08, is none of the others either, unless it is imaginary.
    private static bool IsFloat(string text, bool needsPoint) =>
        HexadecimalFloat().IsMatch(text)
        || (Float().IsMatch(text) && (!needsPoint || text.AsSpan().ContainsAny('.', 'e', 'E'))
            && double.TryParse(text.Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value));

    private static bool AreRunes(string inner) => Escape().Matches(inner).All(static m => m.Value[1] switch
    {
        'u' or 'U' => int.TryParse(m.Value.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rune) && Rune.IsValid(rune),
        >= '0' and <= '7' => m.Value[1] <= '3',
        _ => true,
    });

    [GeneratedRegex(@"^(?<real>[+-]?[0-9._xXa-fA-FpPoO]+?([eEpP][+-][0-9_]+)?)(?<imaginary>[+-][^+-]+([eEpP][+-][0-9_]+)?)i$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Complex();

    [GeneratedRegex(@"^[+-]?(0[xX](_?[0-9a-fA-F])+|0[oO](_?[0-7])+|0[bB](_?[01])+|0(_?[0-7])*|[1-9](_?[0-9])*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Integer();

    [GeneratedRegex(@"^[+-]?([0-9](_?[0-9])*(\.([0-9](_?[0-9])*)?)?|\.[0-9](_?[0-9])*)([eE][+-]?[0-9](_?[0-9])*)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Float();

    [GeneratedRegex(@"^[+-]?0[xX](_?[0-9a-fA-F])*(\.([0-9a-fA-F](_?[0-9a-fA-F])*)?)?(?<=[0-9a-fA-F.])(?<!0[xX]\.?)[pP][+-]?[0-9](_?[0-9])*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HexadecimalFloat();

    [GeneratedRegex(@"\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}|[0-7]{3}|.)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escape();

    [GeneratedRegex("""^([^\\]|\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}|[0-7]{3}|[abfnrtv\\"]))*$""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Inner();

    [GeneratedRegex("""^([^\\']|[\uD800-\uDBFF][\uDC00-\uDFFF]|\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}|[0-7]{3}|[abfnrtv\\']))$""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex One();
}
