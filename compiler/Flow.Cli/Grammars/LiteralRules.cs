using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Literals;

namespace Flow.Cli.Grammars;

/// <summary>Numbers and what is written like them.</summary>
internal static class LiteralRules
{
    private const string Digits = @"\d(?:_?\d)*";
    private const string Number = $@"{Digits}(?:\.{Digits})?";

    /// <summary>A character that goes on with a literal: see <c>grammar.md</c>.</summary>
    private const string More = @"(?:[A-Za-z0-9_%]|[.:](?=\d)|-(?=[A-Za-z0-9])|(?![\x00-\x7f])\p{L})";

    private const string Ends = $"(?!{More})";

    /// <summary>All literals, the malformed last.</summary>
    public static JsonNode All => Rule.Group(
        Rule.Match("constant.other.date", $@"\d{{4}}-\d{{2}}-\d{{2}}{Ends}"),
        Rule.Match("constant.other.time", $@"\d{{2}}:\d{{2}}{Ends}"),
        Rule.Inner("constant.numeric.quantity", $@"(?:{Number}(?:%|\p{{L}}+))+{Ends}", Unit),
        Rule.Match("constant.numeric", Number + Ends),
        Rule.Match("invalid.illegal.literal", $"\\d{More}*"));

    private static JsonNode Unit => Rule.Match("keyword.other.unit", $@"(?<=\d)(?:{string.Join('|', QuantityUnits.All)})(?![\p{{L}}%])");
}
