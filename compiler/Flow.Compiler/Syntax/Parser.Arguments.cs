using Flow.Compiler.Diagnostics;
using Flow.Compiler.Text;

namespace Flow.Compiler.Syntax;

/// <content>Arguments, elements and indices.</content>
internal sealed partial class Parser
{
    private CallExpressionSyntax ParseCall(int start, ExpressionSyntax target)
    {
        var targetHeight = height;
        var (open, arguments, close) = ParseBracketed(TokenKind.CloseParen, "(", ")");
        height = Math.Max(targetHeight, height) + 1;
        return new CallExpressionSyntax(SpanFrom(start), target, open, arguments, close);
    }

    private IndexExpressionSyntax ParseIndex(int start, ExpressionSyntax target)
    {
        var targetHeight = height;
        var (open, arguments, close) = ParseBracketed(TokenKind.CloseBracket, "[", "]");
        height = Math.Max(targetHeight, height) + 1;
        return new IndexExpressionSyntax(SpanFrom(start), target, open, arguments, close);
    }

    private ListExpressionSyntax ParseList()
    {
        var start = Current.Start;
        var (open, arguments, close) = ParseBracketed(TokenKind.CloseBracket, "[", "]");
        height++;
        return new ListExpressionSyntax(SpanFrom(start), open, arguments, close);
    }

    private (SyntaxToken Open, ArgumentListSyntax Arguments, SyntaxToken Close) ParseBracketed(TokenKind closer, string opens, string closes)
    {
        var indent = lineIndent;
        var outer = EnterBrackets(Current.Kind);
        var open = Take();
        var arguments = ParseArguments(indent);
        LeaveBrackets(outer);
        return (open, arguments, CloseBracket(open, closer, indent, opens, closes));
    }

    private ArgumentListSyntax ParseArguments(int indent)
    {
        var start = Current.Start;
        var mark = pending.Count;
        var highest = 0;
        while (!EndsArguments(indent))
        {
            pending.Add(ParseArgumentPart());
            highest = Math.Max(highest, height);
        }

        height = highest + 1;
        var parts = TakePending<SyntaxNode>(mark);
        return new ArgumentListSyntax(parts.IsEmpty ? new TextSpan(PreviousEnd, 0) : SpanFrom(start), parts);
    }

    private bool EndsArguments(int indent) => Current.Kind switch
    {
        TokenKind.EndOfFile or TokenKind.HoleEnd or TokenKind.StringEnd => true,
        TokenKind.CloseParen => openParens > 0,
        TokenKind.CloseBracket => openBrackets > 0,
        TokenKind.CloseBrace => openBraces > 0,
        _ => EndsByIndentation(indent),
    };

    private SyntaxNode ParseArgumentPart()
    {
        height = 1;
        if (Current.Kind == TokenKind.Comma)
        {
            return new SeparatorSyntax(Take());
        }

        if (LeftByBrokenLoop())
        {
            return SkipLine();
        }

        if (!StartsArgument())
        {
            ReportUnexpected();
            return SkipOne();
        }

        if (!AfterSeparator())
        {
            ReportCommaMissing();
        }

        var before = position;
        var argument = ParseArgument();
        return position == before ? SkipOne() : argument;
    }

    /// <summary>Whether the loop that was read last is incomplete and was reported.</summary>
    private bool brokenLoop;

    /// <summary>Whether what starts here would belong to a loop, had the loop not been broken off.</summary>
    private bool LeftByBrokenLoop()
    {
        var broken = brokenLoop;
        brokenLoop = broken && Current.NewlineBefore;
        return broken && (!AfterSeparator() || Current.Kind is TokenKind.Arrow or TokenKind.Equal || Current.Word == Word.Where);
    }

    private bool AfterSeparator() =>
        Current.NewlineBefore || tokens[position - 1].Kind is TokenKind.Comma or TokenKind.OpenParen or TokenKind.OpenBracket;

    private bool StartsArgument()
    {
        ref readonly var token = ref Current;
        return token.Kind switch
        {
            TokenKind.Name => token.Word is not (Word.And or Word.Or or Word.In or Word.Then or Word.Else),
            TokenKind.Number or TokenKind.Quantity or TokenKind.Date or TokenKind.Time or TokenKind.MalformedLiteral
                or TokenKind.StringStart or TokenKind.OpenBracket or TokenKind.OpenParen or TokenKind.OpenBrace or TokenKind.Minus => true,
            TokenKind.Unexpected => StartsForeignValue(token),
            _ => false,
        };
    }

    private ArgumentSyntax ParseArgument()
    {
        if (Current.Kind == TokenKind.Name)
        {
            switch (Ahead(1).Kind)
            {
                case TokenKind.Equal: return ParseNamedArgument();
                case TokenKind.Colon: return ParseParameter();
                case TokenKind.Name when Current.Word == Word.For: return ParseComprehension();
                default: break;
            }
        }

        var start = Current.Start;
        var value = ParseValue();
        return new ValueArgumentSyntax(SpanFrom(start), value);
    }

    private NamedArgumentSyntax ParseNamedArgument()
    {
        var start = Current.Start;
        var name = Take();
        var equal = Take();
        var value = ParseValue();
        height++;
        return new NamedArgumentSyntax(SpanFrom(start), name, equal, value);
    }

    private ArgumentSyntax ParseParameter()
    {
        var start = Current.Start;
        var name = Take();
        if (IsValueAfterColon(afterHead: true))
        {
            ReportColonForEqual(name, Current);
            var equal = Take() with { Kind = TokenKind.Equal };
            var value = ParseValue();
            return new NamedArgumentSyntax(SpanFrom(start), name, equal, value);
        }

        var colon = Take();
        var type = ParseType();
        var sets = Current.NewlineBefore ? null : TakeIf(TokenKind.Equal);
        var @default = sets is null ? null : ParseValue();
        height++;
        return new ParameterArgumentSyntax(SpanFrom(start), name, colon, type, sets, @default);
    }

    private ComprehensionArgumentSyntax ParseComprehension()
    {
        var start = Current.Start;
        var @for = Take();
        var variable = Take();
        var @in = TakeLoopWord(Word.In, "in", @for);
        var sequence = @in.IsMissing ? MissingValue() : ParseBinary(Level.Or);
        var highest = height;
        SyntaxToken? where = Current.Word == Word.Where ? Take() : null;
        var condition = where is null ? null : ParseBinary(Level.Or);
        highest = Math.Max(highest, height);
        var arrow = TakeArrow(@for, condition ?? sequence);
        var result = arrow.IsMissing ? MissingValue() : ParseValue();
        height = Math.Max(highest, height) + 1;
        return new ComprehensionArgumentSyntax(SpanFrom(start), @for, variable, @in, sequence, where, condition, arrow, result);
    }

    private SyntaxToken TakeLoopWord(Word word, string written, in SyntaxToken @for)
    {
        if (Current.Word == word)
        {
            return Take();
        }

        brokenLoop = true;
        Report(SyntaxDiagnostics.IncompleteLoop, @for.Span, $"A loop in a list is written `for x in list => value`; `{written}` is missing.");
        return Missing(TokenKind.Name);
    }

    private SyntaxToken TakeArrow(in SyntaxToken @for, ExpressionSyntax before)
    {
        if (Current.Kind == TokenKind.Arrow)
        {
            return Take();
        }

        brokenLoop = true;
        if (before is not MissingExpressionSyntax && Current.Kind != TokenKind.EndOfFile)
        {
            Report(SyntaxDiagnostics.IncompleteLoop, @for.Span, "A loop in a list says what each element becomes: `for x in list => value`.");
        }

        return Missing(TokenKind.Arrow);
    }

    private SyntaxToken CloseBracket(in SyntaxToken open, TokenKind closer, int indent, string opens, string closes)
    {
        if (Current.Kind == closer && !(trustIndentation && Current.NewlineBefore && lineIndent < indent))
        {
            return Take();
        }

        ReportUnclosed(open, opens, closes);
        return Missing(closer);
    }
}
