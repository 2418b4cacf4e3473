using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Editing;

/// <summary>Puts the imports of a file in order and leaves out those that nothing uses.</summary>
internal static class ImportOrder
{
    /// <summary>The change, or null where nothing is to be done or comments stand between the imports.</summary>
    public static CodeAction? Of(RefactoringPlace place)
    {
        var imports = place.Tree.Root.Items.Items.Where(i => place.WordOf(i) == "import").ToList();
        if (imports.Count == 0 || !StandTogether(place, imports))
        {
            return null;
        }

        var used = UsedNames(place);
        var kept = imports.Where(i => NameOf(place, i) is not { } name || used.Contains(name)).OrderBy(i => place.Source.Slice(i.Span), StringComparer.Ordinal).ToList();
        var old = TextSpan.FromBounds(imports[0].Span.Start, imports[^1].Span.End);
        var text = string.Join('\n', kept.Select(i => place.Source.Slice(i.Span)));
        if (text == place.Source.Slice(old))
        {
            return null;
        }

        var whole = text.Length > 0 ? old : TextSpan.FromBounds(old.Start, EndOfBlank(place.Source, old.End));
        return place.Action(CodeActionKind.OrganizeImports, "Organise the imports", new TextEdit(whole, text));
    }

    /// <summary>Whether only line breaks stand between the imports, so that moving them moves no comment.</summary>
    private static bool StandTogether(RefactoringPlace place, List<ItemSyntax> imports) =>
        imports.Zip(imports.Skip(1)).All(p => place.Source.Content.AsSpan(p.First.Span.End, p.Second.Span.Start - p.First.Span.End).IsWhiteSpace());

    private static string? NameOf(RefactoringPlace place, ItemSyntax import) =>
        import.Clauses.FirstOrDefault(static c => c.Word.Word == Word.As) is { Value: NameExpressionSyntax name } ? NameText.Of(place.Source, name.Token) : null;

    /// <summary>The names before a dot. Imports of a project's file are seen by its other files, so those count as well.</summary>
    private static HashSet<string> UsedNames(RefactoringPlace place)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var isLibrary = place.Tree.Root.Items.Items.Any(static i => i.Export is not null);
        foreach (var tree in isLibrary ? [place.Tree] : place.Compilation.Trees)
        {
            var tokens = tree.Root.Tokens();
            for (var i = 1; i < tokens.Length; i++)
            {
                if (tokens[i].Kind is TokenKind.Dot && tokens[i - 1].Kind == TokenKind.Name)
                {
                    found.Add(NameText.Of(tree.Source, tokens[i - 1]));
                }
            }
        }

        return found;
    }

    private static int EndOfBlank(SourceText source, int position)
    {
        while (position < source.Length && source.Content[position] is '\n' or '\r')
        {
            position++;
        }

        return position;
    }
}
