using System.Collections.Frozen;
using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>
/// A condition can hold when it is asked: without a status function a step is asked only while everything before it succeeded, and a job only behind its gates.
/// </summary>
internal sealed class ConditionCanHold : ModelRule
{
    private static readonly FrozenSet<string> Passed = FrozenSet.ToFrozenSet(["succeeded", "skipped"]);
    private static readonly FrozenSet<string> Ended = FrozenSet.ToFrozenSet(["succeeded", "skipped", "failed"]);
    private static readonly FrozenSet<string> Succeeded = FrozenSet.ToFrozenSet(["succeeded"]);

    public override bool IsLocal => true;

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var pipeline in model.Pipelines)
        {
            foreach (var job in pipeline.Jobs)
            {
                CheckJob(pipeline, job, diagnostics);
                CheckSteps([.. job.AllSteps], job.Steps.Length, diagnostics);
            }
        }

        foreach (var action in model.Actions)
        {
            CheckSteps(action.Steps, action.Steps.Length, diagnostics);
        }
    }

    private static void CheckJob(Pipeline pipeline, Job job, DiagnosticBag diagnostics)
    {
        if (job.When is not { } when || job.Needs.Any(static n => n is { IsWritten: true, Gate: Gate.Condition }))
        {
            return; // a written gate that the condition takes away is judged by another rule
        }

        if (job.UsesStatusFunction)
        {
            var results = Enum.GetValues<Standing>().Select(s => new Outlook(s, r => s == Standing.Success && r.Source is JobResultSource ? KnownResults.Successes : null));
            CheckExact(when, results, diagnostics);
            return;
        }

        var known = KnownResults.Behind(pipeline, job);
        if (!new Outlook(Standing.Success, r => r.Source is JobResultSource result ? known.Of(result.Job) : null).Allows(when))
        {
            Report(
                diagnostics, PipelineDiagnostics.DefeatedCondition, when.Location, $"`{job.Name}` runs only behind its gates, and then this cannot hold.",
                [.. known.Reasons(when).Select(static r => new RelatedLocation(r.Location, $"Through this, `{r.Job}` {r.What} when the condition is asked."))]);
        }
    }

    private static void CheckSteps(ImmutableArray<Step> steps, int gated, DiagnosticBag diagnostics)
    {
        foreach (var (index, step) in steps.Index().Where(static s => s.Item.When is not null))
        {
            if (step.UsesStatusFunction)
            {
                CheckExact(step.When!, Enum.GetValues<Standing>().Where(static s => s != Standing.Skipped).Select(s => new Outlook(s, StepResults(steps, s))), diagnostics);
            }
            else if (index < gated && step is not ReportStep && !new Outlook(Standing.Success, StepResults(steps, Standing.Success)).Allows(step.When!))
            {
                ReportDefeated(step.When!, steps, diagnostics);
            }
        }
    }

    private static void CheckExact(Expr when, IEnumerable<Outlook> outlooks, DiagnosticBag diagnostics)
    {
        if (!outlooks.Any(o => o.Allows(when)))
        {
            Report(diagnostics, PipelineDiagnostics.DefeatedCondition, when.Location, "This can never hold: it asks for success and for its opposite.");
        }
    }

    private static void ReportDefeated(Expr when, ImmutableArray<Step> steps, DiagnosticBag diagnostics)
    {
        var function = new Outlook(Standing.Failure, StepResults(steps, Standing.Failure)).Allows(when) ? "failure()" : "always()";
        var written = when.Location.Source.Slice(when.Location.Span);
        var mended = $"{function} and {(when is BinaryExpr { Operator: BinaryOperator.Or } ? $"({written})" : written)}";
        diagnostics.Add(new Diagnostic(
            PipelineDiagnostics.DefeatedCondition, when.Location,
            $"A step runs only while everything before it succeeded, and then this cannot hold. Say when it is asked instead: `when {mended}`.")
        {
            Fixes = [new Fix($"Write `{mended}`", FixSafety.Suggestion, [new TextEdit(when.Location.Span, mended)])],
        });
    }

    /// <summary>How earlier steps can have ended. One that may fail freely tells nothing by its outcome.</summary>
    private static Func<ReadExpr, FrozenSet<string>?> StepResults(IEnumerable<Step> steps, Standing standing) => read => (standing, read.Source) switch
    {
        (Standing.Cancelled, _) => null,
        (Standing.Success, StepSource { Facet: StepFacet.Outcome or StepFacet.ExitCode } source) when MayFail(steps, source.Step) => null,
        (Standing.Success, StepSource { Facet: StepFacet.Outcome or StepFacet.Conclusion }) => Passed,
        (Standing.Failure, StepSource { Facet: StepFacet.Outcome or StepFacet.Conclusion }) => Ended,
        (Standing.Success, StepSource { Facet: StepFacet.ExitCode } source) when steps.Any(s => s.Key == source.Step && s.When is null) => FrozenSet.ToFrozenSet(["0"]),
        (Standing.Success, ContextSource { Context: "job", Path: ["status"] }) => Succeeded,
        _ => null,
    };

    private static bool MayFail(IEnumerable<Step> steps, string key) =>
        steps.FirstOrDefault(s => s.Key == key)?.ContinueOnError is not (null or { Constant: BoolValue { Truth: false } });
}
