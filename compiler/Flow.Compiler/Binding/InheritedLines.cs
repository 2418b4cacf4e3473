using Flow.Compiler.Syntax;

namespace Flow.Compiler.Binding;

/// <summary>
/// Which lines of an environment mean something in one that is like it and lives elsewhere. What its own cloud alone has is not there, and neither is what reads that: values
/// that are made from it, and conditions, which would be asked of other values than were meant. Asked along a line of environments, the first of them first.
/// </summary>
internal sealed class InheritedLines(DeclarationSymbol child)
{
    /// <summary>What the child does not have.</summary>
    private readonly HashSet<string> gone = new(StringComparer.Ordinal);

    /// <summary>What stands for something else in the child, whether it has it or not.</summary>
    private readonly HashSet<string> other = new(StringComparer.Ordinal);

    /// <summary>The lines of <paramref name="parent"/> that the child takes over.</summary>
    public IEnumerable<ItemSyntax> Of(DeclarationSymbol parent)
    {
        List<ItemSyntax> lines = [.. (parent.Item.Body?.Items.Items ?? []).Where(i => !Declarer.IsItsOwn(parent.Context.WordOf(i), child))];
        if (Platform.IsElsewhere(parent, child))
        {
            other.UnionWith(lines.Select(l => NameOf(l, parent)).OfType<string>());
            gone.UnionWith(lines.Where(l => Platform.IsOfAnother(l, parent, child)).Select(l => NameOf(l, parent)).OfType<string>());
            List<string> more;
            do
            {
                more = [.. lines.Where(l => parent.Context.WordOf(l) == "let" && Reads(l, parent, gone)).Select(l => NameOf(l, parent)).OfType<string>().Except(gone)]; // one value may be made from another
                gone.UnionWith(more);
            }
            while (more.Count > 0);
        }

        return lines.Where(l => !Platform.IsOfAnother(l, parent, child) && !IsAboutWhatIsGone(l, parent));
    }

    private bool IsAboutWhatIsGone(ItemSyntax line, DeclarationSymbol parent) => parent.Context.WordOf(line) switch
    {
        "let" => NameOf(line, parent) is { } name && gone.Contains(name),
        "require" => Reads(line, parent, Platform.IsElsewhere(parent, child) ? other : gone),
        var word => line.Args.IsEmpty && gone.Contains(word),
    };

    private static bool Reads(SyntaxNode node, DeclarationSymbol parent, HashSet<string> names) =>
        (node is NameExpressionSyntax name && names.Contains(parent.Context.NameOf(name.Token))) || node.Children().Any(c => Reads(c, parent, names));

    /// <summary>What a line declares: the word after its kind, or after its type where it has one.</summary>
    private static string? NameOf(ItemSyntax line, DeclarationSymbol parent) =>
        (line.Args is [_, { Value: NameExpressionSyntax second }, ..] ? second.Token : Declarer.NameToken(line)) is { } token ? parent.Context.NameOf(token) : null;
}
