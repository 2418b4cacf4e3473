namespace Flow.Compiler.Binding;

/// <summary>
/// What the project says about a thing of its environments: <c>alert lag of orders</c>, where <c>orders</c> is a database that environments have. The name means that of the
/// environment at hand, so any environment that has one makes it known.
/// </summary>
internal static class EnvironmentThings
{
    /// <summary>The uses of constructs that environments among <paramref name="visible"/> have, the first of each name; services that they host are the project's own.</summary>
    public static IEnumerable<DeclarationSymbol> Among(IEnumerable<Symbol> visible) =>
        visible.OfType<DeclarationSymbol>().Where(static s => s.Kind.Word == "environment")
            .SelectMany(static e => e.Members.Symbols).OfType<DeclarationSymbol>()
            .Where(static s => s is { Group: not null, IsHosted: false, IsMemberOnly: false }).DistinctBy(static s => s.Name);

    /// <summary>The one called <paramref name="name"/>; null where there is none, and inside an environment, where names mean what it has.</summary>
    public static DeclarationSymbol? Find(BindSession session, BindContext context, string name)
    {
        if (context.Environment is not null)
        {
            return null;
        }

        session.Unit?.AskForThings();
        return Among(session.Visible(context)).FirstOrDefault(s => s.Name == name);
    }

    /// <summary>Whether an item of a file that begins with <paramref name="word"/> can decide what environments have: one, a template, or the use of a template.</summary>
    public static bool MayDecide(string word) => word is "environment" or "template" || !FileChange.IsKind(word);
}
