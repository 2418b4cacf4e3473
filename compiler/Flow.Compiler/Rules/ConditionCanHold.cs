using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>A condition that asks for success and for failure of the same things can never hold.</summary>
internal sealed class ConditionCanHold : ModelRule
{
    public override bool IsLocal => true;

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var when in model.Pipelines.SelectMany(static p => p.Jobs).SelectMany(static j => j.AllSteps.Select(static s => s.When).Prepend(j.When)).OfType<Expr>())
        {
            var required = Conjuncts(when).OfType<ReadExpr>().Select(static r => r.Source).OfType<StatusSource>().Select(static s => s.Function).ToHashSet();
            if (required.Contains(StatusFunction.Success) && (required.Contains(StatusFunction.Failure) || required.Contains(StatusFunction.Cancelled)))
            {
                Report(diagnostics, PipelineDiagnostics.DefeatedCondition, when.Location, "This can never hold: it asks for success and for its opposite.");
            }
        }
    }

    private static IEnumerable<Expr> Conjuncts(Expr condition) =>
        condition is BinaryExpr { Operator: BinaryOperator.And } and ? Conjuncts(and.Left).Concat(Conjuncts(and.Right)) : [condition];
}
