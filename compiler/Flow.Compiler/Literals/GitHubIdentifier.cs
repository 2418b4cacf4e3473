using System.Text;

namespace Flow.Compiler.Literals;

/// <summary>Names of jobs, steps, inputs and outputs as GitHub takes them.</summary>
public static class GitHubIdentifier
{
    /// <summary>The most characters of a name.</summary>
    public const int MostCharacters = 99;

    /// <summary>Reads a name: it starts with a letter or <c>_</c>, holds letters, digits, <c>-</c> and <c>_</c>, has fewer than 100 characters and does not start with <c>__</c>.</summary>
    public static Parsed<string> Parse(string text)
    {
        if (text.Length is 0 or > MostCharacters)
        {
            return LiteralProblem.Whole(text, text.Length == 0 ? "A name is missing." : $"A name at GitHub has at most {MostCharacters} characters.");
        }

        if (text.StartsWith("__", StringComparison.Ordinal))
        {
            return new LiteralProblem("Names that start with `__` belong to GitHub and to the compiler.", 0, 2);
        }

        if (!char.IsAsciiLetter(text[0]) && text[0] != '_')
        {
            return new LiteralProblem("A name at GitHub starts with a letter or `_`.", 0, 1, Usable(text));
        }

        for (var i = 1; i < text.Length; i++)
        {
            if (!IsPart(text[i]))
            {
                return new LiteralProblem("A name at GitHub holds only letters without marks, digits, `-` and `_`.", i, 1, Usable(text));
            }
        }

        return text;
    }

    private static bool IsPart(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';

    private static string? Usable(string text)
    {
        var name = new StringBuilder(char.IsAsciiLetter(text[0]) || text[0] == '_' ? "" : "_");
        foreach (var c in text)
        {
            name.Append(IsPart(c) ? c : '-');
        }

        return name.Length <= MostCharacters && !name.ToString().StartsWith("__", StringComparison.Ordinal) ? name.ToString() : null;
    }
}
