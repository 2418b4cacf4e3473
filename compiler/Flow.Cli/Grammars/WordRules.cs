using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Functions;
using Flow.Compiler.Syntax;

namespace Flow.Cli.Grammars;

/// <summary>Names and words: what an item starts with, and what stands in values.</summary>
internal static class WordRules
{
    private const string Keyword = "keyword.control";
    private const string Step = "support.function.step";
    private const string Property = "support.type.property-name";
    private const string Declared = "variable.other.constant";

    private static readonly string[] Logical = ["and", "or", "not", "in"];
    private static readonly string[] Constants = ["true", "false", "none"];

    /// <summary>Kinds whose names are values, and those whose names are called; the names of all others are types of things.</summary>
    private static readonly string[] ValueKinds = ["let", "param", "output"];
    private static readonly string[] CalledKinds = ["function", "template"];

    /// <summary>What an item starts with. The first word decides; what stands before <c>=</c> is a property.</summary>
    public static JsonNode Heads => Rule.Group(
        ForeignTextRules.Commands(Step),
        Rule.Match("storage.modifier", $@"{Patterns.Word("export")}(?=\s+{Patterns.Name})"),
        Declarations(CalledKinds, "entity.name.function"),
        Declarations(ValueKinds, Declared),
        Declarations(WordsOf(Role.Declaration).Except([.. CalledKinds, .. ValueKinds, "import"], StringComparer.Ordinal), "entity.name.type"),
        Head(["import"], "keyword.control.import"),
        Head(WordsOf(Role.Step), Step),
        Head(Properties, Property),
        Rule.Match($@"{Patterns.ItemStart}(?!{Patterns.OneOf(Words)})({Patterns.Name}(?:\.{Patterns.Name})*)(?=[ \t]+(?:{Patterns.Name}|[`""{{\[]))", Rule.Scope("entity.name.function.template")));

    /// <summary>Words and names inside values and headers.</summary>
    public static JsonNode Values => Rule.Group(
        Rule.Match(@"(\?\.|(?<!\.)\.(?!\.))(" + Patterns.Name + @")(?=\()", Rule.Scope("punctuation.accessor"), Called("entity.name.function.member")),
        Rule.Match(@"(\?\.|(?<!\.)\.(?!\.))(" + Patterns.Name + ")", Rule.Scope("punctuation.accessor"), Rule.Scope("variable.other.member")),
        Rule.Match("variable.other.quoted", "`[^`\\n]*`"),
        Rule.Match($@"({Patterns.Word("for")})\s+({Patterns.Name})\s+({Patterns.Word("in")})", Rule.Scope(Keyword), Rule.Scope("variable.parameter"), Rule.Scope(Keyword)),
        Rule.Match($@"({Patterns.Word("as")})\s+({Patterns.Name})", Rule.Scope(Keyword), Rule.Scope(Declared)),
        Rule.Match("variable.parameter", $@"{Patterns.Name}(?=\s*=>)"),
        Rule.Match(Property, $@"{Patterns.Name}(?=\s*(?:=(?![=>])|:))"),
        Rule.Match("constant.language", Patterns.OneOf(Constants)),
        Rule.Match("keyword.operator.word", Patterns.OneOf(Logical)),
        Rule.Match(Keyword, Patterns.OneOf(Words.Except([.. Constants, .. Logical], StringComparer.Ordinal))),
        Rule.Match("support.variable", $@"{Patterns.OneOf(Contexts.All.Concat(Contexts.Open).Select(static c => c.Name))}(?=\??\.)"),
        Rule.Match($@"({Patterns.Name})(?=\()", Called("entity.name.function")),
        Rule.Match("variable.other", Patterns.Name));

    /// <summary>What stands after a colon.</summary>
    public static JsonNode Types => Rule.Match(
        $@"(:)(?:\s*((?<type>{Patterns.Name}(?:\.{Patterns.Name})*(?:<\s*\g<type>(?:\s*,\s*\g<type>)*\s*>)?\??)))?",
        Rule.Scope("punctuation.separator.type"),
        Rule.Reread(
            "meta.type",
            Rule.Match("support.type", Patterns.OneOf(TypeNames.All)),
            Rule.Match("entity.name.type", Patterns.Name),
            Rule.Match("punctuation.type", "[<>,.?]")));

    private static IEnumerable<string> Words => SyntaxFacts.ClauseWords.Concat(SyntaxFacts.ValueWords);

    /// <summary>The words that only stand in a body of others, and have a value or a body there.</summary>
    private static IEnumerable<string> Properties => KindCatalogue.All.SelectMany(PropertiesOf)
        .Select(static k => k.Word)
        .Except(KindCatalogue.All.Where(static k => k.Role != Role.Property).Select(static k => k.Word), StringComparer.Ordinal)
        .Except(Words, StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);

    private static IEnumerable<Kind> PropertiesOf(Kind kind) => kind.Properties.SelectMany(static p => PropertiesOf(p).Prepend(p));

    private static IEnumerable<string> WordsOf(Role role) => KindCatalogue.All.Where(k => k.Role == role).Select(static k => k.Word);

    /// <summary>The name of a function: one of the library, or the project's own.</summary>
    private static JsonNode Called(string scope) => Rule.Reread(scope, Rule.Match("support.function", Patterns.OneOf(StandardLibrary.Names)));

    private static JsonNode Declarations(IEnumerable<string> kinds, string name) => Rule.Match(
        $@"(?:{Patterns.ItemStart}|(?<=export)\s+)({Patterns.OneOf(kinds)}){Patterns.NotAssigned}(?:\s+(?!{Patterns.OneOf(Words)})({Patterns.Name}))?",
        Rule.Scope("storage.type"),
        Rule.Scope(name));

    private static JsonNode Head(IEnumerable<string> words, string scope) =>
        Rule.Match($"{Patterns.ItemStart}({Patterns.OneOf(words)}){Patterns.NotAssigned}", Rule.Scope(scope));
}
