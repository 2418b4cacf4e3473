using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>What a preview starts takes its image from a registry that is there before: one that the preview makes is empty when it starts.</summary>
internal sealed class PreviewsHaveImages : ModelRule
{
    private const string Registry = "registry";

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var preview in model.Environments.Where(static e => e.Preview is not null))
        {
            foreach (var group in preview.Uses.Select(u => (Use: u, Registry: Made(u, preview))).Where(static u => u.Registry is not null).GroupBy(static u => u.Registry!, static u => u.Use))
            {
                Report(model, preview, group.Key, [.. group], diagnostics);
            }
        }
    }

    /// <summary>The registry that the preview itself makes and that the image of <paramref name="use"/> comes from; null where it comes from elsewhere.</summary>
    private static ConstructUse? Made(ConstructUse use, DeploymentEnvironment preview) => use.Value("image") is { } image
        ? ExprTree.Reads(image).Select(static r => r.Source).OfType<ResourceSource>().Where(static s => s is { Type: ImagePlace.AwsType, Mode: ResourceMode.Managed })
            .Select(s => preview.Uses.FirstOrDefault(u => u.Construct == Registry && u.Name == s.Name && u.Value("existing") is not null)).FirstOrDefault()
        : null;

    private static void Report(DeliveryModel model, DeploymentEnvironment preview, ConstructUse registry, ImmutableArray<ConstructUse> uses, DiagnosticBag diagnostics)
    {
        var isInherited = model.Environments.FirstOrDefault(e => e.Name == preview.Like) is { } parent && Has(parent, registry);
        var stays = model.Environments.Where(e => e.Preview is null && Has(e, registry)).OrderByDescending(e => e.Name == preview.Like).FirstOrDefault();
        var name = stays?.Uses.First(u => u.Name == registry.Name).Value("name")?.KnownText;
        var account = stays?.Cloud?.Account is { } other && other != preview.Cloud?.Account ? $", account = \"{other}\"" : "";
        Report(
            diagnostics, ContainerDiagnostics.PreviewWithoutImage, isInherited ? preview.Preview!.Origin.Location : registry.Origin.Location,
            $"Each preview makes `{registry.Name}` anew, so it has no image when {string.Join(" and ", uses.Select(static u => $"`{u.Name}`"))} would start. "
            + $"Take it from one that stays: `{(isInherited ? "" : $"{Registry} ")}{registry.Name} {{ existing = true, name = \"{name ?? "…"}\"{account} }}`.");
    }

    private static bool Has(DeploymentEnvironment environment, ConstructUse registry) => environment.Uses.Any(u => u.Construct == Registry && u.Name == registry.Name);
}
