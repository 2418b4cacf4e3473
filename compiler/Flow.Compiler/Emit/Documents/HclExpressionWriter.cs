using System.Collections.Immutable;

namespace Flow.Compiler.Emit.Documents;

/// <summary>Prints expressions: on one line where that reads well, else spread over several.</summary>
/// <param name="lines">Takes the tokens.</param>
internal sealed partial class HclExpressionWriter(HclLines lines)
{
    /// <summary>Prints the expression at the end of the line under construction.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="mayBeHeredoc">Whether only a line break, or the bracket of a call, follows.</param>
    public void Write(HclExpression expression, bool mayBeHeredoc = false)
    {
        if (mayBeHeredoc && expression.IsHeredoc)
        {
            WriteHeredoc(expression.Parts!.Value);
        }
        else if (!PrefersLines(expression) && Fits(expression))
        {
            WriteInline(expression);
        }
        else
        {
            Spread(expression);
        }
    }

    private bool Fits(HclExpression expression)
    {
        var alone = new HclLines();
        new HclExpressionWriter(alone).WriteInline(expression);
        return lines.Column + alone.Column < HclDocument.LineWidth;
    }

    // Objects get a line for each entry, as do texts that are whole lines.
    private static bool PrefersLines(HclExpression expression) => expression switch
    {
        HclObject { Entries.Length: > 0 } => true,
        HclList list => list.Items.Any(PrefersLines),
        HclCall { Arguments: [var only] } call when !call.ExpandsLast && only.IsHeredoc => true,
        HclCall call => call.Arguments.Any(PrefersLines),
        HclConditional choice => PrefersLines(choice.Consequence) || PrefersLines(choice.Alternative),
        HclLoop loop => PrefersLines(loop.Result),
        _ => false,
    };

    private void Spread(HclExpression expression)
    {
        switch (expression)
        {
            case HclObject { Entries.Length: > 0 } obj:
                SpreadObject(obj);
                break;
            case HclList { Items.Length: > 0 } list:
                SpreadItems(HclTokenKind.OpenBracket, "[", list.Items, HclTokenKind.CloseBracket, "]", endsWithComma: true);
                break;
            case HclCall { Arguments: [var only], ExpandsLast: false } call when only.IsHeredoc || OpensBracket(only):
                SpreadOnlyArgument(call, only);
                break;
            case HclCall { Arguments.Length: > 0, ExpandsLast: false } call:
                lines.Add(HclTokenKind.Identifier, call.Function);
                SpreadItems(HclTokenKind.OpenParenthesis, "(", call.Arguments, HclTokenKind.CloseParenthesis, ")", endsWithComma: false);
                break;
            case HclLoop loop:
                SpreadLoop(loop);
                break;
            case HclConditional choice:
                SpreadChoice(choice);
                break;
            default:
                WriteInline(expression);
                break;
        }
    }

    // Whether its spread form starts with a bracket that stays open, so that the one around it can stand on the same line.
    private static bool OpensBracket(HclExpression expression) => expression switch
    {
        HclObject { Entries.Length: > 0 } or HclList { Items.Length: > 0 } or HclLoop => true,
        HclCall { Arguments: [_, ..], ExpandsLast: false } => true,
        _ => false,
    };

    private void SpreadOnlyArgument(HclCall call, HclExpression only)
    {
        lines.Add(HclTokenKind.Identifier, call.Function);
        lines.Add(HclTokenKind.OpenParenthesis, "(");
        if (only.IsHeredoc)
        {
            WriteHeredoc(only.Parts!.Value);
            lines.EndLine();
        }
        else
        {
            Spread(only);
        }

        lines.Add(HclTokenKind.CloseParenthesis, ")");
    }

    private void SpreadObject(HclObject obj)
    {
        lines.Add(HclTokenKind.OpenBrace, "{");
        lines.EndLine();
        foreach (var entry in obj.Entries)
        {
            WriteEntryLines(entry);
        }

        lines.Add(HclTokenKind.CloseBrace, "}");
        RefuseTwice(obj);
    }

    private void WriteEntryLines(HclEntry entry)
    {
        foreach (var comment in CommentText.Lines(entry.Comments))
        {
            lines.Remark(comment);
            lines.EndLine();
        }

        lines.Mark(entry.Origin ?? entry.Value.Origin);
        lines.Remark(entry.TrailingComment is null ? null : CommentText.OnOneLine(entry.TrailingComment));
        WriteKey(entry.Key);
        lines.Add(HclTokenKind.Equal, "=");
        Write(entry.Value, mayBeHeredoc: true);
        lines.EndLine();
    }

    private void SpreadItems(
        HclTokenKind open, string opening, ImmutableArray<HclExpression> items, HclTokenKind close, string closing, bool endsWithComma)
    {
        lines.Add(open, opening);
        lines.EndLine();
        for (var i = 0; i < items.Length; i++)
        {
            lines.Mark(items[i].Origin);
            Write(items[i]);
            if (endsWithComma || i + 1 < items.Length)
            {
                lines.Add(HclTokenKind.Comma, ",");
            }

            lines.EndLine();
        }

        lines.Add(close, closing);
    }

    private void SpreadLoop(HclLoop loop)
    {
        lines.Add(loop.ResultKey is null ? HclTokenKind.OpenBracket : HclTokenKind.OpenBrace, loop.ResultKey is null ? "[" : "{");
        lines.EndLine();
        WriteLoopHead(loop);
        Write(loop.Result);
        WriteGrouping(loop);
        lines.EndLine();
        if (loop.Condition is { } condition)
        {
            Word("if");
            WriteInline(condition);
            lines.EndLine();
        }

        lines.Add(loop.ResultKey is null ? HclTokenKind.CloseBracket : HclTokenKind.CloseBrace, loop.ResultKey is null ? "]" : "}");
    }

    // A line may begin with a sign only inside brackets.
    private void SpreadChoice(HclConditional choice)
    {
        lines.Add(HclTokenKind.OpenParenthesis, "(");
        lines.EndLine();
        WriteOperand(choice.Condition, Strength.Or);
        lines.EndLine();
        lines.Add(HclTokenKind.Question, "?");
        Write(choice.Consequence);
        lines.EndLine();
        lines.Add(HclTokenKind.Colon, ":");
        Write(choice.Alternative);
        lines.EndLine();
        lines.Add(HclTokenKind.CloseParenthesis, ")");
    }

    private void WriteHeredoc(ImmutableArray<HclPart> parts)
    {
        var text = string.Concat(parts.Select(static p => p is HclTextPart part ? HclSpelling.Escaped(part.Text) : Hole((HclHole)p)));
        lines.Add(HclTokenKind.Heredoc, $"<<-{HclSpelling.HeredocEnd}\n{text}{HclSpelling.HeredocEnd}");
    }

    private static string Hole(HclHole hole)
    {
        var alone = new HclLines();
        new HclExpressionWriter(alone).WritePart(hole);
        return alone.Text;
    }

    private static void RefuseTwice(HclObject obj)
    {
        var names = new HashSet<string>();
        if (obj.Entries.Select(static e => e.Key).OfType<HclText>().FirstOrDefault(k => !names.Add(k.Text)) is { } twice)
        {
            throw new InvalidOperationException($"The key '{twice.Text}' stands twice in an object.");
        }
    }
}
