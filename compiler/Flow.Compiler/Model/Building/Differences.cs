using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Syntax;

namespace Flow.Compiler.Model;

/// <summary>Finds what an environment says itself besides what it inherits, and what it lets others say.</summary>
internal static class Differences
{
    private const string AnyName = "*";

    /// <summary>The differences of <paramref name="environment"/>; none where it inherits nothing.</summary>
    public static ImmutableArray<EnvironmentDifference> Of(BoundItem environment) =>
        environment.Symbol is { Parts: [.., { Context.Refines: not null } own] } ? [.. own.Items.SelectMany(i => Of(i, own.Context))] : [];

    /// <summary>The entries of <c>may-differ</c> that name nothing of <paramref name="environment"/>.</summary>
    public static IEnumerable<EnvironmentDifference> Unknown(BoundItem environment) => environment.Property("may-differ") is { Context.IsInherited: false, Subject: { } written }
        ? Values.Elements(written).Where(e => e.KnownText is { } entry && !IsKnown(entry.Split('.'), environment)).Select(static e => new EnvironmentDifference(e.Constant!.ToText(), Origins.At(e.Location)))
        : [];

    private static bool IsKnown(string[] entry, BoundItem environment)
    {
        if (entry[0] == AnyName || entry is [_, AnyName])
        {
            return true;
        }

        var word = environment.Kind.Property(entry[0]) ?? (environment.Kind.Children.Contains(entry[0]) ? Catalogue.KindCatalogue.Find(entry[0]) : null);
        return environment.Symbol?.Members.FindHere(entry[0]) is DeclarationSymbol symbol
            ? entry.Length == 1 || IsIn(symbol, entry[1])
            : word is not null && (entry.Length == 1 || environment.Property(entry[0])?.Kind.Property(entry[1]) is not null || word.Property(entry[1]) is not null);
    }

    private static bool IsIn(DeclarationSymbol symbol, string name) => symbol.Group is { } template
        ? template.ParametersByName.ContainsKey(name) || symbol.Members.FindHere(name) is DeclarationSymbol
        : symbol.Kind.Property(name) is not null;

    // What those may say that are like this one is no difference from the one that it is like.
    private static IEnumerable<EnvironmentDifference> Of(ItemSyntax item, BindContext context)
    {
        var word = context.WordOf(item);
        if (word is "like" or "may-differ" or Catalogue.Kinds.PreviewKinds.Word or "let" or "for" or "adopt" or "moved" or "forget")
        {
            return [];
        }

        var added = Declarer.SymbolOf(item, context);
        var lines = added is null ? Lines(item).ToList() : [];
        return lines.Count == 0
            ? [new EnvironmentDifference(added is { Name.Length: > 0 } ? added.Name : word, At(item, context))]
            : lines.Select(l => new EnvironmentDifference($"{word}.{context.WordOf(l)}", At(l, context)));
    }

    private static IEnumerable<ItemSyntax> Lines(ItemSyntax item) => (item.Body ?? (item.Value as RecordExpressionSyntax)?.Body)?.Items.Items ?? [];

    private static Origin At(ItemSyntax item, BindContext context) => Origins.At(context.At(item.Head));
}
