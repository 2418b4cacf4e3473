using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>A zone of DNS below one of another environment is known there, or somebody is told what has to be written there.</summary>
internal sealed class ZonesAreDelegated() : InfrastructureRule("delegated-zones", RuleWeight.Practice, ReachDiagnostics.ZonesAreDelegated)
{
    private const string Zone = "aws_route53_zone";

    /// <inheritdoc/>
    public override ImmutableArray<string> Types => [Zone];

    /// <inheritdoc/>
    internal override IEnumerable<Finding> Check(ResourceReading resource)
    {
        var name = resource.Read("name");
        if (name.Value is TextValue domain && ParentOf(domain.Text, resource) is var (parent, zone) && !IsKnownIn(parent, domain.Text, resource) && !resource.Environment.Outputs.Any(o => Reads(o, resource)))
        {
            yield return new Finding(
                name.Location,
                $"{resource.Title} is below `{zone}` of `{parent.Name}`, which does not lead to it: nobody finds what is in it, and proofs of certificates wait for ever. Its servers are known once it is made: say them (`output name-servers = {resource.Resource.Name}.servers` of a `dns`), and write them into a record of the type NS there.");
        }
    }

    private static (DeploymentEnvironment Environment, string Zone)? ParentOf(string domain, ResourceReading zone) => zone.Model.Environments.Where(e => e != zone.Environment)
        .SelectMany(e => (zone with { Environment = e }).Made(Zone).Select(z => (Environment: e, (z.Read("name").Value as TextValue)?.Text)))
        .Where(p => p.Text is not null && domain.EndsWith($".{p.Text}", StringComparison.OrdinalIgnoreCase)).OrderByDescending(static p => p.Text!.Length)
        .Select(static p => ((DeploymentEnvironment, string)?)(p.Environment, p.Text!)).FirstOrDefault();

    private static bool IsKnownIn(DeploymentEnvironment parent, string domain, ResourceReading zone) =>
        (zone with { Environment = parent }).Made("aws_route53_record").Any(record => record.Read("type").Is("NS") && record.Read("name").Is(domain));

    private static bool Reads(EnvironmentOutput output, ResourceReading zone) => ExprTree.Reads(output.Value).Any(r => r.Source is ResourceSource source && source.Type == Zone && source.Name == zone.Resource.Name);
}
