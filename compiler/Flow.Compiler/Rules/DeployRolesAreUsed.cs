using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;

namespace Flow.Compiler.Rules;

/// <summary>A role that trusts jobs trusts those of one known repository, is used by one of them, and shares the account's one provider for tokens.</summary>
internal sealed class DeployRolesAreUsed : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var logins = model.Pipelines.SelectMany(static p => p.Jobs).Where(static j => j.AllSteps.Any(static s => s is LoginStep or UsesStep)).SelectMany(j => DeployRole.EnvironmentsOf(model, j)).Select(static e => e.Name).ToHashSet(StringComparer.Ordinal);
        var makers = new Dictionary<string, ConstructUse>(StringComparer.Ordinal);
        foreach (var environment in model.Environments)
        {
            foreach (var role in DeployRole.UsesIn(environment))
            {
                CheckTrust(model, environment, role, logins, diagnostics);
                if (IsMaker(role) && environment.Cloud?.Account is { } account && !makers.TryAdd(account, role))
                {
                    Report(
                        diagnostics, AccessDiagnostics.TokenProviderTwice, environment.Origin.Location,
                        $"`{environment.Name}` is in an account that trusts GitHub's tokens already. Here: `{role.Name} {{ existing = {(environment.Family is null ? "true" : "…")} }}`{(environment.Family is null ? "" : ", which is false for one key of an account alone")}.",
                        [new RelatedLocation(makers[account].Origin.Location, "It is made here.")]);
                }
            }
        }
    }

    private static bool IsMaker(ConstructUse role) => role.Value("existing")?.Constant is not Types.BoolValue { Truth: true };

    private static void CheckTrust(DeliveryModel model, DeploymentEnvironment environment, ConstructUse role, HashSet<string> logins, DiagnosticBag diagnostics)
    {
        if (model.Project.Repository is null && role.Parameters.All(static p => p.Name != "repository" || !p.IsWritten))
        {
            Report(diagnostics, AccessDiagnostics.RepositoryUnknown, role.Origin.Location, $"Whom does `{role.Name}` trust? The project says where its source is kept: `repository = github(\"owner/name\")`.");
        }
        else if (!logins.Contains(environment.Name))
        {
            Report(diagnostics, AccessDiagnostics.RoleUnused, role.Origin.Location, $"No job logs in for `{environment.Name}`: `environment = {(environment.Family is { } family ? $"{family}[\"{environment.Key}\"]" : environment.Name)}` and `login aws`.");
        }
    }
}
