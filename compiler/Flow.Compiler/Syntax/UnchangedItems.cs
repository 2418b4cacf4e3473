using Flow.Compiler.Text;

namespace Flow.Compiler.Syntax;

/// <summary>
/// Keeps the nodes of items that an edit left as they were. A node holds places and no text, so an item whose text, surroundings and place are the same can
/// stand in both trees; whoever kept something about the node may go on using it.
/// </summary>
internal static class UnchangedItems
{
    /// <summary><paramref name="after"/> with the items of <paramref name="before"/> in place of its own where nothing tells them apart.</summary>
    public static SyntaxTree Keep(SyntaxTree before, SyntaxTree after)
    {
        var (old, parts) = (before.Root.Items.Parts, after.Root.Items.Parts);
        var kept = parts.ToBuilder();
        var any = false;
        for (int i = 0, j = 0; i < old.Length && j < parts.Length;)
        {
            var order = old[i].Span.Start - parts[j].Span.Start;
            if (order == 0 && IsSame(before, i, after, j))
            {
                kept[j] = old[i];
                any = true;
            }

            (i, j) = (order <= 0 ? i + 1 : i, order >= 0 ? j + 1 : j);
        }

        return any ? new SyntaxTree(after.Source, new FileSyntax(after.Root.Span, new ItemListSyntax(after.Root.Items.Span, kept.MoveToImmutable()), after.Root.EndOfFile), after.Diagnostics) : after;
    }

    private static bool IsSame(SyntaxTree before, int i, SyntaxTree after, int j)
    {
        var (old, item) = (before.Root.Items.Parts[i], after.Root.Items.Parts[j]);
        var (oldPlace, place) = (PlaceOf(before, i), PlaceOf(after, j));
        return old is ItemSyntax && item is ItemSyntax && old.Span == item.Span && oldPlace == place
            && before.Source.PositionOf(place.Start) == after.Source.PositionOf(place.Start) // it could be as far from the start, and on another line
            && before.Source.Content.AsSpan(place.Start, place.Length).SequenceEqual(after.Source.Content.AsSpan(place.Start, place.Length))
            && Shape.Of(old) == Shape.Of(item);
    }

    /// <summary>The whole lines of the item, with what stands before it up to its neighbour: comments there and behind it belong to its meaning.</summary>
    private static TextSpan PlaceOf(SyntaxTree tree, int index)
    {
        var (parts, text) = (tree.Root.Items.Parts, tree.Source.Content);
        var (previous, item) = (index == 0 ? 0 : parts[index - 1].Span.End, parts[index].Span);
        var start = item.Start == 0 ? 0 : text.LastIndexOf('\n', item.Start - 1) + 1;
        var end = item.End == text.Length ? -1 : text.AsSpan(item.End).IndexOfAny('\n', '\r');
        return TextSpan.FromBounds(Math.Min(previous, start), end < 0 ? text.Length : item.End + end);
    }

    /// <summary>A number for the nodes and tokens below a node. The parser looks ahead, so the same text need not be the same tree.</summary>
    private sealed class Shape : SyntaxVisitor
    {
        private HashCode hash;

        public static int Of(SyntaxNode node)
        {
            var shape = new Shape();
            shape.Node(node);
            return shape.hash.ToHashCode();
        }

        public override void Node(SyntaxNode node)
        {
            hash.Add(node.GetType());
            hash.Add(node.Span);
            base.Node(node);
        }

        public override void Token(in SyntaxToken token)
        {
            hash.Add((int)token.Kind | ((int)token.Word << 8));
            hash.Add(token.FullStart);
            hash.Add(token.Start);
            hash.Add(token.End);
        }
    }
}
