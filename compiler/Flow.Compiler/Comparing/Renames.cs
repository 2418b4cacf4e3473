using System.Collections.Immutable;
using Flow.Compiler.Functions;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Comparing;

/// <summary>Something that is gone, and something new that is the same but for its name: without <c>moved</c> Terraform destroys the one and makes the other.</summary>
/// <param name="Kind">What stands before its name: <c>queue</c>, <c>terraform aws_sqs_queue</c>.</param>
/// <param name="Before">Its former name.</param>
/// <param name="After">Its name.</param>
/// <param name="Origin">Where it is declared now.</param>
/// <param name="Resources">What it is made of, before and now.</param>
internal sealed record Rename(string Kind, string Before, string After, Origin Origin, ImmutableArray<PartPair<Resource>> Resources)
{
    /// <summary>What was made up from its name, as parameters that keep it.</summary>
    public ImmutableArray<KeptParameter> Kept { get; init; } = [];

    /// <summary>What says that only the name is another, ready to be pasted beside it.</summary>
    public string Fix => $"moved {Before} to {After}";

    /// <summary>What it and its parts are called now, by what they were called.</summary>
    public IEnumerable<KeyValuePair<string, string>> Addresses => Resources.Select(static p => KeyValuePair.Create(EnvironmentParts.AddressOf(p.Before!), EnvironmentParts.AddressOf(p.After!)));
}

/// <summary>A parameter that is made up from the name of a use, and can be written to stay as it was.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Before">What it was with the former name.</param>
/// <param name="After">What it is with the present one.</param>
internal sealed record KeptParameter(string Name, TextValue Before, TextValue After)
{
    /// <summary>What keeps it: <c>name = "production-jobs"</c>.</summary>
    public string Text => $"{Name} = {FlowText.Write(Before)}";

    /// <summary>What <paramref name="argument"/> says once it is kept.</summary>
    public string In(string argument) => After.Text.Length == 0 ? argument : argument.Replace(After.Text, Before.Text, StringComparison.Ordinal);
}

/// <summary>Finds what only got another name, though nothing says so.</summary>
/// <param name="before">The environment that was.</param>
/// <param name="after">The environment that is.</param>
internal sealed class Renames(DeploymentEnvironment before, DeploymentEnvironment after)
{
    /// <summary>What has less than this in common is something else, from 0 to 1.</summary>
    private const double LeastLikeness = 0.5;

    /// <summary>The renames, in the order of what is there now. No resource is in two of them.</summary>
    /// <param name="gone">Resources that are there no more.</param>
    /// <param name="added">Resources that are new.</param>
    public ImmutableArray<Rename> Of(IReadOnlyCollection<Resource> gone, IReadOnlyCollection<Resource> added)
    {
        var (left, free) = (gone.ToList(), added.ToList());
        var renames = ImmutableArray.CreateBuilder<Rename>();
        foreach (var candidate in Candidates(gone, added))
        {
            if (candidate.Resources.All(p => left.Contains(p.Before!) && free.Contains(p.After!)))
            {
                renames.Add(candidate);
                left.RemoveAll(r => candidate.Resources.Any(p => p.Before == r));
                free.RemoveAll(r => candidate.Resources.Any(p => p.After == r));
            }
        }

        return renames.ToImmutable();
    }

    /// <summary>What may be one, the most alike first; uses of constructs before single resources, since these may be parts of them.</summary>
    private IEnumerable<Rename> Candidates(IReadOnlyCollection<Resource> gone, IReadOnlyCollection<Resource> added) =>
    [
        .. GoneUses.SelectMany(_ => NewUses, (old, now) => (Old: old, Now: now)).Where(static p => p.Old.Construct == p.Now.Construct)
            .Select(p => (Rename: OfUse(p.Old, p.Now, gone, added), Likeness: Likeness(ParametersOf(p.Old), ParametersOf(p.Now))))
            .Where(static c => c.Likeness >= LeastLikeness && c.Rename.Resources.Any(static p => p.After!.Mode == ResourceMode.Managed)).OrderByDescending(static c => c.Likeness).Select(static c => c.Rename),
        .. gone.SelectMany(_ => added, (old, now) => (Old: old, Now: now)).Where(p => IsAlone(p.Old, before) && IsAlone(p.Now, after) && p.Old.Type == p.Now.Type)
            .Select(static p => (Rename: new Rename($"terraform {p.Now.Type}", p.Old.Name, p.Now.Name, p.Now.Origin, [new PartPair<Resource>(p.Old, p.Now)]), Likeness: Likeness(p.Old, p.Now)))
            .Where(static c => c.Likeness >= LeastLikeness).OrderByDescending(static c => c.Likeness).Select(static c => c.Rename),
    ];

    private IEnumerable<ConstructUse> GoneUses => before.Uses.Where(u => !after.Uses.Any(o => o.Name == u.Name));

    private IEnumerable<ConstructUse> NewUses => after.Uses.Where(u => !before.Uses.Any(o => o.Name == u.Name));

    private static Rename OfUse(ConstructUse old, ConstructUse now, IReadOnlyCollection<Resource> gone, IReadOnlyCollection<Resource> added) => new(
        now.Construct, old.Name, now.Name, now.Origin,
        [.. gone.Where(r => IsPart(r, old)).Select(r => new PartPair<Resource>(r, added.FirstOrDefault(a => a.Mode == r.Mode && a.Type == r.Type && a.Name == now.Name + r.Name[old.Name.Length..]))).Where(static p => p.After is not null)])
    {
        Kept = [.. now.Parameters.Where(static p => !p.IsWritten).Select(p => MadeUp(p.Name, old.Value(p.Name)?.Constant, p.Value.Constant)).OfType<KeptParameter>()],
    };

    // A default that nobody set and that is another with another name of the use.
    private static KeptParameter? MadeUp(string name, Value? old, Value? now) => old is TextValue before && now is TextValue after && before != after ? new KeptParameter(name, before, after) : null;

    private static bool IsAlone(Resource resource, DeploymentEnvironment environment) =>
        resource.Mode == ResourceMode.Managed && !resource.IsOfLibrary && !environment.Uses.Any(u => IsPart(resource, u));

    private static bool IsPart(Resource resource, ConstructUse use) => resource.Name == use.Name || resource.Name.StartsWith($"{use.Name}-", StringComparison.Ordinal);

    private static Part ParametersOf(ConstructUse use) => new(use.Name, new FacetList().Each(use.Parameters.Where(static p => p.IsWritten), static p => p.Name, static p => ExprText.Of(p.Value)).Facets, use.Origin);

    private static double Likeness(Resource old, Resource now) => Likeness(EnvironmentParts.Of(old) with { Key = old.Name }, EnvironmentParts.Of(now) with { Key = now.Name });

    /// <summary>How much of what is said about both is the same, from 0 to 1; what differs as the names do is the same.</summary>
    private static double Likeness(Part old, Part now)
    {
        var said = now.Facets.ToList();
        var same = old.Facets.Count(f => said.Remove(f) || said.Remove(f with { Text = f.Text.Replace(old.Key, now.Key, StringComparison.Ordinal) }));
        var all = Math.Max(old.Facets.Length, now.Facets.Length);
        return all == 0 ? 1 : (double)same / all;
    }
}
