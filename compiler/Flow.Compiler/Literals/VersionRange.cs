using System.Collections.Immutable;
using Sprache;

namespace Flow.Compiler.Literals;

/// <summary>
/// Which versions are wanted: <c>^1.2</c>, <c>~1.2.3</c>, <c>&gt;=1.2 &lt;2</c>, <c>10.x</c>, <c>1.2 || 3</c>. A version of fewer than three numbers stands for all
/// that start so. A pre-release fits only where the range names a pre-release of the same three numbers.
/// </summary>
public sealed class VersionRange
{
    private const int LongestText = 500;

    private static readonly Lazy<Parser<IEnumerable<IEnumerable<Comparator>>>> Grammar = new(BuildGrammar);

    private readonly ImmutableArray<ImmutableArray<Bounds>> _alternatives;

    private VersionRange(string text, ImmutableArray<ImmutableArray<Bounds>> alternatives) => (Text, _alternatives) = (text, alternatives);

    /// <summary>The range as written.</summary>
    public string Text { get; }

    private readonly record struct Comparator(string Operator, string Version, int Start);

    /// <summary>From a version, included or not, to another, included or not. Null is no bound.</summary>
    private readonly record struct Bounds(VersionText? Low, bool LowIncluded, VersionText? High, bool HighIncluded)
    {
        public bool Contains(VersionText version) =>
            (Low is null || (LowIncluded ? version >= Low : version > Low)) && (High is null || (HighIncluded ? version <= High : version < High));

        public bool NamesPrereleaseOf(VersionText version) => IsPrereleaseOf(Low, version) || (HighIncluded && IsPrereleaseOf(High, version));

        private static bool IsPrereleaseOf(VersionText? bound, VersionText version) =>
            bound is { Prerelease.Length: > 0 } && (bound.Major, bound.Minor, bound.Patch) == (version.Major, version.Minor, version.Patch);
    }

    private static Parser<IEnumerable<IEnumerable<Comparator>>> BuildGrammar()
    {
        var op = Sprache.Parse.String(">=").Or(Sprache.Parse.String("<=")).Or(Sprache.Parse.Chars("<>=^~").Once()).Text();
        var version = Sprache.Parse.Char(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '+' or '*', "a version").AtLeastOnce().Text();
        var comparator =
            from sign in op.Optional()
            from spaceBefore in Sprache.Parse.WhiteSpace.Many()
            from start in Sprache.Parse.Return(0).Span()
            from number in version
            from spaceAfter in Sprache.Parse.Chars(" ,\t").Many()
            select new Comparator(sign.GetOrElse("="), number, start.Start.Pos);
        var or = Sprache.Parse.String("||").Token();
        return Sprache.Parse.WhiteSpace.Many().Then(_ => comparator.AtLeastOnce().DelimitedBy(or)).End();
    }

    /// <summary>Reads a range.</summary>
    public static Parsed<VersionRange> Parse(string text)
    {
        if (text.Length > LongestText)
        {
            return LiteralProblem.Whole(text, "This is too long for a range of versions.");
        }

        var result = Grammar.Value.TryParse(text);
        if (!result.WasSuccessful)
        {
            return new LiteralProblem("A range of versions is written `^1.2`, `>=1.2 <2`, `10.x` or `1.2 || 3`.", Math.Min(result.Remainder.Position, text.Length), text.Length - Math.Min(result.Remainder.Position, text.Length));
        }

        var alternatives = ImmutableArray.CreateBuilder<ImmutableArray<Bounds>>();
        foreach (var comparators in result.Value)
        {
            if (!BoundsOf(comparators).TryGet(out var bounds, out var problem))
            {
                return problem;
            }

            alternatives.Add(bounds);
        }

        return new VersionRange(text, alternatives.DrainToImmutable());
    }

    /// <summary>Whether the version is wanted.</summary>
    public bool Contains(VersionText version) => _alternatives.Any(all =>
        all.All(b => b.Contains(version)) && (version.Prerelease.Length == 0 || all.Any(b => b.NamesPrereleaseOf(version))));

    private static Parsed<ImmutableArray<Bounds>> BoundsOf(IEnumerable<Comparator> comparators)
    {
        var all = ImmutableArray.CreateBuilder<Bounds>();
        foreach (var comparator in comparators)
        {
            var known = Known(comparator.Version);
            if (known.Length == 0)
            {
                all.Add(default);
                continue;
            }

            if (!VersionText.Parse(known).TryGet(out var version, out var problem))
            {
                return problem with { Start = problem.Start + comparator.Start };
            }

            all.Add(BoundsOf(comparator.Operator, version));
        }

        return all.DrainToImmutable();
    }

    /// <summary>The part of a version before its first <c>x</c> or <c>*</c>; empty where every version is meant.</summary>
    private static string Known(string version)
    {
        var parts = version.Split('.');
        var wild = Array.FindIndex(parts, static p => p is "x" or "X" or "*");
        return wild < 0 ? version : string.Join('.', parts.Take(wild));
    }

    private static Bounds BoundsOf(string op, VersionText version) => op switch
    {
        ">=" => new(version, true, null, false),
        ">" => IsPartial(version) ? new(After(version, version.Numbers.Length - 1), true, null, false) : new(version, false, null, false),
        "<" => new(null, false, version, false),
        "<=" => IsPartial(version) ? new(null, false, After(version, version.Numbers.Length - 1), false) : new(null, false, version, true),
        "^" => new(version, true, After(version, FirstThatCounts(version)), false),
        "~" => new(version, true, After(version, Math.Min(1, version.Numbers.Length - 1)), false),
        _ => IsPartial(version) ? new(version, true, After(version, version.Numbers.Length - 1), false) : new(version, true, version, true),
    };

    private static bool IsPartial(VersionText version) => version.Numbers.Length < 3 && version.Prerelease.Length == 0;

    /// <summary><c>^0.2.3</c> stays below <c>0.3</c>: before the first release that counts, each number may break.</summary>
    private static int FirstThatCounts(VersionText version)
    {
        var last = Math.Min(version.Numbers.Length, 3) - 1;
        for (var i = 0; i < last; i++)
        {
            if (version.Numbers[i] != 0)
            {
                return i;
            }
        }

        return last;
    }

    private static VersionText After(VersionText version, int index)
    {
        var numbers = version.Numbers[..index].Add(version.Numbers[index] + 1);
        return new VersionText(numbers, "", "", string.Join('.', numbers));
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
