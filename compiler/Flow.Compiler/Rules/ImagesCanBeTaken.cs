using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>A service may take its image from the registry that it names. In a cluster that the environment makes, machines take images, from all registries of the account.</summary>
internal sealed class ImagesCanBeTaken : ModelRule
{
    private const string Registry = "aws_ecr_repository";

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var use in model.Environments.SelectMany(static e => e.Uses.Where(u => u.Construct == "workload" && e.Workloads.All(w => w.Name != u.Name || w.Cluster is null))))
        {
            var allowed = use.Pulls.SelectMany(static g => g.Statements).SelectMany(static s => s.Resources).SelectMany(Registries).ToHashSet(StringComparer.Ordinal);
            if (use.Value("image") is { } image && Registries(image).FirstOrDefault(r => !allowed.Contains(r)) is { } missing)
            {
                Report(diagnostics, AccessDiagnostics.ImageNotPulled, image.Location, $"`{use.Name}` takes its image from `{missing}`: `pulls = [{missing}.pull]`.");
            }
        }
    }

    private static IEnumerable<string> Registries(Expr value) => ExprTree.Reads(value).Select(static r => r.Source).OfType<ResourceSource>().Where(static s => s.Type == Registry).Select(static s => s.Name);
}
