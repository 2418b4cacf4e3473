using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Syntax;

namespace Flow.Cli.Grammars;

/// <summary>
/// The TextMate grammar: colours for editors and web sites that run no compiler. It is written from the same tables that the compiler reads,
/// so a new word, unit, tag or kind has its colour, and a test asks the engine of VS Code whether it agrees with the lexer about every token.
/// </summary>
internal static class TextMateGrammar
{
    /// <summary>The scope of a file.</summary>
    public const string Scope = "source.flow";

    private const string Foreign = "meta.embedded.foreign";
    private const string Template = "meta.embedded.template";
    private const string InHole = "meta.interpolation";

    /// <summary>The text of the grammar's file.</summary>
    public static string Text => new JsonDocument(Root).Write().Text;

    private static JsonObject Root => JsonObject.Of(
        ("information_for_contributors", JsonArray.Of("Written by `flow __grammar` from the compiler's tables. A test fails when it is not what they say.")),
        ("name", "Flow"),
        ("scopeName", Scope),
        ("fileTypes", JsonArray.Of("flow")),
        ("patterns", JsonArray.Of(Rule.Include("items"))),
        ("repository", Repository),
        ("injections", JsonObject.Of(
            ($"L:{Foreign} - {InHole}", Rule.Group(Rule.Include("foreign-hole"))),
            ($"L:{Template} - {InHole}", Rule.Group(Rule.Include("escape"), Rule.Include("hole"))))));

    private static JsonObject Repository => JsonObject.Of(
    [
        ("items", Rule.Group(Rule.Include("comments"), Rule.Include("heads"), Rule.Include("types"), Rule.Include("values"))),
        ("values", Rule.Group(new[] { "comments", "strings", "literals", "words", "body", "brackets", "operators" }.Select(Rule.Include))),
        ("comments", Comments),
        ("heads", WordRules.Heads),
        ("types", WordRules.Types),
        ("words", WordRules.Values),
        ("literals", LiteralRules.All),
        ("body", Rule.Between(@"\{", @"\}", "block", Rule.Include("items"))),
        ("brackets", Rule.Group(
            Rule.Between(@"\(", @"\)", "parens", Rule.Include("types"), Rule.Include("values")),
            Rule.Between(@"\[", @"\]", "brackets", Rule.Include("values")))),
        ("operators", Operators),
        ("strings", Rule.Group([.. ForeignLanguage.All.Select(static l => Rule.Include(l.Name)), Rule.Include("plain-lines"), Rule.Include("plain-line")])),
        .. ForeignLanguage.All.Select(static l => (l.Name, (JsonNode?)ForeignTextRules.Tagged(l))),
        ("plain-lines", PlainString("(\"{3,})", @"""*\1")),
        ("plain-line", PlainString("\"", "\"|$")),
        ("escape", Escapes),
        ("hole", Hole(@"\$\{", @"\}|$")),
        ("foreign-hole", Hole(@"\$\{\{", @"\}\}|$")),
        ("hole-values", Rule.Group(Rule.Include("hole-brackets"), Rule.Include("strings"), Rule.Include("literals"), Rule.Include("words"), Rule.Include("operators"))),
        ("hole-brackets", Rule.Group(
            Rule.Between(@"\{", @"\}|$", "block", Rule.Include("hole-values")),
            Rule.Between(@"\(", @"\)|$", "parens", Rule.Include("hole-values")),
            Rule.Between(@"\[", @"\]|$", "brackets", Rule.Include("hole-values")))),
    ]);

    private static JsonNode Comments => Rule.Group(
        Rule.Match("comment.line.documentation", "///.*$"),
        Rule.Match("comment.line.double-slash", "//.*$"));

    private static JsonNode Operators => Rule.Group(
        Rule.Match("keyword.operator.arrow", "=>"),
        Rule.Match("keyword.operator", string.Join('|', Symbols.Select(System.Text.RegularExpressions.Regex.Escape))),
        Rule.Match("keyword.operator.assignment", "="),
        Rule.Match("keyword.operator.union", @"\|"),
        Rule.Match("punctuation.separator", "[,:]"),
        Rule.Match("punctuation.accessor", @"\?\.|\."),
        Rule.Match("punctuation.optional", @"\?"));

    /// <summary>The longest first, so that <c>&lt;=</c> is not read as <c>&lt;</c>.</summary>
    private static IEnumerable<string> Symbols => SyntaxFacts.Operators.SelectMany(static o => o)
        .Where(static o => !char.IsLetter(o[0]))
        .OrderByDescending(static o => o.Length)
        .ThenBy(static o => o, StringComparer.Ordinal);

    private static JsonNode Escapes => Rule.Group(
        Rule.Match("constant.character.escape", """\\(?:["\\$ntr]|u\{[0-9A-Fa-f]{1,6}\})"""),
        Rule.Match("invalid.illegal.escape", @"\\."));

    private static JsonNode PlainString(string open, string close) => JsonObject.Of(
        ("name", "string.quoted.double" + Rule.Suffix),
        ("begin", open),
        ("beginCaptures", Rule.Whole("punctuation.definition.string.begin")),
        ("end", close),
        ("endCaptures", Rule.Whole("punctuation.definition.string.end")),
        ("patterns", JsonArray.Of(Rule.Include("escape"), Rule.Include("hole"))));

    private static JsonNode Hole(string open, string close) => JsonObject.Of(
        ("name", InHole + Rule.Suffix),
        ("begin", open),
        ("beginCaptures", Rule.Whole("punctuation.section.embedded.begin")),
        ("end", close),
        ("endCaptures", Rule.Whole("punctuation.section.embedded.end")),
        ("contentName", "meta.embedded.expression" + Rule.Suffix),
        ("patterns", JsonArray.Of(Rule.Include("hole-values"))));
}
