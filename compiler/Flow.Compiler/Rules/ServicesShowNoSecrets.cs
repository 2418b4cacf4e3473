using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>Variables of a service hold no secrets, and where secrets are kept is no secret: both stand in task definitions and files.</summary>
internal sealed class ServicesShowNoSecrets : ModelRule
{
    private const string Plain = "env";

    private const string Kept = "secrets";

    private const string Function = "function";

    /// <summary>The secrets that services of <paramref name="environment"/> would show.</summary>
    public static IEnumerable<Expr> In(DeploymentEnvironment environment) => OfUses(environment).Concat(OfContainers(environment)).Select(static s => s.Value);

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var shown = model.Environments.SelectMany(static e => OfUses(e).Concat(OfContainers(e)).Select(s => (Environment: e, Shown: s)));
        foreach (var (environment, (service, map, name, value)) in shown.DistinctBy(static s => s.Shown.Value.Location)) // environments inherit lines
        {
            Report(diagnostics, ContainerDiagnostics.SecretShown, value.Location, $"{Mistake(environment, service, map, name)} Say where it is kept: {Instead(environment, service, name, value)}.");
        }
    }

    private static IEnumerable<Shown> OfUses(DeploymentEnvironment environment) => environment.Uses.Where(static u => u.IsHosted || u is { IsOfLibrary: true, Construct: Function })
        .SelectMany(static u => new[] { Plain, Kept }.SelectMany(m => Fields(u.Value(m)).Select(f => new Shown(u.Name, m, f.Name, f.Value)))).Where(static s => s.Value.IsSecret);

    private static IEnumerable<Shown> OfContainers(DeploymentEnvironment environment) => environment.Workloads.Where(static w => w.Service is null)
        .SelectMany(static w => w.Variables.Select(v => new Shown(w.Name, Plain, v.Name, v.Value)).Concat(w.Secrets.Select(v => new Shown(w.Name, Kept, v.Name, v.Value)))).Where(static s => s.Value.IsSecret);

    private static IEnumerable<(string Name, Expr Value)> Fields(Expr? map) => map switch
    {
        null => [],
        RecordExpr record => record.Fields.Select(static f => (f.Name, f.Value)),
        _ => [("NAME", map)],
    };

    private static string Mistake(DeploymentEnvironment environment, string service, string map, string name) => map == Kept
        ? $"`{Kept}` says where the value of `{name}` is kept, and this is the secret itself, which would stand in {Place(environment, service)}."
        : $"`{name}` of `{service}` is a secret, and what `{Plain}` says stands in {Place(environment, service)}.";

    private static string Place(DeploymentEnvironment environment, string service) => environment.Cloud?.Provider switch
    {
        Platforms.Local => "`compose.yaml`",
        Platforms.Kubernetes => "its manifests",
        _ when environment.Workloads.Any(w => w.Name == service && w.Cluster is not null) => "its manifests",
        _ when IsFunction(environment, service) => "its configuration at AWS and in the state",
        _ => "its task definition",
    };

    private static bool IsFunction(DeploymentEnvironment environment, string name) => environment.Uses.Any(u => u is { IsOfLibrary: true, Construct: Function } && u.Name == name);

    /// <summary>How a service or a function is told where the cloud keeps a secret, instead of the secret itself.</summary>
    public static string Instead(DeploymentEnvironment environment, string service, string name, Expr value)
    {
        if (!IsFunction(environment, service) && Keeper(environment, value) is { } keeper)
        {
            return $"`secrets {{ {name} = {keeper}.arn }}` in the service";
        }

        var secret = name.ToLowerInvariant().Replace('_', '-');
        return environment.Cloud?.Provider == Platforms.Kubernetes
            ? $"`secrets {{ {name} = \"{secret}/value\" }}` names a `Secret` of the cluster and its key"
            : IsFunction(environment, service) ? $"`secret {secret} from \"…\"` in the environment, `env {{ {name} = {secret}.arn }}` and `access = [{secret}.read]` in the function, which then takes the value itself"
            : $"`secret {secret}` in the environment, and `secrets {{ {name} = {secret}.arn }}` in the service";
    }

    /// <summary>What <paramref name="environment"/> itself declares that keeps the secret; null where it comes from elsewhere.</summary>
    private static string? Keeper(DeploymentEnvironment environment, Expr value) => environment.Resources
        .FirstOrDefault(r => r is { Part: null, Mode: not ResourceMode.Ephemeral, Type: "aws_ssm_parameter" or "aws_secretsmanager_secret_version" } && AttributeRead.In(value).Any(read => read.Resource == r.Reference))?.Name;

    /// <summary>An entry of <c>env</c> or <c>secrets</c> with a secret as its value.</summary>
    private sealed record Shown(string Service, string Map, string Name, Expr Value);
}
