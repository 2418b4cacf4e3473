using System.Collections.Immutable;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>Jobs that deploy to an environment which a service level can freeze, or which is frozen on some days, look first whether it is.</summary>
internal static class FreezeGates
{
    private const string Key = "__freeze";

    /// <summary>What can freeze an environment.</summary>
    private sealed record Gate(DeploymentEnvironment Environment, ImmutableArray<(Slo Slo, SpentStep Spent)> Lines, ImmutableArray<FrozenDays> Days)
    {
        public FreezeStep Step(string key) => new(Environment.Name, Lines.IsEmpty ? Environment.Origin : Lines[0].Spent.Origin)
        {
            Key = key,
            Prometheus = Lines.IsEmpty ? null : Environment.Prometheus,
            Questions = [.. Lines.Select(static l => FreezeQuestion.Of(l.Slo, l.Spent))],
            Days = Days,
        };
    }

    /// <summary>The model with the steps that look.</summary>
    public static DeliveryModel Add(DeliveryModel model)
    {
        var gates = model.Environments.Select(e => new Gate(e, e.Prometheus is null ? [] : LinesOf(model, e.Name), DaysOf(model, e))).Where(static g => !g.Lines.IsEmpty || !g.Days.IsEmpty).ToList();
        return gates.Count == 0 ? model : model with { Pipelines = [.. model.Pipelines.Select(p => WithGates(model, p, gates))] };
    }

    /// <summary>Whether a job may deploy to an environment: it says so, or only a run knows to which.</summary>
    public static bool MayDeploy(DeliveryModel model, Job job, DeploymentEnvironment environment) => job.Environment is { Deployment: not false } use
        && (DeployRole.EnvironmentsOf(model, job) is { IsEmpty: false } known ? known.Any(e => e.Name == environment.Name) : use.Name.Constant is null);

    private static ImmutableArray<(Slo Slo, SpentStep Spent)> LinesOf(DeliveryModel model, string environment) =>
        [.. model.Slos.SelectMany(s => s.Spent.Where(l => l.Frozen.Any(f => f.Name == environment)).Take(1).Select(l => (s, l)))];

    private static ImmutableArray<FrozenDays> DaysOf(DeliveryModel model, DeploymentEnvironment environment) =>
        [.. environment.Freezes.Select(r => r is { First: DateValue first, Last: DateValue last } ? FrozenDays.Of(first.Date, last.Date, model.Project.TimeZone ?? "UTC") : null).OfType<FrozenDays>()];

    // A pipeline without them stays the same, so that what is known of it need not be found again.
    private static Pipeline WithGates(DeliveryModel model, Pipeline pipeline, List<Gate> gates) =>
        pipeline.Jobs.Any(j => gates.Exists(g => MayDeploy(model, j, g.Environment))) ? pipeline with { Jobs = [.. pipeline.Jobs.Select(j => WithGates(model, j, gates))] } : pipeline;

    private static Job WithGates(DeliveryModel model, Job job, List<Gate> gates)
    {
        var steps = gates.Where(g => MayDeploy(model, job, g.Environment) && job.Environment!.DespiteFreeze?.Constant is not TextValue { Text.Length: > 0 })
            .Select((g, i) => (Step)(g.Step(i == 0 ? Key : $"{Key}_{i + 1}") with
            {
                When = Only(job.Environment!.Name, g.Environment.Name),
                Despite = job.Environment!.DespiteFreeze,
            }));
        return job.Call is not null ? job : job with { Steps = [.. steps, .. job.Steps] };
    }

    // Where only a run knows the environment, the question is asked when it is this one.
    private static BinaryExpr? Only(Expr name, string environment) => name.Constant is not null ? null
        : new BinaryExpr(BinaryOperator.Equal, name, new ConstantExpr(Value.Of(environment), FlowType.Text, name.Location), FlowType.Bool, name.Location) { Phase = name.Phase };
}
