using System.Globalization;

namespace Flow.Runtime;

/// <summary>Flow's functions of versions, which are ordered as Semantic Versioning 2.0.0 orders them.</summary>
public static class TypedVersions
{
    private const int MostNumbers = 4;

    /// <summary>-1, 0 or 1: whether the first version comes before the second, is the same, or comes after it.</summary>
    /// <param name="first">The first.</param>
    /// <param name="second">The second.</param>
    public static long VersionCompare(string first, string second)
    {
        Numbers(first);
        Numbers(second);
        return Math.Sign(TypedOperators.CompareVersions(first, second));
    }

    /// <summary>The first number of a version.</summary>
    /// <param name="version">The version.</param>
    public static long Major(string version) => Numbers(version)[0];

    /// <summary>The second number of a version, 0 where there is none.</summary>
    /// <param name="version">The version.</param>
    public static long Minor(string version) => Numbers(version)[1];

    /// <summary>The third number of a version, 0 where there is none.</summary>
    /// <param name="version">The version.</param>
    public static long Patch(string version) => Numbers(version)[2];

    /// <summary>The next version: one number is raised and those behind it become 0. A pre-release becomes its release.</summary>
    /// <param name="version">The version.</param>
    /// <param name="part"><c>major</c>, <c>minor</c> or <c>patch</c>.</param>
    public static string Bump(string version, string part)
    {
        var numbers = Numbers(version)[..3];
        var at = part switch { "major" => 0, "minor" => 1, _ => 2 };
        if (!version.Split('+')[0].Contains('-', StringComparison.Ordinal) || numbers.Skip(at + 1).Any(static n => n != 0))
        {
            numbers[at]++;
            Array.Clear(numbers, at + 1, 2 - at);
        }

        return (version[0] is 'v' or 'V' ? version[..1] : "") + string.Join('.', numbers);
    }

    private static long[] Numbers(string version)
    {
        var core = version.Split('+')[0].Split('-')[0];
        var parts = (core is ['v' or 'V', ..] ? core[1..] : core).Split('.');
        return parts.Length <= MostNumbers && parts.All(static p => p.Length is > 0 and <= 18 && p.All(char.IsAsciiDigit))
            ? [.. parts.Select(static p => long.Parse(p, CultureInfo.InvariantCulture)), .. new long[MostNumbers - parts.Length]]
            : throw new FlowRunException($"'{version}' is no version.");
    }
}
