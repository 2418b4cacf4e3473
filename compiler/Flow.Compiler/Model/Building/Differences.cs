using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Model;

/// <summary>Finds what an environment says itself besides what it inherits, and what it lets others say.</summary>
internal static class Differences
{
    private const string AnyName = "*";

    /// <summary>The differences of <paramref name="environment"/>; none where it inherits nothing.</summary>
    public static ImmutableArray<EnvironmentDifference> Of(BoundItem environment) =>
        environment.Symbol is { Parts: [.., { Context.Refines: not null } own] } ? [.. own.Items.SelectMany(i => Of(i, own.Context))] : [];

    /// <summary>The entries of <c>may-differ</c> that name nothing of <paramref name="environment"/>.</summary>
    public static IEnumerable<UnknownDifference> Unknown(BoundItem environment)
    {
        if (environment.Property("may-differ") is not { Context.IsInherited: false, Subject: { } written } line)
        {
            return [];
        }

        var entries = Values.Elements(written);
        var places = Places(line, entries.Length);
        return entries.Select((e, i) => (Entry: e.KnownText, Place: places?[i] ?? e.Location))
            .Where(e => e.Entry is { } entry && !IsKnown(entry.Split('.'), environment))
            .Select(e => new UnknownDifference(e.Entry!, Meant(e.Entry!.Split('.'), environment), Origins.At(e.Place)));
    }

    /// <summary>Where the entries of a list stand that is known as a whole; null where they are not written out one by one.</summary>
    private static List<Location>? Places(BoundItem line, int count)
    {
        var arguments = (line.Syntax.Value as ListExpressionSyntax)?.Arguments.Arguments.ToList() ?? [];
        return arguments.Count == count && arguments.All(static a => a is ValueArgumentSyntax) ? [.. arguments.Select(line.Context.At)] : null;
    }

    private static bool IsKnown(string[] entry, BoundItem environment)
    {
        if (entry.Length > 2)
        {
            return false; // a difference is told by the line of the use, so nothing would ever be covered
        }

        if (entry.Length == 1)
        {
            return entry[0] == AnyName || environment.Symbol?.Members.FindHere(entry[0]) is DeclarationSymbol || WordOf(entry[0], environment) is not null;
        }

        return entry[1] == AnyName || (entry[0] == AnyName
            ? NamesOf(environment).Any(n => NamesIn(n, environment).Contains(entry[1], StringComparer.Ordinal))
            : NamesIn(entry[0], environment).Contains(entry[1], StringComparer.Ordinal));
    }

    private static string? Meant(string[] entry, BoundItem environment) => entry.Length > 2
        ? entry[..2] is var known && IsKnown(known, environment) ? string.Join('.', known) : null
        : Suggestions.Nearest(string.Join('.', entry), Near(entry, environment));

    /// <summary>What could have been meant: of what is there, what it has; of what is not there, what is called nearly so.</summary>
    private static IEnumerable<string> Near(string[] entry, BoundItem environment)
    {
        var names = NamesOf(environment).ToList();
        if (entry.Length == 1)
        {
            return names;
        }

        return entry[0] == AnyName ? names.SelectMany(n => NamesIn(n, environment)).Distinct().Select(static n => $"{AnyName}.{n}")
            : IsKnown([entry[0]], environment) ? NamesIn(entry[0], environment).Select(n => $"{entry[0]}.{n}")
            : names.Where(n => NamesIn(n, environment).Contains(entry[1], StringComparer.Ordinal)).Select(n => $"{n}.{entry[1]}").Concat(names);
    }

    /// <summary>The words of an environment, and the names of what it has.</summary>
    private static IEnumerable<string> NamesOf(BoundItem environment) => environment.Kind.Properties.Select(static p => p.Word)
        .Concat((environment.Symbol?.Members.Symbols ?? []).OfType<DeclarationSymbol>().Select(static s => s.Name)).Distinct();

    /// <summary>What the thing or word called <paramref name="name"/> has that could differ.</summary>
    private static IEnumerable<string> NamesIn(string name, BoundItem environment) => environment.Symbol?.Members.FindHere(name) is DeclarationSymbol symbol
        ? symbol.Group is { } template ? template.ParametersByName.Keys.Concat(symbol.Members.Symbols.OfType<DeclarationSymbol>().Select(static s => s.Name)) : symbol.Kind.Properties.Select(static p => p.Word)
        : (environment.Property(name)?.Kind.Properties ?? []).Concat(WordOf(name, environment)?.Properties ?? []).Select(static p => p.Word);

    private static Catalogue.Kind? WordOf(string word, BoundItem environment) =>
        environment.Kind.Property(word) ?? (environment.Kind.Children.Contains(word) ? Catalogue.KindCatalogue.Find(word) : null);

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
