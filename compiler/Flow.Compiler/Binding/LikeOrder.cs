using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Binding;

/// <summary>The order in which items are declared: services come first, since an environment that hosts them is declared with their bodies, and an environment comes after the one that it is like.</summary>
internal static class LikeOrder
{
    private const int MostInCircle = 100;

    /// <summary><paramref name="units"/> in that order, else as they are. Of environments in a circle, which is reported, the order does not matter.</summary>
    public static IEnumerable<BoundUnit> Sort(IReadOnlyList<BoundUnit> units)
    {
        var inheriting = units.Where(static u => LikeOf(u) is not null).ToList();
        if (inheriting.Count == 0)
        {
            return units.OrderBy(IsNoService);
        }

        var byName = new Dictionary<string, BoundUnit>(StringComparer.Ordinal);
        foreach (var unit in inheriting)
        {
            byName.TryAdd(NameOf(unit), unit);
        }

        return units.Where(u => LikeOf(u) is null).OrderBy(IsNoService).Concat(inheriting.OrderBy(u => Way(u, byName).Count));
    }

    /// <summary>Reports that an environment is, through others, like itself.</summary>
    public static void ReportCycle(BindSession session, DeclarationSymbol environment)
    {
        if (Inheritance.NameOf(environment) == (environment.CopyOf ?? environment).Name)
        {
            ReportCycle(session, environment, [environment]);
            return;
        }

        var way = new List<DeclarationSymbol> { environment };
        for (var next = Inheritance.ParentOf(environment); next is not null && way.Count < MostInCircle; next = Inheritance.ParentOf(next))
        {
            if (ReferenceEquals(next.Item, environment.Item))
            {
                ReportCycle(session, environment, way);
                return;
            }

            way.Add(next);
        }
    }

    private static void ReportCycle(BindSession session, DeclarationSymbol environment, List<DeclarationSymbol> way)
    {
        if (session.IsNewCycle(way.Select(static e => e.Location)))
        {
            var names = string.Join(" → ", way.Append(environment).Select(static e => $"`{e.Name}`"));
            session.Report(
                NameDiagnostics.Cycle, environment.Context, Inheritance.LikeOf(environment.Item, environment.Context)!.Span, $"Environments are like each other in a circle: {names}.",
                [.. way.Skip(1).Select(static e => new RelatedLocation(e.Location, $"`{e.Name}` is declared here."))]);
        }
    }

    private static List<BoundUnit> Way(BoundUnit unit, Dictionary<string, BoundUnit> byName)
    {
        var way = new List<BoundUnit>();
        for (BoundUnit? at = unit; at is not null && !way.Contains(at); at = LikeOf(at) is { } like ? byName.GetValueOrDefault(like) : null)
        {
            way.Add(at);
        }

        return way;
    }

    private static bool IsNoService(BoundUnit unit) => unit.Word != "service";

    private static string? LikeOf(BoundUnit unit) => unit.Word == "environment" ? Inheritance.NameOf(unit.Item, unit.Context) : null;

    private static string NameOf(BoundUnit unit) => Declarer.NameToken(unit.Item) is { } token ? unit.Context.NameOf(token) : "";
}
