using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Text;

namespace Flow.Compiler.Rules;

/// <summary>A resource is made only after those that it reads, so none may be read, over however many others, by what it reads.</summary>
internal sealed class ResourcesHaveNoCycle : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var known = new HashSet<Location>();
        foreach (var cycle in model.Environments.Select(static e => new ResourceOrder(e).Cycle()).OfType<List<Resource>>())
        {
            var place = cycle[0].Origin.Location;
            if (known.Add(place)) // what is inherited is reported once
            {
                Report(
                    diagnostics, EnvironmentDiagnostics.ResourceCycle, place,
                    $"Resources wait for each other in a circle: {string.Join(" → ", cycle.Append(cycle[0]).Select(static r => $"`{r.Type}.{r.Name}`"))}. Take what one says of another out of it: often there is a type of its own for that, such as a rule or an attachment.",
                    [.. cycle.Skip(1).Select(static r => new RelatedLocation(r.Origin.Location, $"`{r.Type}.{r.Name}` is declared here."))]);
            }
        }
    }

    /// <summary>The order in which the resources of an environment have to be made.</summary>
    private sealed class ResourceOrder(DeploymentEnvironment environment)
    {
        private readonly Dictionary<ResourceReference, Resource> resources = environment.Resources.DistinctBy(static r => r.Reference).ToDictionary(static r => r.Reference);
        private readonly HashSet<Resource> done = new(ReferenceEqualityComparer.Instance);
        private readonly List<Resource> way = [];

        /// <summary>The first circle, or null.</summary>
        public List<Resource>? Cycle() => environment.Resources.Select(From).FirstOrDefault(static c => c is not null);

        private List<Resource>? From(Resource resource)
        {
            if (way.IndexOf(resource) is >= 0 and var start)
            {
                return way[start..];
            }

            if (done.Contains(resource))
            {
                return null;
            }

            way.Add(resource);
            var found = resource.Needs.Select(n => resources.GetValueOrDefault(n)).OfType<Resource>().Select(From).FirstOrDefault(static c => c is not null);
            way.RemoveAt(way.Count - 1);
            done.Add(resource);
            return found;
        }
    }
}
