using System.Collections.Immutable;

namespace Flow.Compiler.Emit.Documents;

/// <summary>Expressions on one line.</summary>
internal sealed partial class HclExpressionWriter
{
    // How strongly the parts of an expression hold together, the weakest first.
    private enum Strength
    {
        Choice,
        Or,
        And,
        Equality,
        Comparison,
        Sum,
        Product,
        Unary,
        Primary,
    }

    private void WriteInline(HclExpression expression)
    {
        switch (expression)
        {
            case HclLiteral literal:
                lines.Add(literal.IsNumber ? HclTokenKind.Number : HclTokenKind.Identifier, literal.Spelling);
                break;
            case HclText or HclTemplate:
                WriteQuoted(expression.Parts!.Value);
                break;
            case HclVariable variable:
                Word(variable.Name);
                break;
            case HclMember or HclIndex or HclSplat:
                WriteTraversal(expression);
                break;
            case HclUnary unary:
                lines.Add(unary.Operator == "-" ? HclTokenKind.Minus : HclTokenKind.Bang, unary.Operator);
                WriteOperand(unary.Operand, Strength.Primary);
                break;
            case HclBinary binary:
                WriteBinary(binary);
                break;
            case HclConditional choice:
                WriteChoice(choice);
                break;
            default:
                WriteInBrackets(expression);
                break;
        }
    }

    private void WriteInBrackets(HclExpression expression)
    {
        switch (expression)
        {
            case HclList list:
                lines.Add(HclTokenKind.OpenBracket, "[");
                Separated(list.Items, WriteInline);
                lines.Add(HclTokenKind.CloseBracket, "]");
                break;
            case HclObject obj:
                lines.Add(HclTokenKind.OpenBrace, "{");
                Separated(obj.Entries, WriteEntry);
                lines.Add(HclTokenKind.CloseBrace, "}");
                RefuseTwice(obj);
                break;
            case HclCall call:
                WriteCall(call);
                break;
            case HclLoop loop:
                WriteLoop(loop);
                break;
            default:
                throw new NotSupportedException($"{expression.GetType().Name} has no spelling.");
        }
    }

    private void WriteTraversal(HclExpression expression)
    {
        switch (expression)
        {
            case HclMember member:
                WriteTarget(member.Target);
                WriteMember(member.Name);
                break;
            case HclIndex index:
                WriteTarget(index.Target);
                lines.Add(HclTokenKind.OpenBracket, "[");
                WriteInline(index.Key);
                lines.Add(HclTokenKind.CloseBracket, "]");
                break;
            case HclSplat splat:
                WriteTarget(splat.Target);
                lines.Add(HclTokenKind.OpenBracket, "[");
                lines.Add(HclTokenKind.Operator, "*");
                lines.Add(HclTokenKind.CloseBracket, "]");
                break;
        }
    }

    private void WriteMember(string name)
    {
        if (HclSpelling.IsIdentifier(name))
        {
            lines.Add(HclTokenKind.Dot, ".");
            Word(name);
        }
        else
        {
            lines.Add(HclTokenKind.OpenBracket, "[");
            WriteQuoted([new HclTextPart(name)]);
            lines.Add(HclTokenKind.CloseBracket, "]");
        }
    }

    private void WriteBinary(HclBinary binary)
    {
        var strength = StrengthOf(binary.Operator);
        WriteOperand(binary.Left, strength);
        lines.Add(binary.Operator == "-" ? HclTokenKind.Minus : HclTokenKind.Operator, binary.Operator);
        WriteOperand(binary.Right, strength + 1);
    }

    private void WriteChoice(HclConditional choice)
    {
        WriteOperand(choice.Condition, Strength.Or);
        lines.Add(HclTokenKind.Question, "?");
        WriteOperand(choice.Consequence, Strength.Or);
        lines.Add(HclTokenKind.Colon, ":");
        WriteInline(choice.Alternative);
    }

    private void WriteCall(HclCall call)
    {
        Word(call.Function);
        lines.Add(HclTokenKind.OpenParenthesis, "(");
        Separated(call.Arguments, WriteInline);
        if (call.ExpandsLast)
        {
            lines.Add(HclTokenKind.Ellipsis, "...");
        }

        lines.Add(HclTokenKind.CloseParenthesis, ")");
    }

    private void WriteLoop(HclLoop loop)
    {
        lines.Add(loop.ResultKey is null ? HclTokenKind.OpenBracket : HclTokenKind.OpenBrace, loop.ResultKey is null ? "[" : "{");
        WriteLoopHead(loop);
        WriteInline(loop.Result);
        WriteGrouping(loop);
        if (loop.Condition is { } condition)
        {
            Word("if");
            WriteInline(condition);
        }

        lines.Add(loop.ResultKey is null ? HclTokenKind.CloseBracket : HclTokenKind.CloseBrace, loop.ResultKey is null ? "]" : "}");
    }

    private void WriteLoopHead(HclLoop loop)
    {
        WriteLoopVariables(loop.Key, loop.Value);
        WriteInline(loop.Collection);
        lines.Add(HclTokenKind.Colon, ":");
        if (loop.ResultKey is { } key)
        {
            WriteInline(key);
            lines.Add(HclTokenKind.Arrow, "=>");
        }
    }

    private void WriteLoopVariables(string? key, string value)
    {
        Word("for");
        if (key is not null)
        {
            Word(key);
            lines.Add(HclTokenKind.Comma, ",");
        }

        Word(value);
        Word("in");
    }

    private void WriteGrouping(HclLoop loop)
    {
        if (loop.IsGrouped)
        {
            lines.Add(HclTokenKind.Ellipsis, "...");
        }
    }

    private void WriteEntry(HclEntry entry)
    {
        WriteKey(entry.Key);
        lines.Add(HclTokenKind.Equal, "=");
        WriteInline(entry.Value);
    }

    // `for` at the start of an object would begin a loop.
    private void WriteKey(HclExpression key)
    {
        switch (key)
        {
            case HclText { Text: not "for" } text when HclSpelling.IsIdentifier(text.Text):
                Word(text.Text);
                break;
            case HclText or HclTemplate:
                WriteInline(key);
                break;
            default:
                WriteInParentheses(key);
                break;
        }
    }

    private void WriteQuoted(ImmutableArray<HclPart> parts)
    {
        lines.Add(HclTokenKind.OpenQuote, "\"");
        WriteParts(parts);
        lines.Add(HclTokenKind.CloseQuote, "\"");
    }

    private void WriteParts(ImmutableArray<HclPart> parts)
    {
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i] is HclTextPart text)
            {
                lines.Add(HclTokenKind.Text, HclSpelling.Quoted(text.Text, isBeforeHole: i + 1 < parts.Length));
            }
            else
            {
                WritePart(parts[i]);
            }
        }
    }

    private void WritePart(HclPart part)
    {
        switch (part)
        {
            case HclHole hole:
                Sequence("${", () => WriteInline(hole.Value));
                break;
            case HclTextCondition condition:
                WriteCondition(condition);
                break;
            case HclTextLoop loop:
                Sequence("%{", () =>
                {
                    WriteLoopVariables(loop.Key, loop.Value);
                    WriteInline(loop.Collection);
                });
                WriteInner(loop.Body);
                Sequence("%{", () => Word("endfor"));
                break;
        }
    }

    private void WriteCondition(HclTextCondition condition)
    {
        Sequence("%{", () =>
        {
            Word("if");
            WriteInline(condition.Condition);
        });
        WriteInner(condition.Consequence);
        if (condition.Alternative.Length > 0)
        {
            Sequence("%{", () => Word("else"));
            WriteInner(condition.Alternative);
        }

        Sequence("%{", () => Word("endif"));
    }

    // The end of a directive follows, which is a hole as well.
    private void WriteInner(ImmutableArray<HclPart> parts)
    {
        var joined = HclTemplate.Joined(parts);
        WriteParts([.. joined.SkipLast(joined is [.., HclTextPart] ? 1 : 0)]);
        if (joined is [.., HclTextPart last])
        {
            lines.Add(HclTokenKind.Text, HclSpelling.Quoted(last.Text, isBeforeHole: true));
        }
    }

    private void Sequence(string open, Action write)
    {
        lines.Add(HclTokenKind.OpenHole, open);
        write();
        lines.Add(HclTokenKind.CloseHole, "}");
    }

    private void Separated<T>(ImmutableArray<T> items, Action<T> write)
    {
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0)
            {
                lines.Add(HclTokenKind.Comma, ",");
            }

            write(items[i]);
        }
    }

    private void WriteOperand(HclExpression operand, Strength needed)
    {
        if (StrengthOf(operand) < needed)
        {
            WriteInParentheses(operand);
        }
        else
        {
            WriteInline(operand);
        }
    }

    // Behind a literal, a dot would join the number, and a bracket would stand apart from the text.
    private void WriteTarget(HclExpression target)
    {
        if (target is HclLiteral or HclText or HclTemplate)
        {
            WriteInParentheses(target);
        }
        else
        {
            WriteOperand(target, Strength.Primary);
        }
    }

    private void WriteInParentheses(HclExpression expression)
    {
        lines.Add(HclTokenKind.OpenParenthesis, "(");
        WriteInline(expression);
        lines.Add(HclTokenKind.CloseParenthesis, ")");
    }

    private void Word(string word) => lines.Add(HclTokenKind.Identifier, word);

    private static Strength StrengthOf(HclExpression expression) => expression switch
    {
        HclConditional => Strength.Choice,
        HclBinary binary => StrengthOf(binary.Operator),
        HclUnary => Strength.Unary,
        _ => Strength.Primary,
    };

    private static Strength StrengthOf(string sign) => sign switch
    {
        "||" => Strength.Or,
        "&&" => Strength.And,
        "==" or "!=" => Strength.Equality,
        "<" or "<=" or ">" or ">=" => Strength.Comparison,
        "+" or "-" => Strength.Sum,
        "*" or "/" or "%" => Strength.Product,
        _ => throw new InvalidOperationException($"HCL has no operator '{sign}'."),
    };
}
