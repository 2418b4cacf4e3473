using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>What a job asks of one other job fits together: its gate, its condition and the data that it takes.</summary>
internal sealed class GatesAgree : ModelRule
{
    public override bool IsLocal => true;

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var job in model.Pipelines.SelectMany(static p => p.Jobs))
        {
            foreach (var need in job.Needs)
            {
                if (need is { IsWritten: true, Gate: Gate.Condition })
                {
                    CheckCondition(job, need, diagnostics);
                }
                else if (need is { Gate: Gate.Failed, CarriesData: true })
                {
                    CheckData(job, need, diagnostics);
                }
            }
        }
    }

    private static void CheckCondition(Job job, JobDependency need, DiagnosticBag diagnostics)
    {
        var success = new Outlook(Standing.Success, r => r.Source is JobResultSource result && result.Job == need.Job ? KnownResults.Successes : null);
        if (job.UsesStatusFunction || success.Allows(job.When!))
        {
            return;
        }

        var written = need.Origin.Location.Source.Slice(need.Origin.Location.Span);
        var ended = $"ended({written})";
        diagnostics.Add(new Diagnostic(
            PipelineDiagnostics.GatesContradict, need.Origin.Location,
            $"`after {written}` waits for its success, and the condition asks for something else. Leave it out, because reading the result already makes the edge, or write `after {ended}`.")
        {
            Related = [new RelatedLocation(job.When!.Location, $"This cannot hold when `{need.Job}` succeeded.")],
            Fixes = [new Fix($"Write `{ended}`", FixSafety.Suggestion, [new TextEdit(need.Origin.Location.Span, ended)])],
        });
    }

    private static void CheckData(Job job, JobDependency need, DiagnosticBag diagnostics)
    {
        foreach (var read in ModelValues.Of(job).SelectMany(Undefended).Where(r => IsOf(r.Source, need.Job)))
        {
            Report(
                diagnostics, PipelineDiagnostics.DataOfFailedJob, read.Location,
                $"`{job.Name}` runs when `{need.Job}` failed, and then this may not have been made. Say what to take instead: `{read.Location.Source.Slice(read.Location.Span)} ?? \"…\"`.",
                new RelatedLocation(need.Origin.Location, "It runs only after a failure."));
        }

        foreach (var take in job.AllSteps.OfType<TakeArtifactStep>().Where(t => t.Job == need.Job && t.ContinueOnError is null))
        {
            Report(
                diagnostics, PipelineDiagnostics.DataOfFailedJob, take.Origin.Location,
                $"`{job.Name}` runs when `{need.Job}` failed, and then `{take.Artifact}` may not have been made. Let the step fail without harm: `continue-on-error = true`.",
                new RelatedLocation(need.Origin.Location, "It runs only after a failure."));
        }
    }

    private static bool IsOf(ValueSource source, string job) =>
        source is JobOutputSource { Job: var one } ? one == job : source is AllJobOutputsSource { Job: var all } && all == job;

    /// <summary>The reads that no <c>??</c> stands behind.</summary>
    private static IEnumerable<ReadExpr> Undefended(Expr value) => value switch
    {
        ReadExpr read => [read],
        BinaryExpr { Operator: BinaryOperator.Coalesce } coalesce => Undefended(coalesce.Right),
        _ => ExprTree.Children(value).SelectMany(Undefended),
    };
}
