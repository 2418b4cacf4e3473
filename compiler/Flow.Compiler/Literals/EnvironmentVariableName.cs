using System.Text;

namespace Flow.Compiler.Literals;

/// <summary>Names of environment variables, configuration variables and secrets.</summary>
public static class EnvironmentVariableName
{
    private const int LongestName = 255;

    /// <summary>Reads a name: letters, digits and <c>_</c>, not starting with a digit.</summary>
    public static Parsed<string> Parse(string text)
    {
        if (text.Length is 0 or > LongestName)
        {
            return LiteralProblem.Whole(text, "A variable of the environment is written `API_URL`.");
        }

        if (char.IsAsciiDigit(text[0]))
        {
            return new LiteralProblem("A variable of the environment starts with a letter or `_`.", 0, 1, Usable(text));
        }

        var wrong = text.AsSpan().IndexOfAnyExcept(Characters.OfVariables);
        return wrong < 0 ? text
            : new LiteralProblem($"A variable of the environment holds letters, digits and `_`: `{LiteralProblem.Shown(Usable(text))}`.", wrong, 1, Usable(text));
    }

    /// <summary>Whether the runner sets variables with such a name, so that it cannot be given a value.</summary>
    public static bool IsReserved(string name) =>
        name.StartsWith("GITHUB_", StringComparison.OrdinalIgnoreCase) || name.StartsWith("RUNNER_", StringComparison.OrdinalIgnoreCase);

    private static string Usable(string text)
    {
        var name = new StringBuilder(char.IsAsciiDigit(text[0]) ? "_" : "");
        foreach (var c in text)
        {
            name.Append(char.IsAsciiLetterOrDigit(c) ? c : '_');
        }

        return name.ToString();
    }
}
