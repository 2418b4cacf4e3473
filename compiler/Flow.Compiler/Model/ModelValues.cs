using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>All values that a part of the model holds, without those inside them.</summary>
public static class ModelValues
{
    /// <summary>The values of <paramref name="pipeline"/> and everything in it.</summary>
    public static IEnumerable<Expr> Of(Pipeline pipeline) =>
    [
        .. Some(pipeline.RunTitle),
        .. Of(pipeline.Environment),
        .. Of(pipeline.Concurrency),
        .. pipeline.Jobs.SelectMany(Of),
        .. pipeline.Outputs.Select(static o => o.Value),
    ];

    /// <summary>The values of <paramref name="job"/> and its steps.</summary>
    public static IEnumerable<Expr> Of(Job job) => Outside(job).Concat(job.AllSteps.SelectMany(Of));

    /// <summary>The values of <paramref name="job"/> outside its steps.</summary>
    public static IEnumerable<Expr> Outside(Job job) =>
    [
        .. Some(job.Title, job.When),
        .. Of(job.Matrix),
        .. Some(job.Runner?.Group, job.Timeout, job.ContinueOnError, job.Environment?.Name, job.Environment?.Url, job.Environment?.DespiteFreeze),
        .. Of(job.Concurrency),
        .. Some(job.Defaults.Folder),
        .. job.Runner?.Labels ?? [],
        .. Of(job.Container),
        .. job.Sidecars.SelectMany(static s => Of(s.Container)),
        .. Of(job.Variables),
        .. job.Outputs.Select(static o => o.Value),
        .. job.Call is { } call ? Of(call.Arguments).Concat(Of(call.Secrets)) : [],
    ];

    /// <summary>The values of <paramref name="step"/>.</summary>
    public static IEnumerable<Expr> Of(Step step) =>
    [
        .. Some(step.Title, step.When, step.Folder, step.Timeout, step.ContinueOnError),
        .. Of(step.Variables),
        .. step.Outputs.Select(static o => o.Value),
        .. OfKind(step),
    ];

    /// <summary>The values of <paramref name="environment"/>: of its resources, what it requires, its outputs and where it lives.</summary>
    public static IEnumerable<Expr> Of(DeploymentEnvironment environment) =>
    [
        .. environment.Cloud is { } cloud ? [.. cloud.Settings.Values, .. cloud.State?.Settings.Values ?? [], .. Of(cloud.Tags)] : Array.Empty<Expr>(),
        .. environment.Providers.SelectMany(static p => p.Settings.Values),
        .. environment.Resources.SelectMany(static r => r.Body.Values.Concat(r.Lifecycle?.ReplaceTriggeredBy ?? []).Concat(r.Each?.Copies.Select(static c => c.Element) ?? [])),
        .. environment.Requirements.SelectMany(static r => new[] { r.Condition, r.Because }),
        .. environment.Outputs.Select(static o => o.Value),
        .. environment.Imports.Select(static i => i.Id),
    ];

    private static IEnumerable<Expr> OfKind(Step step) => step switch
    {
        RunStep run => Of(run.Script.Variables),
        ProcessStep process => process.Arguments,
        UsesStep uses => Of(uses.Inputs),
        CheckoutStep checkout => [.. Some(checkout.Reference, checkout.Repository, checkout.Into, checkout.Depth, checkout.Token), .. Of(checkout.Others)],
        SetupStep setup => [.. Some(setup.Version, setup.Cache), .. Of(setup.Others)],
        BuildImageStep image => image.Tags,
        PublishArtifactStep publish => publish.Paths,
        TakeArtifactStep take => [.. Some(take.Into), .. take.Cell],
        CacheStep cache => [cache.CacheKey, .. cache.Paths, .. cache.RestoreKeys],
        ReportStep report => report.Paths,
        SummaryStep summary => [summary.Markdown],
        CSharpStep code => Of(code.Captures),
        FreezeStep freeze => Some(freeze.Prometheus?.Token, freeze.Despite),
        _ => [],
    };

    private static IEnumerable<Expr> Of(JobMatrix? matrix) => matrix is null
        ? []
        : [.. Some(matrix.Where, matrix.Whole, matrix.FailFast, matrix.MaxParallel), .. matrix.Axes.Select(static a => a.Values)];

    private static IEnumerable<Expr> Of(IEnumerable<Variable> variables) => variables.Select(static v => v.Value);

    private static IEnumerable<Expr> Of(Concurrency? concurrency) => Some(concurrency?.Group, concurrency?.Cancel);

    private static IEnumerable<Expr> Of(Container? container) => container is null
        ? []
        : [.. Some(container.Image, container.Options, container.Username, container.Password), .. container.Ports, .. container.Volumes, .. Of(container.Variables)];

    private static IEnumerable<Expr> Some(params IEnumerable<Expr?> values) => values.OfType<Expr>();
}
