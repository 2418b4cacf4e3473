using Flow.Compiler.Binding;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>
/// Whether a job checks out what somebody outside wrote although its event gives it the project's rights. This, and not the label of a text,
/// closes the hole of <c>pull_request_target</c>. Which reference names foreign code is a label of its own, so that it is found behind
/// environment variables, outputs and values with names as well.
/// </summary>
internal static class ForeignCode
{
    private static readonly string[] PrivilegedEvents = ["pull-request-target", "pipeline-run", "issue-comment"];

    /// <summary>Whether one of the job's steps checks foreign code out.</summary>
    public static bool IsCheckedOut(Job job, BoundItem pipeline) =>
        pipeline.All("on").Any(static t => PrivilegedEvents.Contains(t.Subject?.Constant?.ToText())) && job.AllSteps.Any(ChecksOut);

    /// <summary>Whether the step checks foreign code out.</summary>
    public static bool ChecksOut(Step step) => step switch
    {
        CheckoutStep checkout => IsForeign(checkout.Reference) || IsForeign(checkout.Repository),
        UsesStep { Action: RemoteAction { Repository: "actions/checkout" } } uses => uses.Inputs.Any(static i => i.Name is "ref" or "repository" && IsForeign(i.Value)),
        RunStep run => FetchesPullRequest(run.Script.Text),
        _ => false,
    };

    private static bool IsForeign(Expr? reference) => reference?.Labels.HasFlag(Labels.Foreign) == true;

    private static bool FetchesPullRequest(string script) =>
        script.Contains("gh pr checkout", StringComparison.Ordinal) || (script.Contains("git fetch", StringComparison.Ordinal) && script.Contains("pull/", StringComparison.Ordinal));
}
