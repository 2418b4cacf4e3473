using System.Text;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.CSharp;

/// <summary>
/// Expressions of the language as C# expressions with the same meaning. Each is typed by its Flow type (<see cref="CSharpShape"/>);
/// what generated code calls is in the runtime's <c>Typed</c>, <c>Spell</c> and <c>TypedOperators</c>.
/// </summary>
internal sealed partial class CSharpExpressions
{
    private readonly CSharpScope scope;
    private readonly DiagnosticBag diagnostics;

    public CSharpExpressions(CSharpScope scope, DiagnosticBag diagnostics) => (this.scope, this.diagnostics) = (scope, diagnostics);

    /// <summary>The same for another place.</summary>
    public CSharpExpressions In(CSharpScope other) => new(other, diagnostics);

    /// <summary>Where the expressions stand.</summary>
    public CSharpScope Scope => scope;

    /// <summary>The expression in the C# type of its own type.</summary>
    public CSharpCode Lower(Expr expression) => expression switch
    {
        ConstantExpr constant => CSharpLiteral.Of(constant.Value, CSharpShape.Of(constant.Type)),
        ReadExpr read => Read(read),
        UnaryExpr unary => Unary(unary),
        BinaryExpr binary => Binary(binary),
        ConditionalExpr conditional => Conditional(conditional),
        InterpolationExpr interpolation => Interpolation(interpolation),
        ListExpr list => List(list),
        RecordExpr record => Record(record),
        MemberExpr member => FromValue(new($"{ValueTarget(member.Target)}[{CSharpLiteral.Quoted(member.Member)}]"), CSharpShape.Of(member.Type)),
        IndexExpr index => Index(index),
        CallExpr call => Call(call),
        ComprehensionExpr comprehension => Comprehension(comprehension),
        ErrorExpr => new("Value.None"),
        _ => throw new InvalidOperationException($"The expression {expression.GetType().Name} has no C# form."),
    };

    /// <summary>The expression in the C# type of <paramref name="type"/>.</summary>
    public CSharpCode LowerAs(Expr expression, FlowType type) => LowerAs(expression, CSharpShape.Of(type));

    /// <summary>The expression in the C# type of <paramref name="shape"/>.</summary>
    public CSharpCode LowerAs(Expr expression, CSharpShape shape) =>
        expression is ConstantExpr constant ? CSharpLiteral.Of(constant.Value, shape) : Convert(Lower(expression), CSharpShape.Of(expression.Type), shape);

    /// <summary>The expression as a condition; none is false.</summary>
    public CSharpCode Condition(Expr expression) => LowerAs(expression, FlowType.Bool);

    /// <summary>The expression as it appears inside a text.</summary>
    public CSharpCode Text(Expr expression) => expression switch
    {
        ConstantExpr constant => CSharpLiteral.Text(constant.Value.ToText()),
        ReadExpr read when IsSpelled(read) => Read(read with { Type = FlowType.Text }),
        _ => Spelled(Lower(expression), CSharpShape.Of(expression.Type)),
    };

    // A number keeps its spelling: that of the matrix, or what a script wrote, to the letter. Where the job or step did not run it is empty.
    private static bool IsSpelled(ReadExpr read) => (read.Source, CSharpShape.Of(read.Type).Kind) switch
    {
        (MatrixSource { Axis: var axis }, CSharpKind.Int or CSharpKind.Number) => !CSharpFacts.IsStrategy(axis),
        (JobOutputSource or StepSource { Facet: StepFacet.Output }, CSharpKind.Int or CSharpKind.Number or CSharpKind.Bool) => true,
        _ => false,
    };

    /// <summary>The expression as a value of the runtime.</summary>
    public CSharpCode Value(Expr expression) =>
        expression is ConstantExpr constant ? new(CSharpLiteral.AsValue(constant.Value), Precedence.Unary) : ToValue(Lower(expression), CSharpShape.Of(expression.Type));

    /// <summary>The expression as a value of the runtime, read as <paramref name="type"/> first: an output that is declared as a number is one.</summary>
    public CSharpCode Value(Expr expression, FlowType type) =>
        expression is ReadExpr read && IsSpelled(read) ? new($"(Value){Text(read).In(Precedence.Unary)}", Precedence.Unary)
            : expression is ConstantExpr || type is AnyType or ErrorType || CSharpShape.Of(type).Kind == CSharpKind.Json
            ? Value(expression)
            : ToValue(LowerAs(expression, type), CSharpShape.Of(type));

    /// <summary>Reports what the runner lacks, and gives code that compiles in its place.</summary>
    public CSharpCode Report(DiagnosticDescriptor descriptor, Expr expression, string message)
    {
        diagnostics.Report(descriptor, expression.Location, message);
        return CSharpLiteral.Of(Types.Value.None, CSharpShape.Of(expression.Type));
    }

    private CSharpCode Unary(UnaryExpr unary) => unary.Operator == UnaryOperator.Not
        ? Condition(unary.Operand).Negated()
        : new("-" + LowerAs(unary.Operand, unary.Type).In(Precedence.Unary), Precedence.Unary);

    private CSharpCode Conditional(ConditionalExpr conditional)
    {
        var shape = CSharpShape.Of(conditional.Type);
        var condition = Condition(conditional.Condition).In(Precedence.Coalesce);
        var consequence = Typed(LowerAs(conditional.Consequence, shape), shape, conditional.Consequence);
        var alternative = LowerAs(conditional.Alternative, shape);
        return new($"{condition} ? {consequence.In(Precedence.Coalesce)} : {alternative.In(Precedence.Conditional)}", Precedence.Conditional);
    }

    // A conditional whose branches have no common type of their own ("null : 5L", two kinds of list) gets one from the first branch.
    private static CSharpCode Typed(CSharpCode code, CSharpShape shape, Expr expression) =>
        shape.Kind == CSharpKind.List || (shape.IsOptional && (expression is ConstantExpr || !CSharpShape.Of(expression.Type).Equals(shape)))
            ? new($"({shape.Name}){code.In(Precedence.Unary)}", Precedence.Unary)
            : code;

    private CSharpCode List(ListExpr list)
    {
        var shape = CSharpShape.Of(list.Type);
        return shape.Kind == CSharpKind.List
            ? CSharpLiteral.Array(list.Items.Select(i => LowerAs(i, shape.ElementShape).Text), shape)
            : new($"(Value)new Value[] {{ {string.Join(", ", list.Items.Select(i => Value(i).Text))} }}", Precedence.Unary);
    }

    private CSharpCode Record(RecordExpr record)
    {
        var fields = record.Fields.Select(f => $"[{CSharpLiteral.Quoted(f.Name)}] = {Value(f.Value)}");
        return new($"(Value)new Record {{ {string.Join(", ", fields)} }}", Precedence.Unary);
    }

    private CSharpCode Index(IndexExpr index)
    {
        var target = ValueTarget(index.Target);
        var place = CSharpShape.Of(index.Index.Type).Kind is CSharpKind.Int or CSharpKind.Number
            ? index.Index is ConstantExpr { Value: NumberValue number } ? number.Number.ToString("0") : $"(int){LowerAs(index.Index, FlowType.Int).In(Precedence.Unary)}"
            : Text(index.Index).Text;
        return FromValue(new($"{target}[{place}]"), CSharpShape.Of(index.Type));
    }

    private string ValueTarget(Expr target) => Value(target).Target;

    private CSharpCode Comprehension(ComprehensionExpr comprehension)
    {
        var sequence = CSharpShape.Of(comprehension.Sequence.Type);
        var element = sequence.Kind == CSharpKind.List ? sequence.Element! : FlowType.Any;
        var inner = In(scope.With(comprehension.Variable, element));
        var name = inner.scope.Variables[comprehension.Variable].Name;
        var text = new StringBuilder(sequence.Kind == CSharpKind.List ? LowerAs(comprehension.Sequence, sequence.OrRequired()).Target : Lower(comprehension.Sequence).Target + ".Items");
        if (comprehension.Condition is { } condition)
        {
            text.Append($".Where({name} => {inner.Condition(condition)})");
        }

        var result = CSharpShape.Of(comprehension.Type).ElementShape;
        text.Append($".Select({name} => {Cast(inner.LowerAs(comprehension.Result, result), result, comprehension.Result)}).ToList()");
        return new(text.ToString());
    }

    // Inference looks at the body of the lambda alone, so a body of another C# type must say which one is meant.
    private static string Cast(CSharpCode code, CSharpShape shape, Expr expression) =>
        CSharpShape.Of(expression.Type).Equals(shape) ? code.Text : $"({shape.Name}){code.In(Precedence.Unary)}";
}
