using System.Collections.Immutable;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.CSharp;

internal sealed partial class CSharpExpressions
{
    private CSharpCode Binary(BinaryExpr binary) => binary.Operator switch
    {
        BinaryOperator.Or => CSharpCode.Binary(Condition(binary.Left), "||", Condition(binary.Right), Precedence.Or),
        BinaryOperator.And => CSharpCode.Binary(Condition(binary.Left), "&&", Condition(binary.Right), Precedence.And),
        BinaryOperator.Equal => Equal(binary.Left, binary.Right, isNegated: false),
        BinaryOperator.NotEqual => Equal(binary.Left, binary.Right, isNegated: true),
        BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual => Order(binary),
        BinaryOperator.In => Membership(binary.Left, binary.Right, isNegated: false),
        BinaryOperator.NotIn => Membership(binary.Left, binary.Right, isNegated: true),
        BinaryOperator.Coalesce => Coalesce(binary),
        BinaryOperator.Range => Range(binary),
        _ => Arithmetic(binary),
    };

    private CSharpCode Equal(Expr left, Expr right, bool isNegated)
    {
        if (ResultComparison(left, right) is var (read, words))
        {
            return Pattern(read, words, isNegated);
        }

        var (a, b) = (CSharpShape.Of(left.Type), CSharpShape.Of(right.Type));
        if (IsNone(right) || IsNone(left))
        {
            return IsNoneTest(IsNone(right) ? left : right, isNegated);
        }

        if (a.Kind == CSharpKind.List && a.OrRequired().Equals(b.OrRequired()))
        {
            var same = new CSharpCode($"TypedOperators.SameList({Lower(left)}, {Lower(right)})");
            return isNegated ? same.Negated() : same;
        }

        if (IsEmptyTest(left, a, right) || IsEmptyTest(right, b, left))
        {
            var text = a.Kind == CSharpKind.Json ? $"Typed.TextOrNone({Lower(left)})" : Lower(left).Text;
            var empty = new CSharpCode($"string.IsNullOrEmpty({text})");
            return isNegated ? empty.Negated() : empty;
        }

        var sign = isNegated ? "!=" : "==";
        if (Loose(a, right) || Loose(b, left))
        {
            var same = new CSharpCode($"TypedOperators.Same({Value(left)}, {Value(right)})");
            return isNegated ? same.Negated() : same;
        }

        return a.Kind == b.Kind || (IsNumeric(a) && IsNumeric(b)) ? CSharpCode.Binary(Lower(left), sign, Lower(right), Precedence.Equality)
            : a.Kind == CSharpKind.Json && b.Kind == CSharpKind.Text && right is ConstantExpr { Value: TextValue or EnumValue } ? CSharpCode.Binary(Lower(left), sign, Lower(right), Precedence.Equality)
            : CSharpCode.Binary(Value(left), sign, Value(right), Precedence.Equality);
    }

    private static (ReadExpr Read, ImmutableArray<string> Words)? ResultComparison(Expr left, Expr right) => (left, right) switch
    {
        (ReadExpr { Source: JobResultSource } read, ConstantExpr { Value: EnumValue word }) => (read, WithKinds([word])),
        (ConstantExpr { Value: EnumValue word }, ReadExpr { Source: JobResultSource } read) => (read, WithKinds([word])),
        _ => null,
    };

    // A job that ran out of time is also cancelled, and an allowed failure is also a success, as at GitHub, which has no words of their own for them.
    private static ImmutableArray<string> WithKinds(IEnumerable<Value> words) =>
        [.. words.SelectMany(static w => w.ToText() switch
        {
            "succeeded" => new[] { "succeeded", "warned" },
            "cancelled" => ["cancelled", "timed-out"],
            var word => [word],
        }).Distinct().Select(static w => CSharpLiteral.Quoted(w).Text)];

    // Empty text from outside is none, so a comparison with empty text asks whether there is any.
    private static bool IsEmptyTest(Expr value, CSharpShape shape, Expr other) =>
        other is ConstantExpr { Value: TextValue { Text: "" } } && (shape.Kind == CSharpKind.Json || shape is { Kind: CSharpKind.Text, IsOptional: true }) && value is not ConstantExpr;

    // What has no declared type meets a number as a number and a text as its text where it is a number itself.
    private static bool Loose(CSharpShape shape, Expr other) =>
        shape.Kind == CSharpKind.Json && other is ConstantExpr { Value: NumberValue or TextValue };

    private static bool IsNone(Expr expression) => expression is ConstantExpr { Value: NoneValue };

    private static bool IsNumeric(CSharpShape shape) => shape.Kind is CSharpKind.Int or CSharpKind.Number;

    private CSharpCode IsNoneTest(Expr expression, bool isNegated)
    {
        // A cell may lack a value that others have, and a job or step that did not run has no outputs.
        var asked = expression is ReadExpr { Source: MatrixSource or JobOutputSource or StepSource { Facet: StepFacet.Output } } read ? read with { Type = read.Type.OrNone() } : expression;
        var shape = CSharpShape.Of(asked.Type);
        var code = Lower(asked);
        return shape switch
        {
            { Kind: CSharpKind.Json } => isNegated ? new CSharpCode(code.Target + ".IsNone").Negated() : new(code.Target + ".IsNone"),
            { IsOptional: true } => new($"{code.In(Precedence.Relational)} is {(isNegated ? "not null" : "null")}", Precedence.Relational),
            _ => new(isNegated ? "true" : "false"),
        };
    }

    private CSharpCode Order(BinaryExpr binary)
    {
        var sign = binary.Operator switch
        {
            BinaryOperator.Less => "<",
            BinaryOperator.LessOrEqual => "<=",
            BinaryOperator.Greater => ">",
            _ => ">=",
        };
        var shape = CSharpShape.Of(binary.Left.Type);
        if (shape.Kind is CSharpKind.Text)
        {
            var compare = IsVersion(binary.Left) || IsVersion(binary.Right) ? "CompareVersions" : "Compare";
            return new($"TypedOperators.{compare}({LowerAs(binary.Left, FlowType.Text)}, {LowerAs(binary.Right, FlowType.Text)}) {sign} 0", Precedence.Relational);
        }

        var other = CSharpShape.Of(binary.Right.Type);
        var (left, right) = shape.Kind == CSharpKind.Json && other.Kind == CSharpKind.Json
            ? (LowerAs(binary.Left, FlowType.Number), LowerAs(binary.Right, FlowType.Number))
            : (LowerAs(binary.Left, shape.Kind == CSharpKind.Json ? other with { IsOptional = true } : shape), LowerAs(binary.Right, other.Kind == CSharpKind.Json ? shape with { IsOptional = true } : other));
        return CSharpCode.Binary(left, sign, right, Precedence.Relational);
    }

    private static bool IsVersion(Expr expression) => expression.Type.Required is TextType { Form: TextForm.Version };

    private CSharpCode Membership(Expr item, Expr place, bool isNegated)
    {
        if (Alternatives(item, place, CSharpShape.Of(item.Type)) is { IsEmpty: false } alternatives)
        {
            return Pattern(item, alternatives, isNegated);
        }

        var code = place switch
        {
            BinaryExpr { Operator: BinaryOperator.Range } range => InRange(item, range.Left, range.Right),
            ConstantExpr { Value: RangeValue range } => InRange(item, Known(range.First, item, place), Known(range.Last, item, place)),
            _ => InList(item, place),
        };
        return isNegated ? code.Negated() : code;
    }

    private static ConstantExpr Known(Value value, Expr item, Expr place) => new(value, item.Type.Required is AnyType ? value.Type : item.Type.Required, place.Location);

    // A list of known texts, numbers or flags reads best as a C# pattern.
    private static ImmutableArray<string> Alternatives(Expr subject, Expr place, CSharpShape item)
    {
        var items = place switch
        {
            ConstantExpr { Value: ListValue list } => list.Items,
            ListExpr list when list.Items.All(static i => i is ConstantExpr) => [.. list.Items.Select(static i => ((ConstantExpr)i).Value)],
            _ => [],
        };
        return subject is ReadExpr { Source: JobResultSource } ? WithKinds(items)
            : item.Kind is CSharpKind.Text or CSharpKind.Int or CSharpKind.Number && items.All(v => v is not NoneValue && Fits(v, item))
            ? [.. items.Select(v => item.Kind == CSharpKind.Text ? CSharpLiteral.Quoted(v.ToText()).Text : CSharpLiteral.Of(v, item).Text)]
            : [];
    }

    private static bool Fits(Value value, CSharpShape item) => item.Kind == CSharpKind.Text
        ? value is TextValue or EnumValue
        : value is NumberValue number && (item.Kind == CSharpKind.Number || decimal.Truncate(number.Number) == number.Number);

    private CSharpCode Pattern(Expr item, ImmutableArray<string> alternatives, bool isNegated)
    {
        var pattern = string.Join(" or ", alternatives.Contains("\"\"") && CSharpShape.Of(item.Type).IsOptional ? alternatives.Insert(0, "null") : alternatives);
        pattern = isNegated ? alternatives.Length > 1 ? $"not ({pattern})" : "not " + pattern : pattern;
        var subject = item is ReadExpr { Source: JobResultSource result } ? At(item, ContextLevel.Job, c => new($"{Job(c, result.Job)}.Result.ToFlow()")) : Lower(item);
        return new($"{subject.In(Precedence.Relational)} is {pattern}", Precedence.Relational);
    }

    private CSharpCode InRange(Expr item, Expr first, Expr last)
    {
        var shape = CSharpShape.Of(item.Type).Kind == CSharpKind.Json ? CSharpShape.Of(first.Type) : CSharpShape.Of(item.Type);
        var required = shape.OrRequired();
        var range = $"Operators.InRange({LowerAs(item, required)}, {LowerAs(first, required)}, {LowerAs(last, required)})";
        return shape.IsOptional ? new($"{Lower(item).In(Precedence.Relational)} is not null && {range}", Precedence.And) : new(range);
    }

    private CSharpCode InList(Expr item, Expr place)
    {
        var shape = CSharpShape.Of(place.Type);
        if (shape.Kind != CSharpKind.List || CSharpShape.Of(item.Type) is not { Kind: var kind } || kind != shape.ElementShape.Kind)
        {
            return new($"TypedOperators.In({Value(item)}, {Value(place)})");
        }

        return new($"{LowerAs(place, shape.OrRequired()).Target}.Contains({LowerAs(item, shape.ElementShape)})");
    }

    private CSharpCode Coalesce(BinaryExpr binary)
    {
        var (left, result) = (CSharpShape.Of(binary.Left.Type), CSharpShape.Of(binary.Type));
        if (IsNone(binary.Left))
        {
            return LowerAs(binary.Right, result);
        }

        if (left.Kind == CSharpKind.Json)
        {
            var value = Lower(binary.Left);
            return result.Kind == CSharpKind.Json
                ? new($"TypedOperators.OrElse({value}, () => {Value(binary.Right)})")
                : Or(Convert(value, left, result with { IsOptional = true }), LowerAs(binary.Right, result));
        }

        return left.IsOptional
            ? Or(Convert(Lower(binary.Left), left, result with { IsOptional = true }), LowerAs(binary.Right, result))
            : LowerAs(binary.Left, result);
    }

    // "??" takes the nearest on its right first.
    private static CSharpCode Or(CSharpCode left, CSharpCode right) =>
        new($"{left.In(Precedence.Or)} ?? {right.In(Precedence.Coalesce)}", Precedence.Coalesce);

    private CSharpCode Range(BinaryExpr binary) => binary.Type is RangeType { Element: IntType }
        ? new($"TypedOperators.Range({LowerAs(binary.Left, FlowType.Int)}, {LowerAs(binary.Right, FlowType.Int)})")
        : Report(CSharpDiagnostics.NotInRunner, binary, $"The runner has no values of type `{binary.Type.Name}` on their own; write the range behind `in`.");

    private CSharpCode Arithmetic(BinaryExpr binary)
    {
        var (left, right, result) = (CSharpShape.Of(binary.Left.Type).OrRequired(), CSharpShape.Of(binary.Right.Type).OrRequired(), CSharpShape.Of(binary.Type).OrRequired());
        return (binary.Operator, left.Kind, right.Kind) switch
        {
            (BinaryOperator.Add, CSharpKind.List, _) => new($"{LowerAs(binary.Left, left).Target}.Concat({LowerAs(binary.Right, left)}).ToList()"),
            (BinaryOperator.Add, CSharpKind.Text, _) => Sign(Text(binary.Left), "+", Text(binary.Right)),
            (BinaryOperator.Add, CSharpKind.Date, CSharpKind.Duration) => new($"{LowerAs(binary.Left, left).Target}.AddDays({LowerAs(binary.Right, right).Target}.Days)"),
            (BinaryOperator.Add, CSharpKind.Time, CSharpKind.Duration) => new($"{LowerAs(binary.Left, left).Target}.Add({LowerAs(binary.Right, right)})"),
            (BinaryOperator.Divide, CSharpKind.Duration, CSharpKind.Duration) =>
                new($"(decimal){LowerAs(binary.Left, left).Target}.Ticks / {LowerAs(binary.Right, right).Target}.Ticks", Precedence.Multiplicative),
            (BinaryOperator.Multiply, CSharpKind.Int or CSharpKind.Number, CSharpKind.Duration) => Sign(AsDouble(binary.Left), "*", LowerAs(binary.Right, right)),
            (BinaryOperator.Multiply or BinaryOperator.Divide, CSharpKind.Duration, _) => Sign(LowerAs(binary.Left, left), SignOf(binary), AsDouble(binary.Right)),
            (BinaryOperator.Divide, CSharpKind.Int, CSharpKind.Int) when result.Kind != CSharpKind.Int =>
                Sign(new($"(decimal){LowerAs(binary.Left, left).In(Precedence.Unary)}", Precedence.Unary), "/", LowerAs(binary.Right, right)),
            _ => Sign(LowerAs(binary.Left, Operand(left, result)), SignOf(binary), LowerAs(binary.Right, Operand(right, result))),
        };

        CSharpCode Sign(CSharpCode a, string sign, CSharpCode b) =>
            CSharpCode.Binary(a, sign, b, sign is "*" or "/" ? Precedence.Multiplicative : Precedence.Additive);
    }

    private static CSharpShape Operand(CSharpShape operand, CSharpShape result) => operand.Kind == CSharpKind.Json ? result : operand;

    private CSharpCode AsDouble(Expr expression) => new($"(double){LowerAs(expression, FlowType.Number).In(Precedence.Unary)}", Precedence.Unary);

    private static string SignOf(BinaryExpr binary) => binary.Operator switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        _ => "/",
    };
}
