using System.Collections.Immutable;
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
        foreach (var environment in model.Environments)
        {
            foreach (var use in environment.Uses.Where(u => u.Construct == "workload" && environment.Workloads.All(w => w.Name != u.Name || w.Cluster is null)))
            {
                if (use.Value("image") is { } image && Missing(image, [.. use.Pulls.SelectMany(static g => g.Statements).SelectMany(static s => s.Resources)], environment) is { } missing)
                {
                    Report(diagnostics, AccessDiagnostics.ImageNotPulled, image.Location, $"`{use.Name}` takes its image from `{missing}`: `pulls = [{missing}.pull]`.");
                }
            }
        }
    }

    /// <summary>The registry that <paramref name="image"/> comes from and that is none of those which are <paramref name="allowed"/>.</summary>
    private static string? Missing(Expr image, ImmutableArray<Expr> allowed, DeploymentEnvironment environment)
    {
        var registries = allowed.SelectMany(Registries).ToHashSet(StringComparer.Ordinal);
        return Registries(image).FirstOrDefault(r => !registries.Contains(r))
            ?? environment.Uses.FirstOrDefault(u => ImagePlace.OfOtherAccount(u, environment) is var (images, arn) && ImagePlace.StartOf(image).StartsWith(images, StringComparison.Ordinal) && allowed.All(a => a.KnownText != arn))?.Name;
    }

    private static IEnumerable<string> Registries(Expr value) => ExprTree.Reads(value).Select(static r => r.Source).OfType<ResourceSource>().Where(static s => s.Type == Registry).Select(static s => s.Name);
}
