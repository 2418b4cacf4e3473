using System.Collections.Immutable;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Model;

namespace Flow.Compiler.Emit.Kubernetes;

/// <summary>What makes the base into one environment.</summary>
/// <param name="environment">The environment.</param>
/// <param name="common">The objects of the base.</param>
/// <param name="model">The model, for headers.</param>
/// <param name="root">The way to the base.</param>
internal sealed class Overlay(DeploymentEnvironment environment, ImmutableArray<Manifest> common, DeliveryModel model, string root)
{
    private readonly ImmutableArray<Manifest> own = new Manifests(environment).All();

    /// <summary>The files below <paramref name="folder"/>.</summary>
    public IEnumerable<GeneratedFile> Write(string folder)
    {
        var added = own.Where(m => common.All(c => c.Key != m.Key)).ToList();
        var patches = common.Select(Patch).OfType<(Manifest Manifest, YamlNode Patch)>().ToList();
        yield return FileText.Write($"{folder}/kustomization.yaml", Kustomization(added, patches), environment.Origin, model);
        yield return FileText.Write($"{folder}/namespace.yaml", NamespaceObject(), environment.Origin, model);
        foreach (var manifest in added)
        {
            yield return FileText.Write($"{folder}/{manifest.File}", manifest.Document, manifest.Origin, model);
        }

        foreach (var (manifest, patch) in patches)
        {
            yield return FileText.Write($"{folder}/patches/{manifest.File}", patch, manifest.Origin, model);
        }
    }

    private YamlMapping Kustomization(List<Manifest> added, List<(Manifest Manifest, YamlNode Patch)> patches) => KubernetesTarget.Kustomization(
        ("namespace", environment.ClusterNamespace),
        ("resources", YamlSequence.Of([(YamlNode)"namespace.yaml", root, .. added.Select(static m => (YamlNode)m.File)])),
        ("labels", YamlSequence.Of(YamlMapping.Of(("pairs", YamlMapping.Of(("app.kubernetes.io/part-of", model.Project.Name)))))),
        ("images", Images()),
        ("patches", patches.Count == 0 ? null : YamlSequence.Of(patches.Select(static p => YamlMapping.Of(
            ("path", $"patches/{p.Manifest.File}"), ("target", YamlMapping.Of(("kind", p.Manifest.Kind), ("name", p.Manifest.Name))))))));

    /// <summary>What stands for the name of each workload. Kustomize goes through the entries in order and takes the outcome of one for the name of the next, so that one comes first.</summary>
    private YamlSequence? Images()
    {
        var left = environment.Workloads.Where(static w => w.Image is not null).Select(static w => (w.Name, Image: ImageName.Parse(w.Image!))).Where(static i => i.Image != new ImageName(i.Name, null, null)).ToList();
        var images = new List<YamlNode>(left.Count);
        while (left.Count > 0)
        {
            var next = left.FindIndex(i => left.All(o => o.Name == i.Name || o.Name != i.Image.Name));
            images.Add(Image(left[Math.Max(next, 0)].Name, left[Math.Max(next, 0)].Image));
            left.RemoveAt(Math.Max(next, 0));
        }

        return images.Count == 0 ? null : YamlSequence.Of(images);
    }

    private static YamlMapping Image(string workload, ImageName image) => YamlMapping.Of(
        ("name", workload), ("newName", image.Name == workload ? null : image.Name.AsScalar()), ("newTag", image.Digest is null ? image.Tag.AsScalar() : null), ("digest", image.Digest.AsScalar()));

    /// <summary>The namespace refuses pods that ask for more than the restricted profile of the Pod Security Standards.</summary>
    private YamlMapping NamespaceObject() => YamlMapping.Of(
        ("apiVersion", "v1"), ("kind", "Namespace"),
        ("metadata", YamlMapping.Of(("name", environment.ClusterNamespace), ("labels", YamlMapping.Of(("pod-security.kubernetes.io/enforce", "restricted"))))));

    /// <summary>What is different in an object of the base; one that is not there is taken out.</summary>
    private (Manifest Manifest, YamlNode Patch)? Patch(Manifest manifest)
    {
        if (own.FirstOrDefault(m => m.Key == manifest.Key) is not { } here)
        {
            return (manifest, YamlMapping.Of([("$patch", "delete"), .. manifest.Document.Entries.Where(static e => e.Key is "apiVersion" or "kind").Select(static e => (e.Key, (YamlNode?)e.Value)), ("metadata", YamlMapping.Of(("name", manifest.Name)))]));
        }

        var operations = Difference.Between(manifest.Document, here.Document);
        return operations.IsEmpty ? null : (manifest, YamlSequence.Of(operations));
    }
}
