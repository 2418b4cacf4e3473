using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>Jobs that deploy to an environment which a service level can freeze ask first whether it has.</summary>
internal static class FreezeGates
{
    private const string Key = "__freeze";

    /// <summary>The model with the steps that ask.</summary>
    public static DeliveryModel Add(DeliveryModel model)
    {
        var frozen = model.Environments.Where(static e => e.Prometheus is not null).Select(e => (Environment: e, Lines: LinesOf(model, e.Name))).Where(static f => f.Lines.Count > 0).ToList();
        return frozen.Count == 0 ? model : model with { Pipelines = [.. model.Pipelines.Select(p => WithGates(model, p, frozen))] };
    }

    /// <summary>Whether a job may deploy to an environment: it says so, or only a run knows to which.</summary>
    public static bool MayDeploy(DeliveryModel model, Job job, DeploymentEnvironment environment) => job.Environment is { Deployment: not false } use
        && (DeployRole.EnvironmentsOf(model, job) is { IsEmpty: false } known ? known.Any(e => e.Name == environment.Name) : use.Name.Constant is null);

    private static List<(Slo Slo, SpentStep Spent)> LinesOf(DeliveryModel model, string environment) =>
        [.. model.Slos.SelectMany(s => s.Spent.Where(l => l.Frozen.Any(f => f.Name == environment)).Take(1).Select(l => (s, l)))];

    // A pipeline without them stays the same, so that what is known of it need not be found again.
    private static Pipeline WithGates(DeliveryModel model, Pipeline pipeline, List<(DeploymentEnvironment Environment, List<(Slo Slo, SpentStep Spent)> Lines)> frozen) =>
        pipeline.Jobs.Any(j => frozen.Exists(f => MayDeploy(model, j, f.Environment))) ? pipeline with { Jobs = [.. pipeline.Jobs.Select(j => WithGates(model, j, frozen))] } : pipeline;

    private static Job WithGates(DeliveryModel model, Job job, List<(DeploymentEnvironment Environment, List<(Slo Slo, SpentStep Spent)> Lines)> frozen)
    {
        var gates = frozen.Where(f => MayDeploy(model, job, f.Environment) && job.Environment!.DespiteFreeze?.Constant is not TextValue { Text.Length: > 0 })
            .Select((f, i) => (Step)new FreezeStep(f.Environment.Name, f.Environment.Prometheus!, [.. f.Lines.Select(static l => FreezeQuestion.Of(l.Slo, l.Spent))], f.Lines[0].Spent.Origin)
            {
                Key = i == 0 ? Key : $"{Key}_{i + 1}",
                When = Only(job.Environment!.Name, f.Environment.Name),
                Despite = job.Environment!.DespiteFreeze,
            });
        return job.Call is not null ? job : job with { Steps = [.. gates, .. job.Steps] };
    }

    // Where only a run knows the environment, the question is asked when it is this one.
    private static BinaryExpr? Only(Expr name, string environment) => name.Constant is not null ? null
        : new BinaryExpr(BinaryOperator.Equal, name, new ConstantExpr(Value.Of(environment), FlowType.Text, name.Location), FlowType.Bool, name.Location) { Phase = name.Phase };
}
