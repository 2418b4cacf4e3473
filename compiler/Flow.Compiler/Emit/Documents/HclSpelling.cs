using System.Collections.Immutable;

namespace Flow.Compiler.Emit.Documents;

/// <summary>How names and texts are spelled in HCL.</summary>
internal static class HclSpelling
{
    /// <summary>Where the text of a heredoc ends.</summary>
    public const string HeredocEnd = "EOT";

    /// <summary>Whether a name may stand without quotes: a letter, then letters, digits, <c>_</c> and <c>-</c>.</summary>
    public static bool IsIdentifier(string name) =>
        name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_') && name.All(static c => char.IsLetterOrDigit(c) || c is '_' or '-');

    /// <summary>The name.</summary>
    /// <exception cref="InvalidOperationException">It is no identifier.</exception>
    public static string Identifier(string name) =>
        IsIdentifier(name) ? name : throw new InvalidOperationException($"'{name}' is no name in HCL.");

    /// <summary>What stands between quotes for a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isBeforeHole">Whether a hole follows, whose sign a last <c>$</c> or <c>%</c> would join.</param>
    public static string Quoted(string text, bool isBeforeHole)
    {
        var quoted = Escaped(QuotedText.Of(text, PrintableCharacter.Is)[1..^1]);
        return isBeforeHole && quoted is [.., '$' or '%'] ? $"{quoted[..^1]}\\u{(int)quoted[^1]:x4}" : quoted;
    }

    /// <summary>A label, as it stands between quotes.</summary>
    /// <exception cref="InvalidOperationException">It holds a sign that means something inside quotes, or one that nobody sees: there is no form of it that Terraform's layout leaves alone.</exception>
    public static string Label(string label) =>
        label.All(static c => c is (>= ' ' and <= '~' and not ('"' or '\\' or '$' or '%')) || char.IsLetterOrDigit(c))
            ? label
            : throw new InvalidOperationException($"'{label}' is no label in HCL.");

    /// <summary>The text of a heredoc with the signs of holes escaped.</summary>
    public static string Escaped(string text) =>
        text.Replace("${", "$${", StringComparison.Ordinal).Replace("%{", "%%{", StringComparison.Ordinal);

    /// <summary>
    /// Whether the parts read better as a heredoc, and one can hold them: whole lines, several of them, nothing that needs an escape,
    /// and a line that is not indented, because the common indentation is taken away.
    /// </summary>
    public static bool SuitsHeredoc(ImmutableArray<HclPart> parts)
    {
        if (!parts.All(static p => p is HclTextPart or HclHole) || parts.Zip(parts.Skip(1)).Any(static p => p is { First: HclTextPart { Text: [.., '$' or '%'] } }))
        {
            return false;
        }

        // A hole counts as a character that is not white space.
        var text = string.Concat(parts.Select(static p => p is HclTextPart part ? part.Text : "x"));
        var lines = text.Split('\n');
        return lines is [_, _, .., ""]
            && text.All(static c => c is '\n' or '\t' || PrintableCharacter.Is(c))
            && text.IsNormalized()
            && !lines[..^1].Any(static l => l.Length > 0 && string.IsNullOrWhiteSpace(l))
            && lines.Any(static l => l.Length > 0 && !char.IsWhiteSpace(l[0]))
            && !lines.Any(static l => l.Trim() == HeredocEnd)
            && lines[0].Length > 0;
    }
}
