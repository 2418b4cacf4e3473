using System.Text.RegularExpressions;

namespace Flow.Compiler.Model;

/// <summary>Whether the prober reads a regular expression: it has RE2 (documentation of RE2: Syntax), and refuses its whole configuration for what only .NET knows.</summary>
internal static partial class ProberPattern
{
    /// <summary>What is wrong with <paramref name="pattern"/>; null where nothing is.</summary>
    public static string? Problem(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException)
        {
            return "it knows no look-around and no back references";
        }

        return Foreign().Match(Known().Replace(pattern, "")) is { Success: true } foreign ? $"it knows no `{foreign.Value}`" : null;
    }

    /// <summary>A backslash and what both know behind it: without them, a bracket that is left means something.</summary>
    [GeneratedRegex(@"\\[^uecZGpP]", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Known();

    /// <summary>Characters (<c>\u</c>, <c>\e</c>, <c>\c</c>), places (<c>\Z</c>, <c>\G</c>), blocks, classes without others, comments, quoted names, and the options <c>n</c> and <c>x</c>.</summary>
    [GeneratedRegex(@"\\[uecZG]|\\[pP]\{Is\w+\}|\[\^?\]?[^\]]*-\[|\(\?([#']|[a-zA-Z-]*[nx][a-zA-Z-]*[:)])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Foreign();
}
