using System.Collections.Immutable;

namespace Flow.Compiler.Literals;

/// <summary>Which patterns are meant.</summary>
public enum GlobDialect
{
    /// <summary>Files: <c>?</c> is one character, <c>{a,b}</c> one of several texts.</summary>
    Files,

    /// <summary>GitHub's filters of paths: <c>?</c> and <c>+</c> repeat the character before them.</summary>
    FilterPaths,

    /// <summary>GitHub's filters of branches and tags: as paths, without what no name of a branch holds.</summary>
    FilterRefs,
}

/// <summary>
/// A pattern for paths or names: <c>*</c> is anything without a slash, <c>**</c> anything, <c>**/</c> any folders or none, <c>[a-z]</c> one of these,
/// <c>\</c> takes the next character as it is. A leading <c>!</c> takes away. Matching costs at most length of the pattern times length of the path.
/// Source of GitHub's rules: its "filter pattern cheat sheet".
/// </summary>
public sealed class GlobPattern
{
    private const int LongestText = 2000;
    private const int MostAlternatives = 100;

    private readonly ImmutableArray<GlobMachine> _machines;

    private GlobPattern(string text, GlobDialect dialect, bool isNegative, ImmutableArray<GlobMachine> machines) =>
        (Text, Dialect, IsNegative, _machines) = (text, dialect, isNegative, machines);

    /// <summary>The pattern as written.</summary>
    public string Text { get; }

    /// <summary>Whose rules it follows.</summary>
    public GlobDialect Dialect { get; }

    /// <summary>Whether it starts with <c>!</c>, so that it takes away what earlier patterns matched.</summary>
    public bool IsNegative { get; }

    /// <summary>Reads a pattern.</summary>
    public static Parsed<GlobPattern> Parse(string text, GlobDialect dialect = GlobDialect.Files)
    {
        var isNegative = text.StartsWith('!');
        var body = isNegative ? text[1..] : text;
        if (Misplaced(text, body, dialect) is { } problem)
        {
            return problem;
        }

        var machines = ImmutableArray.CreateBuilder<GlobMachine>();
        if (!Alternatives(body, dialect).TryGet(out var alternatives, out var tooMany))
        {
            return tooMany;
        }

        foreach (var alternative in alternatives)
        {
            if (!GlobMachine.Build(alternative, dialect != GlobDialect.Files).TryGet(out var machine, out var wrong))
            {
                return isNegative ? wrong with { Start = wrong.Start + 1 } : wrong;
            }

            machines.Add(machine);
        }

        return new GlobPattern(text, dialect, isNegative, machines.DrainToImmutable());
    }

    /// <summary>Whether the whole path matches, whatever <see cref="IsNegative"/> says.</summary>
    public bool Matches(string path) => _machines.Any(m => m.Matches(path));

    /// <summary>Whether the patterns together select the path: each may add, a negative one takes away, the last that matches decides.</summary>
    public static bool Selects(IEnumerable<GlobPattern> patterns, string path)
    {
        var selected = false;
        foreach (var pattern in patterns)
        {
            if (selected == pattern.IsNegative && pattern.Matches(path))
            {
                selected = !pattern.IsNegative;
            }
        }

        return selected;
    }

    private static LiteralProblem? Misplaced(string text, string body, GlobDialect dialect)
    {
        if (body.Length == 0 || text.Length > LongestText)
        {
            return LiteralProblem.Whole(text, text.Length > LongestText ? "This is too long for a pattern." : "A pattern has at least one character, such as `**/*.cs`.");
        }

        if (body.StartsWith("./", StringComparison.Ordinal) && dialect == GlobDialect.FilterPaths)
        {
            return LiteralProblem.Whole(text, "A filter matches paths from the root of the repository, so that one that starts with `./` never matches.", text.StartsWith('!') ? "!" + body[2..] : body[2..]);
        }

        if (body.Contains('\\', StringComparison.Ordinal) && dialect == GlobDialect.Files)
        {
            return new LiteralProblem("Paths are written with `/`.", text.IndexOf('\\', StringComparison.Ordinal), 1, text.Replace('\\', '/'));
        }

        var wrong = dialect == GlobDialect.FilterRefs ? body.AsSpan().IndexOfAny(" ~^:") : -1;
        return wrong < 0 ? null
            : new LiteralProblem($"No branch and no tag has `{body[wrong]}` in its name.", wrong + text.Length - body.Length, 1);
    }

    /// <summary>The texts that a pattern with <c>{a,b}</c> stands for. Braces have no meaning to GitHub's filters.</summary>
    private static Parsed<ImmutableArray<string>> Alternatives(string body, GlobDialect dialect)
    {
        ImmutableArray<string> all = [body];
        while (dialect == GlobDialect.Files && all[0].IndexOf('{', StringComparison.Ordinal) is >= 0 and var open)
        {
            var close = all[0].IndexOf('}', open);
            if (close < 0 || all[0].AsSpan(open + 1, close - open - 1).Contains('{'))
            {
                return new LiteralProblem("`{` needs its `}`, with texts and commas between them: `*.{cs,fs}`.", Math.Min(open, body.Length - 1), 1);
            }

            all = [.. all.SelectMany(Expand)];
            if (all.Length > MostAlternatives)
            {
                return LiteralProblem.Whole(body, $"`{{…}}` may stand for at most {MostAlternatives} patterns.");
            }
        }

        return all;
    }

    private static IEnumerable<string> Expand(string text)
    {
        var open = text.IndexOf('{', StringComparison.Ordinal);
        var close = text.IndexOf('}', open);
        return text[(open + 1)..close].Split(',').Select(choice => string.Concat(text.AsSpan(0, open), choice, text.AsSpan(close + 1)));
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
