using Flow.Compiler.Catalogue;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Conformance.Tests.Colours;

/// <summary>A token or a comment, and the scopes that it may have.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Meaning">What it is to the compiler.</param>
/// <param name="Scopes">How the innermost scope may begin.</param>
internal sealed record ExpectedColour(TextSpan Span, string Meaning, params string[] Scopes)
{
    /// <summary>Whether the colour fits.</summary>
    public bool Accepts(string scopes) => Scopes switch
    {
        ["string"] => IsStringText(scopes),
        _ => Scopes.Any(scope => scopes.Split(' ')[^1].StartsWith(scope, StringComparison.Ordinal)),
    };

    /// <summary>Text of a string may hold anything of its own language, but stands in no hole of its own.</summary>
    private static bool IsStringText(string scopes)
    {
        var inner = scopes[(scopes.LastIndexOf("meta.interpolation", StringComparison.Ordinal) is var hole and >= 0 ? hole : 0)..];
        return inner.Contains("string.quoted", StringComparison.Ordinal)
            || inner.Contains("meta.embedded.foreign", StringComparison.Ordinal)
            || inner.Contains("meta.embedded.template", StringComparison.Ordinal);
    }
}

/// <summary>Which colours the compiler expects of a text.</summary>
internal static class TokenColours
{
    private static readonly string[] Names = ["variable.", "entity.name.", "support.", "storage.type.flow", "keyword.control.import"];

    /// <summary>All tokens and comments of a file.</summary>
    public static IEnumerable<ExpectedColour> Of(SyntaxTree tree)
    {
        var tokens = tree.Root.Tokens();
        for (var i = 0; i < tokens.Length; i++)
        {
            var comments = TextSpan.FromBounds(tokens[i].FullStart, tokens[i].Start);
            yield return new ExpectedColour(comments, "a comment", "comment.line.");
            if (tokens[i].Kind != TokenKind.EndOfFile)
            {
                yield return new ExpectedColour(tokens[i].Span, $"{tokens[i].Kind}", Scopes(tree, i == 0 ? default : tokens[i - 1], tokens[i], tokens[i + 1]));
            }
        }
    }

    private static string[] Scopes(SyntaxTree tree, SyntaxToken before, SyntaxToken token, SyntaxToken after) => token.Kind switch
    {
        TokenKind.Name => NameScopes(tree, before, token, after),
        TokenKind.Number => ["constant.numeric.flow"],
        TokenKind.Quantity => ["constant.numeric.quantity", "keyword.other.unit"],
        TokenKind.Date => ["constant.other.date"],
        TokenKind.Time => ["constant.other.time"],
        TokenKind.MalformedLiteral => ["invalid.illegal.literal"],
        TokenKind.StringStart => ["punctuation.definition.string.begin", "storage.type.string"],
        TokenKind.StringText => ["string"],
        TokenKind.StringEnd => ["punctuation.definition.string.end"],
        TokenKind.HoleStart => ["punctuation.section.embedded.begin"],
        TokenKind.HoleEnd => ["punctuation.section.embedded.end"],
        TokenKind.OpenBrace or TokenKind.OpenBracket or TokenKind.OpenParen => ["punctuation.section."],
        TokenKind.CloseBrace or TokenKind.CloseBracket or TokenKind.CloseParen => ["punctuation.section."],
        TokenKind.Comma => ["punctuation.separator", "punctuation.type"],
        TokenKind.Colon => ["punctuation.separator"],
        TokenKind.Equal => ["keyword.operator.assignment"],
        TokenKind.Arrow => ["keyword.operator.arrow"],
        TokenKind.Dot or TokenKind.QuestionDot => ["punctuation.accessor", "punctuation.type", "entity.name.function.template"],
        TokenKind.Question => ["punctuation.type", "punctuation.optional"],
        TokenKind.Pipe => ["keyword.operator.union"],
        TokenKind.Less or TokenKind.Greater => ["keyword.operator", "punctuation.type"],
        TokenKind.Unexpected or TokenKind.EndOfFile => [""],
        _ => ["keyword.operator.flow"],
    };

    private static string[] NameScopes(SyntaxTree tree, SyntaxToken before, SyntaxToken token, SyntaxToken after)
    {
        if (before.Kind is TokenKind.Dot or TokenKind.QuestionDot)
        {
            return ["variable.other.member", "entity.name.function", "support.function", "entity.name.type"];
        }

        if (token.Word != Word.None)
        {
            return after.Kind is TokenKind.Equal or TokenKind.Colon
                ? ["support.type.property-name"]
                : ["keyword.control", "keyword.operator.word", "constant.language", "storage.modifier"];
        }

        var startsLine = before.Kind == TokenKind.OpenBrace || token.NewlineBefore || token.FullStart == 0;
        return (startsLine && after.Kind == TokenKind.Name ? KindCatalogue.Find(tree.Source.Slice(token.Span))?.Role : null) switch
        {
            Role.Declaration => ["storage.type.flow", "keyword.control.import"],
            Role.Step => ["support.function.step"],
            _ => Names,
        };
    }
}
