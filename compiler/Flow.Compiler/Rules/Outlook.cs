using System.Collections.Frozen;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>How things stand when a condition is asked, as GitHub's status functions tell it.</summary>
internal enum Standing
{
    /// <summary>Everything before succeeded.</summary>
    Success,

    /// <summary>Something before failed.</summary>
    Failure,

    /// <summary>The run, or the job, was cancelled.</summary>
    Cancelled,

    /// <summary>A job before was skipped, and none failed.</summary>
    Skipped,
}

/// <summary>What can become of a condition when something is known about what it reads. What is not known may be anything.</summary>
/// <param name="standing">What the status functions answer.</param>
/// <param name="possible">The words that a read may give; null where that is not known.</param>
internal sealed class Outlook(Standing standing, Func<ReadExpr, FrozenSet<string>?> possible)
{
    /// <summary>Whether <paramref name="condition"/> can hold.</summary>
    public bool Allows(Expr condition) => Truth(condition) is not false;

    private bool? Truth(Expr value) => value switch
    {
        ConstantExpr { Value: BoolValue known } => known.Truth,
        ReadExpr { Source: StatusSource status } => Answer(status.Function),
        UnaryExpr { Operator: UnaryOperator.Not } not => !Truth(not.Operand),
        BinaryExpr { Operator: BinaryOperator.And } and => Truth(and.Left) & Truth(and.Right),
        BinaryExpr { Operator: BinaryOperator.Or } or => Truth(or.Left) | Truth(or.Right),
        BinaryExpr { Operator: BinaryOperator.Equal or BinaryOperator.In } among => IsAmong(among),
        BinaryExpr { Operator: BinaryOperator.NotEqual or BinaryOperator.NotIn } among => !IsAmong(among),
        _ => null,
    };

    private bool Answer(StatusFunction function) => function switch
    {
        StatusFunction.Success => standing == Standing.Success,
        StatusFunction.Failure => standing == Standing.Failure,
        StatusFunction.Cancelled => standing == Standing.Cancelled,
        _ => true,
    };

    private bool? IsAmong(BinaryExpr comparison)
    {
        if (Words(comparison.Left) is not { } left || Words(comparison.Right) is not { } right)
        {
            return null;
        }

        var oneOfMany = comparison.Operator is BinaryOperator.In or BinaryOperator.NotIn;
        return !left.Overlaps(right) ? false
            : left.IsSubsetOf(right) && (right.Count == 1 || (oneOfMany && comparison.Right.Constant is not null)) ? true
            : null;
    }

    private FrozenSet<string>? Words(Expr value) => value switch
    {
        ConstantExpr { Value: ListValue list } => list.Items.Select(static i => i.ToText()).ToFrozenSet(),
        ConstantExpr { Value: not NoneValue } constant => FrozenSet.ToFrozenSet([constant.Value.ToText()]),
        ReadExpr read => possible(read),
        _ => null,
    };
}
