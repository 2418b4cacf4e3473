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

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var shown = model.Environments.SelectMany(static e => OfUses(e).Concat(OfContainers(e)).Select(s => (Environment: e, Shown: s)));
        foreach (var (environment, (service, map, name, value)) in shown.DistinctBy(static s => s.Shown.Value.Location)) // environments inherit lines
        {
            Report(diagnostics, ContainerDiagnostics.SecretShown, value.Location, $"{Mistake(environment, service, map, name)} Say where it is kept: {Instead(environment, name)}.");
        }
    }

    private static IEnumerable<Shown> OfUses(DeploymentEnvironment environment) => environment.Uses.Where(static u => u.IsHosted)
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
        _ => "its task definition",
    };

    private static string Instead(DeploymentEnvironment environment, string name)
    {
        var secret = name.ToLowerInvariant().Replace('_', '-');
        return environment.Cloud?.Provider == Platforms.Kubernetes
            ? $"`secrets {{ {name} = \"{secret}/value\" }}` names a `Secret` of the cluster and its key"
            : $"`secret {secret}` in the environment, and `secrets {{ {name} = {secret}.arn }}` in the service";
    }

    /// <summary>An entry of <c>env</c> or <c>secrets</c> with a secret as its value.</summary>
    private sealed record Shown(string Service, string Map, string Name, Expr Value);
}
