using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>A reason to deploy despite a freeze that only a run knows can be missing: else nothing would be held back, and nobody would see it.</summary>
internal sealed class ReasonsCanBeMissing : ModelRule
{
    public override bool IsLocal => true;

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var job in model.Pipelines.SelectMany(static p => p.Jobs))
        {
            if (job.Environment?.DespiteFreeze is { Constant: null } reason && IsThere(reason))
            {
                Report(diagnostics, FreezeDiagnostics.NeverHeldBack, reason.Location, $"This text is never empty, so no freeze would ever hold `{job.Name}` back. Write the parameter alone that somebody gives a reason with.");
            }
        }
    }

    private static bool IsThere(Expr value) => value switch
    {
        ConstantExpr constant => constant.Value is not NoneValue && constant.Value.ToText().Length > 0,
        InterpolationExpr text => text.Parts.Any(IsThere),
        BinaryExpr { Operator: BinaryOperator.Add } sum => IsThere(sum.Left) || IsThere(sum.Right),
        ConditionalExpr choice => IsThere(choice.Consequence) && IsThere(choice.Alternative),
        ReadExpr { Source: ContextSource { Context: "git" or "run" or "runner" or "pipeline" } } read => !read.Type.IsOptional,
        _ => false,
    };
}
