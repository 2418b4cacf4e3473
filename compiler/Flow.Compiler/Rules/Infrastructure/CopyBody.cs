using Flow.Compiler.Binding;
using Flow.Compiler.Model;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>What is written about one copy of a resource: the variable of the loop is replaced by the element, and what is known by that is computed.</summary>
/// <param name="variable">The loop's variable.</param>
/// <param name="element">The element of the copy.</param>
/// <param name="list">Where the list is written that a construct was given; null where it was given none.</param>
internal sealed class CopyBody(string variable, Expr element, Location? list)
{
    private static readonly Evaluator evaluator = new(static _ => null);

    /// <summary><paramref name="body"/> as it is for the copy.</summary>
    public ResourceBody Of(ResourceBody body) => new([.. body.Items.Select(Of)]);

    private ResourceItem Of(ResourceItem item) => item switch
    {
        ResourceBlock block => block with { Body = Of(block.Body) },
        ResourceArgument argument when ReadsIt(argument.Value) => argument with { Value = Of(argument.Value), Origin = PlaceOf(argument.Origin) },
        _ => item,
    };

    // What a construct sets for each element of a list that it is given stands in that list.
    private Origin PlaceOf(Origin written) => list is null ? written : written with { Location = list };

    private bool ReadsIt(Expr value) => ExprTree.Reads(value).Any(r => r.Source is VariableSource source && source.Name == variable);

    private Expr Of(Expr value) => value switch
    {
        _ when !ReadsIt(value) => value,
        ReadExpr => element,
        ComprehensionExpr loop when loop.Variable == variable => loop with { Sequence = Of(loop.Sequence) }, // inside of it the name means something else
        _ => Folded(ExprTree.Map(value, Of)),
    };

    private static Expr Folded(Expr value) => value switch
    {
        MemberExpr { Target: RecordExpr record } member => Field(record, member.Member, member.Location),
        IndexExpr { Target: RecordExpr record, Index.Constant: { } key } => Field(record, key.ToText(), value.Location),
        ConditionalExpr { Condition.Constant: BoolValue condition } choice => condition.Truth ? choice.Consequence : choice.Alternative,
        _ => evaluator.Evaluate(value) is { } known ? new ConstantExpr(known, value.Type, value.Location) { Labels = value.Labels } : value,
    };

    private static Expr Field(RecordExpr record, string name, Location location) =>
        record.Fields.FirstOrDefault(f => f.Name == name)?.Value ?? new ConstantExpr(Value.None, Value.None.Type, location);
}
