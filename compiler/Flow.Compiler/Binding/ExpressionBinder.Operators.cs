using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

internal sealed partial class ExpressionBinder
{
    private Expr BindUnary(UnaryExpressionSyntax syntax)
    {
        var isNot = syntax.Operator.Word == Word.Not;
        var operand = Bind(syntax.Operand, isNot ? FlowType.Bool : null);
        if (operand is ErrorExpr)
        {
            return operand;
        }

        var @operator = isNot ? UnaryOperator.Not : UnaryOperator.Negate;
        if (operand.Constant is { } known)
        {
            return Folding.Unary(@operator, known) is { } folded
                ? new ConstantExpr(folded, folded.Type, context.At(syntax)) { Labels = operand.Labels }
                : Fail(TypeDiagnostics.NoOperator, syntax, UnaryProblem(isNot, operand.Type));
        }

        var fits = isNot ? operand.Type is BoolType or AnyType : operand.Type is IntType or NumberType or DurationType or PercentType or AnyType;
        return fits
            ? Combine(new UnaryExpr(@operator, operand, isNot ? FlowType.Bool : operand.Type, context.At(syntax)), operand)
            : Fail(TypeDiagnostics.NoOperator, syntax, UnaryProblem(isNot, operand.Type));
    }

    private static string UnaryProblem(bool isNot, FlowType type) => isNot
        ? $"`not` needs a bool, and this is {Articles.Of(type.Name)}.{(type.IsOptional ? " Compare it: `x == none`." : "")}"
        : $"{Articles.With(type.Name)} has no negative.";

    private static BinaryOperator OperatorOf(BinaryExpressionSyntax syntax) => (syntax.Operator.Word, syntax.Operator.Kind) switch
    {
        (Word.Or, _) => BinaryOperator.Or,
        (Word.And, _) => BinaryOperator.And,
        (Word.In, _) => syntax.Not is null ? BinaryOperator.In : BinaryOperator.NotIn,
        (_, TokenKind.EqualEqual) => BinaryOperator.Equal,
        (_, TokenKind.NotEqual) => BinaryOperator.NotEqual,
        (_, TokenKind.Less) => BinaryOperator.Less,
        (_, TokenKind.LessEqual) => BinaryOperator.LessOrEqual,
        (_, TokenKind.Greater) => BinaryOperator.Greater,
        (_, TokenKind.GreaterEqual) => BinaryOperator.GreaterOrEqual,
        (_, TokenKind.QuestionQuestion) => BinaryOperator.Coalesce,
        (_, TokenKind.DotDot) => BinaryOperator.Range,
        (_, TokenKind.Plus) => BinaryOperator.Add,
        (_, TokenKind.Minus) => BinaryOperator.Subtract,
        (_, TokenKind.Star) => BinaryOperator.Multiply,
        _ => BinaryOperator.Divide,
    };

    private Expr BindBinary(BinaryExpressionSyntax syntax, FlowType? expected)
    {
        var @operator = OperatorOf(syntax);
        var (left, right) = BindSides(syntax, @operator, expected);
        if (left is ErrorExpr || right is ErrorExpr)
        {
            return Decided(@operator, left, right) ?? new ErrorExpr(context.At(syntax));
        }

        CheckMembers(@operator, left, right, syntax);
        if (left.Constant is { } a && right.Constant is { } b)
        {
            return Folded(@operator, a, b, left, right, syntax);
        }

        return Shortened(@operator, left, right) ?? Settled(@operator, left, right, syntax) ?? Unfolded(@operator, left, right, syntax);
    }

    private (Expr Left, Expr Right) BindSides(BinaryExpressionSyntax syntax, BinaryOperator @operator, FlowType? expected)
    {
        switch (@operator)
        {
            case BinaryOperator.And or BinaryOperator.Or:
                return (Bind(syntax.Left, FlowType.Bool), Bind(syntax.Right, FlowType.Bool));
            case BinaryOperator.Coalesce:
                return (Bind(syntax.Left, expected), Bind(syntax.Right, expected));
            case BinaryOperator.Range:
                return (Bind(syntax.Left), Bind(syntax.Right));
            case BinaryOperator.In or BinaryOperator.NotIn:
                var item = Bind(syntax.Left);
                return (item, Bind(syntax.Right, new ListType(item.Type.Required)));
        }

        if (syntax.Left is NameExpressionSyntax name && context.Scope.Find(context.NameOf(name.Token)) is null && syntax.Right is not NameExpressionSyntax)
        {
            var second = Bind(syntax.Right);
            return (Bind(syntax.Left, second.Type), second);
        }

        var first = Bind(syntax.Left);
        return (first, Bind(syntax.Right, first.Type));
    }

    /// <summary>A text that is compared with an enum must be one of its members, else the comparison could never hold.</summary>
    private void CheckMembers(BinaryOperator @operator, Expr left, Expr right, BinaryExpressionSyntax syntax)
    {
        if (@operator is not (BinaryOperator.Equal or BinaryOperator.NotEqual))
        {
            return;
        }

        Check(left.Type.Required, right.Constant, syntax.Right);
        Check(right.Type.Required, left.Constant, syntax.Left);

        void Check(FlowType type, Value? value, ExpressionSyntax at)
        {
            if (type is EnumType { IsOpen: false } @enum && value is TextValue { Text: var text } && !@enum.Members.Contains(text))
            {
                Fail(
                    TypeDiagnostics.NoMember, at, $"`{text}` is no {@enum.EnumName ?? "member"}; it is one of {Words(@enum.Members)}.{Suggestions.DidYouMean(text, @enum.Members)}",
                    SuggestMember(text, @enum, at));
            }
        }
    }

    private Expr Folded(BinaryOperator @operator, Value a, Value b, Expr left, Expr right, BinaryExpressionSyntax syntax)
    {
        if (Folding.TypeOf(@operator, TypeOf(left), TypeOf(right)) is null)
        {
            return NoOperator(@operator, left, right, syntax);
        }

        var value = Folding.Binary(@operator, a, b, out var problem);
        if (value is null)
        {
            return problem is null ? NoOperator(@operator, left, right, syntax) : Fail(TypeDiagnostics.OutOfRange, syntax, problem, @operator == BinaryOperator.Range ? [Turned(syntax)] : []);
        }

        return new ConstantExpr(value, value.Type, context.At(syntax)) { Labels = LabelsOf(@operator, left, right) };
    }

    private Fix Turned(BinaryExpressionSyntax syntax)
    {
        var (first, last) = (context.TextOf(syntax.Left), context.TextOf(syntax.Right));
        return new Fix($"Turn it: `{last}..{first}`", FixSafety.Suggestion, [new TextEdit(syntax.Left.Span, last), new TextEdit(syntax.Right.Span, first)]);
    }

    private static FlowType TypeOf(Expr value) => value.Constant is { } known and not NoneValue && value.Type is AnyType ? known.Type : value.Type;

    /// <summary>A comparison with a trusted value clears untrusted, never secret.</summary>
    private static Labels LabelsOf(BinaryOperator @operator, Expr left, Expr right)
    {
        var labels = left.Labels | right.Labels;
        var compares = @operator is >= BinaryOperator.Equal and <= BinaryOperator.NotIn;
        return compares && (!left.IsUntrusted || !right.IsUntrusted) ? labels & ~(Labels.Untrusted | Labels.Foreign) : labels;
    }

    /// <summary>The side that decides alone, whatever the other one would have been without its mistake; null where none does.</summary>
    private static Expr? Decided(BinaryOperator @operator, Expr left, Expr right) => @operator switch
    {
        BinaryOperator.And => new[] { left, right }.FirstOrDefault(static s => s.Constant is BoolValue { Truth: false }),
        BinaryOperator.Or => new[] { left, right }.FirstOrDefault(static s => s.Constant is BoolValue { Truth: true }),
        _ => null,
    };

    private static Expr? Shortened(BinaryOperator @operator, Expr left, Expr right) => (@operator, left.Constant, right.Constant) switch
    {
        (BinaryOperator.And, BoolValue { Truth: false }, _) or (BinaryOperator.Or, BoolValue { Truth: true }, _) => left,
        (BinaryOperator.And, BoolValue { Truth: true }, _) or (BinaryOperator.Or, BoolValue { Truth: false }, _) when right.Type is BoolType => right,
        (BinaryOperator.And, _, BoolValue { Truth: true }) or (BinaryOperator.Or, _, BoolValue { Truth: false }) when left.Type is BoolType => left,
        (BinaryOperator.Coalesce, NoneValue, _) => right,
        (BinaryOperator.Coalesce, not null, _) => left,
        (BinaryOperator.Coalesce, null, _) when IsThere(left) => left,
        _ => null,
    };

    /// <summary>Whether a value of what is applied is never none. The element of a list may be missing, although Terraform itself refuses that where nobody says what to take then.</summary>
    private static bool IsThere(Expr value) => value is { Phase.Kind: PhaseKind.Applied, Type: not (OptionalType or NoneType or AnyType) } && !IsOfElement(value);

    private static bool IsOfElement(Expr value) => value switch
    {
        IndexExpr { Target: ReadExpr { Source: ResourceSource } } => false, // a copy, whose key is checked
        IndexExpr => true,
        MemberExpr member => IsOfElement(member.Target),
        _ => false,
    };

    /// <summary>
    /// Whether a value of an environment is there is known even where the value itself is not: what a resource says when it is made is never none, unless its type says so, and
    /// a list has as many elements as are written.
    /// </summary>
    private ConstantExpr? Settled(BinaryOperator @operator, Expr left, Expr right, BinaryExpressionSyntax syntax)
    {
        if (@operator is not (BinaryOperator.Equal or BinaryOperator.NotEqual))
        {
            return null;
        }

        var (known, other) = left.Constant is { } value ? (value, right) : (right.Constant, left);
        var differ = known switch
        {
            NoneValue => IsThere(other),
            ListValue list => other is ListExpr written && written.Items.Length != list.Items.Length,
            _ => false,
        };
        return differ ? new ConstantExpr(Value.Of(@operator == BinaryOperator.NotEqual), FlowType.Bool, context.At(syntax)) : null;
    }

    private Expr Unfolded(BinaryOperator @operator, Expr left, Expr right, BinaryExpressionSyntax syntax)
    {
        var arithmetic = @operator is BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply or BinaryOperator.Divide;
        var type = left.Type is AnyType && right.Type is AnyType && arithmetic ? FlowType.Any
            : @operator is BinaryOperator.And or BinaryOperator.Or && IsTruth(left.Type) && IsTruth(right.Type) ? FlowType.Bool
            : Folding.TypeOf(@operator, left.Type, right.Type);
        if (type is null)
        {
            return NoOperator(@operator, left, right, syntax);
        }

        return Combine(new BinaryExpr(@operator, left, right, type, context.At(syntax)), left, right) with { Labels = LabelsOf(@operator, left, right) };
    }

    private static bool IsTruth(FlowType type) => type is BoolType or AnyType or ErrorType;

    private ErrorExpr NoOperator(BinaryOperator @operator, Expr left, Expr right, BinaryExpressionSyntax syntax)
    {
        var sign = context.Tree.Source.Slice(syntax.Operator.Span);
        var (a, b) = (left.Type, right.Type);
        var hint = (a.Required, b.Required) switch
        {
            (PercentType, IntType or NumberType) => $" A percentage is no number: write `{context.TextOf(syntax.Right)}` as a percentage, too.",
            (IntType or NumberType, PercentType) => $" A percentage is no number: write `{context.TextOf(syntax.Left)}` as a percentage, too.",
            (DurationType, IntType or NumberType) or (IntType or NumberType, DurationType) => " A time has a unit: `30s`, `5m`.",
            (SizeType, IntType or NumberType) or (IntType or NumberType, SizeType) => " A size has a unit: `512MiB`.",
            (TextType, _) or (_, TextType) when @operator == BinaryOperator.Add => " A text is put together with holes: `\"${a}${b}\"`.",
            (_, _) when @operator is BinaryOperator.And or BinaryOperator.Or => " Both sides have to be true or false: compare them with something.",
            (_, _) when a.IsOptional || b.IsOptional => " One side can be none; say what to take then with `??`.",
            _ => "",
        };
        return Fail(TypeDiagnostics.NoOperator, syntax, $"`{sign}` does not go with {Articles.Of(a.Name)} and {Articles.Of(b.Name)}.{hint}");
    }

    /// <summary>How many branches around what is bound are not taken: nothing there has to exist.</summary>
    private int untaken;

    /// <summary>Binds what may be there or not: the order of a group's parts asks nothing of one that is left out.</summary>
    internal Expr BindAbsent(ExpressionSyntax syntax)
    {
        untaken++;
        var bound = Bind(syntax);
        untaken--;
        return bound;
    }

    private Expr BindIf(IfExpressionSyntax syntax, FlowType? expected)
    {
        var condition = ConvertTo(Bind(syntax.Condition, FlowType.Bool), FlowType.Bool, syntax.Condition, "a condition");
        if (condition.Constant is BoolValue known)
        {
            var (taken, other) = known.Truth ? (syntax.Consequence, syntax.Alternative) : (syntax.Alternative, syntax.Consequence);
            untaken++;
            Bind(other, expected); // the branch that is not taken has its names and types checked like the other
            untaken--;
            var value = Bind(taken, expected);
            return value with { Labels = value.Labels | condition.Labels };
        }

        var consequence = Bind(syntax.Consequence, expected);
        var alternative = Bind(syntax.Alternative, expected ?? consequence.Type);
        if (condition is ErrorExpr || consequence is ErrorExpr || alternative is ErrorExpr)
        {
            return new ErrorExpr(context.At(syntax));
        }

        return Chosen(condition, consequence, alternative, syntax);
    }

    private Expr Chosen(Expr condition, Expr consequence, Expr alternative, ExpressionSyntax syntax) =>
        Conversions.Common(consequence.Type, alternative.Type) is { } type
            ? Combine(new ConditionalExpr(condition, consequence, alternative, type, context.At(syntax)), condition, consequence, alternative)
            : Fail(TypeDiagnostics.WrongType, syntax, $"Both branches need one type, and these are {Articles.Of(consequence.Type.Name)} and {Articles.Of(alternative.Type.Name)}.");

    private Expr BindMatch(MatchExpressionSyntax syntax, FlowType? expected)
    {
        var subject = Bind(syntax.Subject);
        RecordCases(syntax, subject, expected);
        if (subject is ErrorExpr)
        {
            return subject;
        }

        Expr? result = null;
        var covered = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in syntax.Body.Items.Items.Reverse())
        {
            if (item.Value is null)
            {
                Fail(TypeDiagnostics.BadMatch, item, "A case of `match` is `value = result`, the last one `_ = result`.");
                continue;
            }

            var value = Bind(item.Value, expected ?? result?.Type);
            var word = context.WordOf(item);
            covered.Add(word);
            result = word == "_" ? value : Case(subject, item, value, result, syntax);
        }

        if (result is null)
        {
            return Fail(TypeDiagnostics.BadMatch, syntax, "`match` needs at least one case.");
        }

        return result is ErrorExpr || IsComplete(subject.Type, covered) ? result : Fail(TypeDiagnostics.BadMatch, syntax, Missing(subject.Type, covered));
    }

    private Expr Case(Expr subject, ItemSyntax item, Expr value, Expr? rest, MatchExpressionSyntax syntax)
    {
        var key = CaseValue(subject.Type, item);
        if (key is null || value is ErrorExpr || rest is ErrorExpr)
        {
            return new ErrorExpr(context.At(syntax));
        }

        if (subject.Constant is { } known)
        {
            return Folding.AreEqual(known, key) ? value : rest ?? value;
        }

        if (rest is null)
        {
            return value;
        }

        var equal = Combine(new BinaryExpr(BinaryOperator.Equal, subject, new ConstantExpr(key, key.Type, context.At(item.Head)), FlowType.Bool, context.At(item.Head)), subject);
        return Chosen(equal, value, rest, syntax);
    }

    private Value? CaseValue(FlowType type, ItemSyntax item)
    {
        var word = context.WordOf(item);
        if (type.Required is EnumType @enum)
        {
            if (@enum.Members.Contains(word))
            {
                return new EnumValue(@enum, word);
            }

            Fail(TypeDiagnostics.NoMember, item.Head, $"`{word}` is no {@enum.EnumName ?? "member"}; it is one of {Words(@enum.Members)}.{Suggestions.DidYouMean(word, @enum.Members)}");
            return null;
        }

        if (item.Head is StringHeadSyntax)
        {
            return Value.Of(word);
        }

        return context.Scope.Find(word) is ValueSymbol { Value.Constant: { } known } ? known : word switch
        {
            "true" => Value.True,
            "false" => Value.False,
            "none" => Value.None,
            _ => Value.Of(word),
        };
    }

    private static bool IsComplete(FlowType type, HashSet<string> covered) =>
        covered.Contains("_") || type switch
        {
            EnumType @enum => @enum.Members.All(covered.Contains),
            BoolType => covered.Contains("true") && covered.Contains("false"),
            _ => false,
        };

    private static string Missing(FlowType type, HashSet<string> covered) => type is EnumType @enum
        ? $"`match` does not say what to take for {Words(@enum.Members.Where(m => !covered.Contains(m)))}. Add the missing cases, or `_ = …`."
        : "`match` does not say what to take otherwise. Add `_ = …`.";
}
