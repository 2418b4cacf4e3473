namespace Flow.Compiler.Tests.Emit;

/// <summary>Texts that writers of structured formats get wrong.</summary>
public static class NastyText
{
    /// <summary>Pieces to combine; each is nasty on its own.</summary>
    public static IReadOnlyList<string> Fragments { get; } =
    [
        "", " ", "  ", "\t", "\n", "\n\n", "\r", "\r\n", "a", "b c", "end.", "\n  indented", "\n    deeper\n  back", "\n\ttabbed", "trailing \n", "\n \n",
        "true", "True", "FALSE", "yes", "No", "on", "off", "y", "N", "null", "~", "NULL", "=", "<<",
        "0", "17", "017", "0o17", "0x1F", "0b11", "1_000", "-1", "+2", ".5", "1.", "3.10", "1.2.3", "v1", "1e3", "12e4567", "1234567", ".inf", "-.INF", ".nan", "12:30:45", "190:20",
        "2026-12-24", "2026-12-24T10:00:00Z", "2026-12-24 10:00", "10.0.x", "8080:80",
        "*", "!", "&", "[", "]", "{", "}", "%", "@", "`", ">", "|", "-", "?", ":", "#", ",", "'", "\"", "\\", "- ", "? ", ": ", " #", ":\t", "\t#", "---", "...", "--- x", "--flag", "-x", "?x", ":x", "*.cs", "!important", "%TAG", "@scope/pkg",
        "${{ github.ref }}", "${{ a && 'b: c' }} # d", "key: value", "http://x.example/y?z=1#w", "it's", "say \"hi\"", "C:\\path", "\\n", "echo \"$X\" | tee 'y'",
        "é", "日本語", "🚀", "👩‍💻", "\u00A0", "\u00AD", "\u0085", "\u2028", "\u2029", "\uFEFF", "\u200B", "\u0001", "\u0007", "\u001B[0m", "\u007F", "\u009F", "\uE000", "\uFFFD",
    ];

    /// <summary>All fragments, and every two of them joined.</summary>
    public static IEnumerable<string> Pairs => Fragments.SelectMany(first => Fragments, (first, second) => first + second).Distinct();
}
