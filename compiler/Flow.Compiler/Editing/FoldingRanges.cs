using System.Collections.Immutable;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Editing;

/// <summary>What is folded.</summary>
public enum FoldKind
{
    /// <summary>A body, a list, a call or a text.</summary>
    Region,

    /// <summary>Comments on lines that follow each other.</summary>
    Comment,

    /// <summary>Imports that follow each other.</summary>
    Imports,
}

/// <summary>A part of a file that can be folded: from the line of its start to the line of its end, which are different.</summary>
public readonly record struct Fold(TextSpan Span, FoldKind Kind);

/// <summary>What can be folded in a file.</summary>
public static class FoldingRanges
{
    /// <summary>Bodies, lists, calls, texts of several lines, blocks of comments and imports, in the order of their starts.</summary>
    public static ImmutableArray<Fold> Of(SyntaxTree tree)
    {
        var finder = new Finder(tree);
        finder.Node(tree.Root);
        return [.. finder.Found.Concat(Imports(tree)).Where(f => LineOf(tree, f.Span.Start) < LineOf(tree, f.Span.End)).Distinct().OrderBy(static f => f.Span)];
    }

    private static int LineOf(SyntaxTree tree, int position) => tree.Source.PositionOf(position).Line;

    private static IEnumerable<Fold> Imports(SyntaxTree tree)
    {
        var imports = tree.Root.Items.Items.TakeWhile(i => i.Head is PathSyntax { Tokens: [var word] } && tree.Source.Slice(word.Span) == "import").ToList();
        return imports.Count > 1 ? [new Fold(TextSpan.FromBounds(imports[0].Span.Start, imports[^1].Span.End), FoldKind.Imports)] : [];
    }

    private sealed class Finder(SyntaxTree tree) : SyntaxVisitor
    {
        public List<Fold> Found { get; } = [];

        public override void Node(SyntaxNode node)
        {
            if (node is BodySyntax or ListExpressionSyntax or CallExpressionSyntax or StringExpressionSyntax)
            {
                Found.Add(new Fold(node.Span, FoldKind.Region));
            }

            base.Node(node);
        }

        public override void Token(in SyntaxToken token)
        {
            var block = default(TextSpan?);
            foreach (var comment in CommentReading.Before(tree.Source, token).Where(static c => c.StartsLine))
            {
                block = block is { } before && !comment.BlankLineBefore ? before.Union(comment.Span) : Ended(block, comment.Span);
            }

            Ended(block, default);
        }

        private TextSpan Ended(TextSpan? block, TextSpan next)
        {
            if (block is { } whole)
            {
                Found.Add(new Fold(whole, FoldKind.Comment));
            }

            return next;
        }
    }
}
