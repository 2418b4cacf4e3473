using System.Collections.Immutable;
using Flow.Compiler.Functions;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Comparing;

/// <summary>What is said about pipelines, jobs and composite actions.</summary>
internal static class PipelineParts
{
    /// <summary>The property of a job that names a step.</summary>
    public const string Step = "step";

    /// <summary>The property of a pipeline that names an event which starts it.</summary>
    public const string On = "on";

    /// <summary>How the properties begin that say what a job's token may do.</summary>
    public const string Permission = "permissions.";

    /// <summary>The property of a job that names the deploy role which a login takes.</summary>
    public const string Role = "logs in as";

    /// <summary>What is said about <paramref name="pipeline"/> itself.</summary>
    public static Part Of(Pipeline pipeline) => new(pipeline.Name, new FacetList()
        .Text("title", pipeline.Title).Text("description", pipeline.Description).Value("run-title", pipeline.RunTitle).Plain("file", pipeline.File?.Path)
        .Each(pipeline.Triggers, static _ => On, TextOf)
        .Each(pipeline.Parameters, static p => $"param {p.Name}", TextOf)
        .Variables("env.", pipeline.Environment).Plain("shell", pipeline.Defaults.Shell).Value("at", pipeline.Defaults.Folder)
        .Plain("concurrency", TextOf(pipeline.Concurrency))
        .Each(pipeline.Outputs, static o => $"output {o.Name}", static o => ExprText.Of(o.Value)).Facets, pipeline.Origin);

    /// <summary>What is said about <paramref name="action"/>.</summary>
    public static Part Of(CompositeAction action) => new(action.Name, new FacetList()
        .Text("title", action.Title).Text("description", action.Description).Flag("external", action.External).Plain("folder", action.Folder.Path)
        .Each(action.Parameters, static p => $"param {p.Name}", TextOf)
        .Each(action.Outputs, static o => $"output {o.Name}", static o => ExprText.Of(o.Value))
        .Each(action.Steps, static _ => Step, StepText.Of).Facets, action.Origin);

    /// <summary>What is said about <paramref name="job"/> of a pipeline of <paramref name="model"/>, with the roles that it takes.</summary>
    public static Part Of(Job job, DeliveryModel model) => Of(job) is var said && job.AllSteps.OfType<LoginStep>().Select(l => DeployRole.Of(model, job, l, static r => r.Arn)).OfType<Expr>().ToList() is [_, ..] roles
        ? said with { Facets = [.. said.Facets, .. new FacetList().Each(roles, static _ => Role, ExprText.Of).Facets] } : said;

    /// <summary>What is said about <paramref name="job"/> of a pipeline.</summary>
    public static Part Of(Job job) => new(job.Name, new FacetList()
        .Value("title", job.Title)
        .Each(job.Needs, static n => $"after {n.Job}", static n => n.Gate == Gate.Succeeded ? "succeeded" : n.Gate.ToString().ToLowerInvariant())
        .Value("when", job.When).Plain("for", TextOf(job.Matrix))
        .Plain("runs on", TextOf(job.Runner)).Value("timeout", job.Timeout).Value("continue-on-error", job.ContinueOnError)
        .Plain("container", TextOf(job.Container)).Each(job.Sidecars, static s => $"sidecar {s.Name}", static s => TextOf(s.Container)!)
        .Value("environment", job.Environment?.Name).Value("environment.url", job.Environment?.Url).Value("environment.despite-freeze", job.Environment?.DespiteFreeze).Plain("concurrency", TextOf(job.Concurrency))
        .Plain("permissions", job.Permissions.All?.ToString().ToLowerInvariant())
        .Each(job.Permissions.Scopes, static p => $"{Permission}{p.Scope}", static p => p.Level.ToString().ToLowerInvariant())
        .Variables("env.", job.Variables).Plain("shell", job.Defaults.Shell).Value("at", job.Defaults.Folder)
        .Plain("calls", job.Call?.Target).Variables("", job.Call?.Arguments ?? []).Variables("secret ", job.Call?.Secrets ?? []).Flag("inherits secrets", job.Call is { InheritsSecrets: true })
        .Each(job.Steps, static _ => Step, StepText.Of).Each(job.Cleanup, static _ => "cleanup", StepText.Of)
        .Each(job.Outputs, static o => $"output {o.Name}", static o => ExprText.Of(o.Value)).Facets, job.Origin);

    private static string TextOf(Trigger trigger)
    {
        var filters = new FacetList()
            .Words("branches", trigger.Branches).Words("branches-ignore", trigger.BranchesIgnore).Words("tags", trigger.Tags).Words("tags-ignore", trigger.TagsIgnore)
            .Words("paths", trigger.Paths).Words("paths-ignore", trigger.PathsIgnore).Words("types", trigger.Types).Words("pipelines", trigger.Pipelines)
            .Words("names", trigger.Names).Words("versions", trigger.Versions).Words("cron", trigger.Crons).Plain("timezone", trigger.TimeZone).Facets;
        return filters.IsEmpty ? trigger.Event : $"{trigger.Event} ({string.Join("; ", filters.Select(static f => $"{f.Name} {f.Text}"))})";
    }

    private static string TextOf(Parameter parameter) =>
        (parameter.IsSecret ? "secret" : parameter.IsEnvironment ? "environment" : parameter.Type.Name) + (parameter.IsRequired ? ", required" : "")
        + (parameter.Default is { } value ? $" = {FlowText.Write(value)}" : "");

    private static string? TextOf(Concurrency? concurrency) => concurrency is null
        ? null
        : ExprText.Of(concurrency.Group) + (concurrency.Cancel is { } cancel ? $", cancel {ExprText.Of(cancel)}" : "") + (concurrency.QueueAll ? ", all wait" : "");

    private static string? TextOf(JobMatrix? matrix) => matrix is null
        ? null
        : string.Join("; ", new FacetList()
            .Each(matrix.Axes, static a => a.Name, static a => ExprText.Of(a.Values)).Value("where", matrix.Where).Value("matrix", matrix.Whole)
            .Plain("include", RowsOf(matrix.Include)).Plain("exclude", RowsOf(matrix.Exclude))
            .Value("fail-fast", matrix.FailFast).Value("max-parallel", matrix.MaxParallel).Facets.Select(static f => $"{f.Name} in {f.Text}"));

    private static string? RowsOf(ImmutableArray<RecordValue> rows) => rows.IsEmpty ? null : string.Join(", ", rows.Select(FlowText.Write));

    private static string? TextOf(RunnerSelection? runner) => runner is null
        ? null
        : string.Join(", ", runner.Labels.Select(ExprText.Of)) + (runner.Group is { } group ? $" of {ExprText.Of(group)}" : "");

    private static string? TextOf(Container? container) => container is null
        ? null
        : ExprText.Of(container.Image) + string.Concat(new FacetList()
            .Variables("env.", container.Variables).Each(container.Ports, static _ => "port", ExprText.Of).Each(container.Volumes, static _ => "volume", ExprText.Of)
            .Value("options", container.Options).Value("user", container.Username).Plain("health", container.Health?.ToText()).Facets.Select(static f => $", {f.Name} {f.Text}"));
}
