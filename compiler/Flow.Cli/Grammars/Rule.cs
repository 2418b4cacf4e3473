using Flow.Compiler.Emit.Documents;

namespace Flow.Cli.Grammars;

/// <summary>The rules that a TextMate grammar is built from. Expressions are Oniguruma's.</summary>
internal static class Rule
{
    /// <summary>What every scope of this grammar ends with.</summary>
    public const string Suffix = ".flow";

    /// <summary>The rule of the repository named <paramref name="name"/>.</summary>
    public static JsonNode Include(string name) => JsonObject.Of(("include", "#" + name));

    /// <summary>All rules of another grammar.</summary>
    public static JsonNode Grammar(string scope) => JsonObject.Of(("include", scope));

    /// <summary>Some rules under one name.</summary>
    public static JsonNode Group(params IEnumerable<JsonNode> rules) => JsonObject.Of(("patterns", JsonArray.Of(rules)));

    /// <summary>Text with one scope.</summary>
    public static JsonNode Match(string scope, string expression) => JsonObject.Of(("name", scope + Suffix), ("match", expression));

    /// <summary>Text whose groups are described in their order.</summary>
    public static JsonNode Match(string expression, params IEnumerable<JsonNode> groups) =>
        JsonObject.Of(("match", expression), ("captures", Captures(groups)));

    /// <summary>Text with one scope that is read again with other rules.</summary>
    public static JsonNode Inner(string scope, string expression, params IEnumerable<JsonNode> rules) =>
        JsonObject.Of(("match", expression), ("captures", JsonObject.Of(("0", Reread(scope, rules)))));

    /// <summary>What stands between two brackets on any number of lines.</summary>
    public static JsonNode Between(string open, string close, string bracket, params IEnumerable<JsonNode> rules) => JsonObject.Of(
        ("begin", open),
        ("beginCaptures", Whole($"punctuation.section.{bracket}.begin")),
        ("end", close),
        ("endCaptures", Whole($"punctuation.section.{bracket}.end")),
        ("patterns", JsonArray.Of(rules)));

    /// <summary>A group that has a scope.</summary>
    public static JsonNode Scope(string scope) => JsonObject.Of(("name", scope + Suffix));

    /// <summary>A group that has a scope and is read again with other rules.</summary>
    public static JsonNode Reread(string scope, params IEnumerable<JsonNode> rules) =>
        JsonObject.Of(("name", scope + Suffix), ("patterns", JsonArray.Of(rules)));

    /// <summary>Groups in their order.</summary>
    public static JsonObject Captures(params IEnumerable<JsonNode> groups) =>
        JsonObject.Of(groups.Select(static (group, index) => ($"{index + 1}", (JsonNode?)group)));

    /// <summary>A match with one scope.</summary>
    public static JsonObject Whole(string scope) => JsonObject.Of(("0", Scope(scope)));
}
