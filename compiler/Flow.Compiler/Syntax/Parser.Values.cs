using Flow.Compiler.Diagnostics;
using Flow.Compiler.Text;

namespace Flow.Compiler.Syntax;

/// <content>Values.</content>
internal sealed partial class Parser
{
    /// <summary>How tightly an operator binds.</summary>
    private enum Level
    {
        None, Or, And, Comparison, Default, Range, Sum, Product,
    }

    /// <summary>Whether a line break means nothing here, as between <c>(</c> and <c>)</c>.</summary>
    private bool breaksAreFree;

    /// <summary>Whether a header's argument is read: a bracket that does not touch is the next argument.</summary>
    private bool inArg;

    /// <summary>Whether a condition is read, in which <c>=</c> sets nothing and is meant to compare.</summary>
    private bool inCondition;

    private ExpressionSyntax ParsePhrase(bool isArg, bool isCondition)
    {
        var outer = (inArg, breaksAreFree, inCondition);
        (inArg, breaksAreFree, inCondition) = (isArg, false, isCondition);
        var value = ParseValue();
        (inArg, breaksAreFree, inCondition) = outer;
        return value;
    }

    private ExpressionSyntax ParseValue()
    {
        if (!Enter())
        {
            Leave();
            return TooDeepValue();
        }

        ExpressionSyntax value;
        if (Current.Kind != TokenKind.Name)
        {
            value = ParseBinary(Level.Or);
        }
        else if (Current.Word == Word.If)
        {
            value = ParseIf();
        }
        else if (Current.Word == Word.Match && StartsMatch())
        {
            value = ParseMatch();
        }
        else
        {
            value = Ahead(1).Kind == TokenKind.Arrow ? ParseLambda() : ParseBinary(Level.Or);
        }

        value = ReadTernary(value);
        Leave();
        return value;
    }

    private bool StartsMatch() =>
        Ahead(1) is { NewlineBefore: false } next
        && (next.Kind is TokenKind.Name or TokenKind.StringStart or TokenKind.Number or TokenKind.Quantity
            || (next.Kind == TokenKind.OpenParen && next.FullStart < next.Start))
        && !next.IsClauseWord
        && next.Word is not (Word.And or Word.Or or Word.In or Word.Then or Word.Else);

    private LambdaExpressionSyntax ParseLambda()
    {
        var start = Current.Start;
        var parameter = Take();
        var arrow = Take();
        var body = ParseValue();
        height++;
        return new LambdaExpressionSyntax(SpanFrom(start), parameter, arrow, body);
    }

    private IfExpressionSyntax ParseIf()
    {
        var start = Current.Start;
        var @if = Take();
        var condition = ParseValue();
        var highest = height;
        var then = TakeBranchWord(Word.Then, "then", @if, condition);
        var consequence = then.IsMissing ? MissingValue() : ParseValue();
        highest = Math.Max(highest, height);
        var @else = TakeBranchWord(Word.Else, "else", @if, consequence);
        var alternative = @else.IsMissing ? MissingValue() : ParseValue();
        height = Math.Max(highest, height) + 1;
        return new IfExpressionSyntax(SpanFrom(start), @if, condition, then, consequence, @else, alternative);
    }

    private SyntaxToken TakeBranchWord(Word word, string written, in SyntaxToken @if, ExpressionSyntax before)
    {
        if (Current.Word == word)
        {
            return Take();
        }

        if (before is MissingExpressionSyntax)
        {
            return Missing(TokenKind.Name);
        }

        Report(SyntaxDiagnostics.IncompleteIf, @if.Span, $"`if` is a value with both branches, `if c then a else b`; `{written}` is missing. A condition of a line is written with `when`.");
        return Missing(TokenKind.Name);
    }

    private MatchExpressionSyntax ParseMatch()
    {
        var start = Current.Start;
        var match = Take();
        var subject = ParseBinary(Level.Or);
        var highest = height;
        if (Current.Kind == TokenKind.OpenBrace && !Current.NewlineBefore)
        {
            var body = ParseBody(lineIndent);
            height = Math.Max(highest, height) + 1;
            return new MatchExpressionSyntax(SpanFrom(start), match, subject, body);
        }

        Report(SyntaxDiagnostics.IncompleteMatch, match.Span, "`match` has its cases in braces: `match x { a = 1, _ = 2 }`.");
        var span = SpanFrom(start);
        var empty = new ItemListSyntax(new TextSpan(PreviousEnd, 0), []);
        return new MatchExpressionSyntax(span, match, subject, new BodySyntax(new TextSpan(PreviousEnd, 0), Missing(TokenKind.OpenBrace), empty, Missing(TokenKind.CloseBrace)));
    }

    private ExpressionSyntax ParseBinary(Level loosest)
    {
        var start = Current.Start;
        var left = ParseUnary(loosest);
        while (true)
        {
            var level = OperatorHere();
            if (level == Level.None || level < loosest || !MayGrow())
            {
                return left;
            }

            left = ParseOperation(start, left, level);
            if (level is Level.Comparison or Level.Range && OperatorHere() == level)
            {
                ReportChain(level);
            }
        }
    }

    private BinaryExpressionSyntax ParseOperation(int start, ExpressionSyntax left, Level level)
    {
        var leftHeight = height;
        SyntaxToken? not = Current.Word == Word.Not ? Take() : null;
        var @operator = TakeOperator();
        var right = ParseOperand(@operator, level);
        height = Math.Max(leftHeight, height) + 1;
        return new BinaryExpressionSyntax(SpanFrom(start), left, not, @operator, right);
    }

    private ExpressionSyntax ParseOperand(in SyntaxToken @operator, Level level)
    {
        if (!AtLineEnd || (breaksAreFree && Current.Kind != TokenKind.EndOfFile))
        {
            return ParseBinary(level + 1);
        }

        ReportTrailingOperator(@operator);
        return ContinuesDeeper() ? ParseBinary(level + 1) : MissingValue();
    }

    /// <summary>The level of the operator at the current token, or none where the value ends.</summary>
    private Level OperatorHere()
    {
        ref readonly var token = ref Current;
        var level = token.Kind switch
        {
            TokenKind.Name => LevelOf(token.Word),
            TokenKind.EqualEqual or TokenKind.NotEqual or TokenKind.Less or TokenKind.LessEqual or TokenKind.Greater or TokenKind.GreaterEqual => Level.Comparison,
            TokenKind.Equal when inCondition => Level.Comparison,
            TokenKind.QuestionQuestion => Level.Default,
            TokenKind.DotDot => Level.Range,
            TokenKind.Plus or TokenKind.Minus => Level.Sum,
            TokenKind.Star or TokenKind.Slash => Level.Product,
            TokenKind.Unexpected => ForeignOperator(token),
            _ => Level.None,
        };
        return level != Level.None && token.NewlineBefore && !breaksAreFree && !MayLead(token) ? Level.None : level;
    }

    private Level LevelOf(Word word) => word switch
    {
        Word.Or => Level.Or,
        Word.And => Level.And,
        Word.In => Level.Comparison,
        Word.Not => Ahead(1).Word == Word.In ? Level.Comparison : Level.None,
        _ => Level.None,
    };

    private static bool MayLead(in SyntaxToken token) =>
        token.Word is Word.And or Word.Or || token.Kind == TokenKind.QuestionQuestion;

    private SyntaxToken TakeOperator()
    {
        if (Current.Kind == TokenKind.Unexpected)
        {
            return TakeForeignOperator();
        }

        if (Current.Kind == TokenKind.Equal)
        {
            Report(SyntaxDiagnostics.SingleEqual, Current.Span, "A comparison is written `==`.", Edit("Write `==`", Current.Span, "=="));
            return Take() with { Kind = TokenKind.EqualEqual };
        }

        if (Current.Kind == TokenKind.Minus)
        {
            CheckMinus();
        }

        return Take();
    }

    private ExpressionSyntax ParseUnary(Level loosest)
    {
        var isNot = Current.Word == Word.Not || (Current.Kind == TokenKind.Unexpected && Is(Current, "!"));
        if (!isNot && Current.Kind != TokenKind.Minus)
        {
            return ParsePostfix();
        }

        if (!Enter())
        {
            Leave();
            return TooDeepValue();
        }

        var start = Current.Start;
        if (isNot && loosest > Level.Comparison)
        {
            ReportNeedsParentheses("not");
        }

        var @operator = Current.Kind == TokenKind.Unexpected ? TakeForeignOperator() : Take();
        var operand = isNot ? ParseBinary(Level.Comparison) : ParseUnary(Level.Product);
        Leave();
        height++;
        return new UnaryExpressionSyntax(SpanFrom(start), @operator, operand);
    }

    private ExpressionSyntax ParsePostfix()
    {
        var start = Current.Start;
        var value = ParsePrimary();
        while (true)
        {
            ref readonly var token = ref Current;
            switch (token.Kind)
            {
                case TokenKind.Dot or TokenKind.QuestionDot when MayGrow():
                    value = ParseMember(start, value);
                    break;
                case TokenKind.OpenParen when Touches(token) && MayGrow():
                    value = ParseCall(start, value);
                    break;
                case TokenKind.OpenBracket when Touches(token) && MayGrow():
                    value = ParseIndex(start, value);
                    break;
                default:
                    return value;
            }
        }
    }

    private MemberExpressionSyntax ParseMember(int start, ExpressionSyntax target)
    {
        var targetHeight = height;
        var dot = Take();
        var name = TakeName(TextOf(dot));
        height = targetHeight + 1;
        return new MemberExpressionSyntax(SpanFrom(start), target, dot, name);
    }

    /// <summary>Whether an opening bracket applies to what stands before it; with a space between it is reported, but for a header's argument.</summary>
    private bool Touches(in SyntaxToken token)
    {
        if (token.FullStart == token.Start)
        {
            return true;
        }

        if (token.NewlineBefore || inArg || tokens[position - 1].Kind is not (TokenKind.Name or TokenKind.CloseParen or TokenKind.CloseBracket) || tokens[position - 1].Word != Word.None)
        {
            return false;
        }

        ReportDoesNotTouch(token);
        return true;
    }

    private ExpressionSyntax ParsePrimary()
    {
        height = 1;
        ref readonly var token = ref Current;
        switch (token.Kind)
        {
            case TokenKind.Name: return ParseNameOrWord();
            case TokenKind.Number or TokenKind.Quantity or TokenKind.Date or TokenKind.Time or TokenKind.MalformedLiteral:
                return new LiteralExpressionSyntax(token.Span, Take());
            case TokenKind.StringStart: return ParseString();
            case TokenKind.OpenParen: return ParseParenthesized();
            case TokenKind.OpenBracket: return ParseList();
            case TokenKind.OpenBrace: return ParseRecord();
            case TokenKind.Unexpected when StartsForeignValue(token): return ParseForeignValue();
            default:
                ReportValueMissing();
                return MissingValue();
        }
    }

    private ExpressionSyntax ParseNameOrWord()
    {
        var token = Current;
        switch (token.Word)
        {
            case Word.None or Word.Export:
                return new NameExpressionSyntax(token.Span, Take());
            case Word.True or Word.False or Word.NoneValue:
                return new LiteralExpressionSyntax(token.Span, Take());
            case Word.If:
                ReportNeedsParentheses("if");
                return ParseValue();
            case Word.Match when StartsMatch():
                ReportNeedsParentheses("match");
                return ParseValue();
            case Word.Match:
                return new NameExpressionSyntax(token.Span, Take());
            case Word.Then or Word.Else or Word.And or Word.Or or Word.In:
                ReportValueMissing();
                return MissingValue();
            default:
                ReportSmallWord(token);
                return new NameExpressionSyntax(token.Span, Take());
        }
    }

    private RecordExpressionSyntax ParseRecord()
    {
        var body = ParseBody(lineIndent);
        height++;
        return new RecordExpressionSyntax(body.Span, body);
    }

    private ParenthesizedExpressionSyntax ParseParenthesized()
    {
        var start = Current.Start;
        var outer = EnterBrackets(TokenKind.OpenParen);
        breaksAreFree = true;
        var indent = lineIndent;
        var open = Take();
        var value = ParseValue();
        var skipped = Current.Kind == TokenKind.CloseParen ? null : SkipInBrackets(open, indent);
        LeaveBrackets(outer);
        var close = CloseBracket(open, TokenKind.CloseParen, indent, "(", ")");
        height++;
        return new ParenthesizedExpressionSyntax(SpanFrom(start), open, value, skipped, close);
    }

    private StringExpressionSyntax ParseString()
    {
        var start = Take();
        var mark = pending.Count;
        var highest = 1;
        while (Current.Kind is TokenKind.StringText or TokenKind.HoleStart)
        {
            pending.Add(Current.Kind == TokenKind.StringText ? new StringTextSyntax(Take()) : ParseHole());
            highest = Math.Max(highest, height);
        }

        height = highest + 1;
        var parts = TakePending<StringPartSyntax>(mark);
        return new StringExpressionSyntax(TextSpan.FromBounds(start.Start, Current.End), start, parts, Take());
    }

    private HoleSyntax ParseHole()
    {
        var start = Current.Start;
        var open = Take();
        var outer = EnterBrackets(TokenKind.HoleStart);
        var value = ParseValue();
        var skipped = Current.Kind == TokenKind.HoleEnd ? null : SkipToHoleEnd();
        LeaveBrackets(outer);
        height++;
        return new HoleSyntax(TextSpan.FromBounds(start, Current.End), open, value, skipped, Take());
    }
}
