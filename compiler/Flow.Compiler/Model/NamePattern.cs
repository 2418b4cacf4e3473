using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Flow.Compiler.Text;

namespace Flow.Compiler.Model;

/// <summary>What the resources of a project are called at their provider: a text in which <c>*</c> stands for anything, and words in braces for what is known of the project.</summary>
/// <param name="Text">The text.</param>
/// <param name="Location">Where it is written.</param>
public sealed partial record NamePattern(string Text, Location Location)
{
    /// <summary>Stands for the name of the environment.</summary>
    public const string OfEnvironment = "environment";

    /// <summary>Stands for the name of the project.</summary>
    public const string OfProject = "project";

    /// <summary>All words that may stand in braces.</summary>
    public static readonly ImmutableArray<string> Words = [OfEnvironment, OfProject];

    /// <summary>The words in braces that mean nothing.</summary>
    public IEnumerable<string> UnknownWords => InBraces().Matches(Text).Select(static m => m.Groups["word"].Value).Where(static w => !Words.Contains(w));

    /// <summary>The pattern with its words filled in: <c>production-*</c>.</summary>
    public string For(string project, string environment) => Text.Replace($"{{{OfProject}}}", project, StringComparison.Ordinal).Replace($"{{{OfEnvironment}}}", environment, StringComparison.Ordinal);

    /// <summary>Whether names of two environments can differ by it.</summary>
    public bool TellsEnvironments => Text.Contains('*', StringComparison.Ordinal) || HasEnvironment;

    /// <summary>Whether the name of the environment is a part of it.</summary>
    public bool HasEnvironment => Text.Contains($"{{{OfEnvironment}}}", StringComparison.Ordinal);

    /// <summary>What stands before and behind the only <c>*</c> of a filled pattern; null where there is none or there are several.</summary>
    public static (string Before, string Behind)? Around(string filled) => filled.Split('*') is [var before, var behind] ? (before, behind) : null;

    /// <summary>What <c>*</c> stands for in <paramref name="name"/>, which is of the pattern <paramref name="filled"/>; null where it is not, or where there is not one <c>*</c>.</summary>
    public static string? Free(string name, string filled) =>
        Around(filled) is var (before, behind) && Fits(name, filled) && name.Length >= before.Length + behind.Length ? name[before.Length..(name.Length - behind.Length)] : null;

    /// <summary>Whether <paramref name="name"/> is of the pattern <paramref name="filled"/>. Case does not count, since not every provider keeps it, and what stands between two words is one as well as another: <c>production/images</c> is a <c>production-*</c>.</summary>
    public static bool Fits(string name, string filled) => Regex.IsMatch(
        Divided(name), $"^{Regex.Escape(Divided(filled)).Replace(@"\*", ".*", StringComparison.Ordinal)}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    private static string Divided(string text) => text.Trim('/').Replace('/', '-').Replace('_', '-').Replace('.', '-');

    [GeneratedRegex(@"\{(?<word>[^{}]*)\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InBraces();
}
