using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>What is written for a job that a loop makes several of, as it is in one of them.</summary>
internal static class CellValues
{
    /// <summary>The cells of <paramref name="job"/> where the compiler knows them; else a single one, of which nothing is known.</summary>
    public static ImmutableArray<RecordValue> Of(Job? job) => job?.Matrix is { IsKnown: true, Cells: { IsEmpty: false } cells } ? cells : [new RecordValue(new MapType(FlowType.Any), [])];

    /// <summary><paramref name="use"/> with its parameters as they are in <paramref name="cell"/>.</summary>
    public static ConstructUse In(ConstructUse use, RecordValue cell) => cell.Fields.IsEmpty ? use : use with { Parameters = [.. use.Parameters.Select(p => p with { Value = In(p.Value, cell) })] };

    /// <summary><paramref name="value"/> as it is in <paramref name="cell"/>; itself where a run has to say more.</summary>
    public static Expr In(Expr value, RecordValue cell) => value switch
    {
        { Constant: not null } => value,
        RecordExpr => ExprTree.Map(value, v => In(v, cell)),
        _ when new Evaluator(s => s is MatrixSource { Axis: var axis } ? cell.Field(axis) : null).Evaluate(value) is { } known => new ConstantExpr(known, value.Type, value.Location) { Labels = value.Labels },
        _ => value,
    };
}
