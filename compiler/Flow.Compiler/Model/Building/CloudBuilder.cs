using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>Builds where an environment lives.</summary>
internal static class CloudBuilder
{
    /// <summary>The cloud that <paramref name="item"/> says.</summary>
    public static Cloud Cloud(BoundItem item) => new(item.Kind.Variety, Origins.Of(item))
    {
        Region = item.Text1("region"),
        RegionOrigin = item.Value("region") is { } region ? Origins.At(region.Location) : null,
        Account = item.Text1("account"),
        AccountOrigin = item.Value("account") is { } account ? Origins.At(account.Location) : null,
        State = State(item),
        Tags = Values.Variables(item, "tags"),
        TagsOrigin = item.Property("tags") is { } tags ? Origins.Of(tags) : null,
        Cluster = item.Kind.Variety == Platforms.Kubernetes ? Cluster(item) : null,
        IsObserved = item.Kind.Variety == Platforms.Local && Values.IsTrue(item, "observability"),
        Settings = ResourceBodies.Of(item),
    };

    /// <summary>Where <paramref name="item"/> says that its state is kept; null where it does not.</summary>
    public static StateBackend? State(BoundItem item) => item.Property("state") is { } state ? new StateBackend(state.Kind.Variety, ResourceBodies.Of(state), Origins.Of(state)) : null;

    private static ClusterSettings Cluster(BoundItem item) => new(
        item.Text1("namespace"), item.Text1("ingress-class"), item.Text1("ingress-from") ?? "ingress-nginx", item.Text1("tls-issuer"), item.Text1("metrics-from") ?? ClusterSettings.UsualMetricsFrom);

    /// <summary>The further configuration that <paramref name="item"/> says.</summary>
    public static ProviderAlias Provider(BoundItem item) => new(item.Kind.Variety, item.Name ?? "", ResourceBodies.Of(item), Origins.Of(item));
}

/// <summary>Builds what is written in a provider's own words.</summary>
internal static class ResourceBodies
{
    /// <summary>Arguments and blocks of <paramref name="item"/>, in written order.</summary>
    public static ResourceBody Of(BoundItem item) => new([.. item.Items.Where(static i => i.Kind.IsForeign).Select(Item).OfType<ResourceItem>()]);

    /// <summary>Whether a file of the project says <paramref name="item"/>, or something of it.</summary>
    public static bool IsOwn(BoundItem item) => !item.Context.Tree.Source.IsBuiltIn || item.Entries.Any(static e => !e.Context.Tree.Source.IsBuiltIn) || item.Items.Any(IsOwn);

    private static ResourceItem? Item(BoundItem item) => Kept(item) is { } kept ? kept with { IsOwn = IsOwn(item) } : null;

    private static ResourceItem? Kept(BoundItem item) => (item.Kind.Body, item.Subject) switch
    {
        (_, var label) when item.Kind.IsLabelled => label?.Constant is { } known ? new ResourceBlock(item.Kind.Word, Of(item), Origins.Of(item)) { Label = known.ToText() } : null,
        (_, ErrorExpr or { Constant: NoneValue }) => null, // `none` is as if nothing were written
        (_, { } value) => new ResourceArgument(item.Kind.Word, value, Origins.Of(item)),
        (BodyRule.Map, null) => new ResourceArgument(item.Kind.Word, Map(item), Origins.Of(item)),
        (BodyRule.Items, null) => new ResourceBlock(item.Kind.Word, Of(item), Origins.Of(item)),
        _ => null,
    };

    /// <summary><c>tags { Name = "x" }</c> as a value.</summary>
    private static Expr Map(BoundItem item)
    {
        var type = item.Kind.Subject?.Type ?? new MapType(FlowType.Any);
        var (phase, labels) = (Phase.Build, Labels.None);
        foreach (var entry in item.Entries)
        {
            (phase, labels) = (phase.Join(entry.Value.Phase), labels | entry.Value.Labels);
        }

        return item.Entries.All(static e => e.Value.Constant is not null)
            ? new ConstantExpr(new RecordValue(type, [.. item.Entries.Select(static e => new FieldValue(e.Name, e.Value.Constant!))]), type, item.Location) { Labels = labels }
            : new RecordExpr([.. item.Entries.Select(static e => new FieldExpr(e.Name, e.Value))], type, item.Location) { Phase = phase, Labels = labels };
    }
}
