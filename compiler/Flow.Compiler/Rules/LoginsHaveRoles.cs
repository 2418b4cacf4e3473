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
                if (WhyNot(model, job) is { } reason)
                {
                    Report(diagnostics, AccessDiagnostics.LoginWithoutRole, login.Origin.Location, reason);
                }
            }
        }

        foreach (var login in model.Actions.SelectMany(static a => a.Steps).OfType<LoginStep>())
        {
            Report(diagnostics, AccessDiagnostics.LoginWithoutRole, login.Origin.Location, "An action does not know for which environment it runs. Log in in the job, before the action.");
        }
    }

    private static string? WhyNot(DeliveryModel model, Job job)
    {
        if (job.Environment is null)
        {
            return $"`{job.Name}` does not say for which environment it runs: `environment = production`.";
        }

        return DeployRole.EnvironmentsOf(model, job) is { IsEmpty: false } environments
            ? environments.Select(WhyNot).FirstOrDefault(static r => r is not null)
            : $"Only a run knows for which environment `{job.Name}` runs, and the role is written into the workflow. Write a job for each environment.";
    }

    private static string? WhyNot(DeploymentEnvironment environment)
    {
        if (environment.Cloud is not { Provider: "aws", Account: not null, Region: not null })
        {
            return $"`{environment.Name}` does not say in which account and region it is: `cloud aws {{ region = \"…\", account = \"…\" }}`.";
        }

        return DeployRole.UsesIn(environment).Length switch
        {
            0 => $"`{environment.Name}` has no role that trusts its jobs: `deploy-role deployer {{ access = […] }}`.",
            1 when DeployRole.In(environment) is null => $"The name of the role of `{environment.Name}` is not known before it is made.",
            1 => null,
            _ => $"`{environment.Name}` has several deploy roles, and a job logs in with the only one.",
        };
    }
}
