using System.Collections.Immutable;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>Jobs that deploy to an environment which a service level can freeze, or which is frozen on some days or outside of a window, look first whether it is.</summary>
internal static class FreezeGates
{
    private const string Key = "__freeze";

    /// <summary>What can freeze an environment.</summary>
    private sealed record Gate(DeploymentEnvironment Environment, ImmutableArray<(Slo Slo, SpentStep Spent)> Lines, ImmutableArray<FrozenDays> Days, DeploymentHours? Hours)
    {
        public bool Asks => !Lines.IsEmpty || !Days.IsEmpty || Hours is not null;

        /// <summary>The same for a job that goes on in any case: nothing is asked.</summary>
        public Gate Told => this with { Lines = [], Days = [], Hours = null };

        public FreezeStep Step(string key, Pipeline pipeline) => new(Environment.Name, Lines.IsEmpty ? Environment.Origin : Lines[0].Spent.Origin)
        {
            Key = key,
            Title = new ConstantExpr(Value.Of(!Asks ? $"Say why {Environment.Name} is deployed to even while it is frozen" : $"Ask whether {Environment.Name} is frozen"), FlowType.Text, Environment.Origin.Location),
            Prometheus = Lines.IsEmpty ? null : Environment.Prometheus! with { Token = TokenIn(pipeline) },
            Questions = [.. Lines.Select(static l => new FreezeQuestion(l.Slo.Service, l.Slo.Name, l.Spent.Share, l.Spent.PassesUnasked))],
            Days = Days,
            Hours = Hours,
        };

        // A pipeline that is only called has no secrets but those that it is given.
        private Expr? TokenIn(Pipeline pipeline) =>
            Environment.Prometheus!.Token is ReadExpr { Source: SecretSource secret } token && !pipeline.Triggers.IsEmpty && pipeline.Triggers.All(static t => t.Event == "call")
                && pipeline.Parameters.FirstOrDefault(p => p.IsSecret && p.Name.Replace('-', '_').Equals(secret.Name, StringComparison.OrdinalIgnoreCase)) is { } given
                ? token with { Source = new ParameterSource(given.Name) }
                : Environment.Prometheus.Token;
    }

    /// <summary>The model with the steps that look.</summary>
    public static DeliveryModel Add(DeliveryModel model)
    {
        var gates = model.Environments.Select(e => new Gate(e, e.Prometheus is null ? [] : LinesOf(model, e.Name), DaysOf(model, e), e.Window is { } window ? DeploymentHours.Of(window, ZoneOf(model)) : null)).Where(static g => g.Asks).ToList();
        return gates.Count == 0 ? model : model with { Pipelines = [.. model.Pipelines.Select(p => WithGates(model, p, gates))] };
    }

    /// <summary>Whether a job may deploy to an environment: it says so, or only a run knows to which.</summary>
    public static bool MayDeploy(DeliveryModel model, Job job, DeploymentEnvironment environment) => job.Environment is { Deployment: not false } use
        && (DeployRole.EnvironmentsOf(model, job) is { IsEmpty: false } known ? known.Any(e => e.Name == environment.Name) : use.Name.Constant is null);

    /// <summary>Whether a job says in its text why it deploys even while its environment is frozen.</summary>
    public static bool GoesRound(Job job) => job.Environment?.DespiteFreeze?.Constant is TextValue { Text.Length: > 0 };

    private static ImmutableArray<(Slo Slo, SpentStep Spent)> LinesOf(DeliveryModel model, string environment) =>
        [.. model.Slos.SelectMany(s => s.Spent.Where(l => l.Frozen.Any(f => f.Name == environment)).Take(1).Select(l => (s, l)))];

    private static ImmutableArray<FrozenDays> DaysOf(DeliveryModel model, DeploymentEnvironment environment) =>
        [.. environment.Freezes.Select(r => r is { First: DateValue first, Last: DateValue last } ? FrozenDays.Of(first.Date, last.Date, ZoneOf(model)) : null).OfType<FrozenDays>()];

    private static string ZoneOf(DeliveryModel model) => model.Project.TimeZone ?? "UTC";

    // A pipeline without them stays the same, so that what is known of it need not be found again.
    private static Pipeline WithGates(DeliveryModel model, Pipeline pipeline, List<Gate> gates) =>
        pipeline.Jobs.Any(j => gates.Exists(g => MayDeploy(model, j, g.Environment))) ? pipeline with { Jobs = [.. pipeline.Jobs.Select(j => WithGates(model, pipeline, j, gates))] } : pipeline;

    private static Job WithGates(DeliveryModel model, Pipeline pipeline, Job job, List<Gate> gates) => job.Call is not null ? job : HeldJobs.Of(
        job,
        [
            .. gates.Where(g => MayDeploy(model, job, g.Environment))
                .Select((g, i) => (GoesRound(job) ? g.Told : g).Step(i == 0 ? Key : $"{Key}_{i + 1}", pipeline) with
                {
                    When = Only(job.Environment!.Name, g.Environment.Name),
                    Despite = job.Environment!.DespiteFreeze,
                }),
        ]);

    // Where only a run knows the environment, the question is asked when it is this one.
    private static BinaryExpr? Only(Expr name, string environment) => name.Constant is not null ? null
        : new BinaryExpr(BinaryOperator.Equal, name, new ConstantExpr(Value.Of(environment), FlowType.Text, name.Location), FlowType.Bool, name.Location) { Phase = name.Phase };
}
