namespace Flow.Compiler.Emit.Documents;

/// <summary>Comments that begin with <c>#</c>, for the formats that have them.</summary>
internal static class CommentText
{
    /// <summary>A comment of one line for each line of the texts.</summary>
    public static IEnumerable<string> Lines(IEnumerable<string> comments) =>
        comments.SelectMany(static c => c.ReplaceLineEndings("\n").Split('\n')).Select(Printable);

    /// <summary>The whole text as a comment behind something.</summary>
    public static string OnOneLine(string comment) => Printable(comment.ReplaceLineEndings(" "));

    // What cannot be printed is shown as a replacement character.
    private static string Printable(string line) =>
        string.Concat($"# {line}".Select(static c => PrintableCharacter.Is(c) ? c : c == '\t' ? ' ' : '\uFFFD')).TrimEnd();
}

/// <summary>Which characters may stand in a text file as they are.</summary>
internal static class PrintableCharacter
{
    /// <summary>
    /// Whether a reader sees <paramref name="c"/> as it is. Readers differ on line separators, byte-order marks and control characters,
    /// so those are never printed.
    /// </summary>
    public static bool Is(char c) =>
        c is not ('\u007F' or '\u0085' or '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF') and >= ' ' and (< '\u0080' or >= '\u00A0');
}
