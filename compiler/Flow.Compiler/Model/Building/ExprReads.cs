using System.Collections.Immutable;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>A place that reads something of a job.</summary>
public sealed record JobRead(string Job, Location Location);

/// <summary>What expressions, steps and jobs read.</summary>
public static class ExprReads
{
    /// <summary>All reads in <paramref name="expression"/>, in written order.</summary>
    public static IEnumerable<ReadExpr> Of(Expr? expression) => expression switch
    {
        null => [],
        ReadExpr read => [read],
        _ => Parts(expression).SelectMany(Of),
    };

    /// <summary>The expressions that <paramref name="expression"/> is made of, in written order.</summary>
    public static IEnumerable<Expr> Parts(Expr expression) => expression switch
    {
        UnaryExpr unary => [unary.Operand],
        BinaryExpr binary => [binary.Left, binary.Right],
        ConditionalExpr conditional => [conditional.Condition, conditional.Consequence, conditional.Alternative],
        InterpolationExpr text => text.Parts,
        ListExpr list => list.Items,
        RecordExpr record => record.Fields.Select(static f => f.Value),
        MemberExpr member => [member.Target],
        IndexExpr index => [index.Target, index.Index],
        CallExpr call => call.Arguments,
        ComprehensionExpr { Condition: { } condition } comprehension => [comprehension.Sequence, condition, comprehension.Result],
        ComprehensionExpr comprehension => [comprehension.Sequence, comprehension.Result],
        _ => [],
    };

    /// <summary>The jobs that <paramref name="job"/> reads from or takes from, each with the place that does it.</summary>
    public static IEnumerable<JobRead> Jobs(Job job) => Values(job).SelectMany(Of)
        .Select(static r => JobOf(r.Source) is { } read ? new JobRead(read, r.Location) : null)
        .OfType<JobRead>()
        .Concat(job.AllSteps.OfType<TakeArtifactStep>().Select(static t => new JobRead(t.Job, t.Origin.Location)));

    /// <summary>The values of <paramref name="job"/> outside its steps.</summary>
    public static ImmutableArray<Expr> Outside(Job job) => [.. JobValues(job).OfType<Expr>()];

    /// <summary>All values of <paramref name="job"/>.</summary>
    public static IEnumerable<Expr> Values(Job job) => JobValues(job).OfType<Expr>().Concat(job.AllSteps.SelectMany(Values));

    /// <summary>All values of <paramref name="step"/>.</summary>
    public static IEnumerable<Expr> Values(Step step) => CommonValues(step).Concat(OwnValues(step)).OfType<Expr>();

    private static string? JobOf(ValueSource source) => source switch
    {
        JobOutputSource output => output.Job,
        AllJobOutputsSource all => all.Job,
        JobResultSource result => result.Job,
        _ => null,
    };

    private static IEnumerable<Expr?> JobValues(Job job) => (List<Expr?>)
    [
        job.Title, job.When, job.Matrix?.Where, job.Matrix?.Whole, job.Matrix?.FailFast, job.Matrix?.MaxParallel, job.Runner?.Group, job.Timeout, job.ContinueOnError,
        job.Environment?.Name, job.Environment?.Url, job.Concurrency?.Group, job.Concurrency?.Cancel, job.Defaults.Folder,
        .. job.Matrix?.Axes.Select(static a => a.Values) ?? [], .. job.Runner?.Labels ?? [], .. ContainerValues(job.Container), .. job.Sidecars.SelectMany(static s => ContainerValues(s.Container)),
        .. job.Variables.Select(static v => v.Value), .. job.Outputs.Select(static o => o.Value),
        .. job.Call?.Arguments.Select(static a => a.Value) ?? [], .. job.Call?.Secrets.Select(static a => a.Value) ?? [],
    ];

    private static IEnumerable<Expr?> ContainerValues(Container? container) => container is null
        ? []
        : Some(container.Image, container.Options, container.Username, container.Password).Concat(container.Ports).Concat(container.Volumes).Concat(container.Variables.Select(static v => v.Value));

    private static IEnumerable<Expr?> CommonValues(Step step) =>
        Some(step.Title, step.When, step.Folder, step.Timeout, step.ContinueOnError).Concat(step.Variables.Select(static v => v.Value)).Concat(step.Outputs.Select(static o => o.Value));

    private static IEnumerable<Expr?> Some(params Expr?[] values) => values;

    private static IEnumerable<Expr?> OwnValues(Step step) => step switch
    {
        RunStep run => run.Script.Variables.Select(static v => v.Value),
        ProcessStep process => process.Arguments.AsEnumerable<Expr?>(),
        UsesStep uses => uses.Inputs.Select(static v => v.Value),
        CheckoutStep checkout => Some(checkout.Reference, checkout.Repository, checkout.Into, checkout.Depth, checkout.Token).Concat(checkout.Others.Select(static v => v.Value)),
        SetupStep setup => Some(setup.Version, setup.Cache).Concat(setup.Others.Select(static v => v.Value)),
        PublishArtifactStep publish => publish.Paths.AsEnumerable<Expr?>(),
        TakeArtifactStep take => Some(take.Into).Concat(take.Cell),
        CacheStep cache => Some(cache.CacheKey).Concat(cache.Paths).Concat(cache.RestoreKeys),
        ReportStep report => report.Paths.AsEnumerable<Expr?>(),
        SummaryStep summary => Some(summary.Markdown),
        CSharpStep code => code.Captures.Select(static v => v.Value),
        _ => [],
    };
}

/// <summary>Marks the steps whose output, error output or exit code somebody reads.</summary>
internal static class StepCaptures
{
    /// <summary>The steps with their marks.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="outside">Values outside the steps that may read them.</param>
    public static ImmutableArray<Step> Mark(ImmutableArray<Step> steps, ImmutableArray<Expr> outside)
    {
        var read = steps.SelectMany(ExprReads.Values).Concat(outside).SelectMany(ExprReads.Of).Select(static r => r.Source).OfType<StepSource>().ToList();
        var (stdout, stderr, exitCode) = (StepsRead(read, StepFacet.Stdout), StepsRead(read, StepFacet.Stderr), StepsRead(read, StepFacet.ExitCode));
        return
        [
            .. steps.Select(s => s with
            {
                CapturesStdout = stdout.Contains(s.Key), CapturesStderr = stderr.Contains(s.Key), CapturesExitCode = exitCode.Contains(s.Key),
            }),
        ];
    }

    private static HashSet<string> StepsRead(List<StepSource> read, StepFacet facet) => [.. read.Where(s => s.Facet == facet).Select(static s => s.Step)];
}
