using System.Collections.Immutable;
using Flow.Compiler.Functions;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>Evaluates an expression whose reads are given: the cells of a matrix, a condition in a test.</summary>
/// <param name="read">The value of a source, or null where it is not known.</param>
public sealed class Evaluator(Func<ValueSource, Value?> read)
{
    /// <summary>The value of <paramref name="expression"/>, or null where something in it is not known.</summary>
    public Value? Evaluate(Expr expression) => expression switch
    {
        ConstantExpr constant => constant.Value,
        ReadExpr source => read(source.Source),
        UnaryExpr unary => Evaluate(unary.Operand) is { } operand ? Folding.Unary(unary.Operator, operand) : null,
        BinaryExpr binary => Binary(binary),
        ConditionalExpr conditional => Evaluate(conditional.Condition) is BoolValue condition
            ? Evaluate(condition.Truth ? conditional.Consequence : conditional.Alternative)
            : null,
        InterpolationExpr text => All(text.Parts) is { } parts ? Value.Of(string.Concat(parts.Select(static p => p.ToText()))) : null,
        ListExpr list => All(list.Items) is { } items ? new ListValue((list.Type as ListType)?.Element ?? FlowType.Any, items) : null,
        RecordExpr record => All([.. record.Fields.Select(static f => f.Value)]) is { } values
            ? new RecordValue(record.Type, [.. record.Fields.Zip(values, static (f, v) => new FieldValue(f.Name, v))])
            : null,
        MemberExpr { Target: ReadExpr { Source: AllResourcesSource } } all => Evaluate(all.Target) is ListValue copies
            ? new ListValue((all.Type as ListType)?.Element ?? FlowType.Any, [.. copies.Items.Select(c => (c as RecordValue)?.Field(all.Member) ?? Value.None)])
            : null,
        MemberExpr member => Evaluate(member.Target) is RecordValue target ? target.Field(member.Member) ?? Value.None : null,
        IndexExpr index => Index(index),
        CallExpr call => Call(call),
        ComprehensionExpr comprehension => Comprehension(comprehension),
        _ => null,
    };

    private Value? Binary(BinaryExpr binary)
    {
        var left = Evaluate(binary.Left);
        switch (binary.Operator)
        {
            case BinaryOperator.And when left is BoolValue { Truth: false }:
            case BinaryOperator.Or when left is BoolValue { Truth: true }:
                return left;
            case BinaryOperator.Coalesce when left is not null && !Folding.IsNone(left):
                return left;
        }

        return left is not null && Evaluate(binary.Right) is { } right ? Folding.Binary(binary.Operator, left, right, out _) : null;
    }

    private Value? Index(IndexExpr index) => (Evaluate(index.Target), Evaluate(index.Index)) switch
    {
        (ListValue list, NumberValue { IsWhole: true } at) => at.Number >= 0 && at.Number < list.Items.Length ? list.Items[(int)at.Number] : Value.None,
        (RecordValue record, TextValue name) => record.Field(name.Text) ?? Value.None,
        _ => null,
    };

    private Value? Call(CallExpr call) =>
        StandardLibrary.Find(call.Function) is { } function && All(call.Arguments) is { } arguments
            ? function.Sample ?? function.Call([.. arguments.Select(Argument.Of)], FunctionContext.Empty).Value
            : null;

    private ListValue? Comprehension(ComprehensionExpr comprehension)
    {
        if (Evaluate(comprehension.Sequence) is not ListValue sequence)
        {
            return null;
        }

        var items = ImmutableArray.CreateBuilder<Value>();
        foreach (var item in sequence.Items)
        {
            var inner = new Evaluator(source => source is VariableSource { Name: var name } && name == comprehension.Variable ? item : read(source));
            if (comprehension.Condition is { } condition && inner.Evaluate(condition) is not BoolValue { Truth: true })
            {
                continue;
            }

            if (inner.Evaluate(comprehension.Result) is not { } value)
            {
                return null;
            }

            items.Add(value);
        }

        return new ListValue(comprehension.Result.Type, items.ToImmutable());
    }

    private ImmutableArray<Value>? All(ImmutableArray<Expr> expressions)
    {
        var values = ImmutableArray.CreateBuilder<Value>(expressions.Length);
        foreach (var expression in expressions)
        {
            if (Evaluate(expression) is not { } value)
            {
                return null;
            }

            values.Add(value);
        }

        return values.MoveToImmutable();
    }
}
