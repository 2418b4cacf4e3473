using System.Collections.Immutable;
using Flow.Compiler.Emit;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Editing;

/// <summary>A selection in a file, with what is around it.</summary>
internal sealed class RefactoringPlace
{
    private readonly Lazy<PlaceBinder> binder;
    private readonly Lazy<ItemPlace?> item;

    /// <summary>The selection <paramref name="span"/> of <paramref name="tree"/>.</summary>
    public RefactoringPlace(Compilation compilation, SyntaxTree tree, TextSpan span)
    {
        (Compilation, Tree, Span) = (compilation, tree, Trimmed(tree.Source, span));
        Path = CaretText.PathTo(tree, Span);
        binder = new(() => new PlaceBinder(Compilation, Compilation.Bound, Source.Path, Span.Start));
        item = new(FindItem);
    }

    /// <summary>The project.</summary>
    public Compilation Compilation { get; }

    /// <summary>What the targets are told.</summary>
    public EmitOptions Options { get; init; } = EmitOptions.Default;

    /// <summary>The file.</summary>
    public SyntaxTree Tree { get; }

    /// <summary>The selection without the white space around it.</summary>
    public TextSpan Span { get; }

    /// <summary>The nodes around the selection, the outermost first.</summary>
    public ImmutableArray<SyntaxNode> Path { get; }

    /// <summary>The names of the project.</summary>
    public PlaceBinder Binder => binder.Value;

    /// <summary>The text.</summary>
    public SourceText Source => Tree.Source;

    /// <summary>The innermost line around the selection that has a meaning of its own.</summary>
    public ItemPlace? Place => item.Value;

    /// <summary>The innermost item around the selection.</summary>
    public ItemSyntax? Item => Path.OfType<ItemSyntax>().LastOrDefault();

    /// <summary>The word of <paramref name="item"/>.</summary>
    public string WordOf(ItemSyntax item) => item.Head is PathSyntax { Tokens.IsEmpty: false } path ? NameText.Of(Source, path) : "";

    /// <summary>Whether the selection is a caret in the header of <paramref name="item"/>.</summary>
    public bool IsInHeader(ItemSyntax item) => Span.Start >= item.Span.Start && Span.End <= (item.Body?.Open.Start ?? item.Span.End);

    /// <summary>The white space before the first token of the line of <paramref name="position"/>.</summary>
    public string IndentAt(int position)
    {
        var line = Source.LineAt(Source.PositionOf(position).Line);
        return line[..(line.Length - line.TrimStart(' ', '\t').Length)];
    }

    /// <summary>Where the line of <paramref name="node"/> with the comments above it starts.</summary>
    public int StartWithComments(ItemSyntax node) =>
        CommentReading.Leading(Source, node) is [var first, ..] ? first.Span.Start : node.Span.Start;

    /// <summary>An action with edits of this file.</summary>
    public CodeAction Action(CodeActionKind kind, string title, params TextEdit[] edits) =>
        new(kind, title) { Computed = new([new FileEdits(Source.Path, [.. edits])]) };

    /// <summary>An action with edits of this file that are worked out when they are asked for.</summary>
    public CodeAction Action(CodeActionKind kind, string title, Func<ImmutableArray<TextEdit>> edits) =>
        new(kind, title) { Computed = new(() => [new FileEdits(Source.Path, edits())]) };

    private ItemPlace? FindItem() => Binder.Innermost(Tree, [.. Path.OfType<ItemSyntax>()], out _);

    private static TextSpan Trimmed(SourceText source, TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && char.IsWhiteSpace(source.Content[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(source.Content[end - 1]))
        {
            end--;
        }

        return TextSpan.FromBounds(start, end);
    }
}
