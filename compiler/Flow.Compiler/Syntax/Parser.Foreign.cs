using Flow.Compiler.Diagnostics;
using Flow.Compiler.Text;

namespace Flow.Compiler.Syntax;

/// <content>What people bring from YAML, HCL and other languages: each gets its own message, and the parser goes on as if it were right.</content>
internal sealed partial class Parser
{
    private static Level ForeignLevel(ReadOnlySpan<char> written) => written switch
    {
        "&&" => Level.And,
        "||" => Level.Or,
        _ => Level.None,
    };

    private Level ForeignOperator(in SyntaxToken token) => ForeignLevel(text.AsSpan(token.Start, token.End - token.Start));

    private SyntaxToken TakeForeignOperator()
    {
        var token = Take();
        var (word, written) = TextOf(token) switch
        {
            "&&" => (Word.And, "and"),
            "||" => (Word.Or, "or"),
            _ => (Word.Not, "not"),
        };
        var space = word == Word.Not && Current.FullStart == Current.Start ? " " : "";
        Report(SyntaxDiagnostics.ForeignOperator, token.Span, $"`{TextOf(token)}` is written `{written}`.", Edit($"Write `{written}`", token.Span, written + space));
        return token with { Kind = TokenKind.Name, Word = word };
    }

    private bool StartsForeignValue(in SyntaxToken token) =>
        Is(token, "!") || StartsDoubleHole(token) || (Is(token, "$") && Ahead(1) is { Kind: TokenKind.Name } next && next.FullStart == next.Start);

    private bool StartsDoubleHole(in SyntaxToken token) => Is(token, "$") && text.AsSpan(token.Start).StartsWith("${{", StringComparison.Ordinal);

    /// <summary>Reads <c>!x</c>, <c>$x</c> or <c>${{ x }}</c>.</summary>
    private ExpressionSyntax ParseForeignValue()
    {
        if (Is(Current, "!"))
        {
            return ParseUnary(Level.Or);
        }

        if (StartsDoubleHole(Current))
        {
            return ParseDoubleHole();
        }

        var dollar = Take();
        var name = Take();
        var written = TextOf(name);
        Report(
            SyntaxDiagnostics.DollarName,
            TextSpan.FromBounds(dollar.Start, name.End),
            $"A name stands alone: `{written}`. `${{{written}}}` puts it into a string.",
            Edit($"Write `{written}`", dollar.Span, ""));
        var both = name with { FullStart = dollar.FullStart, Start = dollar.Start, NewlineBefore = dollar.NewlineBefore };
        return new NameExpressionSyntax(both.Span, both);
    }

    /// <summary>Reads <c>${{ x }}</c> as the <c>(x)</c> that it means.</summary>
    private ParenthesizedExpressionSyntax ParseDoubleHole()
    {
        var dollar = Take();
        Take();
        var open = dollar with { Kind = TokenKind.OpenParen, End = Take().End };
        var value = ParseValue();
        var close = Missing(TokenKind.CloseParen);
        if (Current.Kind == TokenKind.CloseBrace && Ahead(1) is { Kind: TokenKind.CloseBrace } last && last.FullStart == last.Start)
        {
            close = Take() with { Kind = TokenKind.CloseParen, End = Take().End };
        }

        height++;
        var span = SpanFrom(open.Start);
        var written = GitHubNames.ConditionOf(source.Slice(value.Span));
        var isShort = written.Length is > 0 and <= 80;
        reporter.ReportInstead(
            SyntaxDiagnostics.DollarName,
            span,
            $"A value stands alone: `{(isShort ? written : "…")}`. `${{{{ … }}}}` is for foreign text.",
            isShort && !close.IsMissing ? [Edit($"Write `{written}`", span, written)] : []);
        return new ParenthesizedExpressionSyntax(span, open, value, null, close);
    }

    /// <summary>Reads <c>c ? a : b</c> as the <c>if</c> that it means.</summary>
    private ExpressionSyntax ReadTernary(ExpressionSyntax condition)
    {
        if (Current.Kind != TokenKind.Question || Current.NewlineBefore)
        {
            return condition;
        }

        var highest = height;
        var then = Take() with { Kind = TokenKind.Name, Word = Word.Then };
        var consequence = ParseValue();
        highest = Math.Max(highest, height);
        SyntaxToken? colon = Current.NewlineBefore ? null : TakeIf(TokenKind.Colon);
        var @else = colon is { } found ? found with { Kind = TokenKind.Name, Word = Word.Else } : Missing(TokenKind.Name);
        var alternative = colon is null ? MissingValue() : ParseValue();
        height = Math.Max(highest, height) + 1;
        var span = SpanFrom(condition.Span.Start);
        var written = span.Length > 200 ? "" : $"if {source.Slice(condition.Span)} then {source.Slice(consequence.Span)} else {source.Slice(alternative.Span)}";
        Report(
            SyntaxDiagnostics.Ternary,
            then.Span,
            "A choice between two values is written `if c then a else b`.",
            colon is null || written.Length == 0 ? [] : [Edit($"Write `{written}`", span, written)]);
        var @if = SyntaxToken.Missing(TokenKind.Name, condition.Span.Start);
        return new IfExpressionSyntax(span, @if, condition, then, consequence, @else, alternative);
    }

    /// <summary>Whether the colon at hand is followed by a value that can be no type.</summary>
    private bool IsValueAfterColon(bool afterHead)
    {
        ref readonly var next = ref Ahead(1);
        if (next.NewlineBefore)
        {
            return false;
        }

        return next.Kind switch
        {
            TokenKind.Number or TokenKind.Quantity or TokenKind.Date or TokenKind.Time or TokenKind.MalformedLiteral
                or TokenKind.OpenBracket or TokenKind.OpenBrace or TokenKind.Minus => true,
            TokenKind.Name => next.Word is Word.True or Word.False or Word.NoneValue,
            TokenKind.StringStart => afterHead && !IsLiteralType(),
            _ => false,
        };
    }

    /// <summary>Whether the string after the colon at hand is one of several, or has a default after it.</summary>
    private bool IsLiteralType()
    {
        var at = position + 1;
        var open = 0;
        do
        {
            open += tokens[at].Kind switch
            {
                TokenKind.StringStart or TokenKind.HoleStart => 1,
                TokenKind.StringEnd or TokenKind.HoleEnd => -1,
                _ => 0,
            };
            at++;
        }
        while (open > 0 && tokens[at].Kind != TokenKind.EndOfFile);
        return tokens[at].Kind is TokenKind.Pipe or TokenKind.Equal && !tokens[at].NewlineBefore;
    }

    private void ReadColonAsEqual(ref ItemParts item)
    {
        ReportColonForEqual(tokens[position - 1], Current);
        item.EqualToken = Take() with { Kind = TokenKind.Equal };
        item.Value = ParseItemValue();
        item.Height = Math.Max(item.Height, height);
    }

    private void ReportColonForEqual(in SyntaxToken name, in SyntaxToken colon)
    {
        var key = TextOf(name);
        var touching = colon.FullStart == colon.Start;
        ref readonly var next = ref Ahead(1);
        var space = next.FullStart == next.Start ? " " : "";
        var value = next.Kind is TokenKind.Number or TokenKind.Quantity or TokenKind.Name or TokenKind.Date or TokenKind.Time ? TextOf(next) : "…";
        Report(
            SyntaxDiagnostics.ColonForEqual,
            colon.Span,
            $"A value is set with `=`: `{key} = {value}`. (`:` gives a type.)",
            Edit("Write ` =`", colon.Span, (touching ? " =" : "=") + space));
    }

    /// <summary>The <c>=</c> of an item, or what stands in its place.</summary>
    private SyntaxToken? TakeEqual(ref ItemParts item)
    {
        switch (Current.Kind)
        {
            case TokenKind.Equal:
                return Take();
            case TokenKind.Arrow when item.Args.IsEmpty && item.Clauses.IsEmpty:
                Report(SyntaxDiagnostics.ArrowForEqual, Current.Span, "A case, like any value, is set with `=`: `a = 1`.", Edit("Write `=`", Current.Span, "="));
                return Take() with { Kind = TokenKind.Equal };
            case TokenKind.EqualEqual when item.Args.IsEmpty && item.Clauses.IsEmpty:
                Report(SyntaxDiagnostics.DoubleEqual, Current.Span, "A value is set with one `=`; `==` compares.", Edit("Write `=`", Current.Span, "="));
                return Take() with { Kind = TokenKind.Equal };
            default:
                return null;
        }
    }

    private ExpressionSyntax ParseItemValue()
    {
        if (!AtLineEnd)
        {
            return ParseValue();
        }

        if (Current.Kind == TokenKind.EndOfFile || (Current.Kind is not (TokenKind.OpenBrace or TokenKind.OpenBracket) && !ContinuesDeeper()))
        {
            ReportValueMissing();
            return MissingValue();
        }

        var gap = TextSpan.FromBounds(PreviousEnd, Current.Start);
        Report(
            SyntaxDiagnostics.ValueOnNextLine,
            new TextSpan(PreviousEnd - 1, 1),
            "A value starts on the line of its `=`.",
            string.IsNullOrWhiteSpace(source.Slice(gap)) ? [Edit("Join the lines", gap, " ")] : []);
        return ParseValue();
    }

    /// <summary>Reads clauses and a body after a value: <c>retry = 2 on timeout</c>, <c>cloud = aws { … }</c>. A result and a parameter have both, <c>output x = a { … }</c>.</summary>
    private void ReadGrownValue(ref ItemParts item)
    {
        var hasClause = Current.IsClauseWord && item.Clauses.IsEmpty;
        if (Current.NewlineBefore || !(hasClause || (Current.Kind == TokenKind.OpenBrace && !TakesBoth(item.Head))))
        {
            return;
        }

        var equal = item.EqualToken!.Value;
        if (Current.Word == Word.For)
        {
            Report(SyntaxDiagnostics.LoopAfterValue, Current.Span, "A loop stands in the header of what is repeated; a list is made by `[for x in list => value]`.");
        }
        else
        {
            Report(
                SyntaxDiagnostics.GrownValue,
                equal.Span,
                $"A property that grows drops its `=`: before `{TextOf(Current)}` stands a header, and a header has no `=`.",
                Edit("Remove `=`", TextSpan.FromBounds(equal.FullStart, equal.End), ""));
        }

        if (hasClause)
        {
            ParseClauses(ref item);
        }
    }

    private bool TakesBoth(HeadSyntax head) => head is PathSyntax { Tokens: [var word] } && (Is(word, "output") || Is(word, "param"));

    private void ReportListDash()
    {
        var dash = Current;
        ref readonly var next = ref Ahead(1);
        var key = next.Kind == TokenKind.Name && Ahead(2).Kind == TokenKind.Colon ? TextOf(next) : "";
        var line = RestOfLine(dash.End);
        var written = key is "run" or "uses" ? OneStep(line) : null;
        reporter.ReportInstead(
            SyntaxDiagnostics.ListDash,
            dash.Span,
            $"Lines have no dash: {(written is null ? "steps are lines, and a list is `[a, b]`" : $"`{written}`")}.",
            written is not null
                ? Edit($"Write `{written}`", new TextSpan(dash.Start, line.End - dash.Start), written)
                : Edit("Remove the dash", TextSpan.FromBounds(dash.Start, next.NewlineBefore ? dash.End : next.Start), ""));
    }

    private TextSpan RestOfLine(int from)
    {
        var rest = text.AsSpan(from, Math.Min(text.Length - from, 500));
        var length = rest.IndexOfAny('\n', '\r');
        var end = length < 0 ? from + rest.Length : from + length;
        return TextSpan.FromBounds(from, from + text.AsSpan(from, end - from).TrimEnd().Length);
    }

    /// <summary>The step that a line <c>key: text</c> of YAML means, or null where it has several lines.</summary>
    private string? OneStep(TextSpan line)
    {
        var written = line.Length > 200 ? "" : source.Slice(line);
        var colon = written.IndexOf(':');
        if (colon < 0)
        {
            return null;
        }

        var value = written[(colon + 1)..].Trim();
        return value.Length == 0 || value[0] is '|' or '>' ? null : $"{written[..colon].Trim()} {Quoted(value)}";
    }

    private static string Quoted(string value) =>
        value.Length > 1 && value[0] is '"' or '\'' && value[^1] == value[0]
            ? $"\"{value[1..^1]}\""
            : $"\"{value.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";

    private void ReportSemicolon()
    {
        var token = Current;
        ref readonly var next = ref Ahead(1);
        var last = next.NewlineBefore || next.Kind is TokenKind.EndOfFile or TokenKind.CloseBrace;
        Report(
            SyntaxDiagnostics.Semicolon,
            token.Span,
            "A line ends by itself; items on one line have a comma between them.",
            last ? Edit("Remove `;`", token.Span, "") : Edit("Write a comma", token.Span, ","));
    }

    /// <summary>Reports the current token when it closes nothing, or is a habit of another language.</summary>
    private bool ReportForeignToken()
    {
        var written = TextOf(Current);
        switch (Current.Kind)
        {
            case TokenKind.CloseBrace or TokenKind.CloseBracket or TokenKind.CloseParen:
                ReportStrayCloser();
                return true;
            case TokenKind.Unexpected when written == ";":
                ReportSemicolon();
                return true;
            case TokenKind.Unexpected when written.Length > 0:
                Report(SyntaxDiagnostics.StrangeCharacter, Current.Span, "This means nothing here. Text stands in quotes.");
                return true;
            case TokenKind.Name when Current.Word == Word.Else:
                Report(SyntaxDiagnostics.ElseAlone, Current.Span, "`else` belongs to a value, `if c then a else b`. Whether a line runs is written with `when`.");
                return true;
            default:
                return false;
        }
    }

    private void CheckHead(ref ItemParts item)
    {
        if (Current.Kind is TokenKind.OpenParen or TokenKind.OpenBracket && Current.FullStart == Current.Start && item.Head is PathSyntax { Tokens: [var name, ..] })
        {
            var end = item.Head.Span.End;
            Report(
                SyntaxDiagnostics.LineIsNoCall,
                Current.Span,
                $"A line is no call: after `{TextOf(name)}` comes a space and then what it acts on.",
                Ahead(1).Kind == TokenKind.CloseParen ? Edit("Remove the parentheses", TextSpan.FromBounds(end, Ahead(1).End), "") : Edit("Put a space", new TextSpan(end, 0), " "));
        }
    }

    /// <summary>Headers of Terraform's language, which has a word for each of its blocks.</summary>
    private void CheckHeader(ref ItemParts item)
    {
        if (item.Head is not PathSyntax { Tokens: [var head] } || item.Clauses.Length > 0)
        {
            return;
        }

        var isStrings = !item.Args.IsEmpty && item.Args.All(static a => a.Value is StringExpressionSyntax);
        if (isStrings && item.Args.Length == 2 && (Is(head, "resource") || Is(head, "data")))
        {
            var isData = Is(head, "data");
            var header = $"{(isData ? "data" : "terraform")} {string.Join(' ', item.Args.Select(a => source.Slice(a.Span).Trim('"')))}";
            Report(
                SyntaxDiagnostics.ForeignBlock,
                TextSpan.FromBounds(head.Start, item.Args[1].Span.End),
                $"{(isData ? "What is looked up" : "A resource of a provider")} is written `{header} {{ … }}`; names have no quotes.",
                Edit($"Write `{header}`", TextSpan.FromBounds(head.Start, item.Args[1].Span.End), header));
        }
        else if (isStrings && item.Args.Length == 1 && Is(head, "dynamic"))
        {
            Report(SyntaxDiagnostics.ForeignRepetition, head.Span, "What is repeated has its loop in the header: `name for x in list { … }`.");
        }
        else if (Current.Kind == TokenKind.Equal && Is(head, "for_each"))
        {
            Report(SyntaxDiagnostics.ForeignRepetition, head.Span, "What is repeated has its loop in the header: `name for x in list { … }`.");
        }
        else if (Current.Kind == TokenKind.Equal && Is(head, "depends_on"))
        {
            Report(SyntaxDiagnostics.ForeignNeeds, head.Span, "Dependencies follow from use. For one without data write `after x`; a service starts after what its `access` lists, `access = [orders.connect, api.call]`.");
        }
    }
}
