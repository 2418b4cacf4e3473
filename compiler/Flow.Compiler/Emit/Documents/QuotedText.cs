using System.Text;

namespace Flow.Compiler.Emit.Documents;

/// <summary>Text in double quotes with escapes, in a form that JSON and YAML read alike.</summary>
internal static class QuotedText
{
    /// <summary>Quotes a text. Half a surrogate pair, which no file can hold, becomes a replacement character.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isBare">Whether a character may stand as it is; quotes, backslashes and line breaks never do.</param>
    public static string Of(string text, Func<char, bool> isBare)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var rune in text.EnumerateRunes())
        {
            quoted.Append(Escape(rune, isBare));
        }

        return quoted.Append('"').ToString();
    }

    private static string Escape(Rune rune, Func<char, bool> isBare) => rune.Value switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        < 0x10000 and var c when !isBare((char)c) => $"\\u{c:x4}",
        _ => rune.ToString(),
    };
}
