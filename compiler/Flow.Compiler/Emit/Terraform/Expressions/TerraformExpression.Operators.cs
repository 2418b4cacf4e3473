using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.Terraform.Expressions;

/// <summary>Operators that take two values.</summary>
internal sealed partial class TerraformExpression
{
    private HclExpression Binary(BinaryExpr e) => e.Operator switch
    {
        BinaryOperator.Or => new HclBinary(Condition(e.Left), "||", Condition(e.Right)),
        BinaryOperator.And => new HclBinary(Condition(e.Left), "&&", Condition(e.Right)),
        BinaryOperator.Equal => Equality(e, "=="),
        BinaryOperator.NotEqual => Equality(e, "!="),
        BinaryOperator.Less => Order(e, "<"),
        BinaryOperator.LessOrEqual => Order(e, "<="),
        BinaryOperator.Greater => Order(e, ">"),
        BinaryOperator.GreaterOrEqual => Order(e, ">="),
        BinaryOperator.In => Membership(e),
        BinaryOperator.NotIn => new HclUnary("!", Membership(e)),
        BinaryOperator.Coalesce => OrElse(Of(e.Left), Of(e.Right)),
        BinaryOperator.Add => Sum(e),
        BinaryOperator.Subtract => Arithmetic(e, "-"),
        BinaryOperator.Multiply => Arithmetic(e, "*"),
        BinaryOperator.Divide => Quotient(e),
        _ => Unsupported(e, "make a range"),
    };

    // A list that is written out is another type than one of a provider, and never equal to it; as JSON both are the same text.
    private HclExpression Equality(BinaryExpr e, string sign) =>
        IsThere(e, sign) is { } there ? there
        : IsScalar(e.Left.Type) || IsScalar(e.Right.Type)
            ? new HclBinary(Of(e.Left), sign, Of(e.Right))
            : new HclBinary(HclCall.Of("jsonencode", Of(e.Left)), sign, HclCall.Of("jsonencode", Of(e.Right)));

    private static bool IsScalar(FlowType type) => type.Required is TextType or EnumType or IntType or NumberType or BoolType or NoneType;

    private HclExpression Order(BinaryExpr e, string sign)
    {
        if (e.Left.Type.Required is not (IntType or NumberType) || e.Right.Type.Required is not (IntType or NumberType))
        {
            return Unsupported(e, "compare anything but numbers by size");
        }

        var comparison = new HclBinary(Of(e.Left), sign, Of(e.Right));
        var optional = new[] { e.Left, e.Right }.Where(static side => side.Type.IsOptional).Select(side => new HclBinary(Of(side), "==", HclLiteral.Null)).ToArray();
        return optional switch
        {
            [] => comparison,
            [var one] => new HclConditional(one, false, comparison),
            _ => new HclConditional(new HclBinary(optional[0], "||", optional[1]), false, comparison),
        };
    }

    private HclExpression Membership(BinaryExpr e) => (e.Right.Type.Required, e.Right.Constant) switch
    {
        (ListType, _) => HclCall.Of("contains", Of(e.Right), Of(e.Left)),
        (MapType or RecordType, _) => HclCall.Of("contains", HclCall.Of("keys", Of(e.Right)), Of(e.Left)),
        (_, RangeValue { First: NumberValue first, Last: NumberValue last }) => new HclBinary(
            new HclBinary(Of(e.Left), ">=", HclLiteral.Of(first.Number)), "&&", new HclBinary(Of(e.Left), "<=", HclLiteral.Of(last.Number))),
        _ => Unsupported(e, $"look for something in {e.Right.Type.Name}"),
    };

    private HclExpression Sum(BinaryExpr e) => e.Type.Required switch
    {
        TextType => Template(new InterpolationExpr([e.Left, e.Right], e.Location)),
        ListType => HclCall.Of("concat", ListOf(e.Left), ListOf(e.Right)),
        _ => Arithmetic(e, "+"),
    };

    private HclExpression Arithmetic(BinaryExpr e, string sign) =>
        e.Type.Required is IntType or NumberType && e.Left.Type.Required is IntType or NumberType && e.Right.Type.Required is IntType or NumberType
            ? new HclBinary(Of(e.Left), sign, Of(e.Right))
            : Unsupported(e, $"compute with {e.Left.Type.Name} and {e.Right.Type.Name}");

    // A quotient with a finite number of digits is the same number for both; any other would differ in its last digits.
    private HclExpression Quotient(BinaryExpr e) => e.Right.Constant is NumberValue { Number: var divisor } && IsFinite(divisor)
        ? Arithmetic(e, "/")
        : Unsupported(e, "divide with the digits that Flow has", "Divide by a number whose only factors are 2 and 5, or multiply.");

    private static bool IsFinite(decimal divisor)
    {
        var rest = Math.Abs(divisor);
        while (rest != 0 && decimal.Truncate(rest) != rest)
        {
            rest *= 10;
        }

        foreach (var factor in (ReadOnlySpan<decimal>)[2, 5])
        {
            while (rest != 0 && rest % factor == 0)
            {
                rest /= factor;
            }
        }

        return rest == 1;
    }
}
