using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Flow.Runtime;

/// <summary>Flow's functions that are more than one call of .NET, with the meaning that the compiler gives them where it evaluates them itself.</summary>
public static partial class TypedFunctions
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text without one prefix.</summary>
    /// <param name="text">The text.</param>
    /// <param name="prefix">The prefix; where it is empty, white space.</param>
    public static string TrimStart(string text, string prefix) =>
        prefix.Length == 0 ? text.TrimStart() : text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : text;

    /// <summary>The text without one suffix.</summary>
    /// <param name="text">The text.</param>
    /// <param name="suffix">The suffix; where it is empty, white space.</param>
    public static string TrimEnd(string text, string suffix) =>
        suffix.Length == 0 ? text.TrimEnd() : text.EndsWith(suffix, StringComparison.Ordinal) ? text[..^suffix.Length] : text;

    /// <summary>A part of the text; a negative start counts from the end, and what lies outside is left out.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the part starts.</param>
    /// <param name="length">How long it is at most.</param>
    public static string Substring(string text, long start, long length = int.MaxValue)
    {
        var from = (int)Math.Clamp(start < 0 ? text.Length + start : start, 0, text.Length);
        return text.Substring(from, (int)Math.Clamp(length, 0, text.Length - from));
    }

    /// <summary>The text several times.</summary>
    /// <param name="text">The text.</param>
    /// <param name="times">How often.</param>
    /// <exception cref="FlowRunException">Less than zero times, or the result would be very long.</exception>
    public static string Repeat(string text, long times) => times >= 0 && text.Length * times <= 1_000_000
        ? new StringBuilder().Insert(0, text, (int)times).ToString()
        : throw new FlowRunException($"A text cannot be repeated {times} times.");

    /// <summary>Padding before or behind a text.</summary>
    /// <param name="with">The text that pads.</param>
    /// <exception cref="FlowRunException">It is not one character.</exception>
    public static char Padding(string with) => with.Length == 1 ? with[0] : throw new FlowRunException($"Padding is one character, but it is '{with}'.");

    /// <summary>The SHA-256 of the text in UTF-8, as 64 hexadecimal digits.</summary>
    /// <param name="text">The text.</param>
    public static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

#pragma warning disable CA5350, CA5351 // registries and caches ask for these two; nothing here depends on their strength
    /// <summary>The SHA-1 of the text in UTF-8, as 40 hexadecimal digits.</summary>
    /// <param name="text">The text.</param>
    public static string Sha1(string text) => Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The MD5 of the text in UTF-8, as 32 hexadecimal digits.</summary>
    /// <param name="text">The text.</param>
    public static string Md5(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350, CA5351

    /// <summary>Whether a regular expression matches a part of the text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="pattern">The regular expression; <c>$</c> is the end of the text. One second at most is spent on it.</param>
    public static bool MatchesRegex(string text, string pattern) => Regex.IsMatch(text, WithEnds(pattern), RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    // For .NET the place before a last line break is an end as well.
    private static string WithEnds(string pattern) =>
        pattern.Contains('$', StringComparison.Ordinal) && !OfLines().IsMatch(pattern) ? EndOrOther().Replace(pattern, static m => m.Value == "$" ? @"\z" : m.Value) : pattern;

    [GeneratedRegex(@"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\$", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EndOrOther();

    [GeneratedRegex(@"\(\?[a-z]*m", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OfLines();

    /// <summary>The base-64 form of the text in UTF-8.</summary>
    /// <param name="text">The text.</param>
    public static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    /// <summary>The text whose UTF-8 bytes are written in base-64.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="FlowRunException">It is not base-64, or the bytes are no text.</exception>
    public static string Base64Decode(string text)
    {
        try
        {
            return Strict.GetString(Convert.FromBase64String(text));
        }
        catch (Exception error) when (error is FormatException or DecoderFallbackException)
        {
            throw new FlowRunException("This is no text in base64.", error);
        }
    }

    /// <summary>The text in lower case with hyphens between its words, for addresses and labels.</summary>
    /// <param name="text">The text.</param>
    public static string Slug(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var c in Latin.WithoutMarks(text))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().TrimEnd('-');
    }

    /// <summary>The number with so many decimals, and a separator between its thousands.</summary>
    /// <param name="number">The number.</param>
    /// <param name="decimals">How many decimals, 0 to 28.</param>
    /// <param name="separator">What stands between thousands.</param>
    /// <exception cref="FlowRunException">There cannot be so many decimals.</exception>
    public static string FormatNumber(decimal number, long decimals = 0, string separator = "") => decimals is >= 0 and <= 28
        ? Math.Round(number, (int)decimals, MidpointRounding.AwayFromZero).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
            .Replace(",", separator, StringComparison.Ordinal)
        : throw new FlowRunException("Decimals go from 0 to 28.");

    /// <summary>A length of time as a number of a unit.</summary>
    /// <param name="duration">The length of time.</param>
    /// <param name="unit">The unit: ms, s, m, h, d, w or y.</param>
    /// <exception cref="FlowRunException">There is no such unit.</exception>
    public static decimal InUnit(TimeSpan duration, string unit) =>
        Plain(duration.Ticks / (decimal)(Quantity.Duration("1" + unit) ?? throw new FlowRunException($"'{unit}' is no unit of time: they are ms, s, m, h, d, w and y.")).Ticks);

    /// <summary>A number of bytes as a number of a unit.</summary>
    /// <param name="size">The number of bytes.</param>
    /// <param name="unit">The unit: B, KB, MB, GB, TB, KiB, MiB, GiB or TiB.</param>
    /// <exception cref="FlowRunException">There is no such unit.</exception>
    public static decimal InUnit(decimal size, string unit) =>
        Plain(size / (unit.Length == 0 ? null : Quantity.Size("1" + unit)) ?? throw new FlowRunException($"'{unit}' is no unit of size: they are B, KB, MB, GB, TB, KiB, MiB, GiB and TiB."));

    /// <summary>The number without zeros at the end of its fraction.</summary>
    private static decimal Plain(decimal number) =>
        decimal.Parse(number.ToString("0.############################", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>The index of a member; a negative one counts from the end.</summary>
    /// <param name="index">The index.</param>
    /// <param name="count">How many members there are.</param>
    public static int Place(long index, int count) => (int)Math.Clamp(index < 0 ? count + index : index, -1, int.MaxValue);

    /// <summary>Where an item first stands in a list; -1 where it does not.</summary>
    /// <typeparam name="T">The type of the members.</typeparam>
    /// <param name="list">The list.</param>
    /// <param name="item">The item.</param>
    public static long IndexOf<T>(IReadOnlyList<T> list, T item)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (EqualityComparer<T>.Default.Equals(list[i], item))
            {
                return i;
            }
        }

        return -1;
    }
}
