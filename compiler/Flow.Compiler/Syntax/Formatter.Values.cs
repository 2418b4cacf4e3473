using System.Collections.Immutable;

namespace Flow.Compiler.Syntax;

/// <content>Values and types.</content>
public sealed partial class Formatter
{
    private void WriteValue(ExpressionSyntax value)
    {
        switch (value)
        {
            case LiteralExpressionSyntax literal: writer.Token(literal.Token); break;
            case NameExpressionSyntax name: writer.Token(name.Token); break;
            case StringExpressionSyntax text: writer.String(text); break;
            case ParenthesizedExpressionSyntax parenthesized: WriteParenthesized(parenthesized); break;
            case ListExpressionSyntax list: WriteBracketed(list.Open, list.Arguments, list.Close); break;
            case RecordExpressionSyntax record: WriteBody(record.Body, []); break;
            case MemberExpressionSyntax member: WriteMember(member); break;
            case CallExpressionSyntax call: WriteApplied(call.Target, call.Open, call.Arguments, call.Close); break;
            case IndexExpressionSyntax index: WriteApplied(index.Target, index.Open, index.Arguments, index.Close); break;
            case UnaryExpressionSyntax unary: WriteUnary(unary); break;
            case BinaryExpressionSyntax binary: WriteBinary(binary); break;
            case IfExpressionSyntax choice: WriteIf(choice); break;
            case MatchExpressionSyntax match: WriteMatch(match); break;
            case LambdaExpressionSyntax lambda: WriteLambda(lambda); break;
            case MissingExpressionSyntax: break;
            default: throw new InvalidOperationException($"No layout for {value.GetType().Name}.");
        }
    }

    /// <summary>Writes a token that may start a line: where it did, it does so again, one step deeper than its statement.</summary>
    private void WriteLeading(in SyntaxToken token, bool space)
    {
        if (token.NewlineBefore)
        {
            Deeper(token);
            return;
        }

        if (space)
        {
            writer.Space();
        }

        writer.Token(token);
    }

    private void Deeper(in SyntaxToken token)
    {
        var outer = writer.Indent;
        writer.Indent = outer + IndentStep;
        writer.Skip(token);
        writer.TriviaIsWritten(token);
        writer.Line();
        writer.Token(token);
        writer.Indent = outer;
    }

    private void WriteUnary(UnaryExpressionSyntax unary)
    {
        writer.Token(unary.Operator);
        if (unary.Operator.Word == Word.Not)
        {
            writer.Space();
        }

        WriteValue(unary.Operand);
    }

    private void WriteBinary(BinaryExpressionSyntax binary)
    {
        WriteValue(binary.Left);
        var isRange = binary.Operator.Kind == TokenKind.DotDot;
        if (binary.Not is { } not)
        {
            WriteLeading(not, space: true);
        }

        WriteLeading(binary.Operator, space: !isRange);
        if (!isRange)
        {
            writer.Space();
        }

        WriteOperand(binary.Right);
    }

    /// <summary>Writes what follows an operator; inside parentheses it may start a line.</summary>
    private void WriteOperand(ExpressionSyntax operand)
    {
        if (CommentReading.FirstToken(operand).NewlineBefore && !writer.IsFlat)
        {
            writer.Line();
        }

        WriteValue(operand);
    }

    private void WriteMember(MemberExpressionSyntax member)
    {
        WriteValue(member.Target);
        WriteLeading(member.Dot, space: false);
        writer.Token(member.Name);
    }

    private void WriteIf(IfExpressionSyntax choice)
    {
        writer.Token(choice.If);
        writer.Space();
        WriteValue(choice.Condition);
        WriteLeading(choice.Then, space: true);
        writer.Space();
        WriteValue(choice.Consequence);
        WriteLeading(choice.Else, space: true);
        writer.Space();
        WriteValue(choice.Alternative);
    }

    private void WriteMatch(MatchExpressionSyntax match)
    {
        writer.Token(match.Match);
        writer.Space();
        WriteValue(match.Subject);
        writer.Space();
        WriteBody(match.Body, []);
    }

    private void WriteLambda(LambdaExpressionSyntax lambda)
    {
        writer.Token(lambda.Parameter);
        writer.Space();
        writer.Token(lambda.Arrow);
        writer.Space();
        WriteValue(lambda.Body);
    }

    private void WriteParenthesized(ParenthesizedExpressionSyntax parenthesized)
    {
        writer.Token(parenthesized.Open);
        var breaks = CommentReading.FirstToken(parenthesized.Expression).NewlineBefore;
        var outer = writer.Indent;
        writer.Indent = breaks ? outer + IndentStep : outer;
        WriteOperand(parenthesized.Expression);
        writer.Indent = outer;
        if (parenthesized.Close.NewlineBefore)
        {
            writer.Skip(parenthesized.Close);
            writer.TriviaIsWritten(parenthesized.Close);
            writer.Line();
        }

        writer.Token(parenthesized.Close);
    }

    private void WriteApplied(ExpressionSyntax target, in SyntaxToken open, ArgumentListSyntax arguments, in SyntaxToken close)
    {
        WriteValue(target);
        WriteBracketed(open, arguments, close);
    }

    private void WriteBracketed(in SyntaxToken open, ArgumentListSyntax arguments, in SyntaxToken close)
    {
        writer.Token(open);
        if (close.NewlineBefore || arguments.Parts.Any(static p => CommentReading.FirstToken(p).NewlineBefore))
        {
            WriteArgumentsOnLines(arguments, close);
        }
        else
        {
            WriteArgumentsInLine(arguments);
        }

        writer.Token(close);
    }

    private void WriteArgumentsInLine(ArgumentListSyntax arguments)
    {
        var isFirst = true;
        foreach (var argument in arguments.Arguments)
        {
            if (!isFirst)
            {
                writer.Raw(", ");
            }

            WriteArgument(argument);
            isFirst = false;
        }
    }

    private void WriteArgumentsOnLines(ArgumentListSyntax arguments, in SyntaxToken close)
    {
        var outer = writer.Indent;
        writer.Indent = outer + IndentStep;
        var isFirst = true;
        var sharesLine = false;
        foreach (var part in arguments.Parts)
        {
            var first = CommentReading.FirstToken(part);
            if (part is SeparatorSyntax separator)
            {
                writer.Skip(separator.Comma);
                continue;
            }

            sharesLine = !isFirst && !first.NewlineBefore && CommentReading.Before(source, first).IsEmpty;
            StartArgument(first, isFirst, sharesLine);
            WriteArgument((ArgumentSyntax)part);
            isFirst = false;
        }

        foreach (var comment in CommentReading.Before(source, close))
        {
            writer.Trailing(comment);
        }

        writer.TriviaIsWritten(close);
        writer.Indent = outer;
        writer.Line();
    }

    /// <summary>Elements that shared a line go on to share it, with a comma between them.</summary>
    private void StartArgument(in SyntaxToken first, bool isFirst, bool sharesLine)
    {
        if (sharesLine)
        {
            writer.Raw(", ");
            return;
        }

        WriteCommentsOnLines(first, isFirst);
        writer.TriviaIsWritten(first);
    }

    private void WriteArgument(ArgumentSyntax argument)
    {
        switch (argument)
        {
            case ValueArgumentSyntax value:
                WriteValue(value.Value);
                break;
            case NamedArgumentSyntax named:
                writer.Token(named.Name);
                writer.Space();
                writer.Token(named.EqualToken);
                writer.Space();
                WriteValue(named.Value);
                break;
            case ParameterArgumentSyntax parameter:
                WriteParameter(parameter);
                break;
            case ComprehensionArgumentSyntax loop:
                WriteLoop(loop);
                break;
            default:
                throw new InvalidOperationException($"No layout for {argument.GetType().Name}.");
        }
    }

    private void WriteParameter(ParameterArgumentSyntax parameter)
    {
        writer.Token(parameter.Name);
        WriteTypeAfter(parameter.Colon, parameter.Type);
        if (parameter.EqualToken is { } equal)
        {
            writer.Space();
            writer.Token(equal);
            writer.Space();
            WriteValue(parameter.Default!);
        }
    }

    private void WriteLoop(ComprehensionArgumentSyntax loop)
    {
        writer.Token(loop.For);
        writer.Space();
        writer.Token(loop.Variable);
        writer.Space();
        writer.Token(loop.In);
        writer.Space();
        WriteValue(loop.Sequence);
        if (loop.Where is { } where)
        {
            WriteLeading(where, space: true);
            writer.Space();
            WriteValue(loop.Condition!);
        }

        WriteLeading(loop.Arrow, space: true);
        writer.Space();
        WriteValue(loop.Result);
    }

    private void WriteTypeAfter(SyntaxToken? colon, TypeSyntax? type)
    {
        if (colon is { } present && type is not null)
        {
            writer.Token(present);
            writer.Space();
            WriteType(type);
        }
    }

    private void WriteType(TypeSyntax type)
    {
        switch (type)
        {
            case NamedTypeSyntax named: WriteNamedType(named); break;
            case LiteralTypeSyntax literal: WriteLiteralType(literal.Parts); break;
            case MissingTypeSyntax: break;
            default: throw new InvalidOperationException($"No layout for {type.GetType().Name}.");
        }
    }

    private void WriteNamedType(NamedTypeSyntax named)
    {
        WriteTokens(named.Path);
        if (named.Open is { } open)
        {
            writer.Token(open);
        }

        foreach (var argument in named.Arguments)
        {
            if (argument.Comma is { } comma)
            {
                writer.Token(comma);
                writer.Space();
            }

            WriteType(argument.Type);
        }

        if (named.Close is { } close)
        {
            writer.Token(close);
        }

        if (named.Question is { } question)
        {
            writer.Token(question);
        }
    }

    private void WriteLiteralType(ImmutableArray<SyntaxNodeOrToken> parts)
    {
        foreach (var part in parts)
        {
            if (part.Token is { } bar)
            {
                writer.Space();
                writer.Token(bar);
                writer.Space();
            }
            else if (part.Node is StringExpressionSyntax text)
            {
                writer.String(text);
            }
        }
    }
}
