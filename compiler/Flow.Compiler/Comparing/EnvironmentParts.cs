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
        .Each(environment.Outputs, NameOf, static o => o.Value.IsSecret ? "(secret)" : ExprText.Of(o.Value)).Facets, environment.Origin);

    /// <summary>What is said about <paramref name="resource"/>.</summary>
    public static Part Of(Resource resource) => new(AddressOf(resource), [.. new FacetList()
        .Plain("provider", resource.Provider)
        .Plain(Copies, resource.Each is null ? null : $"[{string.Join(", ", CopiesOf(resource).Select(static c => $"{FlowText.Quote(c.Key)} {ExprText.Of(c.Element)}"))}]")
        .Body("", resource.Body).Facets, .. Around(resource).Facets], resource.Origin);

    /// <summary>What is said about when and how <paramref name="resource"/> is made.</summary>
    public static FacetList Around(Resource resource) => new FacetList()
        .Words("after", resource.After.Select(static a => $"{a.Type}.{a.Name}"))
        .Flag("lifecycle.create-before-destroy", resource.Lifecycle is { CreateBeforeDestroy: true }).Flag(PreventDestroy, resource.Lifecycle is { PreventDestroy: true })
        .Words("lifecycle.ignore-changes", resource.Lifecycle is { IgnoreAllChanges: true } ? ["all"] : resource.Lifecycle?.IgnoreChanges ?? [])
        .Words("lifecycle.replace-triggered-by", resource.Lifecycle?.ReplaceTriggeredBy.Select(ExprText.Of) ?? []);

    /// <summary>The copies of <paramref name="resource"/>, with what of their elements it reads: the rest means nothing for it.</summary>
    public static IEnumerable<ResourceCopy> CopiesOf(Resource resource)
    {
        if (resource.Each is not { } each)
        {
            return [];
        }

        var values = resource.Body.Values.SelectMany(ExprTree.WithChildren).ToList();
        var fields = values.Select(each.FieldOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var reads = values.Count(v => v is ReadExpr { Source: VariableSource { Name: var read } } && read == each.Variable);
        return reads > values.Count(v => each.FieldOf(v) is not null) ? each.Copies : each.Copies.Select(c => c with { Element = With(c.Element, fields) });
    }

    private static Expr With(Expr element, HashSet<string> fields) => element switch
    {
        RecordExpr record => record with { Fields = [.. record.Fields.Where(f => fields.Contains(f.Name))] },
        ConstantExpr { Value: RecordValue known } constant => constant with { Value = known with { Fields = [.. known.Fields.Where(f => fields.Contains(f.Name))] } },
        _ => element,
    };

    /// <summary>What <paramref name="output"/> is called among what is said about its environment.</summary>
    public static string NameOf(EnvironmentOutput output) => $"output {output.Name}";

    /// <summary>What Terraform calls <paramref name="resource"/>.</summary>
    public static string AddressOf(Resource resource) => $"{resource.Mode.Prefix()}{resource.Type}.{resource.Name}";

    private static string TextOf(DeploymentWindow window) =>
        window.Days.ToString().ToLowerInvariant() + (window is { From: { } from, To: { } to } ? $" {from:HH:mm}..{to:HH:mm}" : "");
}
