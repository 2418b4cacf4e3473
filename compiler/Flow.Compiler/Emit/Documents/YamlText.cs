using System.Buffers;
using System.Text;

namespace Flow.Compiler.Emit.Documents;

/// <summary>Where a text stands: this decides what it may look like.</summary>
internal enum YamlPlace
{
    /// <summary>Behind a key or a dash.</summary>
    Value,

    /// <summary>Before a colon.</summary>
    Key,

    /// <summary>Inside <c>[ ]</c>.</summary>
    Flow,
}

/// <summary>
/// The spelling of one text in YAML. Plain only when every reader, of YAML 1.1 or 1.2, takes it for that very text: nothing that looks
/// like a boolean, null, number, version or date stays bare.
/// </summary>
internal static class YamlText
{
    private const string SpecialStarts = "?:*&![]{}%@`#|>'\",";

    private static readonly SearchValues<char> NumberLike = SearchValues.Create("0123456789abcdefABCDEFxXoO_.:+-TZtz ");

    private static readonly SearchValues<char> FlowIndicators = SearchValues.Create(",[]{}:?");

    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "true", "false", "yes", "no", "on", "off", "y", "n", "null", "~", "=", "<<", ".inf", "-.inf", "+.inf", ".nan",
    };

    /// <summary>The text on one line: plain, single-quoted or double-quoted.</summary>
    public static string OnOneLine(string text, YamlPlace place, YamlStyle style) => style switch
    {
        _ when !text.All(PrintableCharacter.Is) || !IsWellFormed(text) => DoubleQuoted(text),
        YamlStyle.SingleQuoted => SingleQuoted(text),
        YamlStyle.DoubleQuoted => DoubleQuoted(text),
        _ when IsPlain(text, place) => text,
        _ => IsNicerInDoubleQuotes(text) ? DoubleQuoted(text) : SingleQuoted(text),
    };

    /// <summary>
    /// Whether a literal block can hold the text: nothing in it needs an escape, and it neither begins nor ends with a line of nothing but
    /// spaces, on which readers differ.
    /// </summary>
    public static bool FitsBlock(string text) =>
        text.Trim('\n').Split('\n') is [var first, ..] lines
        && !string.IsNullOrWhiteSpace(first)
        && !string.IsNullOrWhiteSpace(lines[^1])
        && text.All(c => PrintableCharacter.Is(c) || c is '\n' or '\t')
        && IsWellFormed(text);

    private static bool IsPlain(string text, YamlPlace place) =>
        !LooksLikeSomethingElse(text, place)
        && !StartsSpecially(text)
        && text[^1] is not (' ' or ':')
        && !text.Contains(": ", StringComparison.Ordinal)
        && !text.Contains(" #", StringComparison.Ordinal)
        && place switch
        {
            YamlPlace.Flow => !text.AsSpan().ContainsAny(FlowIndicators),
            // Some readers take what follows for an alias or an anchor.
            YamlPlace.Key => !text.Contains(" *", StringComparison.Ordinal) && !text.Contains(" &", StringComparison.Ordinal),
            _ => true,
        };

    // GitHub and every YAML 1.2 reader take the key `on` for text, and nobody writes it otherwise.
    private static bool LooksLikeSomethingElse(string text, YamlPlace place) =>
        text.Length == 0
        || (Words.Contains(text) && !(place == YamlPlace.Key && text == "on"))
        || IsNumberLike(text);

    private static bool IsNumberLike(string text)
    {
        var digits = text.AsSpan().TrimStart("+-.");
        return digits.Length > 0 && char.IsAsciiDigit(digits[0]) && !digits.ContainsAnyExcept(NumberLike);
    }

    private static bool StartsSpecially(string text) =>
        text[0] == ' '
        || SpecialStarts.Contains(text[0], StringComparison.Ordinal)
        || (text[0] == '-' && (text.Length == 1 || text[1] == ' '))
        || text.StartsWith("---", StringComparison.Ordinal)
        || text.StartsWith("...", StringComparison.Ordinal);

    private static bool IsWellFormed(string text) => text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 || HasOnlyPairs(text);

    private static bool HasOnlyPairs(string text)
    {
        for (var rest = text.AsSpan(); rest.Length > 0;)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var length) != OperationStatus.Done)
            {
                return false;
            }

            rest = rest[length..];
        }

        return true;
    }

    private static bool IsNicerInDoubleQuotes(string text) =>
        text.Contains('\'', StringComparison.Ordinal) && !text.AsSpan().ContainsAny('"', '\\');

    private static string SingleQuoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string DoubleQuoted(string text) => QuotedText.Of(text, PrintableCharacter.Is);
}
