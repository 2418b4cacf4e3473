using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>A role that trusts jobs trusts those of one known repository, is used by one of them, and shares the account's one provider for tokens.</summary>
internal sealed class DeployRolesAreUsed : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var logins = model.Pipelines.SelectMany(static p => p.Jobs).Where(static j => j.AllSteps.Any(static s => s is LoginStep or UsesStep)).SelectMany(j => DeployRole.EnvironmentsOf(model, j)).Select(static e => e.Name).ToHashSet(StringComparer.Ordinal);
        var makers = Makers(model);
        foreach (var environment in model.Environments)
        {
            foreach (var role in DeployRole.UsesIn(environment))
            {
                CheckTrust(model, environment, role, logins, diagnostics);
                if (IsMaker(role) && environment.Cloud?.Account is { } account && makers[account] is var (holder, place) && (holder != environment || !place.Equals(role.Origin.Location)))
                {
                    Report(
                        diagnostics, AccessDiagnostics.TokenProviderTwice, environment.Origin.Location, $"`{environment.Name}` is in an account that trusts GitHub's tokens already. {WayOut(environment, holder, role)}",
                        [new RelatedLocation(place, $"`{holder.Name}` makes it here.")]);
                }
            }
        }
    }

    /// <summary>What to write: where another environment of the same loop has the account, one key alone makes it; else none of the loop does.</summary>
    private static string WayOut(DeploymentEnvironment environment, DeploymentEnvironment holder, ConstructUse role)
    {
        var isOfLoop = environment.Family is not null && environment.Family == holder.Family;
        var start = environment.Like is null ? $"{DeployRole.Construct} {role.Name}" : role.Name;
        return $"Here: `{start} {{ existing = {(isOfLoop ? "…" : "true")} }}`{(isOfLoop ? ", which is false for one key of an account alone" : "")}.";
    }

    /// <summary>Who makes the provider for tokens in each account: whoever declares it as a resource, else the first with a role that makes it.</summary>
    private static Dictionary<string, (DeploymentEnvironment Environment, Location Place)> Makers(DeliveryModel model)
    {
        var declared = model.Environments.SelectMany(static e => e.Resources.Where(static r => r is { Type: "aws_iam_openid_connect_provider", Mode: ResourceMode.Managed, IsOfLibrary: false } && IsOfGitHub(r)).Select(r => (Environment: e, Place: r.Origin.Location)));
        var roles = model.Environments.SelectMany(static e => DeployRole.UsesIn(e).Where(IsMaker).Select(r => (Environment: e, Place: r.Origin.Location)));
        return declared.Concat(roles).Where(static m => m.Environment.Cloud?.Account is not null).GroupBy(static m => m.Environment.Cloud!.Account!, StringComparer.Ordinal)
            .ToDictionary(static g => g.Key, static g => g.First(), StringComparer.Ordinal);
    }

    private static bool IsOfGitHub(Resource resource) => resource.Body.Items.OfType<ResourceArgument>().Any(static a => a.Name == "url" && a.Value.KnownText?.Contains("token.actions.githubusercontent.com", StringComparison.Ordinal) == true);

    private static bool IsMaker(ConstructUse role) => role.Value("existing")?.Constant is not BoolValue { Truth: true };

    private static void CheckTrust(DeliveryModel model, DeploymentEnvironment environment, ConstructUse role, HashSet<string> logins, DiagnosticBag diagnostics)
    {
        if (model.Project.Repository is null && role.Parameters.All(static p => p.Name != "repository" || !p.IsWritten))
        {
            Report(diagnostics, AccessDiagnostics.RepositoryUnknown, role.Origin.Location, $"Whom does `{role.Name}` trust? The project says where its source is kept: `repository = github(\"owner/name\")`.");
        }
        else if (!logins.Contains(environment.Name) && !IsForOthers(model, role))
        {
            CheckUse(environment, role, logins, diagnostics);
        }
    }

    /// <summary>Whether it is for jobs of another repository, which nobody sees here.</summary>
    private static bool IsForOthers(DeliveryModel model, ConstructUse role) =>
        role.Known("repository") is { Value.KnownText: var trusted } && model.Project.Repository is { } own && !string.Equals(own, trusted, StringComparison.OrdinalIgnoreCase);

    /// <summary>A role that comes from another environment is said where it is taken over, and not at all where nobody takes it there either: that is said already.</summary>
    private static void CheckUse(DeploymentEnvironment environment, ConstructUse role, HashSet<string> logins, DiagnosticBag diagnostics)
    {
        var isTakenOver = environment.Like is not null && !role.Origin.Location.UsedAt.IsEmpty;
        if (!isTakenOver || logins.Contains(environment.Like!))
        {
            Report(
                diagnostics, AccessDiagnostics.RoleUnused, isTakenOver ? environment.Origin.Location : role.Origin.Location,
                $"No job logs in for `{environment.Name}`: `environment = {(environment.Family is { } family ? $"{family}[\"{environment.Key}\"]" : environment.Name)}` and `login aws`.{(isTakenOver ? $" Without one the role that it takes over is better left out: `{role.Name} = none`." : "")}");
        }
    }
}
