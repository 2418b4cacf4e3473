using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.GitHubActions;

/// <summary>All values that a part of the model holds, so that a target can see what is read of what.</summary>
internal static class ModelExpressions
{
    /// <summary>The values of a pipeline and everything in it, without those inside them.</summary>
    public static IEnumerable<Expr> Of(Pipeline pipeline) =>
    [
        .. Some(pipeline.RunTitle),
        .. Of(pipeline.Environment),
        .. Of(pipeline.Concurrency),
        .. pipeline.Jobs.SelectMany(Of),
        .. pipeline.Outputs.Select(static o => o.Value),
    ];

    /// <summary>The values of a job and its steps. Lists of its matrix come first.</summary>
    public static IEnumerable<Expr> Of(Job job) =>
    [
        .. job.Matrix is { } m ? m.Axes.Select(static a => a.Values).Concat(Some(m.Whole, m.FailFast, m.MaxParallel)) : [],
        .. Some(job.Title, job.When, job.Timeout, job.ContinueOnError, job.Defaults.Folder),
        .. job.Runner?.Labels ?? [],
        .. Some(job.Runner?.Group, job.Environment?.Name, job.Environment?.Url),
        .. Of(job.Container),
        .. job.Sidecars.SelectMany(static s => Of(s.Container)),
        .. Of(job.Concurrency),
        .. Of(job.Variables),
        .. job.AllSteps.SelectMany(Of),
        .. job.Outputs.Select(static o => o.Value),
        .. job.Call is { } call ? Of(call.Arguments).Concat(Of(call.Secrets)) : [],
    ];

    /// <summary>The values of a step.</summary>
    public static IEnumerable<Expr> Of(Step step) =>
    [
        .. Some(step.Title, step.When, step.Folder, step.Timeout, step.ContinueOnError),
        .. Of(step.Variables),
        .. step.Outputs.Select(static o => o.Value),
        .. OfKind(step),
    ];

    /// <summary>The value and all values inside it.</summary>
    public static IEnumerable<Expr> WithChildren(Expr expression) => Children(expression).SelectMany(WithChildren).Prepend(expression);

    /// <summary>The values directly inside a value.</summary>
    public static IEnumerable<Expr> Children(Expr expression) => expression switch
    {
        UnaryExpr e => [e.Operand],
        BinaryExpr e => [e.Left, e.Right],
        ConditionalExpr e => [e.Condition, e.Consequence, e.Alternative],
        InterpolationExpr e => e.Parts,
        ListExpr e => e.Items,
        RecordExpr e => e.Fields.Select(static f => f.Value),
        MemberExpr e => [e.Target],
        IndexExpr e => [e.Target, e.Index],
        CallExpr e => e.Arguments,
        ComprehensionExpr e => [e.Sequence, .. Some(e.Condition), e.Result],
        _ => [],
    };

    private static IEnumerable<Expr> OfKind(Step step) => step switch
    {
        RunStep s => Of(s.Script.Variables),
        ProcessStep s => s.Arguments,
        UsesStep s => Of(s.Inputs),
        CheckoutStep s => [.. Some(s.Reference, s.Repository, s.Into, s.Depth, s.Token), .. Of(s.Others)],
        SetupStep s => [.. Some(s.Version, s.Cache), .. Of(s.Others)],
        PublishArtifactStep s => s.Paths,
        TakeArtifactStep s => [.. s.Cell, .. Some(s.Into)],
        CacheStep s => [s.CacheKey, .. s.Paths, .. s.RestoreKeys],
        ReportStep s => s.Paths,
        SummaryStep s => [s.Markdown],
        CSharpStep s => Of(s.Captures),
        _ => [],
    };

    private static IEnumerable<Expr> Of(IEnumerable<Variable> variables) => variables.Select(static v => v.Value);

    private static IEnumerable<Expr> Of(Concurrency? concurrency) => Some(concurrency?.Group, concurrency?.Cancel);

    private static IEnumerable<Expr> Of(Container? container) => container is null
        ? []
        : [container.Image, .. Of(container.Variables), .. container.Ports, .. container.Volumes, .. Some(container.Options, container.Username, container.Password)];

    private static IEnumerable<Expr> Some(params IEnumerable<Expr?> expressions) => expressions.OfType<Expr>();
}
