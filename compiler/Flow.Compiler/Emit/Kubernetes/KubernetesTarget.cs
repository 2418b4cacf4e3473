using System.Collections.Immutable;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Model;

namespace Flow.Compiler.Emit.Kubernetes;

/// <summary>
/// Writes environments in clusters of Kubernetes as manifests in the layout of Kustomize: a base with the objects of the first environment, and for each environment an
/// overlay with its namespace, its images, and what is different there.
/// </summary>
public sealed class KubernetesTarget : ITarget
{
    private const string Folder = "k8s";

    /// <inheritdoc/>
    public string Name => "kubernetes";

    /// <inheritdoc/>
    public string Summary => "Kubernetes: manifests of the environments in a cluster, for `kubectl apply -k k8s/overlays/ENVIRONMENT`.";

    /// <inheritdoc/>
    public EmitResult Emit(DeliveryModel model, EmitOptions options)
    {
        var clusters = model.Environments.Where(static e => e is { External: false, IsInCluster: true }).ToList();
        if (clusters.Count == 0)
        {
            return new EmitResult([], []);
        }

        var first = clusters.Find(e => clusters.All(o => o.Name != e.Like)) ?? clusters[0];
        var all = new Manifests(first).All();
        return new EmitResult([.. Base(first, all, model), .. clusters.SelectMany(e => Overlay(e, all, model))], []);
    }

    private static IEnumerable<GeneratedFile> Overlay(DeploymentEnvironment environment, ImmutableArray<Manifest> common, DeliveryModel model)
    {
        var folder = $"{Folder}/overlays/{environment.Name}";
        return environment.MakesCluster ? new MadeCluster(environment, model).Write(folder).Concat(new Overlay(environment, common, model, "../../../base").Write($"{folder}/{MadeCluster.Services}"))
            : new Overlay(environment, common, model, "../../base").Write(folder);
    }

    private static IEnumerable<GeneratedFile> Base(DeploymentEnvironment first, ImmutableArray<Manifest> manifests, DeliveryModel model)
    {
        yield return FileText.Write($"{Folder}/base/kustomization.yaml", Kustomization(("resources", YamlSequence.Of(manifests.Select(static m => (YamlNode)m.File)))), first.Origin, model);
        foreach (var manifest in manifests)
        {
            yield return FileText.Write($"{Folder}/base/{manifest.File}", manifest.Document with { Origin = manifest.Origin.Location }, manifest.Origin, model);
        }
    }

    /// <summary>A file that tells Kustomize what belongs together.</summary>
    internal static YamlMapping Kustomization(params ImmutableArray<(string Key, YamlNode? Value)> rest) =>
        YamlMapping.Of([("apiVersion", "kustomize.config.k8s.io/v1beta1"), ("kind", "Kustomization"), .. rest]);
}
