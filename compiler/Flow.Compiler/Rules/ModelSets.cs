using System.Collections.Immutable;
using Flow.Compiler.Model;
using Flow.Compiler.Types;
using static Flow.Compiler.Rules.SetRecords;

namespace Flow.Compiler.Rules;

/// <summary>The model as values of the language: the sets that a project's own rules range over.</summary>
internal static class ModelSets
{
    private static readonly RecordType StepType = new("step",
        [Word("name"), Word("kind"), Word("job"), Word("pipeline"), Word("action"), Word("title"), Field("timeout", FlowType.Duration.OrNone()), Field("has-condition", FlowType.Bool)]);

    private static readonly RecordType JobType = new("job",
    [
        Word("name"), Word("pipeline"), Word("title"), Field("timeout", FlowType.Duration.OrNone()), Word("environment"), Word("runner"), Field("cells", FlowType.Int),
        Field("needs", new ListType(FlowType.Text)), Field("steps", new ListType(StepType)), Field("writes", new ListType(FlowType.Text)), Field("is-call", FlowType.Bool),
    ]);

    private static readonly RecordType PipelineType = new("pipeline",
        [Word("name"), Word("title"), Field("events", new ListType(FlowType.Text)), Field("jobs", new ListType(JobType)), Field("has-concurrency", FlowType.Bool)]);

    private static readonly RecordType EnvironmentType = new("environment", 
    [
        Word("name"), Field("external", FlowType.Bool), Word("url"), Word("like"), Word("cloud"), Word("region"), Word("account"), Field("resources", new ListType(ResourceValues.Type)),
        Field("differences", new ListType(FlowType.Text)), Field("approval", new ListType(FlowType.Text)),
    ]);

    private static readonly RecordType TeamType = new("team", [Word("name"), Word("title"), Field("members", new ListType(FlowType.Text)), Field("has-on-call", FlowType.Bool), Field("services", new ListType(FlowType.Text))]);

    /// <summary>The sets with the types of their elements.</summary>
    public static readonly ImmutableArray<(string Name, RecordType Element)> Types =
        [("pipelines", PipelineType), ("jobs", JobType), ("steps", StepType), ("environments", EnvironmentType), ("resources", ResourceValues.Type), ("teams", TeamType), .. OperationSets.Types];

    /// <summary>The names of the sets.</summary>
    public static readonly ImmutableArray<string> Names = [.. Types.Select(static t => t.Name)];

    /// <summary>The sets of <paramref name="model"/>, by name.</summary>
    public static ImmutableDictionary<string, ListValue> Of(DeliveryModel model, KeptBreaches kept)
    {
        var pipelines = model.Pipelines.Select(p => kept.ValuesOf(p, ValuesOf)).ToList();
        var environments = model.Environments.Select(e => (Environment: e, Resources: e.Resources.Select(r => (Value)ResourceValues.Of(model, e, r)).ToImmutableArray())).ToList();
        return ImmutableDictionary.CreateRange(
        [
            Set("pipelines", PipelineType, [.. pipelines.Select(static p => p.Pipeline)]),
            Set("jobs", JobType, [.. pipelines.SelectMany(static p => p.Jobs)]),
            Set("steps", StepType, [.. pipelines.SelectMany(static p => p.Steps)]),
            Set("environments", EnvironmentType, [.. environments.Select(static e => EnvironmentOf(e.Environment, e.Resources))]),
            Set("resources", ResourceValues.Type, [.. environments.SelectMany(static e => e.Resources)]),
            Set("teams", TeamType, [.. model.Teams.Select(t => TeamOf(t, model))]),
            .. OperationSets.Of(model),
        ]);
    }

    private static PipelineValues ValuesOf(Pipeline pipeline)
    {
        var steps = pipeline.Jobs.Select(j => j.AllSteps.Select(s => StepOf(pipeline, j, s)).ToImmutableArray()).ToList();
        ImmutableArray<Value> jobs = [.. pipeline.Jobs.Zip(steps, (job, own) => JobOf(pipeline, job, own))];
        return new PipelineValues(PipelineOf(pipeline, jobs), jobs, [.. steps.SelectMany(static s => s)]);
    }

    private static Value PipelineOf(Pipeline pipeline, ImmutableArray<Value> jobs) => Record(
        PipelineType, Value.Of(pipeline.Name), Maybe(pipeline.Title), Texts(pipeline.Triggers.Select(static t => t.Event)),
        new ListValue(JobType, jobs), Value.Of(pipeline.Concurrency is not null));

    private static Value JobOf(Pipeline pipeline, Job job, ImmutableArray<Value> steps) => Record(
        JobType, Value.Of(job.Name), Value.Of(pipeline.Name), Known(job.Title), Known(job.Timeout), Known(job.Environment?.Name), Known(job.Runner?.Labels.FirstOrDefault()),
        Value.Of(job.Matrix is { IsKnown: true } matrix ? matrix.Cells.Length : 1), Texts(job.Needs.Select(static n => n.Job)),
        new ListValue(StepType, steps),
        Texts(job.Permissions.Scopes.Where(static s => s.Level == AccessLevel.Write).Select(static s => s.Scope)), Value.Of(job.Call is not null));

    private static Value StepOf(Pipeline pipeline, Job job, Step step) => Record(
        StepType, Value.Of(step.Key), Value.Of(KindOf(step)), Value.Of(job.Name), Value.Of(pipeline.Name),
        step is UsesStep { Action: RemoteAction remote } ? Value.Of($"{remote.Repository}@{remote.Reference}") : Value.None, Known(step.Title), Known(step.Timeout), Value.Of(step.When is not null));

    private static Value EnvironmentOf(DeploymentEnvironment environment, ImmutableArray<Value> resources) => Record(
        EnvironmentType, Value.Of(environment.Name), Value.Of(environment.External), Maybe(environment.Url), Maybe(environment.Like), Maybe(environment.Cloud?.Provider),
        Maybe(environment.Cloud?.Region), Maybe(environment.Cloud?.Account), new ListValue(ResourceValues.Type, resources),
        Texts(environment.Differences.Select(static d => d.Path)), Texts(environment.Approval?.Teams ?? []));

    private static Value TeamOf(Team team, DeliveryModel model) => Record(
        TeamType, Value.Of(team.Name), Maybe(team.Title), Texts(team.Members), Value.Of(team.OnCall is not null), Texts(model.Services.Where(s => s.Owner == team.Name).Select(static s => s.Name)));

    private static string KindOf(Step step) => step switch
    {
        RunStep or ProcessStep => "run",
        UsesStep => "uses",
        CheckoutStep => "checkout",
        SetupStep => "setup",
        LoginStep => "login",
        FreezeStep => "freeze",
        BuildImageStep => "build-image",
        PublishArtifactStep => "artifact",
        TakeArtifactStep => "take",
        CacheStep => "cache",
        ReportStep => "report",
        SummaryStep => "summary",
        _ => "csharp",
    };

    private static Value Known(Expr? value) => value?.Constant is { } constant and not NoneValue ? constant is EnumValue member ? Value.Of(member.Member) : constant : Value.None;
}
