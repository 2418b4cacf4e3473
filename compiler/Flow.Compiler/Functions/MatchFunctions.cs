using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Flow.Compiler.Literals;
using Flow.Compiler.Types;
using static Flow.Compiler.Functions.Define;

namespace Flow.Compiler.Functions;

/// <summary>Functions that compare a text with a pattern, in a time that grows with the text only.</summary>
internal static partial class MatchFunctions
{
    private const int LongestPattern = 1000;

    public static ImmutableArray<string> Names =>
    [
        "matches", "matches-regex",
    ];

    public static BuiltinFunction? Find(string name) => name switch
    {
        "matches" => Matches,
        "matches-regex" => MatchesRegex,
        _ => null,
    };

    private static BuiltinFunction Matches => field ??= new("matches", [TextIn("text"), new("pattern", ValueTypes.Glob)], FlowType.Bool,
        "Whether all of the text matches a pattern: `*` without slashes, `**` with them, `?` one character.", """matches("src/app/main.cs", "src/**/*.cs")""", "true")
    {
        Evaluate = static (a, _) => GlobPattern.Parse(a.TextAt(1)).TryGet(out var pattern, out var problem)
            ? Value.Of(pattern.Matches(a.TextAt(0)) != pattern.IsNegative)
            : FunctionResult.Fail(problem.Message, 1),
    };

    private static BuiltinFunction MatchesRegex => field ??= new("matches-regex", [TextIn("text"), TextIn("pattern")], FlowType.Bool,
        "Whether a regular expression occurs in the text; `^` and `$` tie it to the ends. References back and look-around are not available, so that no pattern is slow.", """matches-regex("v1.2.3", "^v[0-9]+(\\.[0-9]+)*$")""", "true")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => Regular(a.TextAt(0), a.TextAt(1)),
    };

    private static FunctionResult Regular(string text, string pattern)
    {
        if (pattern.Length > LongestPattern)
        {
            return FunctionResult.Fail($"A regular expression has at most {LongestPattern} characters.", 1);
        }

        try
        {
            var written = Linear(pattern); // its faults are at the characters that were written
            var regex = WithEnds(pattern) is var tied && tied == pattern ? written : Linear(tied);
            return Value.Of(regex.IsMatch(text));
        }
        catch (RegexParseException problem)
        {
            return FunctionResult.Fail($"The regular expression is wrong at its character {problem.Offset}.", 1);
        }
        catch (Exception problem) when (problem is NotSupportedException or RegexMatchTimeoutException or ArgumentException)
        {
            return FunctionResult.Fail("This regular expression cannot be used: it has references back or look-around, or repeats too much.", 1);
        }
    }

    private static Regex Linear(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));

    /// <summary>The pattern in which <c>$</c> is the end of the text. For .NET it is also the place before a last line break, with which a text would not be tied to its end.</summary>
    private static string WithEnds(string pattern) =>
        pattern.Contains('$', StringComparison.Ordinal) && !OfLines().IsMatch(pattern) ? EndOrOther().Replace(pattern, static m => m.Value == "$" ? @"\z" : m.Value) : pattern;

    [GeneratedRegex(@"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\$", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EndOrOther();

    /// <summary>Whether the option stands there with which <c>$</c> is the end of each line.</summary>
    [GeneratedRegex(@"\(\?[a-z]*m", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OfLines();
}
