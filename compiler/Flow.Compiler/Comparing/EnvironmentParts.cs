using Flow.Compiler.Functions;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Comparing;

/// <summary>What is said about environments and their resources.</summary>
internal static class EnvironmentParts
{
    /// <summary>The property that names the copies of a resource.</summary>
    public const string Copies = "for";

    /// <summary>The property that says that a plan which would destroy the resource fails.</summary>
    public const string PreventDestroy = "lifecycle.prevent-destroy";

    /// <summary>What is said about <paramref name="environment"/> itself, without its resources.</summary>
    public static Part Of(DeploymentEnvironment environment) => new(environment.Name, new FacetList()
        .Text("title", environment.Title).Flag("external", environment.External).Text("url", environment.Url).Plain("like", environment.Like)
        .Plain("may-differ", environment.MayDiffer is { } differ ? $"[{string.Join(", ", differ)}]" : null)
        .Plain("cloud", environment.Cloud?.Provider).Plain("cloud.region", environment.Cloud?.Region).Plain("cloud.account", environment.Cloud?.Account)
        .Plain("cloud.state", environment.Cloud?.State is { } state ? $"{state.Backend} {{ {string.Join(", ", new FacetList().Body("", state.Settings).Facets.Select(static f => $"{f.Name} = {f.Text}"))} }}" : null)
        .Text("cloud.namespace", environment.Cloud?.Cluster?.Namespace).Text("cloud.ingress-class", environment.Cloud?.Cluster?.IngressClass)
        .Text("cloud.ingress-from", environment.Cloud?.Cluster?.IngressFrom).Text("cloud.tls-issuer", environment.Cloud?.Cluster?.TlsIssuer)
        .Variables("cloud.tags.", environment.Cloud?.Tags ?? []).Body("cloud.", environment.Cloud?.Settings ?? ResourceBody.Empty)
        .Each(environment.Providers, static p => $"provider {p.Provider} {p.Name}", static p => string.Join(", ", new FacetList().Body("", p.Settings).Facets.Select(static f => $"{f.Name} = {f.Text}")))
        .Telemetry(environment.Telemetry)
        .Plain("approval", environment.Approval is { } approval ? string.Join(", ", approval.Teams) : null)
        .Plain("window", environment.Window is { } window ? TextOf(window) : null)
        .Plain("pages", environment.CallsNobody is null ? null : "false")
        .Text("prometheus", environment.Prometheus?.Url).Value("prometheus.token", environment.Prometheus?.Token)
        .Each(environment.Freezes, static _ => "freeze", FlowText.Write)
        .Each(environment.Requirements, static _ => "require", static r => ExprText.Of(r.Condition))
        .Each(environment.Outputs, static o => $"output {o.Name}", static o => o.Value.IsSecret ? "(secret)" : ExprText.Of(o.Value)).Facets, environment.Origin);

    /// <summary>What is said about <paramref name="resource"/>.</summary>
    public static Part Of(Resource resource) => new(AddressOf(resource), new FacetList()
        .Plain("provider", resource.Provider)
        .Plain(Copies, resource.Each is { } each ? $"[{string.Join(", ", each.Copies.Select(static c => $"{FlowText.Quote(c.Key)} {ExprText.Of(c.Element)}"))}]" : null)
        .Body("", resource.Body)
        .Words("after", resource.After.Select(static a => $"{a.Type}.{a.Name}"))
        .Flag("lifecycle.create-before-destroy", resource.Lifecycle is { CreateBeforeDestroy: true }).Flag(PreventDestroy, resource.Lifecycle is { PreventDestroy: true })
        .Words("lifecycle.ignore-changes", resource.Lifecycle is { IgnoreAllChanges: true } ? ["all"] : resource.Lifecycle?.IgnoreChanges ?? [])
        .Words("lifecycle.replace-triggered-by", resource.Lifecycle?.ReplaceTriggeredBy.Select(ExprText.Of) ?? []).Facets, resource.Origin);

    /// <summary>What Terraform calls <paramref name="resource"/>.</summary>
    public static string AddressOf(Resource resource) => $"{resource.Mode.Prefix()}{resource.Type}.{resource.Name}";

    private static string TextOf(DeploymentWindow window) =>
        window.Days.ToString().ToLowerInvariant() + (window is { From: { } from, To: { } to } ? $" {from:HH:mm}..{to:HH:mm}" : "");
}
