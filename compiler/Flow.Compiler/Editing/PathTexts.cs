using Flow.Compiler.Binding;
using Flow.Compiler.Literals;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Editing;

/// <summary>A text that names files or folders of the project.</summary>
/// <param name="Syntax">Where it is written.</param>
/// <param name="Written">The text: a path, or a pattern of paths.</param>
/// <param name="Folder">Where paths with <c>./</c> start: the folder of the file, or of the project (then empty) for what a checkout is searched for.</param>
internal sealed record PathText(StringExpressionSyntax Syntax, string Written, string Folder)
{
    /// <summary>Whether it starts at <see cref="Folder"/>; else it starts at the project folder.</summary>
    public bool IsLocal => Written is "." or ".." || Written.StartsWith("./", StringComparison.Ordinal) || Written.StartsWith("../", StringComparison.Ordinal);

    /// <summary>The path from the project folder; null where it leads out of the project or is none.</summary>
    public string? Target => ProjectPath.Resolve(Folder, Written).ValueOrDefault;
}

/// <summary>Which texts are paths: imports, values of the type <c>path</c>, actions of the repository, and what certain words take.</summary>
internal static class PathTexts
{
    private static readonly string[] PathWords = ["at", "folder", "from", "paths", "paths-ignore", "to", "file"];

    /// <summary>The texts of a file that are paths.</summary>
    public static IEnumerable<PathText> Of(SemanticModel model) => TextsOf(model.Tree).Select(t => In(model, t, isGuess: false)).OfType<PathText>();

    /// <summary>All texts of a file, paths or not.</summary>
    public static IEnumerable<StringExpressionSyntax> TextsOf(SyntaxTree tree)
    {
        var texts = new Texts();
        texts.Node(tree.Root);
        return texts.Found;
    }

    /// <summary>What <paramref name="text"/> is as a path; null where it is none.</summary>
    /// <param name="model">The file.</param>
    /// <param name="text">A text of the file.</param>
    /// <param name="isGuess">Whether anything with a slash will do: somebody looks whether it is there.</param>
    public static PathText? In(SemanticModel model, StringExpressionSyntax text, bool isGuess)
    {
        if (StringReading.PlainText(text, model.Tree.Source) is not { Length: > 0 } plain || StringReading.Tag(text, model.Tree.Source) is not null || text.Start.End >= text.End.Start)
        {
            return null;
        }

        var item = model.ItemAt(text.Span.Start);
        var isResolved = item is { Kind.Word: "import" }
            || (model.ValueOf(text) is { } bound && (IsPath(bound.Expected) || IsPath(bound.Slot?.Type)));
        return isResolved ? new PathText(text, plain, (item?.Context ?? new BindContext(model.Tree, new Scope(null))).Folder)
            : IsSearchedInCheckout(model, text, item, plain) || (isGuess && plain.Contains('/', StringComparison.Ordinal)) ? new PathText(text, plain, "")
            : null;
    }

    private static bool IsPath(FlowType? type) => type?.Required is TextType { Form: TextForm.Path or TextForm.Glob };

    private static bool IsSearchedInCheckout(SemanticModel model, StringExpressionSyntax text, ItemMeaning? item, string plain) =>
        item?.Kind is { Word: "uses" } ? plain.StartsWith("./", StringComparison.Ordinal)
        : item is not ({ Kind.Word: "on" } or { Kind.Word: "to", Parent.Word: "on" }) // a branch
        && ((model.Tree.PathTo(text.Span.Start).OfType<ClauseSyntax>().LastOrDefault() is { } clause && PathWords.Contains(model.Tree.Source.Slice(clause.Word.Span)))
        || (item is { Kind.Word: var word } && PathWords.Contains(word)));

    private sealed class Texts : SyntaxVisitor
    {
        public List<StringExpressionSyntax> Found { get; } = [];

        public override void Token(in SyntaxToken token)
        {
        }

        public override void Node(SyntaxNode node)
        {
            if (node is StringExpressionSyntax text)
            {
                Found.Add(text);
            }

            base.Node(node);
        }
    }
}
