using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>What a preview starts takes its image from a registry that is there before: one that the preview makes is empty when it starts.</summary>
internal sealed class PreviewsHaveImages : ModelRule
{
    private const string Registry = "aws_ecr_repository";

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var preview in model.Environments.Where(static e => e.Preview is not null))
        {
            foreach (var group in preview.Uses.Select(static u => (Use: u, Registry: Made(u))).Where(static u => u.Registry is not null).GroupBy(static u => u.Registry!))
            {
                Report(
                    diagnostics, ContainerDiagnostics.PreviewWithoutImage, preview.Preview!.Origin.Location,
                    $"Each preview makes `{group.Key}` anew, so it has no image when {string.Join(" and ", group.Select(static g => $"`{g.Use.Name}`"))} would start. Take it from one that stays: `{group.Key} {{ {Line(model, preview, group.Key)} }}`.");
            }
        }
    }

    /// <summary>The registry of the preview itself that the image of <paramref name="use"/> comes from; null where it comes from elsewhere.</summary>
    private static string? Made(ConstructUse use) => use.Value("image") is { } image
        ? ExprTree.Reads(image).Select(static r => r.Source).OfType<ResourceSource>().Where(static s => s is { Type: Registry, Mode: ResourceMode.Managed }).Select(static s => s.Name).FirstOrDefault()
        : null;

    private static string Line(DeliveryModel model, DeploymentEnvironment preview, string registry)
    {
        var parent = model.Environments.FirstOrDefault(e => e.Name == preview.Like);
        var name = parent?.Uses.FirstOrDefault(u => u.Name == registry)?.Value("name")?.KnownText;
        var account = parent?.Cloud?.Account is { } other && other != preview.Cloud?.Account ? $", account = \"{other}\"" : "";
        return $"existing = true, name = \"{name ?? "…"}\"{account}";
    }
}
