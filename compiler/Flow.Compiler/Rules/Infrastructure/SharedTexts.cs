using Flow.Compiler.Model;
using Flow.Compiler.Text;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>
/// What is written once and is so in several resources: of environments that a loop makes, of one that others are like, of uses of a group. A fix for one of them would change the others, which may be
/// right as they are.
/// </summary>
internal sealed class SharedTexts
{
    private readonly ILookup<(Location Place, string Type, string? Part), ResourceReading> byText;
    private readonly HashSet<(InfrastructureRule Rule, Location Location, string? Fix, string Environment, ResourceReference Resource)> broken;

    /// <summary>Those of <paramref name="model"/>, of which <paramref name="breaches"/> is all that breaks a rule.</summary>
    public SharedTexts(DeliveryModel model, IReadOnlyCollection<InfrastructureBreach> breaches)
    {
        byText = model.Environments.SelectMany(e => e.Resources.Select(r => new ResourceReading(model, e, r))).ToLookup(TextOf);
        broken = [.. breaches.Select(static b => (b.Rule, b.Finding.Location, b.Finding.Fix?.Title, b.Resource.Environment.Name, b.Resource.Resource.Reference))];
    }

    /// <summary>Whether the fix of <paramref name="breach"/> leaves alone what is right; of an environment of a loop, whether all that the loop makes need it.</summary>
    public bool CanBeMended(InfrastructureBreach breach) => breach.Finding is { Fix: null } or { MendsAll: true }
        || byText[TextOf(breach.Resource)].Where(o => !IsSame(o, breach.Resource) && (IsOfLoop(o, breach.Resource) || Holds(o, breach.Finding))).All(o => NeedsIt(o, breach));

    // All parts of a construct stand where it is used, and each is called something in it.
    private static (Location Place, string Type, string? Part) TextOf(ResourceReading resource) => (resource.Place, resource.Resource.Type, resource.Resource.Part?.Split('.')[^1]);

    private static bool IsSame(ResourceReading one, ResourceReading other) => one.Environment.Name == other.Environment.Name && one.Resource.Reference == other.Resource.Reference;

    private static bool IsOfLoop(ResourceReading one, ResourceReading other) =>
        one.Environment.Family is { } family && family == other.Environment.Family && one.Resource.Reference == other.Resource.Reference;

    // Whoever may do without, or waives it, is not right by that.
    private bool NeedsIt(ResourceReading other, InfrastructureBreach breach) => broken.Contains((breach.Rule, breach.Finding.Location, breach.Finding.Fix?.Title, other.Environment.Name, other.Resource.Reference))
        || InfrastructureRules.Findings(breach.Rule, other).Any(f => f.Location.Equals(breach.Finding.Location) && f.Fix?.Title == breach.Finding.Fix?.Title);

    /// <summary>Whether something of <paramref name="other"/> is written where the fix changes it. What the fix adds is said by nobody yet.</summary>
    private static bool Holds(ResourceReading other, Finding finding)
    {
        var uses = other.Environment.Uses.Where(u => other.Name == u.Name || other.Name.StartsWith($"{u.Name}-", StringComparison.Ordinal));
        return Places(other.Resource.Body).Concat(uses.SelectMany(static u => u.Parameters).Where(static p => p.IsWritten).Select(static p => p.Origin.Location))
            .Any(p => p.Source.Equals(finding.Location.Source) && finding.Fix!.Edits.Any(e => e.Span.Start < p.Span.End && p.Span.Start < e.Span.End));
    }

    private static IEnumerable<Location> Places(ResourceBody body) => body.Items.SelectMany(static i => i is ResourceBlock block ? Places(block.Body) : [i.Origin.Location]);
}
