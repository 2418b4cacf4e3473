using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Text;

namespace Flow.Compiler.Syntax;

/// <content>Types.</content>
internal sealed partial class Parser
{
    private TypeSyntax ParseType()
    {
        if (Current.Kind == TokenKind.StringStart && !Current.NewlineBefore)
        {
            return ParseLiteralType();
        }

        if (Current.Kind == TokenKind.Name && !Current.NewlineBefore && !Current.IsClauseWord)
        {
            return ParseNamedType();
        }

        ReportTypeMissing();
        return new MissingTypeSyntax(PreviousEnd);
    }

    private LiteralTypeSyntax ParseLiteralType()
    {
        var start = Current.Start;
        var parts = ImmutableArray.CreateBuilder<SyntaxNodeOrToken>();
        parts.Add(new SyntaxNodeOrToken(ParseString(), null));
        while (Current.Kind == TokenKind.Pipe && (!Current.NewlineBefore || breaksAreFree))
        {
            parts.Add(new SyntaxNodeOrToken(null, Take()));
            if (Current.Kind != TokenKind.StringStart)
            {
                ReportTypeMissing();
                break;
            }

            parts.Add(new SyntaxNodeOrToken(ParseString(), null));
        }

        return new LiteralTypeSyntax(SpanFrom(start), parts.ToImmutable());
    }

    /// <summary>Reports <c>quick | full</c>. What follows the first word is left to the recovery.</summary>
    private void ReportUnquotedChoice(TextSpan first)
    {
        var (end, ahead) = (first.End, 0);
        while (Ahead(ahead).Kind == TokenKind.Pipe && Ahead(ahead + 1) is { Kind: TokenKind.Name, NewlineBefore: false, IsClauseWord: false } word)
        {
            end = word.End;
            ahead += 2;
        }

        var span = TextSpan.FromBounds(first.Start, end);
        var quoted = string.Join(" | ", source.Slice(span).Split('|').Select(static w => $"\"{w.Trim()}\""));
        Report(SyntaxDiagnostics.UnquotedChoice, span, $"Words to choose from stand in quotes: `{quoted}`.", Edit($"Write `{quoted}`", span, quoted, FixSafety.Suggestion));
    }

    private NamedTypeSyntax ParseNamedType()
    {
        var start = Current.Start;
        var path = ParsePath();
        if (Current.Kind == TokenKind.Pipe && !Current.NewlineBefore)
        {
            ReportUnquotedChoice(path.Span);
        }

        if (Current.Kind != TokenKind.Less || Current.NewlineBefore)
        {
            var optional = TakeTouching(TokenKind.Question);
            return new NamedTypeSyntax(SpanFrom(start), path, null, [], null, optional);
        }

        var open = Take();
        var arguments = ParseTypeArguments();
        var close = CloseTypeArguments(open);
        var question = TakeTouching(TokenKind.Question);
        return new NamedTypeSyntax(SpanFrom(start), path, open, arguments, close, question);
    }

    private SyntaxToken? TakeTouching(TokenKind kind) => Current.FullStart == Current.Start ? TakeIf(kind) : null;

    private SyntaxToken CloseTypeArguments(in SyntaxToken open)
    {
        if (Current.Kind == TokenKind.Greater)
        {
            return Take();
        }

        Report(SyntaxDiagnostics.UnclosedTypeArguments, open.Span, "This `<` is not closed: `>` is missing, as in `list<string>`.");
        return Missing(TokenKind.Greater);
    }

    private ImmutableArray<TypeArgumentSyntax> ParseTypeArguments()
    {
        if (!Enter())
        {
            Leave();
            ReportTooDeep(Current.Span);
            return [];
        }

        var arguments = ImmutableArray.CreateBuilder<TypeArgumentSyntax>();
        SyntaxToken? comma = null;
        do
        {
            var start = comma?.Start ?? Current.Start;
            var type = ParseType();
            arguments.Add(new TypeArgumentSyntax(SpanFrom(start), comma, type));
            comma = Current.NewlineBefore ? null : TakeIf(TokenKind.Comma);
        }
        while (comma is not null);

        Leave();
        return arguments.ToImmutable();
    }
}
