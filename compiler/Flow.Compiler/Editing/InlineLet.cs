using System.Collections.Immutable;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Editing;

/// <summary>Writes a <c>let</c>'s value wherever its name stands, and removes it.</summary>
internal static class InlineLet
{
    /// <summary>The change.</summary>
    public static IEnumerable<CodeAction> At(RefactoringPlace place)
    {
        if (place.Item is not { Value: { } value } item || place.WordOf(item) != "let" || item.Export is not null || !place.IsInHeader(item) || item.Args is not [{ Value: NameExpressionSyntax name, Type: null }, ..])
        {
            return [];
        }

        if (place.Span.End > name.Span.End || CommentReading.Documentation(place.Source, item) is not null || Uses(place, name) is not { IsEmpty: false } uses)
        {
            return [];
        }

        return
        [
            new CodeAction(CodeActionKind.Inline, $"Write the value of `{NameText.Of(place.Source, name.Token)}` in its {(uses.Length == 1 ? "place" : $"{uses.Length} places")}")
            {
                Computed = new(() => Edits(place, item, value, uses)),
            },
        ];
    }

    /// <summary>The places of the name in all files.</summary>
    private static ImmutableArray<Location> Uses(RefactoringPlace place, NameExpressionSyntax name) =>
        [.. References.At(place.Compilation, place.Source.Path, name.Span.Start).Where(static r => !r.IsDeclaration).Select(static r => r.Place)];

    private static ImmutableArray<FileEdits> Edits(RefactoringPlace place, ItemSyntax item, ExpressionSyntax value, ImmutableArray<Location> uses)
    {
        var text = place.Source.Slice(value.Span);
        var needsBrackets = value is BinaryExpressionSyntax or UnaryExpressionSyntax or IfExpressionSyntax or MatchExpressionSyntax;
        return
        [
            .. uses.GroupBy(static u => u.Path).Select(file => new FileEdits(file.Key,
            [
                .. file.Select(u => new TextEdit(u.Span, needsBrackets ? $"({text})" : text)),
                .. file.Key == place.Source.Path ? [Removed(place, item)] : ImmutableArray<TextEdit>.Empty,
            ])),
            .. uses.All(u => u.Path != place.Source.Path) ? [new FileEdits(place.Source.Path, [Removed(place, item)])] : ImmutableArray<FileEdits>.Empty,
        ];
    }

    private static TextEdit Removed(RefactoringPlace place, ItemSyntax item)
    {
        var end = item.Span.End;
        while (end < place.Source.Length && place.Source.Content[end] is ' ' or '\t' or ',')
        {
            end++;
        }

        if (end < place.Source.Length && place.Source.Content[end] == '\r')
        {
            end++;
        }

        var isLine = end < place.Source.Length && place.Source.Content[end] == '\n';
        var start = isLine ? item.Span.Start - place.IndentAt(item.Span.Start).Length : item.Span.Start;
        return new TextEdit(TextSpan.FromBounds(start, isLine ? end + 1 : end), "");
    }
}
