namespace Flow.Compiler.Literals;

/// <summary>Labels of runners, such as <c>ubuntu-24.04</c> or <c>gpu</c>. GitHub compares them without case.</summary>
public static class RunnerLabel
{
    private const int LongestLabel = 256;

    /// <summary>Reads a label.</summary>
    public static Parsed<string> Parse(string text)
    {
        if (text.Length is 0 or > LongestLabel)
        {
            return LiteralProblem.Whole(text, "A runner's label is a word such as `ubuntu-24.04`.");
        }

        if (text.Contains("${{", StringComparison.Ordinal))
        {
            return LiteralProblem.Whole(text, "A label that is not known yet is written without quotes: `on matrix.os`, or with `${…}`.");
        }

        var comma = text.IndexOf(',', StringComparison.Ordinal);
        if (comma >= 0)
        {
            return new LiteralProblem("Several labels are a list: `on [\"self-hosted\", \"gpu\"]`.", comma, 1);
        }

        var blank = text.AsSpan().IndexOfAnyInRange('\0', ' ');
        return blank < 0 ? text : new LiteralProblem("A runner's label has no white space.", blank, 1, Characters.TrimmedToWord(text));
    }
}
