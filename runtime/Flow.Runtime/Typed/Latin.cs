using System.Text;

namespace Flow.Runtime;

/// <summary>Latin letters without their marks. Independent of the machine's tables of characters.</summary>
internal static class Latin
{
    private const string Marked = "àáâãäåāăąçćčďđèéêëēėęěğìíîïīįıłñńňòóôõöøōőŕřśşšţťùúûüūůűųýÿźżž";
    private const string Plain = "aaaaaaaaacccddeeeeeeeegiiiiiiilnnnoooooooorrsssttuuuuuuuuyyzzz";

    /// <summary>The text with every marked Latin letter as its plain one; <c>ß</c>, <c>æ</c> and <c>œ</c> become two.</summary>
    public static string WithoutMarks(string text)
    {
        if (System.Text.Ascii.IsValid(text))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        foreach (var c in text.ToLowerInvariant())
        {
            _ = c switch
            {
                'ß' => plain.Append("ss"),
                'æ' => plain.Append("ae"),
                'œ' => plain.Append("oe"),
                _ when c > 127 && Marked.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at => plain.Append(Plain[at]),
                >= '\u0300' and <= '\u036f' => plain,
                _ => plain.Append(c),
            };
        }

        return plain.ToString();
    }
}
