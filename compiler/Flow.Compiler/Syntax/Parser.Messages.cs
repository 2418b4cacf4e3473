using Flow.Compiler.Diagnostics;
using Flow.Compiler.Text;

namespace Flow.Compiler.Syntax;

/// <content>What is missing and what is too much.</content>
internal sealed partial class Parser
{
    private void ReportUnclosed(in SyntaxToken open, string opens, string closes)
    {
        bracketsFail = true;
        Report(SyntaxDiagnostics.Unclosed, open.Span, $"This `{opens}` is not closed: `{closes}` is missing.");
    }

    /// <summary>The current token where it stands on the same line, else the end of what stands before it.</summary>
    private TextSpan Here => AtLineEnd || Current.End == Current.Start ? new TextSpan(Math.Max(0, PreviousEnd - 1), Math.Min(1, PreviousEnd)) : Current.Span;

    private void ReportValueMissing() => Report(
        SyntaxDiagnostics.ValueMissing,
        Here,
        AtLineEnd || Current.End == Current.Start ? "A value is missing here." : $"A value is missing before `{TextOf(Current)}`.");

    private void ReportTypeMissing() => Report(SyntaxDiagnostics.TypeMissing, Here, "A type is missing after `:`, such as `string`, `list<string>` or `\"a\" | \"b\"`.");

    private void ReportClauseValueMissing(in SyntaxToken word) => Report(
        SyntaxDiagnostics.ClauseValueMissing,
        word.Span,
        $"`{TextOf(word)}` is a small word and takes a value, as in `{TextOf(word)} x`. For a name of that spelling write it in backquotes.");

    private void ReportSmallWord(in SyntaxToken word) => Report(
        SyntaxDiagnostics.SmallWordAsName,
        word.Span,
        $"`{TextOf(word)}` is a small word of the language. A name of that spelling is written in backquotes{(word.Word == Word.On ? ", and truth is `true`" : "")}.",
        Edit("Write it in backquotes", word.Span, $"`{TextOf(word)}`"));

    private void ReportNeedsParentheses(string word) => Report(
        SyntaxDiagnostics.NeedsParentheses,
        Current.Span,
        $"After an operator `{word}` stands in parentheses: `a + ({word} …)`.");

    private void ReportChain(Level level) => Report(
        SyntaxDiagnostics.OperatorDoesNotChain,
        Current.Span,
        level == Level.Range ? "A range has two ends: `2..10`." : "Comparisons do not chain: write `a < b and b < c`.");

    private void ReportTrailingOperator(in SyntaxToken @operator)
    {
        var written = TextOf(@operator);
        var moves = MayLead(@operator) && !AtLineEndOfFile && ContinuesDeeper();
        Report(
            SyntaxDiagnostics.TrailingOperator,
            @operator.Span,
            $"A line never waits for the next one. `{written}` {(MayLead(@operator) ? "starts the next line instead" : "stands between two values of one line; inside parentheses a value may take several lines")}.",
            moves ? [MoveToNextLine(@operator)] : []);
    }

    private bool AtLineEndOfFile => Current.Kind == TokenKind.EndOfFile;

    private Fix MoveToNextLine(in SyntaxToken @operator)
    {
        var written = text[@operator.Start..@operator.End];
        return new Fix(
            $"Start the next line with `{written}`",
            FixSafety.Safe,
            [new TextEdit(TextSpan.FromBounds(@operator.FullStart, @operator.End), ""), new TextEdit(new TextSpan(Current.Start, 0), written + " ")]);
    }

    private bool ContinuesDeeper() => Current.Kind != TokenKind.EndOfFile && lineIndent > itemIndent;

    private void CheckMinus()
    {
        var minus = Current;
        ref readonly var next = ref Ahead(1);
        var before = minus.FullStart < minus.Start;
        if ((before && (next.FullStart < next.Start || next.Kind == TokenKind.EndOfFile)) || minus.Start < commandEnd)
        {
            return;
        }

        if (next.Kind == TokenKind.Greater && next.FullStart == next.Start)
        {
            ReportArrow();
            return;
        }

        if (before && commandStart >= 0 && !next.NewlineBefore)
        {
            ReportCommand();
            return;
        }

        Report(
            SyntaxDiagnostics.SubtractionWithoutSpaces,
            minus.Span,
            "Subtraction has a space on both sides: `a - b`.",
            next.NewlineBefore ? [] : [Edit("Write ` - `", TextSpan.FromBounds(minus.FullStart, next.Start), " - ")]);
    }

    /// <summary>One thing after another, <c>a -> b</c>, is a list.</summary>
    private void ReportArrow()
    {
        var names = new List<SyntaxToken> { tokens[position - 1] };
        var at = position;
        while (tokens[at].Kind == TokenKind.Minus && tokens[at + 1].Kind == TokenKind.Greater && tokens[at + 2].Kind == TokenKind.Name)
        {
            names.Add(tokens[at + 2]);
            at += 3;
        }

        var isChain = names.Count > 1 && names[0].Kind == TokenKind.Name && position > 1 && tokens[position - 2].Kind == TokenKind.Equal;
        var list = isChain ? $"[{string.Join(", ", names.Select(n => TextOf(n)))}]" : "[a, b]";
        Report(
            SyntaxDiagnostics.Unexpected,
            TextSpan.FromBounds(Current.Start, Ahead(1).End),
            $"`->` is no operator. What comes one after the other is a list: `{list}`.",
            isChain ? [Edit($"Write `{list}`", TextSpan.FromBounds(names[0].Start, names[^1].End), list)] : []);
    }

    /// <summary>Words before <c>-x</c> or <c>--x</c> are a command, as a shell is given it.</summary>
    private void ReportCommand()
    {
        var line = text.AsSpan(commandStart);
        line = (line.IndexOfAny('\r', '\n') is >= 0 and var end ? line[..end] : line).TrimEnd();
        var span = new TextSpan(commandStart, line.Length);
        commandEnd = span.End;
        Report(
            SyntaxDiagnostics.CommandWithoutRun,
            span,
            SyntaxFacts.CommandNeedsRun,
            line.ContainsAny("\"\\${}") || line.Contains("//", StringComparison.Ordinal) ? [] : [Edit("Put it into `run \"…\"`", span, $"run \"{line}\"", FixSafety.Suggestion)]);
    }

    private void ReportDoesNotTouch(in SyntaxToken bracket) => Report(
        SyntaxDiagnostics.BracketDoesNotTouch,
        bracket.Span,
        $"In a value `{TextOf(bracket)}` touches what it applies to.",
        Edit("Remove the space", TextSpan.FromBounds(bracket.FullStart, bracket.Start), ""));

    private void ReportCommaMissing()
    {
        if (Current.Word == Word.For)
        {
            Report(SyntaxDiagnostics.LoopAfterElement, Current.Span, "A loop in a list starts with `for`: `[for x in list => value]`.");
            return;
        }

        if (Current.Kind == TokenKind.OpenBrace && Current.Start == PreviousEnd && Ahead(1).Kind == TokenKind.Name && Ahead(2).Kind is TokenKind.Equal or TokenKind.NotEqual)
        {
            Report(SyntaxDiagnostics.CommaMissing, Current.Span, "A query of Prometheus is text with its tag: `promql\"sum(rate(x[5m]))\"`.");
            return;
        }

        Report(SyntaxDiagnostics.CommaMissing, Current.Span, "A comma, or a new line, is missing before this value.", Edit("Put a comma before it", new TextSpan(PreviousEnd, 0), ","));
    }

    private void ReportStrayCloser()
    {
        bracketsFail = true;
        Report(SyntaxDiagnostics.StrayCloser, Current.Span, $"This `{TextOf(Current)}` closes nothing.");
    }

    private void ReportUnexpected()
    {
        if (!ReportForeignToken())
        {
            Report(SyntaxDiagnostics.Unexpected, Current.Span, $"`{TextOf(Current)}` fits nowhere here. {UnexpectedHint()}");
        }
    }

    /// <summary>What is meant by a mark of YAML, or by a path where a line begins; else what a line is.</summary>
    private string UnexpectedHint() => TextOf(Current) switch
    {
        "|" or ">" when Ahead(1).NewlineBefore => "Text of several lines stands between `\"\"\"` and `\"\"\"`.",
        "." when Current.NewlineBefore && TextOf(Ahead(1)) == "/" => SyntaxFacts.CommandNeedsRun,
        _ => "A line is `name = value`, or a kind with its names and small words.",
    };

    private void ReportLeftOver(ref ItemParts item)
    {
        if (ReportForeignToken())
        {
            return;
        }

        if (item.Value is not null)
        {
            Report(SyntaxDiagnostics.AfterValue, Current.Span, $"The value ends before `{TextOf(Current)}`. After `=` stands one value; text stands in quotes.");
        }
        else if (item.Body is not null)
        {
            Report(SyntaxDiagnostics.Unexpected, Current.Span, $"`{TextOf(Current)}` fits nowhere here: a body ends its item.");
        }
        else if (item.Clauses is [.., var last])
        {
            ReportArgAfterClause(item.Clauses[0], last);
        }
        else
        {
            ReportUnexpected();
        }
    }

    private void ReportArgAfterClause(ClauseSyntax first, ClauseSyntax last)
    {
        var word = last.Word;
        if (Current.Kind == TokenKind.StringStart && ReportNamedBranches(last))
        {
            return;
        }

        if (Current.Kind == TokenKind.StringStart && Ahead(1) is { Kind: TokenKind.StringText } && Ahead(2) is { Kind: TokenKind.StringEnd } end)
        {
            ReportLateTitle(first, TextSpan.FromBounds(Current.Start, end.End));
            return;
        }

        var written = TextOf(Current);
        var start = $"`{TextOf(word)}` takes one value, and `{written}` is a second.";
        if (!EndsLineAfterCurrent() && ForeignClauses.SmallWordFor(written) is { } small)
        {
            var value = TextOf(Ahead(1));
            Report(
                SyntaxDiagnostics.ArgAfterClause, Current.Span, $"It is written `{small}`: `{small} {(value.Length > 0 && value[0] is not '[' and not '"' ? value : "…")}`.",
                Edit($"Write `{small}`", Current.Span, small, FixSafety.Suggestion));
        }
        else
        {
            Report(
                SyntaxDiagnostics.ArgAfterClause, Current.Span,
                ForeignClauses.LineFor(written) is { } line ? $"`{written}` is no small word and stands in the body: `{{ {line} }}`." : $"{start} Names and titles stand before the first small word.");
        }
    }

    /// <summary>A small word says already what the branches are for: <c>on push to branches "main"</c>.</summary>
    private bool ReportNamedBranches(ClauseSyntax clause)
    {
        if (clause is not { Word.Word: Word.To, Value: NameExpressionSyntax { Token: var what } } || TextOf(what) is not ("branch" or "branches"))
        {
            return false;
        }

        Report(
            SyntaxDiagnostics.ArgAfterClause, what.Span, $"After `to` stands the branch itself: `to \"main\"`.",
            Edit($"Remove `{TextOf(what)}`", TextSpan.FromBounds(what.Start, Current.Start), ""));
        return true;
    }

    private void ReportLateTitle(ClauseSyntax first, TextSpan title)
    {
        var (text, header) = (source.Slice(title), source.Slice(first.Span));
        reporter.Report(
            SyntaxDiagnostics.ArgAfterClause, title, $"A title stands before the first small word: `{text} {header}`.",
            [new Fix($"Put it before `{TextOf(first.Word)}`", FixSafety.Safe, [new TextEdit(new TextSpan(first.Span.Start, 0), text + " "), new TextEdit(TextSpan.FromBounds(PreviousEnd, title.End), "")])]);
    }

    /// <summary>Whether nothing that could be its value follows the current token.</summary>
    private bool EndsLineAfterCurrent() => Ahead(1) is { NewlineBefore: true } or { Kind: TokenKind.OpenBrace or TokenKind.EndOfFile };
}
