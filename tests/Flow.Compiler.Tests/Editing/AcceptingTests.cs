using Flow.Compiler.Catalogue;
using Flow.Compiler.Editing;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests.Editing;

/// <summary>Whoever deletes a word of an example and asks at its place is offered the word; and whatever is accepted leaves a text that can be read.</summary>
public class AcceptingTests
{
    /// <summary>Names that no project can know before they are written.</summary>
    private const string Declared = "declared name";

    [Fact]
    public void A_deleted_word_is_offered()
    {
        var asked = Tokens().Select(static t => (t.Category, t.Place, IsOffered: Offers(t).Any(i => i.Label == t.Word || i.Label.Split('.').Contains(t.Word)))).ToList();

        Assert.All(asked.GroupBy(static a => a.Category), static category =>
            Assert.True(category.Count(static a => a.IsOffered) >= 0.98 * category.Count(), $"{category.Key}: not offered {string.Join("; ", category.Where(static a => !a.IsOffered).Select(static a => a.Place))}"));
        Assert.True(asked.Count > 500);
    }

    /// <summary>Most often it is so near the top that a list shows it without scrolling.</summary>
    [Fact]
    public void A_deleted_word_stands_high_in_the_list()
    {
        var ranks = Tokens().Select(static t => Offers(t).ToList().FindIndex(i => i.Label == t.Word || i.Label.Split('.').Contains(t.Word))).ToList();

        Assert.True(ranks.Count(static r => r is >= 0 and < 12) >= 0.7 * ranks.Count, $"{ranks.Count(static r => r is >= 0 and < 12)} of {ranks.Count}");
    }

    /// <summary>But for the words of the grammar: <c>not</c>, <c>if</c> and the name of an argument only begin something, and without its <c>if</c> the rest of a choice cannot be read. What is left of an output is no condition for <c>require</c>.</summary>
    [Fact]
    public void Whatever_is_accepted_can_be_read() => Assert.Empty(Tokens().Where(static (token, i) => i % 3 == 0 && token.Word is not ("if" or "not")).SelectMany(static token => Offers(token).Where(static (i, n) => n % 3 == 0 && i.Kind != CompletionKind.Keyword && i.Label != "require" && !i.NewText.EndsWith("= ", StringComparison.Ordinal)).SelectMany(item =>
    {
        var text = TextChanges.Apply(TextChanges.Apply(token.Without, [new TextEdit(item.Replace, item.NewText)]), item.AdditionalEdits);
        return SyntaxTree.Parse(new SourceText("main.flow", text)).Diagnostics.Where(static d => d.Severity == Diagnostics.Severity.Error).Select(d => $"{item.Label} at {token.Place}: {d.Message}");
    })));

    private static IEnumerable<CompletionItem> Offers(Deleted token) => token.Offers.Value.Items;

    /// <summary>A word that was deleted, and what is offered at its place.</summary>
    private sealed record Deleted(string Without, string Word, string Category, string Place, Lazy<CompletionList> Offers);

    private static readonly Lazy<List<Deleted>> All = new(static () => [.. FindTokens()]);

    private static List<Deleted> Tokens() => All.Value;

    private static IEnumerable<Deleted> FindTokens()
    {
        foreach (var (compilation, path) in EditedProjects.All())
        {
            var tree = compilation.Trees.Single(t => t.Source.Path == path);
            foreach (var token in tree.Root.Tokens().Where(t => t.Kind == TokenKind.Name && CategoryOf(tree, t) != Declared))
            {
                var line = tree.Source.PositionOf(token.Start).Line;
                var without = tree.Source.Content.Remove(token.Start, token.End - token.Start);
                yield return new Deleted(
                    without, NameText.Of(tree.Source, token), CategoryOf(tree, token), $"{path}:{line + 1} {NameText.Of(tree.Source, token)} in {tree.Source.LineAt(line).Trim()}",
                    new(() => Completion.At(compilation.With(new SourceText(path, without)), path, token.Start, CompletionTrigger.Invoked)));
            }
        }
    }

    private static string CategoryOf(SyntaxTree tree, SyntaxToken token)
    {
        var path = CaretPath(tree, token.Span);
        var item = path.OfType<ItemSyntax>().Last();
        var outer = path.OfType<ItemSyntax>().Reverse().Skip(1).FirstOrDefault();
        var outerWord = outer is null ? "" : tree.Source.Slice(outer.Head.Span);
        if (item.Head.Span.Contains(token.Span))
        {
            var isRow = path.SkipWhile(static n => n is not ClauseSyntax { Word.Word: Word.For }).OfType<RecordExpressionSyntax>().Any();
            return isRow || outerWord is "enum" or "type" or "env" or "tags" ? Declared : "first word of a line";
        }

        var word = tree.Source.Slice(item.Head.Span);
        var kind = KindCatalogue.Find(word);
        var named = item.Args.Skip(kind?.Varieties is null ? 0 : 1).FirstOrDefault()?.Value;
        var isName = named is NameExpressionSyntax name && name.Span == token.Span && kind is { Name: not NameRule.None } or null && outer?.Value is not RecordExpressionSyntax;
        return path[^1] switch
        {
            ClauseSyntax clause when clause.Word.Span == token.Span => "small word",
            ClauseSyntax => clauseName(path),
            NameExpressionSyntax when isName => Declared,
            NameExpressionSyntax when path[^2] is CallExpressionSyntax && word == "function" => Declared,
            NameExpressionSyntax when path[^2] is ClauseSyntax { Word.Word: Word.As } && word != "import" => Declared,
            NameExpressionSyntax when word == "import" => Declared,
            ParameterArgumentSyntax or LambdaExpressionSyntax => Declared,
            ComprehensionArgumentSyntax of => of.Variable.Span == token.Span ? Declared : "word of a value",
            NameExpressionSyntax => "name in a value",
            MemberExpressionSyntax => "member",
            PathSyntax => "type",
            _ => "word of a value",
        };

        string clauseName(System.Collections.Immutable.ImmutableArray<SyntaxNode> nodes) => ((ClauseSyntax)nodes[^1]).Variable?.Span == token.Span ? Declared : "word of a value";
    }

    private static System.Collections.Immutable.ImmutableArray<SyntaxNode> CaretPath(SyntaxTree tree, TextSpan span) => Flow.Compiler.Editing.CaretText.PathTo(tree, span);
}
