using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Rules;

/// <summary>What a service level freezes can be asked about, and something is held back by it.</summary>
internal sealed class FreezesHoldBack : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var slo in model.Slos)
        {
            foreach (var second in slo.Spent.GroupBy(static s => s.Share).SelectMany(static g => g.Skip(1)))
            {
                Report(diagnostics, FreezeDiagnostics.SpentTwice, second.Origin.Location, $"What follows from {second.Percent} of the budget of `{slo.FullName}` is written above already. Write it into one line.");
            }

            foreach (var (frozen, environment) in slo.Spent.SelectMany(s => s.Frozen.Select(f => (f, model.Environments.FirstOrDefault(e => e.Name == f.Name)))))
            {
                if (environment is not null)
                {
                    Check(model, frozen, environment, diagnostics);
                }
            }
        }
    }

    private static void Check(DeliveryModel model, FrozenEnvironment frozen, DeploymentEnvironment environment, DiagnosticBag diagnostics)
    {
        if (environment.Prometheus is null)
        {
            Report(diagnostics, FreezeDiagnostics.NobodyToAsk, frozen.Location, $"Jobs that deploy to `{environment.Name}` ask its Prometheus whether it is frozen. Write into `{environment.Name}` where that is: `prometheus \"https://…\"`.");
        }
        else if (model.Environments.FirstOrDefault(e => e.Name == environment.Like)?.Prometheus?.Url == environment.Prometheus.Url)
        {
            Report(
                diagnostics, FreezeDiagnostics.NobodyToAsk, frozen.Location,
                $"`{environment.Name}` has the Prometheus of `{environment.Like}`, which would answer about that one. Write into `{environment.Name}` where its own is: `prometheus \"https://…\"`.");
        }
        else if (model.Pipelines.SelectMany(static p => p.Jobs).Where(j => FreezeGates.MayDeploy(model, j, environment)).ToList() is { Count: > 0 } jobs)
        {
            if (jobs.TrueForAll(FreezeGates.GoesRound))
            {
                Report(diagnostics, FreezeDiagnostics.NothingHeldBack, frozen.Location, $"No job deploys to `{environment.Name}` that a freeze holds back: each says why it deploys all the same.");
            }
        }
        else
        {
            Report(
                diagnostics, FreezeDiagnostics.NothingHeldBack, frozen.Location,
                $"No job deploys to `{environment.Name}`, so nothing is held back. Say in the job that does: `environment = {environment.Name}`.");
        }
    }
}
