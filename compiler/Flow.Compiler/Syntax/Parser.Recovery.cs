using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Text;

namespace Flow.Compiler.Syntax;

/// <content>Brackets, depth, and what to do with tokens that fit nowhere.</content>
internal sealed partial class Parser
{
    /// <summary>How deep brackets, branches and bodies may nest.</summary>
    public const int MaxDepth = 100;

    /// <summary>How high the tree of one value may grow: a chain of operators or members nests to the left.</summary>
    public const int MaxHeight = 250;

    private int openBraces;
    private int openBrackets;
    private int openParens;
    private int depth;

    /// <summary>The height of the value that was read last.</summary>
    private int height;

    private readonly record struct Surroundings(int Braces, int Brackets, int Parens, bool InArg, bool BreaksAreFree, bool InCondition);

    private Surroundings EnterBrackets(TokenKind kind)
    {
        var outer = new Surroundings(openBraces, openBrackets, openParens, inArg, breaksAreFree, inCondition);
        (inArg, breaksAreFree, inCondition) = (false, false, false);
        switch (kind)
        {
            case TokenKind.OpenBrace: openBraces++; break;
            case TokenKind.OpenBracket: openBrackets++; break;
            case TokenKind.OpenParen: openParens++; break;
            default: (openBraces, openBrackets, openParens) = (0, 0, 0); break;
        }

        return outer;
    }

    private void LeaveBrackets(Surroundings outer) =>
        (openBraces, openBrackets, openParens, inArg, breaksAreFree, inCondition) = (outer.Braces, outer.Brackets, outer.Parens, outer.InArg, outer.BreaksAreFree, outer.InCondition);

    private bool Enter() => ++depth <= MaxDepth;

    private void Leave() => depth--;

    private bool MayGrow()
    {
        if (height < MaxHeight)
        {
            return true;
        }

        ReportTooDeep(Current.Span);
        return false;
    }

    private void ReportTooDeep(TextSpan span) =>
        Report(SyntaxDiagnostics.NestedTooDeeply, span, $"This is nested too deeply: brackets may nest {MaxDepth} levels, and {MaxHeight} operators may stand in a row. Give a part a name with `let`.");

    private MissingExpressionSyntax TooDeepValue()
    {
        ReportTooDeep(Current.Span);
        return MissingValue();
    }

    private SkippedSyntax? SkipNested(in SyntaxToken open)
    {
        ReportTooDeep(open.Span);
        var start = position;
        while (Current.Kind is not (TokenKind.EndOfFile or TokenKind.CloseBrace or TokenKind.HoleEnd or TokenKind.StringEnd))
        {
            SkipGroup();
        }

        return SkippedFrom(start);
    }

    private SkippedSyntax? SkippedFrom(int start) =>
        position == start ? null : new SkippedSyntax(ImmutableArray.Create(tokens, start, position - start));

    /// <summary>Skips one token, or all of a bracket or a string that starts here.</summary>
    private SkippedSyntax SkipOne()
    {
        var start = position;
        SkipGroup();
        return SkippedFrom(start)!;
    }

    private void SkipGroup()
    {
        var indent = lineIndent;
        var brackets = 0;
        var strings = 0;
        do
        {
            switch (Current.Kind)
            {
                case TokenKind.EndOfFile:
                case TokenKind.HoleEnd or TokenKind.StringEnd when strings == 0:
                    return;
                case TokenKind.StringStart or TokenKind.HoleStart:
                    strings++;
                    break;
                case TokenKind.StringEnd or TokenKind.HoleEnd:
                    strings--;
                    break;
                case TokenKind.OpenBrace or TokenKind.OpenBracket or TokenKind.OpenParen when strings == 0:
                    brackets++;
                    break;
                case TokenKind.CloseBrace or TokenKind.CloseBracket or TokenKind.CloseParen when strings == 0:
                    brackets--;
                    break;
                default:
                    break;
            }

            Take();
        }
        while (strings > 0 || (brackets > 0 && !LeavesBlock(indent)));
    }

    /// <summary>Whether a line starts here that by its indentation stands outside of what is skipped.</summary>
    private bool LeavesBlock(int indent) =>
        Current.NewlineBefore && lineIndent <= indent
        && Current.Kind is not (TokenKind.CloseBrace or TokenKind.CloseBracket or TokenKind.CloseParen);

    /// <summary>Skips at least one token, then the rest of the line up to a separator or the end of the innermost bracket.</summary>
    private SkippedSyntax SkipLine(bool stopsAtBrace = false)
    {
        var start = position;
        do
        {
            SkipGroup();
        }
        while (!EndsLine(stopsAtBrace));

        return SkippedFrom(start)!;
    }

    private bool EndsLine(bool stopsAtBrace)
    {
        ref readonly var token = ref Current;
        return token.NewlineBefore || token.Kind switch
        {
            TokenKind.EndOfFile or TokenKind.Comma or TokenKind.HoleEnd or TokenKind.StringEnd => true,
            TokenKind.CloseBrace => openBraces > 0,
            TokenKind.CloseBracket => openBrackets > 0,
            TokenKind.CloseParen => openParens > 0,
            TokenKind.OpenBrace => stopsAtBrace,
            TokenKind.Unexpected => Is(token, ";"),
            _ => false,
        };
    }

    private SkippedSyntax SkipNonItem()
    {
        switch (Current.Kind)
        {
            case TokenKind.CloseBrace or TokenKind.CloseBracket or TokenKind.CloseParen:
                ReportStrayCloser();
                return SkipToken();
            case TokenKind.Minus:
                ReportListDash();
                return SkipToken();
            case TokenKind.Unexpected when Is(Current, ";"):
                ReportSemicolon();
                return SkipToken();
            case TokenKind.OpenBrace:
                Report(SyntaxDiagnostics.BodyWithoutHeader, Current.Span, "These braces belong to no header. A line starts with its kind or a name.");
                return SkipOne();
            default:
                ReportUnexpected();
                return SkipLine();
        }
    }

    private SkippedSyntax SkipToken() => new([Take()]);

    /// <summary>Skips what the line still has; a body after it is read as one.</summary>
    private void SkipRest(ref ItemParts item)
    {
        if (EndsLine(stopsAtBrace: false) || FollowsBody(ref item))
        {
            return;
        }

        ReportLeftOver(ref item);
        var mayHaveBody = item.Body is null && item.Value is null;
        item.Skipped = SkipLine(mayHaveBody);
        if (mayHaveBody && Current.Kind == TokenKind.OpenBrace && !Current.NewlineBefore)
        {
            item.Body = ParseBody(itemIndent);
        }
    }

    private bool FollowsBody(ref ItemParts item) => item.Body is not null && Current.Word != Word.Else && Current.Kind is TokenKind.Name or TokenKind.StringStart;

    /// <summary>Reads a body whose brace stands on the next line, or lacks its brace altogether.</summary>
    private void ParseLateBody(ref ItemParts item, int bodyIndent)
    {
        if (item.Body is not null || item.Value is not null || !Current.NewlineBefore)
        {
            return;
        }

        if (Current.Kind == TokenKind.OpenBrace)
        {
            Report(
                SyntaxDiagnostics.BraceOnNextLine,
                Current.Span,
                "`{` stands on the line of its header.",
                Edit("Put `{` on the header's line", TextSpan.FromBounds(PreviousEnd, Current.Start), " "));
            item.Body = ParseBody(itemIndent);
        }
        else if (trustIndentation && LacksBrace(bodyIndent))
        {
            Report(
                SyntaxDiagnostics.BraceMissing,
                new TextSpan(PreviousEnd - 1, 1),
                "`{` is missing at the end of this header: the deeper lines below it end with `}`.",
                Edit("Add `{`", new TextSpan(PreviousEnd, 0), " {"));
            bracketsFail = true;
            item.Body = ParseBodyAfter(Missing(TokenKind.OpenBrace), PreviousEnd, itemIndent);
        }
    }

    /// <summary>Whether deeper lines follow that end with a brace below the item's start, and no header has opened it.</summary>
    private bool LacksBrace(int bodyIndent)
    {
        const int farEnough = 1000;
        if (lineIndent <= itemIndent || itemIndent <= bodyIndent)
        {
            return false;
        }

        for (var at = position; at < position + farEnough && tokens[at].Kind != TokenKind.EndOfFile; at++)
        {
            if (tokens[at].NewlineBefore && ColumnOf(tokens[at]) is var column && column <= itemIndent)
            {
                return column == itemIndent && tokens[at].Kind == TokenKind.CloseBrace;
            }
        }

        return false;
    }

    private SkippedSyntax? SkipInBrackets(in SyntaxToken open, int indent)
    {
        var start = position;
        while (!EndsArguments(indent))
        {
            if (position == start)
            {
                Report(SyntaxDiagnostics.OneValueInParentheses, Current.Span, $"Parentheses hold one value; `{TextOf(Current)}` does not belong to it. A list stands in `[` and `]`.");
            }

            SkipGroup();
        }

        return position == start || open.IsMissing ? null : SkippedFrom(start);
    }

    private SkippedSyntax? SkipToHoleEnd()
    {
        Report(SyntaxDiagnostics.OneValueInHole, Current.Span, $"A hole holds one value; `{TextOf(Current)}` does not belong to it.");
        var start = position;
        while (Current.Kind is not (TokenKind.HoleEnd or TokenKind.EndOfFile))
        {
            SkipGroup();
        }

        return SkippedFrom(start);
    }
}
