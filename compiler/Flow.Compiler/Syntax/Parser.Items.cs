using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Text;

namespace Flow.Compiler.Syntax;

/// <content>Files, bodies and items.</content>
internal sealed partial class Parser
{
    private FileSyntax ParseFile()
    {
        var items = ParseItems(bodyIndent: -1);
        return new FileSyntax(new TextSpan(0, text.Length), items, Current);
    }

    private ItemListSyntax ParseItems(int bodyIndent)
    {
        var start = Current.Start;
        var mark = pending.Count;
        var highest = 0;
        while (!EndsItems(bodyIndent))
        {
            pending.Add(ParseListPart(bodyIndent));
            highest = Math.Max(highest, height);
        }

        height = highest;
        var parts = TakePending<ListPartSyntax>(mark);
        return new ItemListSyntax(parts.IsEmpty ? new TextSpan(PreviousEnd, 0) : SpanFrom(start), parts);
    }

    private bool EndsItems(int bodyIndent)
    {
        ref readonly var token = ref Current;
        return token.Kind switch
        {
            TokenKind.EndOfFile or TokenKind.HoleEnd or TokenKind.StringEnd => true,
            TokenKind.CloseBrace => openBraces > 0 && !IsStrayBrace(bodyIndent),
            TokenKind.CloseBracket => openBrackets > 0,
            TokenKind.CloseParen => openParens > 0,
            _ => EndsByIndentation(bodyIndent),
        };
    }

    private bool EndsByIndentation(int openerIndent) => trustIndentation && Current.NewlineBefore && lineIndent <= openerIndent;

    private bool IsStrayBrace(int bodyIndent) => trustIndentation && Current.NewlineBefore && lineIndent > bodyIndent;

    private ListPartSyntax ParseListPart(int bodyIndent)
    {
        height = 1;
        switch (Current.Kind)
        {
            case TokenKind.Comma:
                return new SeparatorSyntax(Take());
            case TokenKind.Name:
            case TokenKind.StringStart:
                CheckSeparated();
                return ParseItem(bodyIndent);
            default:
                return SkipNonItem();
        }
    }

    /// <summary>Whether a separator, a bracket or a line's start stands before the current token.</summary>
    private bool CanStartHere() =>
        Current.NewlineBefore || position == 0
        || tokens[position - 1].Kind is TokenKind.Comma or TokenKind.OpenBrace or TokenKind.Unexpected or TokenKind.Minus;

    private void CheckSeparated()
    {
        if (!CanStartHere())
        {
            Report(SyntaxDiagnostics.SeparatorMissing, Current.Span, "The next item starts on a new line or after a comma.", Edit("Put a comma before it", new TextSpan(PreviousEnd, 0), ","));
        }
    }

    private ItemSyntax ParseItem(int bodyIndent)
    {
        var start = Current.Start;
        var outerIndent = itemIndent;
        itemIndent = lineIndent;
        SyntaxToken? export = null;
        if (Current.Word == Word.Export && IsHead(Ahead(1)))
        {
            export = Take();
        }

        var head = ParseHead();
        var item = new ItemParts(export, head);
        CheckHead(ref item);
        commandStart = export is null && head is PathSyntax ? start : -1;
        ParseHeader(ref item);
        commandStart = -1;
        ParseRest(ref item);
        SkipRest(ref item);
        ParseLateBody(ref item, bodyIndent);
        itemIndent = outerIndent;
        return item.ToItem(SpanFrom(start));
    }

    private static bool IsHead(in SyntaxToken token) => token.Kind is TokenKind.Name or TokenKind.StringStart && !token.NewlineBefore;

    /// <summary>The parts of an item while it is read.</summary>
    private struct ItemParts(SyntaxToken? export, HeadSyntax head)
    {
        public readonly SyntaxToken? Export => export;

        public readonly HeadSyntax Head => head;

        public SyntaxToken? Colon { get; set; }

        public TypeSyntax? Type { get; set; }

        public ImmutableArray<ArgSyntax> Args { get; set; } = [];

        public ImmutableArray<ClauseSyntax> Clauses { get; set; } = [];

        public SyntaxToken? EqualToken { get; set; }

        public ExpressionSyntax? Value { get; set; }

        public BodySyntax? Body { get; set; }

        public SkippedSyntax? Skipped { get; set; }

        public bool HasColon { get; set; }

        public int Height { get; set; } = 1;

        public readonly ItemSyntax ToItem(TextSpan span) => new(span)
        {
            Export = Export,
            Head = Head,
            Colon = Colon,
            Type = Type,
            Args = Args,
            Clauses = Clauses,
            EqualToken = EqualToken,
            Value = Value,
            Body = Body,
            Skipped = Skipped,
        };
    }

    private HeadSyntax ParseHead()
    {
        if (Current.Kind == TokenKind.StringStart)
        {
            return new StringHeadSyntax(ParseString());
        }

        loopStartsItem = StartsLoop();
        return loopStartsItem ? new PathSyntax(new TextSpan(Current.Start, 0), []) : ParsePath();
    }

    private bool StartsLoop() =>
        Current.Word == Word.For && Ahead(1) is { Kind: TokenKind.Name, NewlineBefore: false } && Ahead(2) is { Word: Word.In, NewlineBefore: false };

    private PathSyntax ParsePath()
    {
        var start = Current.Start;
        var first = Take();
        if (Current.Kind != TokenKind.Dot || Current.NewlineBefore)
        {
            return new PathSyntax(first.Span, [first]);
        }

        var path = ImmutableArray.CreateBuilder<SyntaxToken>();
        path.Add(first);
        while (Current.Kind == TokenKind.Dot && !Current.NewlineBefore)
        {
            path.Add(Take());
            path.Add(TakeName("."));
        }

        return new PathSyntax(SpanFrom(start), path.ToImmutable());
    }

    private SyntaxToken TakeName(string before)
    {
        if (Current.Kind == TokenKind.Name && !Current.NewlineBefore)
        {
            return Take();
        }

        Report(SyntaxDiagnostics.NameMissing, new TextSpan(Math.Max(0, PreviousEnd - 1), 1), $"A name is missing after `{before}`.");
        return Missing(TokenKind.Name);
    }

    private void ParseHeader(ref ItemParts item)
    {
        ParseTypeAfterHead(ref item);
        var mark = pending.Count;
        var before = -1;
        while (item.EqualToken is null && StartsArg() && position > before) // what is nested too deeply is not taken
        {
            before = position;
            pending.Add(ParseArg(ref item));
            item.Height = Math.Max(item.Height, height);
        }

        item.Args = TakePending<ArgSyntax>(mark);
        if (item.EqualToken is null)
        {
            ParseClauses(ref item);
        }

        CheckHeader(ref item);
    }

    private void ParseTypeAfterHead(ref ItemParts item)
    {
        if (Current.Kind != TokenKind.Colon || Current.NewlineBefore || ReadForeignKey(ref item))
        {
            return;
        }

        item.HasColon = true;
        if (IsValueAfterColon(afterHead: true))
        {
            ReadColonAsEqual(ref item);
            return;
        }

        item.Colon = Take();
        item.Type = ParseType();
    }

    private bool StartsArg()
    {
        ref readonly var token = ref Current;
        if (token.NewlineBefore)
        {
            return false;
        }

        return token.Kind switch
        {
            TokenKind.Name => !token.IsClauseWord && token.Word is not (Word.In or Word.And or Word.Or or Word.Then or Word.Else),
            TokenKind.Number or TokenKind.Quantity or TokenKind.Date or TokenKind.Time or TokenKind.MalformedLiteral
                or TokenKind.StringStart or TokenKind.OpenBracket or TokenKind.OpenParen or TokenKind.Minus => true,
            TokenKind.Unexpected => StartsForeignValue(token),
            _ => false,
        };
    }

    private ArgSyntax ParseArg(ref ItemParts item)
    {
        var start = Current.Start;
        var value = ParsePhrase(isArg: true, IsCondition(item.Head));
        if (Current.Kind != TokenKind.Colon || Current.NewlineBefore || item.HasColon || item.EqualToken is not null)
        {
            return new ArgSyntax(SpanFrom(start), value, null, null);
        }

        item.HasColon = true;
        if (IsValueAfterColon(afterHead: false))
        {
            var arg = new ArgSyntax(SpanFrom(start), value, null, null);
            ReadColonAsEqual(ref item);
            return arg;
        }

        var colon = Take();
        var type = ParseType();
        return new ArgSyntax(SpanFrom(start), value, colon, type);
    }

    /// <summary>Whether the line says a condition: <c>expect exit-code == 2</c>.</summary>
    private bool IsCondition(HeadSyntax head) => head is PathSyntax { Tokens: [var word] } && (word.Word is Word.When or Word.Where || Is(word, "expect") || Is(word, "require"));

    private void ParseClauses(ref ItemParts item)
    {
        if (!StartsClause())
        {
            return;
        }

        var mark = pending.Count;
        while (StartsClause())
        {
            pending.Add(ParseClause());
            item.Height = Math.Max(item.Height, height);
        }

        item.Clauses = item.Clauses.AddRange(TakePending<ClauseSyntax>(mark));
    }

    private bool StartsClause() => Current.IsClauseWord && (!Current.NewlineBefore || loopStartsItem);

    /// <summary>Whether the current token is the first of its item: the line of a loop has no head before its clause.</summary>
    private bool loopStartsItem;

    private ClauseSyntax ParseClause()
    {
        var start = Current.Start;
        loopStartsItem = false;
        var isLoop = StartsLoop();
        var word = Take();
        SyntaxToken? variable = isLoop ? Take() : null;
        SyntaxToken? @in = isLoop ? Take() : null;
        var value = ParseClauseValue(word);
        return new ClauseSyntax(SpanFrom(start), word, variable, @in, value);
    }

    private ExpressionSyntax ParseClauseValue(in SyntaxToken word)
    {
        if (StartsArg())
        {
            return ParsePhrase(isArg: false, word.Word is Word.When or Word.Where);
        }

        ReportClauseValueMissing(word);
        return MissingValue();
    }

    /// <summary>Reads what stands after the header: a value, or a body.</summary>
    private void ParseRest(ref ItemParts item)
    {
        if (item.EqualToken is null && !Current.NewlineBefore && TakeEqual(ref item) is { } equal)
        {
            item.EqualToken = equal;
            item.Value = ParseItemValue();
            item.Height = Math.Max(item.Height, height);
        }

        if (item.Value is not null)
        {
            ReadGrownValue(ref item);
        }

        if (Current.Kind == TokenKind.OpenBrace && !Current.NewlineBefore)
        {
            item.Body = ParseBody(itemIndent);
            item.Height = Math.Max(item.Height, height);
        }

        height = item.Height;
    }

    private BodySyntax ParseBody(int indent)
    {
        var start = Current.Start;
        var open = Take();
        return ParseBodyAfter(open, start, indent);
    }

    private BodySyntax ParseBodyAfter(in SyntaxToken open, int start, int indent)
    {
        if (!Enter())
        {
            var skipped = SkipNested(open);
            Leave();
            var list = new ItemListSyntax(skipped is null ? new TextSpan(PreviousEnd, 0) : skipped.Span, skipped is null ? [] : [skipped]);
            return new BodySyntax(SpanFrom(start), open, list, TakeIf(TokenKind.CloseBrace) ?? Missing(TokenKind.CloseBrace));
        }

        var outer = EnterBrackets(TokenKind.OpenBrace);
        var items = ParseItems(indent);
        LeaveBrackets(outer);
        var close = CloseBody(open, indent);
        Leave();
        height++;
        return new BodySyntax(SpanFrom(start), open, items, close);
    }

    private SyntaxToken CloseBody(in SyntaxToken open, int indent)
    {
        var belongsOutside = trustIndentation && Current.NewlineBefore && lineIndent < indent;
        if (Current.Kind == TokenKind.CloseBrace && !belongsOutside)
        {
            return Take();
        }

        ReportUnclosed(open, "{", "}");
        return Missing(TokenKind.CloseBrace);
    }
}
