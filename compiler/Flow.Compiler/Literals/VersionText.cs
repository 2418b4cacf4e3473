using System.Collections.Immutable;
using System.Globalization;

namespace Flow.Compiler.Literals;

/// <summary>
/// A version such as <c>10.0</c>, <c>1.2.3-rc.1</c> or <c>v4.1.0+build.5</c>. Ordered as Semantic Versioning 2.0.0 orders them: missing numbers count as zero,
/// a pre-release comes before its release, what follows <c>+</c> does not count.
/// </summary>
/// <param name="Numbers">One to four numbers.</param>
/// <param name="Prerelease">What follows the hyphen; empty for a release.</param>
/// <param name="Build">What follows the plus sign; mostly empty.</param>
/// <param name="Text">The version as written.</param>
public sealed record VersionText(ImmutableArray<long> Numbers, string Prerelease, string Build, string Text) : IComparable<VersionText>
{
    private const int LongestText = 200;
    private const int MostNumbers = 4;

    /// <summary>The first number.</summary>
    public long Major => Number(0);

    /// <summary>The second number, or zero.</summary>
    public long Minor => Number(1);

    /// <summary>The third number, or zero.</summary>
    public long Patch => Number(2);

    /// <summary>The number at <paramref name="index"/>, or zero where none is written.</summary>
    public long Number(int index) => index < Numbers.Length ? Numbers[index] : 0;

    /// <summary>Reads a version.</summary>
    public static Parsed<VersionText> Parse(string text)
    {
        if (text.Length is 0 or > LongestText)
        {
            return LiteralProblem.Whole(text, "A version is numbers with points: `10.0`, `1.2.3` or `1.2.3-rc.1`.");
        }

        var start = text[0] is 'v' or 'V' ? 1 : 0;
        var plus = text.IndexOf('+', StringComparison.Ordinal);
        var build = plus < 0 ? "" : text[(plus + 1)..];
        var body = plus < 0 ? text : text[..plus];
        var hyphen = body.IndexOf('-', StringComparison.Ordinal);
        var prerelease = hyphen < 0 ? "" : body[(hyphen + 1)..];
        var core = hyphen < 0 ? body[start..] : hyphen < start ? "" : body[start..hyphen];
        if ((hyphen >= 0 && !AreIdentifiers(prerelease)) || (plus >= 0 && !AreIdentifiers(build)))
        {
            return new LiteralProblem("After `-` and `+` come letters, digits and hyphens with single points between them: `1.2.3-rc.1`.",
                hyphen >= 0 ? hyphen : plus, text.Length - (hyphen >= 0 ? hyphen : plus));
        }

        return ParseNumbers(text, start, core).TryGet(out var numbers, out var problem)
            ? new VersionText(numbers, prerelease, build, text)
            : problem;
    }

    private static Parsed<ImmutableArray<long>> ParseNumbers(string text, int start, string core)
    {
        var parts = core.Split('.');
        if (parts.Length > MostNumbers)
        {
            return LiteralProblem.Whole(text, $"A version has at most {MostNumbers} numbers.");
        }

        var numbers = ImmutableArray.CreateBuilder<long>(parts.Length);
        foreach (var part in parts)
        {
            if (part.Length > 18 || !Characters.AreDigits(part))
            {
                return NoNumber(text, start, part);
            }

            numbers.Add(long.Parse(part, CultureInfo.InvariantCulture));
            start += part.Length + 1;
        }

        return numbers.DrainToImmutable();
    }

    private static LiteralProblem NoNumber(string text, int start, string part) => part switch
    {
        "x" or "X" or "*" => new($"`{text}` is a range of versions, not one. Write a version such as `1.2.3`.", start, part.Length),
        "" => new("A number is missing: a version is written `10.0` or `1.2.3`.", Math.Min(start, text.Length), 0),
        _ => new($"`{LiteralProblem.Shown(part)}` is no number. A version is written `10.0`, `1.2.3` or `1.2.3-rc.1`.", start, part.Length),
    };

    private static bool AreIdentifiers(string text) =>
        text.Split('.').All(static part => part.Length > 0 && part.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-'));

    /// <inheritdoc/>
    public int CompareTo(VersionText? other)
    {
        if (other is null)
        {
            return 1;
        }

        for (var i = 0; i < MostNumbers; i++)
        {
            if (Number(i) != other.Number(i))
            {
                return Number(i).CompareTo(other.Number(i));
            }
        }

        return ComparePrerelease(Prerelease, other.Prerelease);
    }

    private static int ComparePrerelease(string a, string b)
    {
        if (a.Length == 0 || b.Length == 0)
        {
            return b.Length.CompareTo(a.Length);
        }

        var (left, right) = (a.Split('.'), b.Split('.'));
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            if (CompareIdentifiers(left[i], right[i]) is not 0 and var order)
            {
                return order;
            }
        }

        return left.Length.CompareTo(right.Length);
    }

    private static int CompareIdentifiers(string a, string b) => (Characters.AreDigits(a), Characters.AreDigits(b)) switch
    {
        (true, true) => CompareDigits(a.TrimStart('0'), b.TrimStart('0')),
        (true, false) => -1,
        (false, true) => 1,
        _ => Math.Sign(string.CompareOrdinal(a, b)),
    };

    private static int CompareDigits(string a, string b) =>
        a.Length != b.Length ? a.Length.CompareTo(b.Length) : Math.Sign(string.CompareOrdinal(a, b));

    /// <summary>Equal where neither comes before the other.</summary>
    public bool Equals(VersionText? other) => CompareTo(other) == 0;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Major, Minor, Patch, Number(3));

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>Whether the left version comes first.</summary>
    public static bool operator <(VersionText left, VersionText right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left version comes last.</summary>
    public static bool operator >(VersionText left, VersionText right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left version does not come last.</summary>
    public static bool operator <=(VersionText left, VersionText right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left version does not come first.</summary>
    public static bool operator >=(VersionText left, VersionText right) => left.CompareTo(right) >= 0;
}
