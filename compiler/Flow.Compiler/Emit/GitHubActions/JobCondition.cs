using Flow.Compiler.Emit.GitHubActions.Expressions;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.GitHubActions;

/// <summary>
/// The <c>if</c> of a job, so that it runs at GitHub exactly when Flow says.
/// </summary>
/// <remarks>
/// <para>
/// Flow: a job runs when the gate of each of its needs holds, its condition holds, and the run is not cancelled. Only direct needs count.
/// GitHub: without a status function an <c>if</c> means <c>success() &amp;&amp; (…)</c>, and <c>success()</c> of a job looks at <em>all</em>
/// ancestors: one that failed, was cancelled or was skipped anywhere above keeps the job from running.
/// </para>
/// <para>
/// The two are equal when every gate is <see cref="Gate.Succeeded"/> and no need can succeed although something above it did not. A need
/// cannot when its own gates are all <see cref="Gate.Succeeded"/>, its condition calls no status function, and the same holds for its needs:
/// then its success implies that of all its ancestors. In that case plain <c>needs</c> say everything. Otherwise the gates are written out
/// behind <c>!cancelled()</c>, which as a status function switches GitHub's own rule off.
/// </para>
/// </remarks>
internal sealed class JobCondition(PipelineFacts facts, Job job, GitHubExpression expressions)
{
    /// <summary>At GitHub a job that runs out of time is cancelled; behind <c>!cancelled()</c> no other job is.</summary>
    private static readonly ListValue FailedOrTimedOut = new(FlowType.Text, [Value.Of("failure"), Value.Of("cancelled")]);

    private static readonly Fragment NotCancelled = Fragment.Not(Fragment.Call("cancelled"));

    /// <summary>The text of <c>if</c>, or null where none is needed.</summary>
    public string? Text => Of() is { } condition ? GitHubExpression.Condition(condition) : null;

    private Fragment? Of()
    {
        if (job.UsesStatusFunction && job.When is { } exact)
        {
            return expressions.Of(exact);
        }

        Fragment? written = job.When is null or { Constant: BoolValue { Truth: true } } ? null : expressions.Of(job.When);
        return IsPlain
            ? written
            : Gates().Concat(written is { } w ? [w] : []).Aggregate(NotCancelled, Fragment.And);
    }

    private bool IsPlain => job.Needs.All(n => n.Gate == Gate.Succeeded && facts.ImpliesItsAncestors(n.Job));

    private IEnumerable<Fragment> Gates()
    {
        var groups = new HashSet<int>();
        foreach (var need in job.Needs)
        {
            switch (need.Gate)
            {
                case Gate.Succeeded:
                    yield return Result(need, "success");
                    break;
                case Gate.Failed:
                    yield return Fragment.Call("contains", GitHubLiteral.Of(FailedOrTimedOut), Fragment.Primary($"needs.{need.Job}.result"));
                    break;
                case Gate.AnyOf when groups.Add(need.Group):
                    yield return job.Needs
                        .Where(n => n.Gate == Gate.AnyOf && n.Group == need.Group)
                        .Select(static n => Result(n, "success"))
                        .Aggregate(Fragment.Or);
                    break;
            }
        }
    }

    private static Fragment Result(JobDependency need, string result) =>
        Fragment.Equality(Fragment.Primary($"needs.{need.Job}.result"), "==", Fragment.Primary(GitHubLiteral.Quote(result)));
}
