using System.Collections.Frozen;
using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>All rules over what environments are made of, and what breaks them.</summary>
public static class InfrastructureRules
{
    /// <summary>The rules, by code.</summary>
    public static readonly ImmutableArray<InfrastructureRule> All =
    [
        new StorageIsEncrypted(), new TrafficIsEncrypted(), new TlsIsModern(), new KeysTurn(), new PortsAreClosed(), new DatabasesArePrivate(), new BucketsArePrivate(), new RightsAreNamed(),
        new PrincipalsAreNamed(), new NobodyIsAdministrator(), new OnlyThisRepositoryDeploys(), new MachinesArePrivate(), new MetadataNeedsToken(),
        new KeysAreShortLived(), new BackupsAreMade(), new AnotherZoneTakesOver(), new DeletionIsPrevented(), new LastSnapshotIsMade(), new ObjectsHaveVersions(), new SecretsCanComeBack(),
        new LogsEnd(), new TrailCannotBeForged(), new SmallUpdatesCome(), new ImageTagsStay(), new ImagesAreScanned(), new StorageGrowsToALimit(), new HeadersAreClean(),
        new ResourcesAreTagged(), new CertificatesCoverNames(), new ZonesAreDelegated(), new RequestsAreLogged(), new CapacityIsLimited(),
    ];

    private const int MostNamed = 4;

    private static readonly ImmutableArray<InfrastructureRule> ofAllTypes = [.. All.Where(static r => r.Types.IsEmpty)];

    private static readonly FrozenDictionary<string, ImmutableArray<InfrastructureRule>> byType = All.SelectMany(static r => r.Types.Select(t => (Type: t, Rule: r)))
        .GroupBy(static p => p.Type, static p => p.Rule).ToFrozenDictionary(static g => g.Key, static g => g.ToImmutableArray(), StringComparer.Ordinal);

    /// <summary>Everything in <paramref name="model"/> that breaks a rule which is asked for by the project's standards. What is inherited and the same breaks it once.</summary>
    internal static IEnumerable<InfrastructureBreach> Breaches(DeliveryModel model)
    {
        var all = model.Environments.SelectMany(e => e.Resources.SelectMany(r => Breaches(model, new ResourceReading(model, e, r)))).ToList();
        var texts = new SharedTexts(model, all);
        return all.Select(b => texts.CanBeMended(b) ? b : b with { Finding = b.Finding with { Fix = null } });
    }

    private static IEnumerable<InfrastructureBreach> Breaches(DeliveryModel model, ResourceReading resource)
    {
        foreach (var rule in ofAllTypes.Concat(byType.GetValueOrDefault(resource.Resource.Type, [])).Where(r => r.LooksAt(resource.Resource.Mode)))
        {
            if (rule.SeverityIn(model.Project.Standards) is not { } severity || (rule.MayBeWeakened && (resource.Environment.Preview is not null || IsWeakened(resource))))
            {
                continue;
            }

            foreach (var finding in Findings(rule, resource))
            {
                yield return new InfrastructureBreach(rule, severity, finding, NamesOf(resource), resource);
            }
        }
    }

    /// <summary>What is wrong with a resource, or with copies of it: at each place once, whichever copies it is wrong with.</summary>
    internal static IEnumerable<Finding> Findings(InfrastructureRule rule, ResourceReading resource)
    {
        if (resource.Resource.Each is not { Copies.Length: var count })
        {
            return rule.Check(resource);
        }

        return resource.Instances.SelectMany(c => rule.Check(c).GroupBy(static f => f.Location).SelectMany(g => g.Select((f, n) => (Copy: c, Finding: f, Nth: n))))
            .GroupBy(static f => (f.Finding.Location, f.Nth)).Select(g => Together(resource, [.. g.Select(static f => (f.Copy, f.Finding))], count));
    }

    // What is so in all copies is said of the resource, in which it stands once.
    private static Finding Together(ResourceReading resource, ImmutableArray<(ResourceReading Copy, Finding Finding)> broken, int count)
    {
        var isOfAll = broken.Length == count && broken.Select(static b => b.Finding.Fix?.Title).Distinct().Count() == 1;
        var first = isOfAll || broken[0].Finding.MendsAll ? broken[0].Finding : broken[0].Finding with { Fix = null }; // a loop is written once: a fix for one copy would change the others
        if (broken.Length == count && broken.Select(b => b.Finding.Message.Replace(b.Copy.Title, resource.Title, StringComparison.Ordinal)).Distinct().ToList() is [var same])
        {
            return first with { Message = same };
        }

        var others = broken[1..].Select(static b => b.Copy.Name).Distinct().ToList();
        var named = string.Join(", ", others.Take(MostNamed).Select(static o => $"`{o}`")) + (others.Count > MostNamed ? $" and {others.Count - MostNamed} more" : "");
        return others.Count == 0 ? first : first with { Message = $"{first.Message} The same rule is broken by {named}." };
    }

    // A preview keeps nothing, and is nobody's only copy.
    // Whoever writes `orders { standby = false }` in an environment that is like another one means it, and so does one that is like that.
    private static bool IsWeakened(ResourceReading resource) => Weakening(resource.Environment, resource.Model)
        .SelectMany(static e => e.Differences).Select(static d => d.Path.Split('.')[0]).Any(name => resource.Resource.Name == name || resource.Resource.Name.StartsWith($"{name}-", StringComparison.Ordinal));

    private static IEnumerable<DeploymentEnvironment> Weakening(DeploymentEnvironment environment, DeliveryModel model)
    {
        var met = new HashSet<string>(StringComparer.Ordinal);
        for (var at = environment; at is { Like: { } like } && met.Add(at.Name); at = model.Environments.FirstOrDefault(e => e.Name == like))
        {
            yield return at;
        }
    }

    // What is part of a construct goes by the construct's name, too.
    private static ImmutableArray<string> NamesOf(ResourceReading resource)
    {
        var environment = resource.Environment.Name;
        return [.. new[] { resource.Resource.Name, resource.Resource.Part?.Split('.')[0] }.OfType<string>().Distinct().Select(n => $"{environment}.{n}"), environment];
    }
}

/// <summary>A resource that breaks a rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Severity">How serious that is by the project's standards.</param>
/// <param name="Finding">What is wrong.</param>
/// <param name="Names">What the resource is called in a <c>waive</c>, the most exact name first.</param>
/// <param name="Resource">The resource.</param>
internal sealed record InfrastructureBreach(InfrastructureRule Rule, Severity Severity, Finding Finding, ImmutableArray<string> Names, ResourceReading Resource);
