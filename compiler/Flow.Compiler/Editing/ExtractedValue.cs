using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Editing;

/// <summary>A selected value that can get a name.</summary>
/// <param name="Expression">The value.</param>
/// <param name="Item">The line that it stands in.</param>
/// <param name="Context">The names that it sees.</param>
/// <param name="Slot">What may stand in its place, where that is said of it as a whole.</param>
/// <param name="Expected">The type that is wanted there; null where any will do.</param>
internal sealed record ExtractedValue(ExpressionSyntax Expression, ItemPlace Item, BindContext Context, Slot? Slot, FlowType? Expected)
{
    /// <summary>The value that is selected exactly; with a caret alone, the text or list around it. Null where a name could not take its place.</summary>
    public static ExtractedValue? At(RefactoringPlace place)
    {
        var expression = place.Span.IsEmpty
            ? place.Path.OfType<ExpressionSyntax>().LastOrDefault(static e => e is ListExpressionSyntax or StringExpressionSyntax or LiteralExpressionSyntax or CallExpressionSyntax)
            : place.Path.OfType<ExpressionSyntax>().FirstOrDefault(e => e.Span == place.Span);
        if (expression is null or MissingExpressionSyntax || place.Place is not { } item || item.Kind?.Word is "import" or "waive")
        {
            return null;
        }

        _ = PlaceFinder.Find(place.Binder, place.Tree, FirstName(expression));
        return place.Binder.Seen.GetValueOrDefault(expression) is { } seen && IsOrdinary(place, item, expression) && !IsShadowed(place, expression)
            ? new ExtractedValue(expression, item, seen.Context, place.Binder.Seen.GetValueOrDefault(expression)?.Slot, seen.Expected)
            : null;
    }

    /// <summary>Whether each name in the value means in <paramref name="elsewhere"/> what it means here.</summary>
    public bool MeansTheSameIn(BindContext elsewhere, RefactoringPlace place)
    {
        var own = elsewhere.Scope;
        return NamesIn(Expression).All(name =>
            Context.Scope.Find(Context.NameOf(name.Token)) is { } symbol
                ? ReferenceEquals(own.Find(Context.NameOf(name.Token)), symbol)
                : IsKnownEverywhere(Context.NameOf(name.Token)) && place.Binder.Seen.GetValueOrDefault(name)?.SlotNames.All(n => n.Name != Context.NameOf(name.Token)) != false);
    }

    /// <summary>A name for the value: from the property or the call that it stands in.</summary>
    public string Suggested => Item switch
    {
        { Item.Value: { } value } when value == Expression && Item.Outer.Context.WordOf(Item.Item) is { } word && SyntaxFacts.IsName(word) && Item.Kind is not { Word: "let" or "param" or "output" } => word,
        _ => Expression switch
        {
            ListExpressionSyntax => "values",
            StringExpressionSyntax => "text",
            _ => "value",
        },
    };

    /// <summary>A name inside a call of this place is looked up where it stands: commands, words and references are no values.</summary>
    private static bool IsOrdinary(RefactoringPlace place, ItemPlace item, ExpressionSyntax expression)
    {
        var slot = item.Item.Args.Any(a => a.Value == expression) || item.Item.Value == expression ? item.Kind?.Subject
            : item.Item.Clauses.FirstOrDefault(c => c.Value == expression) is { } clause ? item.Kind?.Property(place.Source.Slice(clause.Word.Span))?.Subject : null;
        var isDeclared = item.Kind is { Word: "let" } && item.Item.Value == expression;
        var isTitle = item.Item.Args.Any(a => a.Value == expression && a.Value is StringExpressionSyntax) && item.Kind?.Title is not null;
        return !isDeclared && !isTitle && slot?.Form is null or SlotForm.Value;
    }

    /// <summary>Values inside a loop or lambda of an expression see its variable.</summary>
    private static bool IsShadowed(RefactoringPlace place, ExpressionSyntax expression) =>
        place.Path.TakeWhile(n => n != expression).Any(static n => n is LambdaExpressionSyntax or ComprehensionArgumentSyntax or MatchExpressionSyntax);

    private static Text.TextSpan FirstName(ExpressionSyntax expression) => expression.Span;

    private static bool IsKnownEverywhere(string name) => Contexts.Find(name) is not null || DomainTypes.Platform.Members.Contains(name) || name == "workspace";

    /// <summary>The names that the value uses, without those of calls.</summary>
    private static IEnumerable<NameExpressionSyntax> NamesIn(SyntaxNode node)
    {
        if (node is NameExpressionSyntax name)
        {
            yield return name;
        }

        foreach (var inner in node.Children().Where(c => node is not CallExpressionSyntax { Target: NameExpressionSyntax target } || c != target).SelectMany(NamesIn))
        {
            yield return inner;
        }
    }
}
