using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>A role that trusts jobs trusts those of one known repository, is used by one of them, and shares the account's one provider for tokens.</summary>
internal sealed class DeployRolesAreUsed : ModelRule
{
    private const string Provider = "aws_iam_openid_connect_provider";
    private const string Issuer = "token.actions.githubusercontent.com";

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var taken = Taken(model);
        var makers = Makers(model);
        foreach (var environment in model.Environments)
        {
            foreach (var role in DeployRole.UsesIn(environment))
            {
                CheckTrust(model, environment, role, taken, diagnostics);
            }

            if (environment.Cloud?.Account is { } account && makers.TryGetValue(account, out var all))
            {
                CheckProvider(environment, all, diagnostics);
            }
        }
    }

    /// <summary>The roles that jobs take, and with <see langword="null"/> the environments that they log in to. What an action does for an environment, a script that may ask for tokens, or a job that names none, may take each.</summary>
    private static HashSet<(string Environment, string? Role)> Taken(DeliveryModel model)
    {
        var taken = new HashSet<(string Environment, string? Role)>();
        var jobs = model.Pipelines.SelectMany(static p => p.Jobs).ToList();
        foreach (var job in jobs)
        {
            foreach (var environment in DeployRole.EnvironmentsOf(model, job))
            {
                var known = job.AllSteps.OfType<LoginStep>().Select(l => DeployRole.TakenBy(model, environment, l)).ToList();
                var mayBeAny = job.AllSteps.Any(static s => s is UsesStep) || AsksForTokens(job) || known.Exists(static k => k.IsEmpty); // one that is misspelt is told where it is taken
                taken.UnionWith((mayBeAny ? DeployRole.UsesIn(environment) : known.SelectMany(static k => k)).Select(r => (environment.Name, (string?)r.Name)));
                taken.UnionWith(job.AllSteps.Any(static s => s is LoginStep or UsesStep) ? [(environment.Name, null)] : []);
            }
        }

        if (jobs.Exists(DeployRole.LogsInForNone))
        {
            taken.UnionWith(model.Environments.SelectMany(static e => DeployRole.UsesIn(e).Select(r => (e.Name, (string?)r.Name)).Append((e.Name, null)))); // it may mean each of them
        }

        return taken;
    }

    /// <summary>Whether a script of <paramref name="job"/> may ask for a token by which it takes a role: what the job may do with tokens is said, and no step of it is the reason for that.</summary>
    private static bool AsksForTokens(Job job) => job.AllSteps.Any(static s => s is RunStep or ProcessStep or CSharpStep)
        && job.AllSteps.All(static s => s is not LoginStep)
        && (job.Permissions.All == AccessLevel.Write || job.Permissions.Scopes.Any(p => p is { Scope: "id-token", Level: AccessLevel.Write } && job.AllSteps.All(s => !s.Origin.Equals(p.Origin))));

    /// <summary>Of what an environment has for GitHub's tokens only one thing makes the provider, and that only where no other environment of the account does.</summary>
    private static void CheckProvider(DeploymentEnvironment environment, List<Maker> makers, DiagnosticBag diagnostics)
    {
        var own = makers.Where(m => m.Environment == environment).ToList();
        if (own.Count == 0)
        {
            return;
        }

        if (makers[0] is var holder && holder.Environment != environment)
        {
            Report(
                diagnostics, AccessDiagnostics.TokenProviderTwice, environment.Origin.Location,
                $"`{environment.Name}` is in an account that trusts GitHub's tokens already. {(own[0].Role is { } first ? WayOut(environment, holder.Environment, first) : WayOut(environment, own[0]))}",
                [new RelatedLocation(holder.Place, $"`{holder.Environment.Name}` makes it here.")]);
        }

        var looking = DeployRole.UsesIn(environment).Where(DeployRole.LooksUpProvider);
        foreach (var role in own.Skip(1).Select(static m => m.Role).OfType<ConstructUse>().Concat(looking).Where(r => !IsTakenOver(environment, r)))
        {
            TakeFrom(own[0], role, diagnostics);
        }
    }

    /// <summary>A role takes the provider from what makes it in the same environment: neither does it make a second one, nor look it up before it is there.</summary>
    private static void TakeFrom(Maker maker, ConstructUse role, DiagnosticBag diagnostics)
    {
        var line = $"tokens-from = {maker.Tokens}";
        var (looks, place) = (DeployRole.LooksUpProvider(role), role.Origin.Location);
        var existing = role.Known("existing")?.Origin.Location;
        var edit = existing is { } written ? written.Source.Slice(written.Span).StartsWith("existing", StringComparison.Ordinal) ? new TextEdit(written.Span, line) : null : place.Source.IsBuiltIn ? null : BodyLine.AddOrOpen(place, line);
        diagnostics.Add(new Diagnostic(
            AccessDiagnostics.TokenProviderTwice, looks ? existing ?? place : place,
            $"`{maker.Name}` makes what trusts GitHub's tokens in `{maker.Environment.Name}`{(looks ? ", and it cannot be looked up before that. Write instead" : " already. Take it from there")}: `{(looks ? line : $"{role.Name} {{ {line} }}")}`.")
        {
            Related = [new RelatedLocation(maker.Place, "It is made here.")],
            Fixes = edit is null ? [] : [new Fix($"Write `{line}`", FixSafety.Suggestion, [edit])],
        });
    }

    /// <summary>What to write: where another environment of the same loop has the account, one key alone makes it; else none of the loop does.</summary>
    private static string WayOut(DeploymentEnvironment environment, DeploymentEnvironment holder, ConstructUse role)
    {
        var isOfLoop = environment.Family is not null && environment.Family == holder.Family;
        var start = environment.Like is null ? $"{DeployRole.Construct} {role.Name}" : role.Name;
        return $"Here: `{start} {{ existing = {(isOfLoop ? "…" : "true")} }}`{(isOfLoop ? ", which is false for one key of an account alone" : "")}.";
    }

    /// <summary>What to write where it is declared as a resource: what is taken over is left out, and roles that took it from there look it up; else it is looked up in its place.</summary>
    private static string WayOut(DeploymentEnvironment environment, Maker own)
    {
        if (environment.Like is null || own.Place.UsedAt.IsEmpty)
        {
            return $"Look it up here: `data {Provider} {own.Name} {{ url = \"https://{Issuer}\" }}`.";
        }

        var takers = DeployRole.UsesIn(environment).Where(r => r.Value("tokens-from") is { } tokens && ResourceReference.In(tokens).Any(t => t.Type == Provider && t.Name == own.Name)).Select(static r => $"`{r.Name} {{ existing = true, tokens-from = none }}`").ToList();
        return $"Here: `{own.Name} = none`{(takers.Count > 0 ? $" and {string.Join(", ", takers)}" : "")}.";
    }

    /// <summary>Who makes the provider for tokens in each account: whoever declares it as a resource first, then the roles that make it.</summary>
    private static Dictionary<string, List<Maker>> Makers(DeliveryModel model)
    {
        var declared = model.Environments.SelectMany(static e => e.Resources.Where(static r => r is { Type: Provider, Mode: ResourceMode.Managed, IsOfLibrary: false } && IsOfGitHub(r)).Select(r => new Maker(e, null, r.Origin.Location) { Resource = r.Name }));
        var roles = model.Environments.SelectMany(static e => DeployRole.UsesIn(e).Where(DeployRole.MakesProvider).Select(r => new Maker(e, r, r.Origin.Location)));
        return declared.Concat(roles).Where(static m => m.Environment.Cloud?.Account is not null).GroupBy(static m => m.Environment.Cloud!.Account!, StringComparer.Ordinal)
            .ToDictionary(static g => g.Key, static g => g.ToList(), StringComparer.Ordinal);
    }

    private static bool IsOfGitHub(Resource resource) => resource.Body.Items.OfType<ResourceArgument>().Any(static a => a.Name == "url" && a.Value.KnownText?.Contains(Issuer, StringComparison.Ordinal) == true);

    private static void CheckTrust(DeliveryModel model, DeploymentEnvironment environment, ConstructUse role, HashSet<(string Environment, string? Role)> taken, DiagnosticBag diagnostics)
    {
        if (model.Project.Repository is null && role.Parameters.All(static p => p.Name != "repository" || !p.IsWritten))
        {
            Report(diagnostics, AccessDiagnostics.RepositoryUnknown, role.Origin.Location, $"Whom does `{role.Name}` trust? The project says where its source is kept: `repository = github(\"owner/name\")`.");
        }
        else if (!taken.Contains((environment.Name, role.Name)) && !DeployRole.IsForOthers(model, role))
        {
            CheckUse(environment, role, taken, diagnostics);
        }
    }

    /// <summary>A role that comes from another environment is said where it is taken over, and not at all where nobody takes it there either: that is said already.</summary>
    private static void CheckUse(DeploymentEnvironment environment, ConstructUse role, HashSet<(string Environment, string? Role)> taken, DiagnosticBag diagnostics)
    {
        var isTakenOver = IsTakenOver(environment, role);
        if (!isTakenOver || taken.Contains((environment.Like!, role.Name)))
        {
            var isOnlyThis = taken.Contains((environment.Name, null));
            var login = isOnlyThis ? $"login aws {{ role = {role.Name} }}" : "login aws";
            diagnostics.Add(new Diagnostic(
                AccessDiagnostics.RoleUnused, isTakenOver ? environment.Origin.Location : role.Origin.Location,
                $"No job {(isOnlyThis ? $"takes `{role.Name}` of" : "logs in for")} `{environment.Name}`: `environment = {(environment.Family is { } family ? $"{family}[\"{environment.Key}\"]" : environment.Name)}` and `{login}`.{(isTakenOver ? $" Without one the role that it takes over is better left out: `{role.Name} = none`." : "")}")
            {
                Aspect = isOnlyThis ? role.Name : null,
            });
        }
    }

    private static bool IsTakenOver(DeploymentEnvironment environment, ConstructUse role) => environment.Like is not null && !role.Origin.Location.UsedAt.IsEmpty;

    /// <summary>What makes the provider for tokens.</summary>
    /// <param name="Environment">Where it does.</param>
    /// <param name="Role">The role; null where it is declared as a resource.</param>
    /// <param name="Place">Where that is written.</param>
    private sealed record Maker(DeploymentEnvironment Environment, ConstructUse? Role, Location Place)
    {
        /// <summary>What the resource is called.</summary>
        public string? Resource { get; init; }

        /// <summary>What it is called.</summary>
        public string Name => Role?.Name ?? Resource!;

        /// <summary>What a role writes that takes the provider from here.</summary>
        public string Tokens => Role is null ? $"{Name}.arn" : $"{Name}.tokens";
    }
}
