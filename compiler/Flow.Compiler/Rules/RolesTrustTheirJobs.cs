using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>A job takes a deploy role that trusts it: one of the project's repository, and of the environment that the job runs for.</summary>
internal sealed class RolesTrustTheirJobs : ModelRule
{
    private const string LogsIn = "aws-actions/configure-aws-credentials";

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var told = new HashSet<Location>();
        var roles = model.Environments.SelectMany(static e => DeployRole.UsesIn(e).Select(r => (Environment: e, Role: r))).ToList();
        foreach (var (pipeline, job) in model.Pipelines.SelectMany(static p => p.Jobs.Select(j => (p, j))))
        {
            foreach (var (login, environment, role) in job.AllSteps.OfType<LoginStep>().SelectMany(l => DeployRole.EnvironmentsOf(model, job).SelectMany(e => DeployRole.TakenBy(model, e, l).Select(r => (l, e, r)))))
            {
                CheckRepository(model, (job, login.RoleOrigin?.Location ?? login.Origin.Location, null), (environment, role), told, diagnostics);
            }

            foreach (var taken in job.AllSteps.OfType<UsesStep>().Where(static s => s.Action is RemoteAction { Repository: LogsIn }).SelectMany(static s => s.Inputs).Where(static i => i.Name == "role-to-assume").Select(static i => i.Value))
            {
                foreach (var cell in CellValues.Of(job))
                {
                    var (own, arn) = (In(job, cell), CellValues.In(taken, cell));
                    foreach (var (environment, role) in roles.Where(r => arn.KnownText is { } known && known == ArnOf(r.Environment, r.Role)))
                    {
                        CheckEnvironment(model, (pipeline, own, arn), (environment, role), diagnostics);
                        CheckRepository(model, (own, PlaceOf(pipeline, own, arn), arn.KnownText), (environment, role), told, diagnostics);
                    }
                }
            }
        }
    }

    private static Job In(Job job, RecordValue cell) => job.Environment is { } use ? job with { Environment = use with { Name = CellValues.In(use.Name, cell) } } : job;

    private static string? ArnOf(DeploymentEnvironment environment, ConstructUse role) =>
        environment.Cloud is { Account: { } account, Region: { } region } && role.Value("name")?.KnownText is { } name ? new DeployRole(environment, name, account, region).Arn : null;

    private static void CheckEnvironment(DeliveryModel model, (Pipeline Pipeline, Job Job, Expr Taken) use, (DeploymentEnvironment Environment, ConstructUse Role) role, DiagnosticBag diagnostics)
    {
        var own = DeployRole.EnvironmentsOf(model, use.Job);
        if (own.Contains(role.Environment) || (own.IsEmpty && use.Job.Environment is { Name.Constant: null }))
        {
            return;
        }

        var runsFor = use.Job.Environment is { } named ? $"runs for `{named.Name.KnownText ?? own[0].Name}`" : "runs for no environment";
        Report(
            diagnostics, EnvironmentDiagnostics.RoleTrustsOthers, PlaceOf(use.Pipeline, use.Job, use.Taken),
            $"`{role.Role.Name}` of `{role.Environment.Name}` trusts jobs that run for `{role.Environment.Name}` alone, and `{use.Job.Name}` {runsFor}, so AWS refuses it. {(use.Job.Environment is null ? "What only reads takes a role of its own, which trusts such jobs" : "Take the role of its own environment")}.",
            [new RelatedLocation(role.Role.Origin.Location, "The role is made here.")]);
    }

    /// <summary>Where the environment has a role for jobs of this repository, the job takes the wrong one; else the only one is made for the wrong repository.</summary>
    private static void CheckRepository(
        DeliveryModel model, (Job Job, Location Place, string? Arn) use, (DeploymentEnvironment Environment, ConstructUse Role) taken, HashSet<Location> told, DiagnosticBag diagnostics)
    {
        if (!DeployRole.IsForOthers(model, taken.Role) || taken.Role.Known("repository") is not { Origin.Location: var made, Value.KnownText: var trusted })
        {
            return;
        }

        var better = DeployRole.UsesIn(taken.Environment).FirstOrDefault(r => !DeployRole.IsForOthers(model, r));
        if (told.Add(better is null ? made : use.Place))
        {
            diagnostics.Add(better is null
                ? new Diagnostic(
                    EnvironmentDiagnostics.RoleTrustsOthers, made,
                    $"`{taken.Role.Name}` trusts jobs of `{trusted}` alone, and those that take it here are of `{model.Project.Repository}`, so AWS refuses them: leave out `repository`.")
                : InsteadOf(model, use, taken, trusted!, better));
        }
    }

    private static Diagnostic InsteadOf(DeliveryModel model, (Job Job, Location Place, string? Arn) use, (DeploymentEnvironment Environment, ConstructUse Role) taken, string trusted, ConstructUse better)
    {
        var mended = use.Arn is null ? better.Name : ArnOf(taken.Environment, better);
        var written = use.Place.Source.Slice(use.Place.Span);
        var name = use.Arn is null ? taken.Role.Name : use.Arn;
        var at = written.LastIndexOf(name, StringComparison.Ordinal);
        return new Diagnostic(
            EnvironmentDiagnostics.RoleTrustsOthers, use.Place,
            $"`{taken.Role.Name}` trusts jobs of `{trusted}` alone, and `{use.Job.Written}` is one of `{model.Project.Repository}`, so AWS refuses it. Take the role for this repository: `{mended ?? better.Name}`.")
        {
            Related = [new RelatedLocation(taken.Role.Origin.Location, "The role is made here.")],
            Fixes = mended is null || at < 0 ? [] : [new Fix($"Take `{better.Name}`", FixSafety.Suggestion, [new TextEdit(new TextSpan(use.Place.Span.Start + at, name.Length), mended)])],
        };
    }

    /// <summary>Where the role is written: for a job of a template where the template is given it.</summary>
    private static Location PlaceOf(Pipeline pipeline, Job job, Expr taken) =>
        pipeline.Uses.Where(u => job.Name == u.Name || job.Name.StartsWith($"{u.Name}-", StringComparison.Ordinal)).SelectMany(static u => u.Parameters)
            .FirstOrDefault(p => p.IsWritten && p.Value.KnownText == taken.KnownText)?.Origin.Location ?? taken.Location.InProject;
}
