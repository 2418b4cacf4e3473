using System.Collections.Immutable;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>The model as values of the language: the sets that a project's own rules range over.</summary>
internal static class ModelSets
{
    private static readonly RecordType StepType = new("step",
        [Text("name"), Text("kind"), Text("job"), Text("pipeline"), Text("action"), Text("title"), Field("timeout", FlowType.Duration.OrNone()), Field("has-condition", FlowType.Bool)]);

    private static readonly RecordType JobType = new("job",
    [
        Text("name"), Text("pipeline"), Text("title"), Field("timeout", FlowType.Duration.OrNone()), Text("environment"), Text("runner"), Field("cells", FlowType.Int),
        Field("needs", new ListType(FlowType.Text)), Field("steps", new ListType(StepType)), Field("writes", new ListType(FlowType.Text)), Field("is-call", FlowType.Bool),
    ]);

    private static readonly RecordType PipelineType = new("pipeline",
        [Text("name"), Text("title"), Field("events", new ListType(FlowType.Text)), Field("jobs", new ListType(JobType)), Field("has-concurrency", FlowType.Bool)]);

    private static readonly RecordType EnvironmentType = new("environment", [Text("name"), Field("external", FlowType.Bool), Text("url")]);

    private static readonly RecordType TeamType = new("team", [Text("name"), Text("title"), Field("members", new ListType(FlowType.Text))]);

    /// <summary>The names of the sets.</summary>
    public static readonly ImmutableArray<string> Names = ["pipelines", "jobs", "steps", "environments", "teams"];

    /// <summary>The types of the sets, by name.</summary>
    public static readonly ImmutableDictionary<string, FlowType> Types = ImmutableDictionary.CreateRange<string, FlowType>(
    [
        new("pipelines", new ListType(PipelineType)), new("jobs", new ListType(JobType)), new("steps", new ListType(StepType)),
        new("environments", new ListType(EnvironmentType)), new("teams", new ListType(TeamType)),
    ]);

    /// <summary>The sets of <paramref name="model"/>, by name.</summary>
    public static ImmutableDictionary<string, ListValue> Of(DeliveryModel model)
    {
        var jobs = model.Pipelines.SelectMany(static p => p.Jobs.Select(j => JobOf(p, j))).ToImmutableArray();
        return ImmutableDictionary.CreateRange(
        [
            Set("pipelines", PipelineType, [.. model.Pipelines.Select(PipelineOf)]),
            Set("jobs", JobType, jobs),
            Set("steps", StepType, [.. model.Pipelines.SelectMany(static p => p.Jobs.SelectMany(j => j.AllSteps.Select(s => StepOf(p, j, s))))]),
            Set("environments", EnvironmentType, [.. model.Environments.Select(static e => Record(EnvironmentType, Value.Of(e.Name), Value.Of(e.External), Maybe(e.Url)))]),
            Set("teams", TeamType, [.. model.Teams.Select(static t => Record(TeamType, Value.Of(t.Name), Maybe(t.Title), Texts(t.Members)))]),
        ]);
    }

    private static KeyValuePair<string, ListValue> Set(string name, RecordType type, ImmutableArray<Value> items) => new(name, new ListValue(type, items));

    private static Value PipelineOf(Pipeline pipeline) => Record(
        PipelineType, Value.Of(pipeline.Name), Maybe(pipeline.Title), Texts(pipeline.Triggers.Select(static t => t.Event)),
        new ListValue(JobType, [.. pipeline.Jobs.Select(j => JobOf(pipeline, j))]), Value.Of(pipeline.Concurrency is not null));

    private static Value JobOf(Pipeline pipeline, Job job) => Record(
        JobType, Value.Of(job.Name), Value.Of(pipeline.Name), Known(job.Title), Known(job.Timeout), Known(job.Environment?.Name), Known(job.Runner?.Labels.FirstOrDefault()),
        Value.Of(job.Matrix is { IsKnown: true } matrix ? matrix.Cells.Length : 1), Texts(job.Needs.Select(static n => n.Job)),
        new ListValue(StepType, [.. job.AllSteps.Select(s => StepOf(pipeline, job, s))]),
        Texts(job.Permissions.Scopes.Where(static s => s.Level == AccessLevel.Write).Select(static s => s.Scope)), Value.Of(job.Call is not null));

    private static Value StepOf(Pipeline pipeline, Job job, Step step) => Record(
        StepType, Value.Of(step.Key), Value.Of(KindOf(step)), Value.Of(job.Name), Value.Of(pipeline.Name),
        step is UsesStep { Action: RemoteAction remote } ? Value.Of($"{remote.Repository}@{remote.Reference}") : Value.None, Known(step.Title), Known(step.Timeout), Value.Of(step.When is not null));

    private static string KindOf(Step step) => step switch
    {
        RunStep or ProcessStep => "run",
        UsesStep => "uses",
        CheckoutStep => "checkout",
        SetupStep => "setup",
        PublishArtifactStep => "artifact",
        TakeArtifactStep => "take",
        CacheStep => "cache",
        ReportStep => "report",
        SummaryStep => "summary",
        _ => "csharp",
    };

    private static Value Known(Expr? value) => value?.Constant is { } constant and not NoneValue ? constant is EnumValue member ? Value.Of(member.Member) : constant : Value.None;

    private static Value Maybe(string? text) => text is null ? Value.None : Value.Of(text);

    private static ListValue Texts(IEnumerable<string> texts) => new(FlowType.Text, [.. texts.Select(static t => (Value)Value.Of(t))]);

    private static RecordValue Record(RecordType type, params ReadOnlySpan<Value> values)
    {
        var fields = ImmutableArray.CreateBuilder<FieldValue>(values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            fields.Add(new FieldValue(type.Fields[i].Name, values[i]));
        }

        return new RecordValue(type, fields.MoveToImmutable());
    }

    private static RecordField Text(string name) => new(name, FlowType.Text.OrNone());

    private static RecordField Field(string name, FlowType type) => new(name, type);
}
