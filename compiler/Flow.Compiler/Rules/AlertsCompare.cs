using Flow.Compiler.Diagnostics;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model;

namespace Flow.Compiler.Rules;

/// <summary>The condition of an alert leaves series out when all is well: else it fires as long as anything is measured.</summary>
internal sealed class AlertsCompare : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var alert in model.Alerts.Where(static a => !CanBeEmpty(a.Condition.Tree)))
        {
            diagnostics.Report(
                OnCallDiagnostics.AlwaysFires, alert.Condition.At(alert.Condition.Tree.Span),
                alert.Condition.Tree.Descendants().Any(static n => n is PromBinary { ReturnsBool: true })
                    ? $"`{alert.FullName}` fires as long as anything is measured: with `bool` a comparison gives 0 or 1, and both are series. Leave `bool` out."
                    : $"`{alert.FullName}` fires as long as anything is measured: nothing is compared. Write `… > 0`, or what is too much.",
                []);
        }
    }

    /// <summary>Whether a query leaves series out: `and`, `unless` and `absent` do as well as a comparison; a subquery or a function keeps what it is given.</summary>
    internal static bool CanBeEmpty(PromExpression query) => query switch
    {
        PromBinary { IsComparison: true, ReturnsBool: false } or PromBinary { Operator: "and" or "unless" } or PromCall { Name: "absent" or "absent_over_time" } => true,
        PromBinary { Operator: "or" } either => CanBeEmpty(either.Left) && CanBeEmpty(either.Right),
        PromSelector { Metric: "ALERTS" } => true,
        PromCall { Name: "vector" } or PromAggregation { Operator: "absent" } => false,
        _ => query.Parts().Any(CanBeEmpty),
    };
}
