using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>
/// Of a job that is held back nothing runs: what takes back a failed deployment, tells of it or cleans up has nothing to do where nothing was deployed, and would
/// touch what is running.
/// </summary>
internal static class HeldJobs
{
    private const string Name = "freeze";

    /// <summary>The job behind what looks whether its environment is frozen.</summary>
    public static Job Of(Job job, ImmutableArray<FreezeStep> gates)
    {
        if (!gates.Any(static g => g.Asks) || (job.Cleanup.IsEmpty && !job.Steps.Any(RunsAfterFailure)))
        {
            return job with { Steps = [.. gates, .. job.Steps] };
        }

        ImmutableArray<FreezeStep> named = [.. Names(job).Zip(gates, static (n, g) => g with { Name = n, Key = n })];
        var passed = named.Select(Passed).Aggregate(static (a, b) => Of(BinaryOperator.And, a, b));
        return job with
        {
            Steps = [.. named, .. job.Steps.Select(s => RunsAfterFailure(s) ? Only(s, passed) : s)],
            Cleanup = [.. job.Cleanup.Select(s => Only(s, passed))],
        };
    }

    private static bool RunsAfterFailure(Step step) => step.UsesStatusFunction || step is ReportStep;

    private static Step Only(Step step, Expr passed) => step with { When = step.When is { } when ? Of(BinaryOperator.And, passed, when) : passed };

    // GitHub keeps names that begin with two underscores to itself.
    private static IEnumerable<string> Names(Job job)
    {
        var taken = job.AllSteps.Select(static s => s.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Enumerable.Range(1, int.MaxValue).Select(static i => i == 1 ? Name : $"{Name}-{i}").Where(n => !taken.Contains(n));
    }

    // Where only a run knows the environment, what looks may be skipped: the job deploys to another one.
    private static Expr Passed(FreezeStep gate)
    {
        var succeeded = Ended(gate, "succeeded");
        return gate.When is null ? succeeded : Of(BinaryOperator.Or, succeeded, Ended(gate, "skipped"));
    }

    private static BinaryExpr Ended(FreezeStep gate, string result) => Of(
        BinaryOperator.Equal,
        new ReadExpr(new StepSource(gate.Key, StepFacet.Outcome, ""), DomainTypes.StepResult, gate.Origin.Location) { Phase = Phase.Running },
        new ConstantExpr(new EnumValue(DomainTypes.StepResult, result), DomainTypes.StepResult, gate.Origin.Location));

    private static BinaryExpr Of(BinaryOperator sign, Expr left, Expr right) => new(sign, left, right, FlowType.Bool, left.Location) { Phase = Phase.Running };
}
