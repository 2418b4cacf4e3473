using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;

namespace Flow.Compiler.Rules;

/// <summary>A job that logs in does so for an environment with a role that trusts it.</summary>
internal sealed class LoginsHaveRoles : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var job in model.Pipelines.SelectMany(static p => p.Jobs))
        {
            foreach (var login in job.AllSteps.OfType<LoginStep>())
            {
                if (WhyNot(model, job, login) is { } reason)
                {
                    diagnostics.Add(new Diagnostic(AccessDiagnostics.LoginWithoutRole, login.Origin.Location, reason.Message) { Fixes = [.. reason.Roles.Select(r => Taking(login, r)), .. reason.Environments.Select(e => RunningFor(job, e)).OfType<Fix>()] });
                }
            }
        }

        foreach (var login in model.Actions.SelectMany(static a => a.Steps).OfType<LoginStep>())
        {
            Report(diagnostics, AccessDiagnostics.LoginWithoutRole, login.Origin.Location, "An action does not know for which environment it runs. Log in in the job, before the action.");
        }
    }

    private static Reason? WhyNot(DeliveryModel model, Job job, LoginStep login)
    {
        if (DeployRole.LogsInForNone(job))
        {
            var meant = Meant(model, login);
            return new($"`{job.Written}` does not say for which environment it runs: {string.Join(" or ", meant.Select(static e => $"`environment = {e}`"))}.") { Environments = meant };
        }

        return DeployRole.EnvironmentsOf(model, job) is { IsEmpty: false } environments
            ? environments.Select(e => WhyNot(model, e, login)).FirstOrDefault(static r => r is not null)
            : new($"Only a run knows for which environment `{job.Written}` runs, and the role is written into the workflow. Write a job for each environment.");
    }

    private static Reason? WhyNot(DeliveryModel model, DeploymentEnvironment environment, LoginStep login)
    {
        if (environment.Cloud is not { Provider: "aws", Account: not null, Region: not null })
        {
            return new($"`{environment.Name}` does not say in which account and region it is: `cloud aws {{ region = \"…\", account = \"…\" }}`.");
        }

        var names = DeployRole.UsesIn(environment).Select(static u => u.Name).ToList();
        return DeployRole.TakenBy(model, environment, login) switch
        {
            [] when names.Count == 0 => new($"`{environment.Name}` has no role that trusts its jobs: `deploy-role {login.Role ?? "deployer"} {{ access = […] }}`."),
            [] => new($"`{environment.Name}` has no deploy role `{login.Role}`.{(Suggestions.DidYouMean(login.Role!, names) is { Length: > 0 } meant ? meant : $" It has {Listed(names)}.")}"),
            [_] => DeployRole.In(model, environment, login) is null ? new($"The name of the role of `{environment.Name}` is not known before it is made.") : null,
            var several => new($"`{environment.Name}` has several deploy roles. Say which one is taken: `login aws {{ role = {several[0].Name} }}`.") { Roles = [.. several.Select(static r => r.Name)] },
        };
    }

    /// <summary>The environments that have a role for the login, in the order in which they get a change; where there are none, an example.</summary>
    private static ImmutableArray<string> Meant(DeliveryModel model, LoginStep login)
    {
        var fitting = model.Environments.Where(e => DeployRole.UsesIn(e).Any(r => login.Role is { } role ? r.Name == role : !DeployRole.IsForOthers(model, r))).Select(static e => e.Name)
            .OrderBy(n => model.Project.Promotion.IndexOf(n)).ToImmutableArray();
        return fitting.IsEmpty ? ["production"] : fitting;
    }

    private static Fix? RunningFor(Job job, string environment)
    {
        var line = $"environment = {environment}";
        return BodyLine.Add(job.Origin.Location, line) is { } edit ? new Fix($"Add `{line}`", FixSafety.Suggestion, [edit]) : null;
    }

    private static Fix Taking(LoginStep login, string role) => new($"Take `{role}`", FixSafety.Suggestion, [BodyLine.AddOrOpen(login.Origin.Location, $"role = {role}")]);

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names.Select(static n => $"`{n}`"));

    /// <summary>Why a job cannot log in.</summary>
    /// <param name="Message">What is missing.</param>
    private sealed record Reason(string Message)
    {
        /// <summary>The roles of which it could take one.</summary>
        public ImmutableArray<string> Roles { get; init; } = [];

        /// <summary>The environments that it could be for.</summary>
        public ImmutableArray<string> Environments { get; init; } = [];
    }
}
