using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Syntax;

namespace Flow.Compiler.Model;

/// <summary>Finds what an environment says itself besides what it inherits.</summary>
internal static class Differences
{
    /// <summary>The differences of <paramref name="environment"/>; none where it inherits nothing.</summary>
    public static ImmutableArray<EnvironmentDifference> Of(BoundItem environment) =>
        environment.Symbol is { Parts: [.., { Context.Refines: not null } own] } ? [.. own.Items.SelectMany(i => Of(i, own.Context))] : [];

    private static IEnumerable<EnvironmentDifference> Of(ItemSyntax item, BindContext context)
    {
        var word = context.WordOf(item);
        if (word is "like" or "let" or "for" or "adopt")
        {
            return [];
        }

        var isNew = word is "terraform" or "data" or "provider" or "output";
        var name = isNew && item.Args.LastOrDefault()?.Value is NameExpressionSyntax named ? context.NameOf(named.Token) : word;
        var lines = isNew ? [] : Lines(item).ToList();
        return lines.Count == 0 ? [new EnvironmentDifference(name, At(item, context))] : lines.Select(l => new EnvironmentDifference($"{name}.{context.WordOf(l)}", At(l, context)));
    }

    private static IEnumerable<ItemSyntax> Lines(ItemSyntax item) => (item.Body ?? (item.Value as RecordExpressionSyntax)?.Body)?.Items.Items ?? [];

    private static Origin At(ItemSyntax item, BindContext context) => Origins.At(context.At(item.Head));
}
