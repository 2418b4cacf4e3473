using Flow.Compiler.Emit.Documents;

namespace Flow.Cli.Grammars;

/// <summary>
/// Strings that hold another language. What is open there at the end of the string must not reach the rest of the file, so a string of
/// one line is matched as a whole and read again, and the lines of a longer one are read by a <c>while</c> rule, which ends whatever is open.
/// </summary>
internal static class ForeignTextRules
{
    private const string Opening = Quoted + Rule.Suffix + " punctuation.definition.string.begin";
    private const string Closing = Quoted + Rule.Suffix + " punctuation.definition.string.end";
    private const string Tag = "storage.type.string";
    private const string Quoted = "string.quoted.other";

    /// <summary>The tagged strings of a language.</summary>
    public static JsonNode Tagged(ForeignLanguage language)
    {
        var tag = $"{Patterns.Start}({string.Join('|', language.Tags)})";
        return Rule.Group(
            TaggedLine(tag, language),
            Lines(tag + "(\"{3})(?!\")", "\"{3}", language.Scope, language, Tag, Opening),
            Lines(tag + "(#\"{3})(?!\")", "\"{3}#", language.Scope, language, Tag, Opening),
            LongQuotes(tag),
            Unclosed(tag));
    }

    /// <summary>The text of <c>run</c>: commands of the shell, with holes and escapes of Flow.</summary>
    /// <param name="step">The scope of the word.</param>
    public static JsonNode Commands(string step)
    {
        var head = $"{Patterns.ItemStart}({Patterns.Word("run")})\\s+";
        var shell = ForeignLanguage.Shell;
        return Rule.Group(
            Rule.Match(
                $$"""{{head}}("(?!""))((?:[^"\\$]|\\.|{{Patterns.Hole}}|\$(?!\{))*)(")""",
                Rule.Scope(step), Rule.Scope(Opening), Rule.Reread(shell.TemplateScope, Rule.Grammar(shell.Grammar)), Rule.Scope(Closing)),
            Lines(head + "(\"{3})(?!\")", "\"{3}", shell.TemplateScope, shell, step, Opening));
    }

    private static JsonNode TaggedLine(string tag, ForeignLanguage language) => Rule.Match(
        $$$"""{{{tag}}}(#*)("(?!""))((?:{{{Patterns.ForeignHole}}}|(?!"\2)(?:[^$]|\$(?!\{\{)))*)("\2)""",
        Rule.Scope(Tag), Rule.Scope(Opening), Rule.Scope(Opening), Rule.Reread(language.Scope, Rule.Grammar(language.Grammar)), Rule.Scope(Closing));

    private static JsonNode Lines(string open, string close, string scope, ForeignLanguage language, params string[] openScopes) => JsonObject.Of(
        ("begin", open),
        ("beginCaptures", Rule.Captures(openScopes.Select(Rule.Scope))),
        ("end", $"\"*{close}"),
        ("endCaptures", Rule.Whole(Closing)),
        ("contentName", Quoted + Rule.Suffix),
        ("patterns", JsonArray.Of(
            JsonObject.Of(
                ("begin", $@"\G(?!.*{close})"),
                ("while", $"^(?!.*{close})"),
                ("contentName", scope + Rule.Suffix),
                ("patterns", JsonArray.Of(Rule.Grammar(language.Grammar)))),
            Rule.Inner(scope, $"(?:(?!\"*{close}).)+", Rule.Grammar(language.Grammar)))));

    /// <summary>More quotes or hashes than usual: text with holes. Its own grammar would take the quotes for its own.</summary>
    private static JsonNode LongQuotes(string tag) => JsonObject.Of(
        ("begin", tag + "(#*)(\"{3,})"),
        ("beginCaptures", Rule.Captures(new[] { Tag, Opening, Opening }.Select(Rule.Scope))),
        ("end", @"""*\3\2"),
        ("endCaptures", Rule.Whole(Closing)),
        ("contentName", Quoted + Rule.Suffix),
        ("patterns", JsonArray.Of(Rule.Include("foreign-hole"))));

    private static JsonNode Unclosed(string tag) => JsonObject.Of(
        ("begin", tag + "(#*\")"),
        ("beginCaptures", Rule.Captures(new[] { Tag, Opening }.Select(Rule.Scope))),
        ("end", "$"),
        ("contentName", Quoted + Rule.Suffix));
}
